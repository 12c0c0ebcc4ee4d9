"""Reporting a near miss or poor practice, and what is learnt from it. No clock runs (§7.1)."""

from bot.cases.actions import find_kind, happened
from bot.cases.filing import open_case
from bot.cases.left_out import BUTTON, left_out
from bot.drafts.drafts import began, drop
from bot.drafts.form_submit import ask_again, begin, fill_in, too_long
from bot.drafts.identifiers_asked import about_case, ask_once
from bot.near_misses import correcting
from bot.post.outbox_messages import tell_person
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.engine import Ask, facts
from dialogs.asking.flow import Answers
from dialogs.asking.readers.reader import NotUnderstood, ReplyContext
from dialogs.asking.readers.words import words as read_words
from dialogs.near_misses.questions import NEAR_MISS, got_out
from governance.access import Action
from governance.cases.facts import LessonRecorded
from governance.cases.ladders import newest
from governance.near_misses.facts import NearMissReport, NearMissReported
from governance.near_misses.kind import NEAR_MISS as RULES
from governance.near_misses.ladders import LADDERS
from governance.near_misses.near_miss import NearMissCase
from governance.outbox_message import TextBody
from governance.people.identity import PersonId
from storage.drafts import Draft

ALL_ANSWERED = (
    "Thank you. That is everything I need. Type “send” to send it, or “send, but not to my IG"
    " lead”. Type “cancel” to delete it."
)


def start(turn: Turn) -> Answer:
    """Show the one card: a new one, or the one they started and did not send."""
    return begin(turn, NEAR_MISS)


def send(turn: Turn) -> Answer:
    """Send it; where something may have got out, go on as a breach report at once."""
    return _send(turn, out=())


def send_not_lead(turn: Turn) -> Answer:
    """Send it past those whom the reporter leaves out: it may be about one of them."""
    out = left_out(turn, RULES)
    return out if isinstance(out, Answer) else _send(turn, out=out)


def _send(turn: Turn, *, out: tuple[PersonId, ...]) -> Answer:
    filled = fill_in(turn, NEAR_MISS, button=BUTTON if out else "Send")
    if isinstance(filled, Answer):
        return filled
    draft, step = filled
    answers = step.answers
    if isinstance(step, Ask) and (too_long(NEAR_MISS, step, turn) or not got_out(answers)):
        return ask_again(turn, NEAR_MISS, draft, step)
    if breach := _turns_out(turn, draft, answers, past_lead=bool(out)):
        return breach
    return file(turn, draft, facts(NEAR_MISS, answers), out=out)


def turns_out(turn: Turn, draft: Draft, answers: Answers) -> Answer | None:
    """Go on as the breach report it turns out to be; None where nothing got out."""
    return _turns_out(turn, draft, answers, past_lead=False)


def _turns_out(turn: Turn, draft: Draft, answers: Answers, *, past_lead: bool) -> Answer | None:
    first = began(draft)
    breach = correcting.turns_out(turn, answers, past_lead=past_lead, first_word=first)
    if breach:
        drop(turn, draft)
    return breach


def file(turn: Turn, draft: Draft, report: NearMissReport, *, out: tuple[PersonId, ...]) -> Answer:
    """Open the case: sealed, on its ladder, told in the next digest."""
    ladder = newest(LADDERS, RULES.name)
    fact = NearMissReported(report, (ladder.id, ladder.version), out)
    case = open_case(turn, turn.viewer, turn.party, RULES, fact)
    drop(turn, draft)
    return shown(card_of(case, Show.RECEIPT))


def record_lesson(turn: Turn) -> Answer:
    """Write down what was learnt, which closes it, and tell the reporter that it is there."""
    case = find_kind(turn, NearMissCase, Action.DECIDE)
    if turn.version < _last_recorded(case):
        return shown(card_of(case, Show.CASE))
    whose = about_case(turn, case, "“Record what was learnt”")
    if asked := ask_once(turn, whose, {"lesson": turn.given("lesson")}):
        return asked
    try:
        lesson = read_words(turn.given("lesson"), ReplyContext((), turn.now))
    except NotUnderstood as said:
        return Answer(TextBody(str(said)), replaces=False)
    then = happened(turn, case, LessonRecorded(str(lesson)))
    what = f"outcome:{then.header.version}"
    tell_person(turn, then, then.reporter, card_of(case, Show.OUTCOME), what=what)
    return shown(card_of(case, Show.CASE))


def _last_recorded(case: NearMissCase) -> int:
    """Return the version that a lesson card must have seen, or it would undo one unseen."""
    facts_so_far = enumerate((event.fact for event in case.history), 1)
    return max((n for n, fact in facts_so_far if isinstance(fact, LessonRecorded)), default=0)
