"""Telling the regulator: what people write down of it, a handler for each form.

IG Desk never tells the regulator itself (BR-FORM, docs/law.md).
"""

from bot.breaches.duty_forms import ask_next, done, sent
from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, happened, show_below, standing
from bot.cases.escalation import holders
from bot.post.outbox_messages import tell_person
from bot.showing.recipes import card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.breaches import regulator as cards
from dialogs.breaches import regulator_form as form
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.regulator import DelaySeen, RegulatorTold
from governance.people.identity import Role
from storage.errors import NotThere

ask_told = show_below(BreachShow.TOLD, Action.WORK)
ask_follow_up = show_below(BreachShow.FOLLOW_UP, Action.WORK)
ask_reference = show_below(BreachShow.REFERENCE, Action.WORK)
ask_their_date = show_below(BreachShow.THEIR_DATE, Action.WORK)
ask_answered = show_below(BreachShow.ANSWERED, Action.WORK)


def _told(turn: Turn, case: Breach, fact: RegulatorTold) -> Answer:
    """Told late, the SIRO sees it."""
    case = happened(turn, case, fact)
    if fact.at >= case.limit:
        _siro_sees(turn, case)
    ask_next(turn, case)
    return standing(turn, case)


def _siro_sees(turn: Turn, case: Breach) -> None:
    """Show the SIRO that it was late: to be seen, not approved. It delays nothing (BR-LATE)."""
    what = f"delay:{case.header.version}"
    for person in holders(turn, case)(Role.SIRO):
        tell_person(turn, case, person, card_of(case, BreachShow.DELAY), what=what)


told = sent(
    lambda turn, case: form.read_told(turn.replies, case, turn.now),
    cards.told_card,
    button="told.send",
    texts=("delay_reason",),
    then=_told,
)
follow_up = sent(
    lambda turn, _: form.read_follow_up(turn.replies, turn.now),
    cards.follow_up_card,
    button="follow.send",
    then=done,
)
reference = sent(
    lambda turn, case: form.read_reference(turn.replies, case),
    cards.reference_card,
    button="told.reference_send",
    then=done,
)
their_date = sent(
    lambda turn, _: form.read_their_date(turn.replies, turn.now),
    cards.their_date_card,
    button="their.send",
    then=done,
)
answered = sent(
    lambda turn, _: form.read_answered(turn.replies, turn.now),
    cards.answered_card,
    button="their.answered_send",
    then=done,
)


def delay_seen(turn: Turn) -> Answer:
    """Write down that the SIRO has seen why it was late. NotThere for anyone else."""
    case = find_kind(turn, Breach, Action.SEE_STATUS)
    if turn.viewer.person not in holders(turn, case)(Role.SIRO):
        raise NotThere
    if case.regulator.told and case.regulator.delay_seen is None:
        happened(turn, case, DelaySeen())
    return shown(card_of(case, BreachShow.DELAY))
