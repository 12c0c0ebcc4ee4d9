"""How long a Retry-After header asks us to wait."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = timedelta(hours=1)  # nobody may hold a statutory notice for longer by a header


def retry_after(header: str | None, *, now: datetime) -> timedelta | None:
    """The wait that `header` asks for (RFC 9110 10.2.3: seconds, or a date), at most an hour.

    None where it says nothing that can be understood.
    """
    if header is None:
        return None
    text = header.strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        return min(timedelta(seconds=int(text)), LONGEST)
    return _until(text, now)


def _until(text: str, now: datetime) -> timedelta | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return min(max(moment - now, timedelta()), LONGEST)
