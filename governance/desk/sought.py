"""What a reference that somebody looks for may be: ours, however it is typed, or a party's own."""

import re
from collections.abc import Sequence
from datetime import datetime

from governance.desk.found_by import tidied
from governance.moments import london
from governance.policy import DESK_YEARS

_WHOLE = re.compile(r"([a-z]{2,4})(\d{4})(\d{1,9})", re.ASCII)
_SHORT = re.compile(r"([a-z]{2,4})(\d{1,4})", re.ASCII)


def ours(sought: str, now: datetime) -> Sequence[str]:
    """Return the references of ours that this may mean; without its year, one of each year back.

    >>> from datetime import UTC
    >>> ours("br 2026 7", datetime(2026, 11, 30, tzinfo=UTC))
    ('BR-2026-0007',)
    >>> ours("BR-7", datetime(2026, 11, 30, tzinfo=UTC))[:2]
    ('BR-2026-0007', 'BR-2025-0007')
    """
    compared = tidied(sought)
    if whole := _WHOLE.fullmatch(compared):
        return (f"{whole[1].upper()}-{whole[2]}-{whole[3]:0>4}",)
    if short := _SHORT.fullmatch(compared):
        year, name = london(now).year, short[1].upper()
        return tuple(f"{name}-{year - back}-{short[2]:0>4}" for back in range(DESK_YEARS))
    return ()
