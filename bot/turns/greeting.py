"""Hello and help, and what is said to a card that cannot be used any more."""

from bot.post.outbox_messages import NewMessage, post
from bot.samples import samples
from bot.turns.replies import NOTHING_MORE
from bot.turns.turn import Answer, Turn
from dialogs.cases.home import help_card, menu_card, welcome_card
from dialogs.kinds import COMMANDS, HOME, ON_HELP
from governance.outbox_message import CardBody, MessageKind, TextBody
from governance.people.identity import PersonId

OLD_CARD = (
    "I can't use that card any more. Nothing is lost. Type “help” to see what I can do,"
    " or “report a breach” to start."
)


def greeted(person: PersonId) -> str:
    """Return the key of the greeting, of which everybody gets one, ever."""
    return f"greeting:{person.text}"


def installed(turn: Turn) -> Answer:
    """Greet somebody who installed the bot, unless they were greeted before."""
    person = turn.viewer.person
    body = welcome(turn).body
    post(turn, NewMessage(greeted(person), turn.party, MessageKind.SAY, turn.here, body))
    return NOTHING_MORE


def welcome(turn: Turn) -> Answer:
    """Say what this is, and offer the first choices."""
    name = turn.services.agreement.party(turn.party).name
    return Answer(CardBody(welcome_card(turn.ref(), name, HOME), "Hello from IG Desk"))


def menu(turn: Turn) -> Answer:
    """Offer the first choices."""
    return Answer(CardBody(menu_card(turn.ref(), HOME), "What IG Desk can do"), replaces=False)


def help_(turn: Turn) -> Answer:
    """Say what can be typed, with sample conversations."""
    card = help_card(turn.ref(), COMMANDS.suggested, HOME, ON_HELP, samples())
    return Answer(CardBody(card, "How to use IG Desk"), replaces=False)


def old_card(_turn: Turn) -> Answer:
    """Say that a card is of another release, or carries a verb that is not known."""
    return Answer(TextBody(OLD_CARD), replaces=False)
