"""What time it is by somebody else's clock: the `Date` of their answer (RFC 9110 6.6.1)."""

from datetime import datetime, timedelta
from ssl import SSLContext

import aiohttp

from adapters.received import date_of

TIMEOUT = timedelta(seconds=8)


async def their_date(
    url: str, *, timeout: timedelta = TIMEOUT, tls: SSLContext | None = None
) -> datetime | None:
    """Return the time by whoever answers at `url`, whatever else they say; None for no answer."""
    limit = aiohttp.ClientTimeout(total=timeout.total_seconds())
    try:
        async with (
            aiohttp.ClientSession(timeout=limit) as session,
            session.get(url, allow_redirects=False, ssl=tls or True) as answer,
        ):
            return date_of(answer.headers.get("Date"))
    except (aiohttp.ClientError, TimeoutError, OSError):
        return None
