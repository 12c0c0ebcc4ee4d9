"""Recording a complaint: two cards, unless the LADO or another procedure comes first.

Then it is a case, the office is told of it, and its route is chased on a partnership target
(CP-ROUTE, docs/law.md: 2 working days).
"""

from collections.abc import Iterable

from bot.cases.escalation import load_case
from bot.cases.filing import open_case
from bot.cases.narrowing import of_kind
from bot.cases.news import tell_handlers
from bot.complaints.render import ComplaintShow
from bot.drafts.drafts import drop, keep, kept_draft
from bot.drafts.form_submit import ask_again, begin, fill_in, form
from bot.post.outbox_messages import notify, told_once
from bot.services import Services
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from bot.work import Work
from dialogs.asking.engine import Ask, facts
from dialogs.asking.flow import Answers, Flow
from dialogs.asking.readers.reader import Choice
from dialogs.complaints.notices import office_mail
from dialogs.complaints.questions import COMPLAINT, complaint_flow
from dialogs.complaints.receipt import lado_card, signpost_card
from governance.calendars import morning
from governance.cases.ladders import newest
from governance.cases.yes_no import YesNo
from governance.clocks.complaint_clock import Complaint, routing_due
from governance.clocks.incident_clock import lado_call_due
from governance.complaints.complaint import ComplaintCase, is_routed
from governance.complaints.facts import PARTNERSHIP, ComplaintReceived, ComplaintReport
from governance.complaints.kind import COMPLAINT as COMPLAINT_RULES
from governance.complaints.ladders import LADDERS
from governance.complaints.routing import Respondent
from governance.keys import CaseId, PartyKey
from governance.moments import london
from governance.outbox_message import OFFICE, CardBody, TextBody, ToMailbox
from governance.people.identity import PersonId, Role, Viewer
from governance.policy import ROUTE_CHASED_EVERY
from storage.drafts import Draft
from storage.due import DueRow

LADO_TOLD = "lado_told"
"""The note of a draft that the LADO is said to have been told."""

ALL_ANSWERED = (
    "Thank you. That is everything I need. Type “send” to record the complaint, or “cancel” to"
    " delete it."
)


def start(turn: Turn) -> Answer:
    """Show the first card, or the complaint they started and did not send."""
    return begin(turn, flow_of(turn, kept_draft(turn, COMPLAINT)))


def flow_of(turn: Turn, draft: Draft | None) -> Flow:
    """Return the flow, with the people whom their answers so far make it possible to name."""
    answers = draft.answers if draft else {}
    return _flow(turn, answers)


def _flow(turn: Turn, answers: Answers) -> Flow:
    return complaint_flow(people_in_posts(turn, known(answers.get("about"))))


def send(turn: Turn) -> Answer:
    """Go on to the next card, or record the complaint."""
    flow = flow_of(turn, kept_draft(turn, COMPLAINT))
    filled = fill_in(turn, flow, button="Send")
    if isinstance(filled, Answer):
        return filled
    draft, step = filled
    if stopped := stops(turn, draft, step.answers):
        return stopped
    if isinstance(step, Ask):
        return ask_again(turn, _flow(turn, step.answers), draft, step)
    return _file(turn, draft, facts(flow, step.answers))


def stops(turn: Turn, draft: Draft, answers: Answers) -> Answer | None:
    """Show what comes before a complaint, the LADO or another procedure; None for nothing."""
    if answers.get("allegation") in (YesNo.YES, YesNo.NOT_SURE) and LADO_TOLD not in draft.notes:
        return _lado(turn, keep(turn, draft, answers))
    if answers.get("about_data") == YesNo.NO:
        return _signpost(turn, keep(turn, draft, answers))
    return None


def lado_told(turn: Turn) -> Answer:
    """Note that the LADO has been told, and go on: what else is in it is recorded."""
    return _carry_on(turn, {}, LADO_TOLD)


def after_all(turn: Turn) -> Answer:
    """Go on with what may be about data: "not sure" is treated as that (CP-NOT-SURE)."""
    return _carry_on(turn, {"about_data": str(YesNo.NOT_SURE)})


def _carry_on(turn: Turn, changed: Answers, *noted: str) -> Answer:
    draft = kept_draft(turn, COMPLAINT)
    if draft is None:
        return start(turn)
    draft = keep(turn, draft, {**draft.answers, **changed}, *noted)
    if stopped := stops(turn, draft, draft.answers):
        return stopped
    return Answer(form(turn, flow_of(turn, draft), draft))


