"""What whoever handles a complaint records, and where they send it on to."""

from dataclasses import replace
from datetime import date

from bot.cases.actions import find_kind, happened, show_below
from bot.cases.escalation import plan
from bot.cases.files import hand_over
from bot.complaints.group import ask_group
from bot.complaints.render import ComplaintShow
from bot.complaints.reporting import receive
from bot.drafts.narrative_input import written
from bot.post.outbox_messages import tell_person
from bot.post.refresh import refresh
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.readers.moments import day as read_day
from dialogs.asking.readers.reader import NotUnderstood, ReplyContext
from dialogs.complaints.sentences import say
from governance.access import Action
from governance.cases.event import Fact
from governance.cases.facts import LessonRecorded
from governance.cases.ladders import newest
from governance.clocks.complaint_clock import Complaint
from governance.clocks.due import FactsDoNotFit
from governance.clocks.work import Moved, Working, moves
from governance.complaints.complaint import ComplaintCase, is_routed
from governance.complaints.facts import (
    AcknowledgementSent,
    ComplaintAnswered,
    ComplaintReceived,
    PassedOn,
    ProgressNoted,
    ReceivedCorrected,
    Result,
)
from governance.complaints.ladders import LADDERS
from governance.complaints.routing import elsewhere
from governance.moments import london
from governance.outbox_message import TextBody
from governance.people.identity import PersonId

ask_letter = show_below(ComplaintShow.LETTER, Action.DECIDE)
ask_note = show_below(ComplaintShow.NOTE, Action.DECIDE)
ask_received = show_below(ComplaintShow.RECEIVED, Action.CORRECT_AWARENESS)
TICKED = "true"


def letter_file(turn: Turn) -> Answer:
    """Offer the letter as a Word file, below; the card they have stays as it is."""
    case = find_kind(turn, ComplaintCase, Action.DECIDE)
    hand_over(turn, card_of(case, ComplaintShow.LETTER))
    return Answer(TextBody(say("letter.below")), replaces=False)


def letter_sent(turn: Turn) -> Answer:
    """Record the day on which it was sent, once; the rungs that ask for it stop."""
    case = find_kind(turn, ComplaintCase, Action.DECIDE)
    if case.letter is not None:
        return _back(case)
    on = _day(turn, case, "sent_on")
    return on if isinstance(on, Answer) else _then(turn, case, AcknowledgementSent(on))


def note(turn: Turn) -> Answer:
    """Record how it is going, and whether the person was told."""
    case = find_kind(turn, ComplaintCase, Action.DECIDE)
    if _seen_before(turn, case, ProgressNoted):
        return _back(case)
    said = written(turn, case, "note", "“Keep the note”")
    if isinstance(said, Answer):
        return said
    return _then(turn, case, ProgressNoted(said, told=turn.given("told") == TICKED))


def outcome(turn: Turn) -> Answer:
    """Record the outcome, told with the right to go to the regulator; it closes the complaint."""
    case = find_kind(turn, ComplaintCase, Action.DECIDE)
    if _seen_before(turn, case, ComplaintAnswered):
        return _back(case)
    result = next((one for one in Result if one == turn.given("result")), None)
    if result is None:
        return Answer(TextBody(say("outcome.choose")), replaces=False)
    if turn.given("regulator") != TICKED:
        return Answer(TextBody(say("outcome.regulator_error")), replaces=False)
    on = _day(turn, case, "told_on")
    if isinstance(on, Answer):
        return on
    said = written(turn, case, "outcome", "“Record the outcome”")
    if isinstance(said, Answer):
        return said
    fact = ComplaintAnswered(result, said, on, regulator_told=True)
    return _tell_recorder(turn, happened(turn, case, fact), Show.OUTCOME)


def lesson(turn: Turn) -> Answer:
    """Record what was learnt, and tell whoever recorded the complaint that it is there."""
    case = find_kind(turn, ComplaintCase, Action.DECIDE)
    if _seen_before(turn, case, LessonRecorded):
        return _back(case)
    said = written(turn, case, "lesson", "“Record what was learnt”")
    if isinstance(said, Answer):
        return said
    return _tell_recorder(turn, happened(turn, case, LessonRecorded(said)), ComplaintShow.LEARNT)


def received(turn: Turn) -> Answer:
    """Correct the day it was received: every clock moves, and the history says why."""
    case = find_kind(turn, ComplaintCase, Action.CORRECT_AWARENESS)
    if _seen_before(turn, case, ReceivedCorrected):
        return _back(case)
    on = _received_on(turn)
    if isinstance(on, Answer):
        return on
    why = written(turn, case, "reason", "“Correct the day”")
    if isinstance(why, Answer):
        return why
    return _then(turn, case, ReceivedCorrected(case.received, on, why, _moved(turn, case, on)))


