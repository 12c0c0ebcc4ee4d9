"""The partnership office hears what somebody answered; what they wrote is read there, on asking."""

from bot.recipes import ready
from bot.turns.agreement.place import here
from bot.turns.turn import Turn
from bot.work.agreement.notices import holders
from bot.work.outreach import NOTICE, Letter, post
from dialogs.elements import Card
from governance.agreements.dated import COORDINATOR
from governance.quiet import next_loud


def tell_the_office(turn: Turn, card: Card, what: str) -> None:
    """The card, once to each who holds the office or stands in; `what` tells it from others."""
    state, desk = here(turn).state, turn.desk
    for person, _stands_in in holders(desk, state, COORDINATOR, turn.now):
        letter = Letter(
            key=f"{desk.agreement.reference}:{what}:{person.text}",
            party=desk.agreement.lead,
            kind=NOTICE,
            to={"person": person.text},
            body=ready(card, str(card["fallbackText"])),
            later=next_loud(turn.now) - turn.now,
        )
        post(turn.unit, letter, turn.now)
