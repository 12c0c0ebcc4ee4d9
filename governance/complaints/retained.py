"""What a complaint is to the retention schedule (RT-COMPLAINT)."""

from governance.complaints.complaint import ComplaintCase
from governance.retention.kept_as import KeptAs
from governance.retention.schedule import Record


def kept_as(case: ComplaintCase) -> KeptAs:
    """Return it: closed by its outcome."""
    closed = case.decided.at if case.decided else None
    return KeptAs(Record.COMPLAINT, incident=case.received, closed=closed)
