"""What time it is by somebody else's clock: the `Date` of their answer (RFC 9110 6.6.1)."""

from datetime import datetime, timedelta

import aiohttp

from adapters.network import DIRECT, Network
from adapters.one_session import OneSession
from adapters.received import date_of

TIMEOUT = timedelta(seconds=8)


async def their_date(
    url: str, network: Network = DIRECT, *, timeout: timedelta = TIMEOUT
) -> datetime | None:
    """Return the time by whoever answers at `url`, whatever else they say; None for no answer."""
    limit = aiohttp.ClientTimeout(total=timeout.total_seconds())
    try:
        async with OneSession(limit, network) as session, session.request("GET", url) as answer:
            return date_of(answer.headers.get("Date"))
    except (aiohttp.ClientError, TimeoutError, OSError):
        return None
