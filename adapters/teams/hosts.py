"""The hosts we may send to. An activity names its own; only these are believed."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

from adapters.teams.failures import NotABotFrameworkHost

# Whole names and no suffixes: anyone may register a name under trafficmanager.net.
TEAMS_HOSTS = frozenset(("smba.trafficmanager.net",))
# People's own files. Only Microsoft gives out names under it.
FILE_DOMAIN = ".sharepoint.com"
HTTPS = 443
REMEMBERED = 64  # addresses of Teams, which are a handful


class ServiceHosts:
    """An allow-list of host names, reached over https; or loopback, where that is allowed."""

    def __init__(self, names: Iterable[str] = TEAMS_HOSTS, *, loopback: bool = False) -> None:
        ours = frozenset(name.lower() for name in names)
        self._loopback = loopback
        self._may_send_to = lru_cache(REMEMBERED)(
            lambda url: self._allows(_parts(url), ours.__contains__)
        )

    def check(self, service_url: str) -> None:
        """Raise NotABotFrameworkHost unless we may send there."""
        if not self._may_send_to(service_url):
            raise NotABotFrameworkHost

    def check_file(self, upload_url: str) -> None:
        """Raise NotABotFrameworkHost unless a file may be put there."""
        address, _, _query = upload_url.partition("?")  # its proof: it may hold anything printable
        parts = _parts(address) if upload_url.isprintable() else None
        if not self._allows(parts, lambda host: host.endswith(FILE_DOMAIN)):
            raise NotABotFrameworkHost

    def _allows(self, parts: SplitResult | None, ours: Callable[[str], bool]) -> bool:
        if parts is None:
            return False
        host = (parts.hostname or "").lower()
        if self._loopback and is_loopback(host):
            return parts.scheme in ("http", "https")
        return parts.scheme == "https" and ours(host) and parts.port in (None, HTTPS)


def is_loopback(host: str) -> bool:
    """Return whether `host` (a name or an address, no port) is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _parts(url: str) -> SplitResult | None:
    """Return a plain URL's parts; None for one with a user, a query, a fragment or a bad port."""
    if not url.isascii() or not url.isprintable() or any(c in url for c in " \\@?#"):
        return None
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is not a number
    except ValueError:
        return None
    return parts