def _file(turn: Turn, draft: Draft, report: ComplaintReport) -> Answer:
    """Open the case: sealed, on its ladder, told to whoever is not named in it."""
    ladder = newest(LADDERS, "complaint")
    people = {one.value for one in people_in_posts(turn, report.about)}
    received = ComplaintReceived(
        report=report,
        ladder=(ladder.id, ladder.version),
        kept_from=tuple(PersonId.parse(one) for one in report.named if one in people),
        lado_told=LADO_TOLD in draft.notes,
    )
    case = receive(turn, turn.viewer, turn.party, received)
    drop(turn, draft)
    return shown(card_of(case, Show.RECEIPT))


def _lado(turn: Turn, draft: Draft) -> Answer:
    calendar = turn.services.calendars().england_and_wales
    by = lado_call_due(london(turn.now).date(), calendar).due
    card = lado_card(
        turn.services.directory.numbers(turn.party),
        by=by,
        until=london(draft.expires_at).date(),
        today=london(turn.now).date(),
        ref=turn.ref(draft=draft.id, version=draft.version),
        confirmed=turn.services.confirmed,
    )
    return Answer(CardBody(card, str(card["fallbackText"])))


def _signpost(turn: Turn, draft: Draft) -> Answer:
    ref = turn.ref(draft=draft.id, version=draft.version)
    card = signpost_card(until=london(draft.expires_at).date(), ref=ref)
    return Answer(CardBody(card, str(card["fallbackText"])))


POSTS = (
    Role.IG_LEAD,
    Role.DEPUTY,
    Role.DPO,
    Role.SIRO,
    Role.FOI_LEAD,
    Role.CALDICOTT,
    Role.SAFEGUARDING_LEAD,
    Role.ON_CALL,
)
"""Posts that some ladder or task tells, in the order they are offered."""
EVERYWHERE = (Role.COORDINATOR, Role.SCRUTINEER)
"""Posts of the partnership, whichever party employs them."""
MOST = 60  # a card must stay under 28 KB


def people_in_posts(turn: Turn, about: Iterable[str]) -> tuple[Choice, ...]:
    """Return people with names and posts, but for whoever records it.

    They are of the recorder's own party, of those it is about, and of the safeguarding partners
    where the group decides.
    """
    services, said = turn.services, tuple(about)
    parties = [PartyKey(key) for key in said if key in services.agreement.keys]
    if PARTNERSHIP in said or len(parties) > 1:
        parties += [partner.key for partner in services.agreement.partners()]
    found: dict[PersonId, Choice] = {}
    for party in dict.fromkeys((turn.party, *parties)):
        for post in POSTS:
            _add(turn, found, party, post)
    for party in services.agreement.keys:
        for post in EVERYWHERE:
            _add(turn, found, party, post)
    return tuple(found.values())[:MOST]


def _add(turn: Turn, found: dict[PersonId, Choice], party: PartyKey, post: Role) -> None:
    day = london(turn.now).date()
    for person in turn.services.directory.holders(party, post, day):
        if person != turn.viewer.person:
            found.setdefault(person, _choice(turn.services, person, party, post))


def _choice(services: Services, person: PersonId, party: PartyKey, post: Role) -> Choice:
    name = services.name(person)
    where = services.agreement.party(party).name
    return Choice(person.text, f"{name} · {services.role_label(post)} · {where}", (name,))


def known(said: object) -> tuple[str, ...]:
    """Return whom the first card says it is about, as far as that is a list of keys."""
    keys = said if isinstance(said, list) else []
    return tuple(str(key) for key in keys if key != YesNo.NOT_SURE)


def tell_office(work: Work, case: ComplaintCase) -> None:
    """Write to the agreement's own address, where mail is set up.

    Nothing is sent where one of those who read it is out of the complaint.
    """
    office = work.services.directory.coordinators(london(work.now).date())
    if not work.services.mails or case.out & frozenset(office):
        return
    header = case.header
    subject, text = office_mail(header.reference)
    to, body = ToMailbox(OFFICE), TextBody(text, subject)
    key = told_once(header.id, to)
    notify(work, to, body, key=key, party=header.party, subject=header.id)


DUE = "complaint:"
ROUTE = f"{DUE}route"

ROUTED_BY_HAND = (Respondent.NOMINATED_REPRESENTATIVE, Respondent.GROUP_DECIDES, Respondent.PASS_ON)


def receive(work: Work, by: Viewer, party: PartyKey, received: ComplaintReceived) -> ComplaintCase:
    """Open a case of that party's, and tell everyone but those who are named in it."""
    case = of_kind(ComplaintCase, open_case(work, by, party, COMPLAINT_RULES, received))
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
