"""What a lost key is to the retention schedule."""

from governance.lost_keys.lost_key import LostKeyCase
from governance.moments import london
from governance.retention.kept_as import KeptAs
from governance.retention.schedule import Record


def kept_as(case: LostKeyCase) -> KeptAs:
    """Return it: as long as a near miss."""
    day = london(case.reported_at).date()
    return KeptAs(Record.NEAR_MISS, incident=day, closed=case.decided.at if case.decided else None)
