"""Receiving a complaint: a case on its ladder, the office told of it, its route chased.

The chaser runs on a partnership target (CP-ROUTE, docs/law.md: 2 working days).
"""

from bot.cases.escalation import load_case
from bot.cases.filing import open_case
from bot.cases.narrowing import of_kind
from bot.cases.news import tell_handlers
from bot.complaints.partners import tell_office
from bot.complaints.shows import ComplaintShow
from bot.showing.recipes import card_of
from bot.work import Work
from governance.calendars import morning
from governance.clocks.complaint_clock import Complaint, routing_due
from governance.complaints.complaint import ComplaintCase, is_routed
from governance.complaints.facts import ComplaintReceived
from governance.complaints.kind import COMPLAINT
from governance.complaints.routing import Respondent
from governance.keys import CaseId, PartyKey
from governance.moments import london
from governance.people.identity import Viewer
from governance.policy import ROUTE_CHASED_EVERY
from storage.due import DueRow

DUE = "complaint:"
ROUTE = f"{DUE}route"

ROUTED_BY_HAND = (Respondent.NOMINATED_REPRESENTATIVE, Respondent.GROUP_DECIDES, Respondent.PASS_ON)


def receive(work: Work, by: Viewer, party: PartyKey, received: ComplaintReceived) -> ComplaintCase:
    """Open a case of that party's, and tell everyone but those who are named in it."""
    case = of_kind(ComplaintCase, open_case(work, by, party, COMPLAINT, received))
    work.unit.own_references.note(case.header.id, party, received.report.own_reference)
    tell_office(work, case)
    if case.route.respondent in ROUTED_BY_HAND:
        _plan_route(work, case)
    return case


def fall_due(work: Work, row: DueRow) -> bool:
    """Ask whoever has it, again and again, where its route has not been taken."""
    case = of_kind(ComplaintCase, load_case(work, CaseId(row.subject)))
    work.unit.due.done(row.id)
    if is_routed(case):
        return True
    tell_handlers(work, case, card_of(case, ComplaintShow.UNROUTED))
    calendar = work.services.calendars().england_and_wales
    again = calendar.add_working_days(london(work.now).date(), ROUTE_CHASED_EVERY)
    work.unit.due.put(subject=row.subject, what=ROUTE, party=row.party, at=morning(again))
    return True


def _plan_route(work: Work, case: ComplaintCase) -> None:
    calendar = work.services.calendars().england_and_wales
    target = routing_due(Complaint(received=london(work.now).date()), calendar)[0]
    at = morning(target.due)
    header = case.header
    work.unit.due.put(subject=header.id, what=ROUTE, party=header.party, at=at)
