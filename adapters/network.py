"""The way out of this machine: by which proxy, and whose certificates are believed.

The one place that makes TLS contexts and HTTP sessions. The system's authorities are believed, and
beside them those we are given. The proxy is the one we are told of: variables of the environment
(`HTTPS_PROXY`, `REQUESTS_CA_BUNDLE`) are asked by no client, as each library reads others of them.
"""

import socket
import ssl
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property, partial
from ipaddress import ip_address
from typing import TYPE_CHECKING

import aiohttp
from yarl import URL

from adapters.tunnel import tunnel

if TYPE_CHECKING:
    import requests

USUAL = aiohttp.ClientTimeout(total=300, sock_connect=30)  # aiohttp's own
BESIDE_US = frozenset({"localhost"})


@dataclass(frozen=True)
class Network:
    """How others are reached. `proxy` is an address as in `http://name:password@host:port`.

    `direct` are hosts and domains that need none; this machine and its identity endpoint never do.
    `authorities` are certificates in PEM.
    """

    proxy: str = field(default="", repr=False)
    direct: tuple[str, ...] = ()
    authorities: str = field(default="", repr=False)

    def proxy_for(self, host: str) -> str | None:
        """Return the proxy that leads to a host; None where we go ourselves."""
        return None if not self.proxy or _is_near(host) or self._is_direct(host) else self.proxy

    def _is_direct(self, host: str) -> bool:
        dotted = f".{host.lower()}"
        return any(dotted.endswith("." + one.lower().lstrip(".")) for one in self.direct)

    @cached_property
    def trust(self) -> ssl.SSLContext:
        """Whom we believe. Raises ValueError where `authorities` is not PEM."""
        return trusting(self.authorities)

    def session(self, timeout: aiohttp.ClientTimeout | None) -> aiohttp.ClientSession:
        """Return a session; each request names its own proxy (see `OneSession`)."""
        # Without authorities of our own, aiohttp's context is the same and is made already.
        believed = self.trust if self.authorities else True
        connector = aiohttp.TCPConnector(ssl=believed)
        return aiohttp.ClientSession(connector=connector, timeout=timeout or USUAL)

    def blocking(self, host: str, *, within: timedelta) -> "requests.Session":
        """Return a session for one host and for a thread: each answer must come in that time."""
        # Here and not above: the simulator has no use for it, and it takes long to import.
        from adapters.blocking_session import believing  # noqa: PLC0415

        session = believing(trusting(self.authorities), proxy=self.proxy_for(host))
        timed = partial(session.request, timeout=within.total_seconds())
        session.request = timed  # type: ignore[method-assign]
        return session

    async def line(self, host: str, port: int) -> socket.socket | None:
        """Return a line to a host through the proxy; None where we go ourselves. Raises OSError."""
        proxy = self.proxy_for(host)
        return None if proxy is None else await tunnel(URL(proxy), host, port)


def trusting(authorities: str = "") -> ssl.SSLContext:
    """Trust the system's certificate authorities and our own. Raises ValueError unless in PEM."""
    context = ssl.create_default_context()
    if authorities:
        try:
            context.load_verify_locations(cadata=authorities)
        except ssl.SSLError:
            raise ValueError("must hold certificates in PEM") from None
    return context


def _is_near(host: str) -> bool:
    """Return whether a host is this machine, or linked to it as its identity endpoint is."""
    try:
        address = ip_address(host.strip("[]"))
    except ValueError:
        return host.lower() in BESIDE_US
    return address.is_loopback or address.is_link_local  # RFC 3927


DIRECT = Network()
"""No proxy, and the system's authorities alone."""
