"""What a complaint is to the rules: its table of contents."""

from governance.cases.case_kind import CaseKind
from governance.cases.facts import LessonRecorded
from governance.complaints.complaint import ComplaintCase, after_complaint, opened_complaint
from governance.complaints.facts import COMPLAINT_EVENTS, ComplaintReceived
from governance.complaints.ladders import LADDERS
from governance.complaints.retained import kept_as

COMPLAINT = CaseKind(
    name="complaint",
    prefix="CP",
    case=ComplaintCase,
    facts=COMPLAINT_EVENTS,
    shares=frozenset({LessonRecorded}),
    opened_by=ComplaintReceived,
    opens=opened_complaint,
    after=after_complaint,
    ladders=LADDERS,
    urgent=False,
    kept_as=kept_as,
)
