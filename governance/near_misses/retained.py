"""What a near miss is to the retention schedule (RT-NEAR-MISS)."""

from governance.moments import london
from governance.near_misses.near_miss import NearMissCase
from governance.retention.kept_as import KeptAs
from governance.retention.schedule import Record


def kept_as(case: NearMissCase) -> KeptAs:
    """Return it: closed by its lesson."""
    day = london(case.reported_at).date()
    return KeptAs(Record.NEAR_MISS, incident=day, closed=case.decided.at if case.decided else None)
