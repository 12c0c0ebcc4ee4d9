"""Reporting a lost key, correcting it, and closing it once the lock is changed."""

from bot.cases.actions import find, happened
from bot.cases.case_kind import Correcting
from bot.cases.filing import open_case
from bot.cases.narrowing import of_kind
from bot.drafts.drafts import drop
from bot.drafts.form_submit import ask_again, begin, fill_in
from bot.post.outbox_messages import tell_person
from bot.showing.recipes import Show
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.engine import Ask, facts
from dialogs.lost_keys.questions import LOST_KEY, LOST_KEY_CORRECTION, answers_of
from governance.access import Action
from governance.cases.ladders import newest
from governance.lost_keys.facts import LockChanged, LostKeyCorrected, LostKeyReported
from governance.lost_keys.kind import LOST_KEY as RULES
from governance.lost_keys.ladders import LADDERS
from governance.lost_keys.lost_key import LostKeyCase
from governance.lost_keys.report import LostKeyReport
from governance.outbox_message import Recipe

ALL_ANSWERED = "Thank you. Type “send” to send it, or “cancel” to delete it."


def start(turn: Turn) -> Answer:
    """Show the one card: a new one, or the one they started and did not send."""
    return begin(turn, LOST_KEY)


def send(turn: Turn) -> Answer:
    """Open a case with the report, and show its receipt; or show what is still to be answered."""
    filled = fill_in(turn, LOST_KEY)
    if isinstance(filled, Answer):
        return filled
    draft, step = filled
    if isinstance(step, Ask):
        return ask_again(turn, LOST_KEY, draft, step)
    ladder = newest(LADDERS, RULES.name)
    fact = LostKeyReported(facts(LOST_KEY, step.answers), (ladder.id, ladder.version))
    case = open_case(turn, turn.viewer, turn.party, RULES, fact)
    drop(turn, draft)
    return shown(Recipe(Show.RECEIPT, case=case.header.id))


def lock_changed(turn: Turn) -> Answer:
    """Close the case, and tell the reporter. Closed already: show how it stands."""
    case = of_kind(LostKeyCase, find(turn, Action.DECIDE))
    if case.decided is None:
        then = happened(turn, case, LockChanged())
        recipe = Recipe(Show.OUTCOME, case=case.header.id)
        tell_person(turn, then, then.reporter, recipe, what="outcome")
    return shown(Recipe(Show.CASE, case=case.header.id))


def corrected(case: LostKeyCase, report: LostKeyReport) -> LostKeyCorrected | None:
    """Return what was corrected; None where the report is what it was."""
    return None if report == case.report else LostKeyCorrected(report)


CORRECTING = Correcting(
    then=None,
    flow=LOST_KEY_CORRECTION,
    answers=lambda case: answers_of(case.report),
    fact=corrected,
    turns_out=None,
)
