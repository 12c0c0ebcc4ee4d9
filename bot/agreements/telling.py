"""The partnership office hears what somebody answered; what they wrote is read there, on asking."""

from bot.agreements.notices import holders
from bot.agreements.place import here
from bot.post.outbox_messages import notify
from bot.showing.recipes import ready
from bot.turns.turn import Turn
from dialogs.cards.elements import Card
from governance.agreements.dated import COORDINATOR
from governance.cases.quiet_hours import next_loud
from governance.outbox_message import ToPerson


def tell_the_office(turn: Turn, card: Card, what: str) -> None:
    """The card, once to each who holds the office or stands in; `what` tells it from others."""
    state, services = here(turn).state, turn.services
    for person, _stands_in in holders(services, state, COORDINATOR, turn.now):
        key = f"{services.agreement.reference}:{what}:{person.text}"
        notify(
            turn,
            ToPerson(person),
            ready(card, str(card["fallbackText"])),
            key=key,
            party=services.agreement.lead,
            later=next_loud(turn.now) - turn.now,
        )
