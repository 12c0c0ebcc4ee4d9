"""A complaint is received: a case on its ladder, the office told of it, its route chased.

The chaser runs on a partnership target (FACTS 7.2: route within 2 working days).
"""

from datetime import datetime

from bot.desk import Desk
from bot.recipes import Recipe, Show
from bot.work.climb import climb, load
from bot.work.complaint_office import tell_office
from bot.work.news import tell_handlers
from governance.clocks.complaints import Complaint, routing_due
from governance.complaints.complaint import ComplaintCase, is_routed
from governance.complaints.facts import ComplaintReceived
from governance.complaints.routing import Respondent
from governance.events import Event
from governance.matter import Matter, Status
from governance.moments import london
from governance.people import Viewer
from governance.working_days import morning
from storage.due import DueRow
from storage.errors import NotThere
from storage.unit import Unit

KIND, PREFIX = "complaint", "CP"
DUE = "complaint:"
ROUTE = f"{DUE}route"
AGAIN = 5  # working days after which the route is chased again (partnership target)

ROUTED_BY_HAND = (
    Respondent.NOMINATED_REPRESENTATIVE,
    Respondent.GROUP_DECIDES,
    Respondent.PASS_ON,
)


def receive(
    unit: Unit, desk: Desk, by: Viewer, party: str, received: ComplaintReceived, now: datetime
) -> ComplaintCase:
    """It is a case of that party from here, told to everyone but those named in it."""
    row = unit.cases.open(
        actor=by,
        party=party,
        kind=KIND,
        prefix=PREFIX,
        opened=[Event(now, by.person, received)],
        status=Status.REPORTED,
        due=None,
        now=now,
    )
    unit.own_references.note(row.id, party, received.report.own_reference)
    case = complaint(climb(unit, desk, load(unit, row.id, now), now))
    tell_office(unit, desk, case, now)
    if case.route.respondent in ROUTED_BY_HAND:
        _plan_route(unit, desk, case, now)
    return case


def complaint(matter: Matter) -> ComplaintCase:
    """The complaint; NotThere for any other kind, as for a case that does not exist."""
    if not isinstance(matter, ComplaintCase):
        raise NotThere
    return matter


def fall_due(unit: Unit, desk: Desk, row: DueRow, now: datetime) -> None:
    """Its route should have been taken: whoever has it is asked, again and again."""
    case = complaint(load(unit, row.subject, now))
    unit.due.done(row.id)
    if is_routed(case):
        return
    recipe = Recipe(Show.CP_UNROUTED, case=case.header.id)
    tell_handlers(unit, desk, case, recipe, now)
    calendar = desk.calendars().england_and_wales
    again = calendar.add_working_days(london(now).date(), AGAIN)
    unit.due.put(subject=row.subject, what=ROUTE, party=row.party, at=morning(again))


def _plan_route(unit: Unit, desk: Desk, case: ComplaintCase, now: datetime) -> None:
    calendar = desk.calendars().england_and_wales
    target = routing_due(Complaint(received=london(now).date()), calendar)[0]
    at = morning(target.due)
    header = case.header
    unit.due.put(subject=header.id, what=ROUTE, party=header.party, at=at)
