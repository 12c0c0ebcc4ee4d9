"""Taking a request down: one card, or two for whoever is not sure what it is."""

from bot.drafts.drafts import drop
from bot.drafts.form_submit import ask_again, begin, fill_in
from bot.requests.filing import Coming, receive, same_reference
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.engine import Ask, facts
from dialogs.asking.flow import Answers
from dialogs.requests.questions import REQUEST
from dialogs.requests.receipt import no_request_card, same_line
from governance.outbox_message import CardBody, TextBody
from governance.requests.recogniser import recognise, right_of
from governance.requests.rights import Taken, Wants, Which
from storage.drafts import Draft

ALL_ANSWERED = (
    "Thank you. That is everything I need. Type “send” to record the request, or “cancel” to"
    " delete it."
)


def start(turn: Turn) -> Answer:
    """Show the first card: a new one, or the one they started and did not send."""
    return begin(turn, REQUEST)


def send(turn: Turn) -> Answer:
    """Go on to the next card, or record the request."""
    filled = fill_in(turn, REQUEST)
    if isinstance(filled, Answer):
        return filled
    draft, step = filled
    if isinstance(step, Ask):
        return ask_again(turn, REQUEST, draft, step)
    return turns_out(turn, draft, step.answers) or _file(turn, draft, facts(REQUEST, step.answers))


def turns_out(turn: Turn, draft: Draft, answers: Answers) -> Answer | None:
    """Say why mere correspondence is not recorded; None for any request."""
    if answers.get("which") != Which.NOT_SURE or answers.get("wants") != Wants.ELSE:
        return None
    drop(turn, draft)
    found = recognise(Wants.ELSE)
    card = no_request_card(found.reason, found.source, turn.ref())
    return Answer(CardBody(card, str(card["fallbackText"])))


def _file(turn: Turn, draft: Draft, taken: Taken) -> Answer:
    """Open the case: sealed, its clock worked out, its ladder climbed."""
    coming = Coming(turn.party, taken, right_of(taken))
    case = receive(turn, turn.viewer, coming)
    drop(turn, draft)
    others = same_reference(turn.unit, turn.viewer, case, taken.own_reference)
    if others:
        turn.say(TextBody(same_line(case.header.reference, others)), "same")
    return shown(card_of(case, Show.RECEIPT))
