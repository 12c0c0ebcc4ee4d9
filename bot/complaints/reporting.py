"""Recording a complaint: two cards, unless the LADO or another procedure comes first."""

from bot.complaints.filing import receive
from bot.complaints.people import known, people_in_posts
from bot.drafts.drafts import answers_of, drop, keep, kept_draft
from bot.drafts.form_submit import ask_again, begin, fill_in, form
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.engine import Ask, facts
from dialogs.asking.flow import Answers, Flow
from dialogs.complaints.questions import COMPLAINT, complaint_flow
from dialogs.complaints.receipt import lado_card, signpost_card
from governance.cases.ladders import newest
from governance.cases.yes_no import YesNo
from governance.clocks.incident_clock import lado_call_due
from governance.complaints.facts import ComplaintReceived, ComplaintReport
from governance.complaints.ladders import LADDERS
from governance.moments import london
from governance.outbox_message import CardBody
from governance.people.identity import PersonId
from storage.drafts import Draft

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
    answers = answers_of(draft, turn.now) if draft else {}
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
    draft = keep(turn, draft, {**answers_of(draft, turn.now), **changed}, *noted)
    if stopped := stops(turn, draft, answers_of(draft, turn.now)):
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
        ref=turn.ref(draft=draft.id, version=draft.version),
    )
    return Answer(CardBody(card, str(card["fallbackText"])))


def _signpost(turn: Turn, draft: Draft) -> Answer:
    ref = turn.ref(draft=draft.id, version=draft.version)
    card = signpost_card(until=london(draft.expires_at).date(), ref=ref)
    return Answer(CardBody(card, str(card["fallbackText"])))
