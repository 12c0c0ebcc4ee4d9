"""What a disclosure request is to the retention schedule: kept as a request is (RT-REQUEST)."""

from governance.disclosures.disclosure import DisclosureCase
from governance.moments import london
from governance.retention.kept_as import KeptAs
from governance.retention.schedule import Record


def kept_as(case: DisclosureCase) -> KeptAs:
    """Return it: closed once nothing more is to be done."""
    day = london(case.reported_at).date()
    return KeptAs(Record.REQUEST, incident=day, closed=case.decided.at if case.decided else None)
