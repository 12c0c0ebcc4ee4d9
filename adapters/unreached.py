"""Why somebody could not be reached over the network, told apart by who can put it right."""

import errno
import socket
import ssl
from collections.abc import Callable, Iterator
from enum import StrEnum


class Unreached(StrEnum):
    """What went wrong on the way to a server, as logs and `igdesk doctor` say it."""

    PROXY_SILENT = "the proxy cannot be reached"
    PROXY_REFUSED = "the proxy refuses"
    WRONG_CERTIFICATE = "certificate for another name, or out of date"
    NOT_TRUSTED = "certificate not trusted"
    NO_TLS = "no TLS that we can use"
    NO_SUCH_NAME = "no such name"
    REFUSED = "connection refused"
    NO_ROUTE = "no route"
    NO_ANSWER = "no answer in time"
    CUT_OFF = "the line was cut"
    UNKNOWN = "no answer"


NOBODYS_FAULT = (ssl.SSLEOFError, ssl.SSLZeroReturnError)
"""OpenSSL's words for a line that was cut."""
OF_THE_CERTIFICATE = frozenset({9, 10, 62, 64})
"""X509_V_ERR_CERT_NOT_YET_VALID, _HAS_EXPIRED, _HOSTNAME_MISMATCH, _IP_ADDRESS_MISMATCH: the
authority may well be trusted.
"""
NO_WAY = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN, errno.EHOSTDOWN})


class ProxyRefused(ConnectionError):
    """A proxy answered, and opens no line to where we want to go."""


class ProxySilent(ConnectionError):
    """A proxy that cannot be reached itself."""


def _named(*names: str) -> Callable[[BaseException], bool]:
    """Know a library's failure by its name: none of them need be imported for it."""
    return lambda one: any(kind.__name__ in names for kind in type(one).__mro__)


def _certificate(one: BaseException) -> bool:
    return getattr(one, "verify_code", None) in OF_THE_CERTIFICATE


def _no_tls(one: BaseException) -> bool:
    return isinstance(one, ssl.SSLError) and not isinstance(one, NOBODYS_FAULT)


def _tunnel_refused(one: BaseException) -> bool:
    return isinstance(one, OSError) and str(one).startswith("Tunnel connection failed")


def _no_way(one: BaseException) -> bool:
    return isinstance(one, OSError) and one.errno in NO_WAY


def _proxys_name(one: BaseException) -> bool:
    """Know aiohttp's failure to find a name to which no TLS was to be spoken: the proxy's."""
    return not getattr(getattr(one, "_conn_key", None), "is_ssl", True)


def _is(*kinds: type[BaseException]) -> Callable[[BaseException], bool]:
    return lambda one: isinstance(one, kinds)


SIGNS: tuple[tuple[Unreached, Callable[[BaseException], bool]], ...] = (
    (Unreached.PROXY_REFUSED, _is(ProxyRefused)),
    (Unreached.PROXY_REFUSED, _named("ClientHttpProxyError")),  # aiohttp's
    (Unreached.PROXY_REFUSED, _tunnel_refused),  # http.client's, beneath requests
    (Unreached.PROXY_SILENT, _is(ProxySilent)),
    (Unreached.PROXY_SILENT, _named("ClientProxyConnectionError", "ProxyError")),
    (Unreached.PROXY_SILENT, _proxys_name),
    (Unreached.WRONG_CERTIFICATE, _certificate),
    (Unreached.NOT_TRUSTED, _is(ssl.SSLCertVerificationError)),
    (Unreached.NO_TLS, _no_tls),
    (Unreached.NO_SUCH_NAME, _is(socket.gaierror)),
    (Unreached.REFUSED, _is(ConnectionRefusedError)),
    (Unreached.NO_ROUTE, _no_way),
    (Unreached.NO_ANSWER, _named("TimeoutError", "Timeout")),
    (Unreached.CUT_OFF, _is(ConnectionError, *NOBODYS_FAULT)),
    (Unreached.CUT_OFF, _named("ServerDisconnectedError")),  # aiohttp's
)
"""The first sign found anywhere in a failure decides."""


def why_unreached(failure: BaseException) -> Unreached:
    """Return what a failure comes from, whichever library wrapped it, and ours `from None` too."""
    beneath = tuple(_beneath(failure))
    for what, sign in SIGNS:
        if any(map(sign, beneath)):
            return what
    return Unreached.UNKNOWN


def _beneath(failure: BaseException) -> Iterator[BaseException]:
    """Yield a failure and every other that it came from or carries."""
    waiting, seen = [failure], set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        carried = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        waiting += [each for each in carried if isinstance(each, BaseException)]
