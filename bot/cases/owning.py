"""What whoever has a case may do besides working on it: give it back, or put reminders off."""

from datetime import timedelta

from bot.cases.actions import find, happened, show_below
from bot.cases.escalation import nobody_has_it_now
from bot.cases.news import tell_handlers
from bot.drafts.narrative_input import written
from bot.post.outbox_messages import tell_person
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.cases.scene import at
from dialogs.words.wording import say
from governance.access import Action
from governance.cases.case import Case
from governance.cases.facts import HandedBack, LeaderNamed, Snoozed
from governance.cases.snoozing import lengths
from governance.outbox_message import TextBody
from governance.people.identity import PersonId

ask_snooze = show_below(Show.SNOOZE, Action.SNOOZE)


def cannot(turn: Turn) -> Answer:
    """Write down that they cannot take it. Whoever named them hears, and who can pick it up."""
    case = find(turn, Action.HAND_BACK)
    named_by = _named_by(case, turn.viewer.person)
    case = happened(turn, case, HandedBack())
    if case.owner is None and case.decided is None:
        case = nobody_has_it_now(turn, case)
    notice = card_of(case, Show.CANNOT)
    if named_by and named_by not in case.out:
        tell_person(turn, case, named_by, notice, what=f"cannot:{case.header.version}")
    elif case.owner:
        tell_handlers(turn, case, notice, but=turn.viewer.person)
    return Answer(TextBody(say("cannot.done", reference=case.header.reference)))


def snooze(turn: Turn) -> Answer:
    """Put off what may wait, for a length that is still offered, and write down why."""
    case = find(turn, Action.SNOOZE)
    wanted = turn.given("length")
    legal = case.legal_date(turn.services.calendars())
    offered = {str(int(one.total_seconds())): one for one in lengths(case, legal, turn.now)}
    if wanted not in offered:
        said = say("snooze.error" if offered else "snooze.none", reference=case.header.reference)
        return Answer(TextBody(said), replaces=False)
    reason = written(turn, case, "why", "“Remind me later”")
    if isinstance(reason, Answer):
        return reason
    return _snoozed(turn, case, offered[wanted], reason)


def _snoozed(turn: Turn, case: Case, length: timedelta, reason: str) -> Answer:
    until = turn.now + length
    case = happened(turn, case, Snoozed(until, reason))
    said = say("snooze.done", reference=case.header.reference, until=at(until))
    turn.say(shown(card_of(case, Show.CASE)).body, "case")
    return Answer(TextBody(said))


def _named_by(case: Case, leader: PersonId) -> PersonId | None:
    """Return who named them to lead, where somebody else did."""
    by = next((e.by for e in reversed(case.history) if e.fact == LeaderNamed(leader)), None)
    return by if isinstance(by, PersonId) and by != leader else None
