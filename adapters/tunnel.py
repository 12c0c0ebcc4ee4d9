"""A line through a proxy, by CONNECT (RFC 9110 9.3.6), for what is no HTTP itself: mail."""

import asyncio
import socket
from base64 import b64encode

from yarl import URL

from adapters.unreached import ProxyRefused, ProxySilent

MOST_BYTES = 8192
USUAL_PORT = 3128


async def tunnel(proxy: URL, host: str, port: int) -> socket.socket:
    """Return a line to `host` on which nothing has been said. Raises ProxyRefused, ProxySilent, or
    another OSError.
    """
    line = await _dial(proxy.host or "", proxy.port or USUAL_PORT)
    try:
        await asyncio.get_running_loop().sock_sendall(line, _asked(proxy, host, port))
        await _agreed(line)
    except BaseException:
        line.close()
        raise
    return line


async def _dial(host: str, port: int) -> socket.socket:
    """Try each address of the proxy's in turn."""
    loop, failure = asyncio.get_running_loop(), OSError()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as unknown:
        raise ProxySilent from unknown
    for family, kind, protocol, _, address in found:
        line = socket.socket(family, kind, protocol)
        line.setblocking(False)  # noqa: FBT003 - the socket's own words
        try:
            await loop.sock_connect(line, address)
        except BaseException as fault:
            line.close()
            if not isinstance(fault, OSError):
                raise
            failure = fault
        else:
            return line
    raise ProxySilent from failure


def _asked(proxy: URL, host: str, port: int) -> bytes:
    there = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    lines = [f"CONNECT {there} HTTP/1.1", f"Host: {there}"]
    if proxy.user is not None:
        proof = b64encode(f"{proxy.user}:{proxy.password or ''}".encode()).decode()
        lines.append(f"Proxy-Authorization: Basic {proof}")
    return "\r\n".join((*lines, "", "")).encode()


async def _agreed(line: socket.socket) -> None:
    """Read the proxy's answer and not a byte more: the next are the server's."""
    loop, answer = asyncio.get_running_loop(), b""
    while not answer.endswith(b"\r\n\r\n"):
        byte = await loop.sock_recv(line, 1)
        answer += byte
        if not byte or len(answer) > MOST_BYTES:
            raise ProxyRefused
    status = answer.split(maxsplit=2)[1:2]
    if not status or not status[0].startswith(b"2"):
        raise ProxyRefused