def _moved(turn: Turn, case: ComplaintCase, on: date) -> tuple[str, ...]:
    calendars = turn.services.calendars()
    new = Working(Complaint(received=on), calendars)
    return tuple(_say(one) for one in moves(case.working(calendars), new))


def _say(moved: Moved) -> str:
    days = [f"{day:%Y-%m-%d}" if day else "none" for day in (moved.old, moved.new)]
    return f"{moved.rule}: {days[0]} to {days[1]}. {' '.join(moved.why)}"


def _then(turn: Turn, case: ComplaintCase, fact: Fact) -> Answer:
    happened(turn, case, fact)
    return _back(case)


def _back(case: ComplaintCase) -> Answer:
    return shown(card_of(case, Show.CASE))


def _tell_recorder(turn: Turn, case: ComplaintCase, show: str) -> Answer:
    if case.reporter not in case.out:
        what = f"{show}:{case.header.version}"
        tell_person(turn, case, case.reporter, card_of(case, show), what=what)
    return _back(case)


def _seen_before(turn: Turn, case: ComplaintCase, kind: type[Fact]) -> bool:
    """Return whether one was recorded after this form was made: it would be put over unseen."""
    last = max((n for n, e in enumerate(case.history, 1) if isinstance(e.fact, kind)), default=0)
    return turn.version < last


def _day(turn: Turn, case: ComplaintCase, name: str) -> date | Answer:
    """Return a day between the one it was received and today; or what is wrong with it."""
    on = _any_day(turn, name)
    if isinstance(on, Answer):
        return on
    if on < case.received:
        return Answer(TextBody(say("letter.early")), replaces=False)
    return on


def _received_on(turn: Turn) -> date | Answer:
    on = _any_day(turn, "received")
    if isinstance(on, Answer):
        return on
    try:
        Complaint(received=on)
    except FactsDoNotFit as fault:
        return Answer(TextBody(str(fault)), replaces=False)
    return on


def _any_day(turn: Turn, name: str) -> date | Answer:
    try:
        on = date.fromisoformat(str(read_day(turn.given(name), ReplyContext((), turn.now))))
    except NotUnderstood as said:
        return Answer(TextBody(str(said)), replaces=False)
    if on > london(turn.now).date():
        return Answer(TextBody(say("letter.future")), replaces=False)
    return on


NOT_ONE_OTHER = "It is not about one other organisation alone, so it cannot be passed on."
NOT_THE_GROUPS = "It has been put to the group already, or is answered."

ask_pass_on = show_below(ComplaintShow.PASS_ON, Action.DECIDE)


def pass_on(turn: Turn) -> Answer:
    """Open the other party's own case, with its own clock from today (CP-ANOTHER, docs/law.md)."""
    case = find_kind(turn, ComplaintCase, Action.DECIDE)
    to = elsewhere(case.report, receiver=case.header.party)
    if case.passed is not None or case.decided is not None:
        return shown(card_of(case, Show.CASE))
    if not to:
        return Answer(TextBody(NOT_ONE_OTHER), replaces=False)
    if turn.given("agrees") != TICKED:
        return Answer(TextBody(say("pass_on.error")), replaces=False)
    theirs = receive(turn, turn.viewer, to, _for_them(turn, case))
    happened(turn, case, PassedOn(to, theirs.header.reference))
    return shown(card_of(case, Show.CASE))


def _for_them(turn: Turn, case: ComplaintCase) -> ComplaintReceived:
    """Return what was recorded, received today; our own reference stays with us."""
    today, ladder = london(turn.now).date(), newest(LADDERS, "complaint")
    named = (PersonId.parse(one) for one in case.report.named if "/" in one)
    return ComplaintReceived(
        report=replace(case.report, received=today, received_by="", own_reference=""),
        ladder=(ladder.id, ladder.version),
        kept_from=tuple(dict.fromkeys((*named, *sorted(case.out)))),
        passed_from=case.header.reference,
        lado_told=case.lado_told,
    )


def to_the_group(turn: Turn) -> Answer:
    """Ask the safeguarding partners who is best placed to respond (§7.1)."""
    case = find_kind(turn, ComplaintCase, Action.DECIDE)
    if is_routed(case):
        return Answer(TextBody(NOT_THE_GROUPS), replaces=False)
    then = ask_group(turn, case, turn.viewer)
    plan(turn, then)
    refresh(turn, then)
    return shown(card_of(case, Show.CASE))
