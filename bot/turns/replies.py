"""How an answer reaches the person: in the HTTP response where they wait for it, or by message."""

from datetime import timedelta

from adapters.teams.values import ActivityKind, Incoming, Reply
from bot.post.outbox_messages import ABOUT_NOTHING, NewMessage, card_key, post
from bot.showing.recipes import is_form, recipe_in
from bot.showing.render import render
from bot.turns.turn import Answer, Turn
from dialogs.cases.home import gone_card
from dialogs.words.wording import say
from governance.outbox_message import (
    AnswerBody,
    CardBody,
    MessageKind,
    RecipeBody,
    TextBody,
)
from governance.policy import FOLD_AFTER

BELOW = "What you asked for is in the next message, below."
WAITED_FOR = (ActivityKind.MESSAGE, ActivityKind.SUBMIT, ActivityKind.EXECUTE)
NOTHING_MORE = Answer(TextBody(""), replaces=False)
"""The answer where all that is to be said was said."""


def in_place(turn: Turn, answer: Answer) -> Answer:
    """Move an answer that does not last into a message of its own where its card is to change yet.

    A waiting update of the card that was used would come after the answer, and wipe a form under
    their hands, or what Open shows while it is read. Returns the answer to give in its place.
    """
    used = turn.incoming.reply_to
    stands = turn.incoming.kind is not ActivityKind.EXECUTE or not answer.replaces or answer.lasts
    if stands or not used or answer.leaves or not _will_change(turn, answer, used):
        return answer
    turn.say(answer.body, "below")
    return Answer(TextBody(BELOW), replaces=False)


def _will_change(turn: Turn, answer: Answer, used: str) -> bool:
    """Return whether the used card is to change: now, or, for a form, until it is folded."""
    by = turn.now + FOLD_AFTER if is_form(answer.body) else turn.now
    return turn.unit.outbox.will_change(card_key(turn.card(used)), by)


def deliver(turn: Turn, answer: Answer) -> None:
    """Put the answer into the outbox: as an update of the card that was used, or as a message."""
    if answer == NOTHING_MORE:
        return
    used = turn.incoming.reply_to
    if (
        turn.incoming.kind in (ActivityKind.EXECUTE, ActivityKind.SUBMIT, ActivityKind.FILE)
        and used
    ):
        _replace_used(turn, answer, used)
    else:
        turn.say(answer.body)


def _replace_used(turn: Turn, answer: Answer, used: str) -> None:
    if not answer.replaces:
        if turn.incoming.kind is ActivityKind.SUBMIT:
            turn.say(answer.body)
        return
    recipe = recipe_in(answer.body)
    case = recipe.case if recipe else ""
    if answer.lasts or turn.incoming.kind is ActivityKind.SUBMIT:
        _update(turn, used, case, answer.body, MessageKind.UPDATE)
    if answer.sticks:
        return
    if answer.leaves:
        _update(turn, used, case, answer.leaves, MessageKind.FOLD)
    elif recipe and case:
        folded = RecipeBody(turn.services.kinds.folded(recipe))
        _update(turn, used, case, folded, MessageKind.FOLD)


def _update(turn: Turn, used: str, case: str, body: AnswerBody, kind: MessageKind) -> None:
    message = NewMessage(
        key=f"{kind}:{turn.key}",
        party=turn.party,
        kind=kind,
        to=turn.card(used),
        body=body,
        subject=case or ABOUT_NOTHING,
        later=FOLD_AFTER if kind is MessageKind.FOLD else timedelta(),
    )
    post(turn, message)


def reply(turn: Turn, answer: Answer) -> Reply:
    if turn.incoming.kind is not ActivityKind.EXECUTE:
        return Reply()
    match answer.body:
        case RecipeBody(recipe):
            seen = render(turn, recipe, turn.viewer)
            return Reply(card=seen.card if seen else gone_card())
        case CardBody(card):
            return Reply(card=dict(card))
        case TextBody(text):
            return Reply(text=text)


def not_yet(incoming: Incoming, why: str) -> Reply:
    """Answer whoever waits that nothing is kept, and whom to phone, by the sentence that says why:
    a store that is held back, or a process that may take no turn.
    """
    waits = incoming.kind in WAITED_FOR and not incoming.automatic
    return Reply(refused=say(why)) if waits else Reply()
