"""Who may talk to the page: this machine's own browser, and nobody through it."""

import ipaddress
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

# Nothing but our own files runs, is styled, fetched or framed; nothing leaves the machine.
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


def _is_loopback(host: str | None) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


@web.middleware
async def this_machine_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a foreign Host (DNS rebinding) and writes from another site's page."""
    if not _is_loopback(urlsplit(f"//{request.host}").hostname):
        raise web.HTTPForbidden(text="Open this page by its 127.0.0.1 address.")
    if request.method == "POST" and request.path.startswith("/api/"):
        _check_same_site(request)
    return await handler(request)


def _check_same_site(request: web.Request) -> None:
    """A form of another site cannot send JSON unasked, and a script of one shows its Origin."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="Only the simulator's own page may do that.")
    if request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType(text="Send JSON.")


async def add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    """Put the policy on every answer, streams included."""
    response.headers.update(HEADERS)
