"""Complaints in any state, made by folding events. Everyone is invented."""

from dataclasses import replace
from datetime import date
from typing import Any

from governance.cases.case import Header
from governance.cases.event import Event
from governance.cases.ladders import newest
from governance.cases.yes_no import YesNo
from governance.complaints.complaint import ComplaintCase
from governance.complaints.facts import (
    NOBODY_NAMED,
    ComplaintReceived,
    ComplaintReport,
    HowItCame,
    SpeaksFor,
)
from governance.complaints.ladders import LADDERS
from governance.folding import fold
from governance.keys import CaseId
from governance.people.identity import PersonId
from tests.cases import PRIYA, REPORTED_AT, SCC

RECEIVED = date(2026, 11, 19)  # a Thursday, the day before it was recorded
STORY = "They say that a letter about them went to the wrong school. **{{DATE(2026-01-01)}}**"


def report(**changes: Any) -> ComplaintReport:
    """A complaint by letter about our own organisation, from the person themselves."""
    usual = ComplaintReport(
        allegation=YesNo.NO,
        about_data=YesNo.YES,
        received=RECEIVED,
        how=HowItCame.LETTER,
        about=(SCC,),
        named=(NOBODY_NAMED,),
        speaks_for=SpeaksFor.SELF,
        summary=STORY,
    )
    return replace(usual, **changes)


def complaint(
    *then: Event, kept_from: tuple[PersonId, ...] = (), passed_from: str = "", **changes: Any
) -> ComplaintCase:
    """A complaint after the events in `then`."""
    ladder = newest(LADDERS, "complaint")
    said = ComplaintReceived(report(**changes), (ladder.id, ladder.version), kept_from, passed_from)
    header = Header(CaseId("case-1"), "CP-2026-0007", SCC, "complaint", 1 + len(then))
    case = fold(header, [Event(REPORTED_AT, PRIYA, said), *then])
    assert isinstance(case, ComplaintCase)
    return case
