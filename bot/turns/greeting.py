"""Hello and help, and what is said to a card that cannot be used any more."""

from bot.drafts.form_submit import unfinished
from bot.post.outbox_messages import NewMessage, post
from bot.samples import samples
from bot.turns.replies import NOTHING_MORE
from bot.turns.turn import Answer, Turn
from dialogs.cases.help import help_card
from dialogs.cases.home import ForThem, NotSent, menu_card, welcome_card
from dialogs.cases.resuming import form_begun
from dialogs.kinds import COMMANDS, FLOWS, HOME, ON_HELP
from dialogs.own_commands import first_buttons, own_buttons, own_lines, posts
from governance.access import by_posts
from governance.outbox_message import CardBody, MessageKind, TextBody
from governance.people.identity import PersonId
from storage.drafts import Draft

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
    card = welcome_card(turn.ref(), name, HOME, _for_them(turn))
    return Answer(CardBody(card, "Hello from IG Desk"))


def menu(turn: Turn) -> Answer:
    """Offer the first choices."""
    card = menu_card(turn.ref(), HOME, _for_them(turn))
    return Answer(CardBody(card, "What IG Desk can do"), replaces=False)


def help_(turn: Turn) -> Answer:
    """Say what this person can type, with sample conversations, and which forms they began."""
    suggested, theirs = COMMANDS.suggested, _for_them(turn)
    card = help_card(turn.ref(), suggested, HOME, ON_HELP, samples(), theirs)
    return Answer(CardBody(card, "How to use IG Desk"), replaces=False)


def _for_them(turn: Turn) -> ForThem:
    roles = {held.role for held in turn.viewer.memberships}
    return ForThem(
        not_sent=[_not_sent(draft) for draft in unfinished(turn)],
        posts=posts(roles),
        lines=own_lines(roles, by_posts(turn.viewer)),
        first=first_buttons(roles),
        buttons=own_buttons(roles),
    )


def _not_sent(draft: Draft) -> NotSent:
    title = FLOWS[draft.flow].title
    return NotSent(draft.id, title, form_begun(title, draft.opened_at))


def old_card(_turn: Turn) -> Answer:
    """Say that a card is of another release, or carries a verb that is not known."""
    return Answer(TextBody(OLD_CARD), replaces=False)
