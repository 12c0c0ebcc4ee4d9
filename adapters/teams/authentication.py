"""Who may knock. Tokens are another Authenticator with the same two steps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from aiohttp import web

from adapters.teams.hosts import is_loopback
from adapters.teams.inbound import Activity, RequestRefused

# A proxy on this machine would make every stranger look local; a browser page could ask too.
FROM_ELSEWHERE = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Origin")


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is asking: the address of the other end of the connection, and the headers."""

    peer: str
    headers: Mapping[str, str] = field(repr=False)


class Authenticator(Protocol):
    """Two steps, because a body must not be read for a stranger."""

    async def admit(self, caller: Caller) -> "Pass":
        """Check the caller before the body is read. Raises RequestRefused: 401, 403 or 503."""
        ...


class Pass(Protocol):
    """What was proved about the caller."""

    def check(self, activity: Activity) -> None:
        """Check that the activity fits what was proved. Raises RequestRefused with 401 or 403."""
        ...


class AnonymousLoopback:
    """Lets in this machine alone, with no token: for the simulator and for tests.

    It is its own Pass: the service URL must be on this machine too.
    """

    async def admit(self, caller: Caller) -> "Pass":
        """Raise RequestRefused unless the caller is on this machine and speaks for itself."""
        host = urlsplit(f"//{caller.headers.get('Host', '')}").hostname or ""
        if not (is_loopback(caller.peer) and is_loopback(host)):
            raise RequestRefused(403, "Without a token, only this machine may send activities.")
        if any(header in caller.headers for header in FROM_ELSEWHERE):
            raise RequestRefused(403, "Without a token, nothing may be passed on from elsewhere.")
        return self

    def check(self, activity: Activity) -> None:
        """Raise RequestRefused unless answers would stay on this machine."""
        if not is_loopback(_host(str(activity["serviceUrl"]))):
            raise RequestRefused(403, "Without a token, the serviceUrl must be on this machine.")


def caller_of(request: web.Request) -> Caller:
    """Return the caller by the connection itself; no header can change the peer."""
    peer = request.transport.get_extra_info("peername") if request.transport else None
    return Caller(peer=str(peer[0]) if peer else "", headers=request.headers)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
