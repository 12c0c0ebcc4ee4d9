"""Hello and help, and what is said to a card that cannot be used any more."""

from bot.samples import samples
from bot.showing.recipes import ready, words
from bot.turns.turn import Answer, Turn
from dialogs.cases.home import help_card, menu_card, welcome_card
from dialogs.kinds import COMMANDS, HOME, ON_HELP

OLD_CARD = (
    "I can't use that card any more. Nothing is lost. Type “help” to see what I can do,"
    " or “report a breach” to start."
)


def welcome(turn: Turn) -> Answer:
    """Greet somebody who installed the bot."""
    name = turn.services.agreement.party(turn.party).name
    return Answer(ready(welcome_card(turn.ref(), name, HOME), "Hello from IG Desk"))


def menu(turn: Turn) -> Answer:
    """Offer the first choices."""
    return Answer(ready(menu_card(turn.ref(), HOME), "What IG Desk can do"), replaces=False)


def help_(turn: Turn) -> Answer:
    """Say what can be typed, with sample conversations."""
    card = help_card(turn.ref(), COMMANDS.suggested, HOME, ON_HELP, samples())
    return Answer(ready(card, "How to use IG Desk"), replaces=False)


def old_card(_turn: Turn) -> Answer:
    """Say that a card is of another release, or carries a verb that is not known."""
    return Answer(words(OLD_CARD), replaces=False)
