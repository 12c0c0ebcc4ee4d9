"""What people type: a command, an answer to the question they are at, or something else."""

from collections.abc import Sequence
from dataclasses import replace

from bot.cases.replying import waits_for_reply
from bot.drafts import carried, typed_answers
from bot.turns import files_sent
from bot.turns.replies import NOTHING_MORE
from bot.turns.turn import Answer, Turn
from dialogs.asking.commands import CASE_ACTION, Command
from dialogs.asking.danger_words import heard_in_words
from dialogs.asking.offering import offered_for
from dialogs.asking.typing import NOT_KEPT, is_story
from dialogs.cases.commands import Name
from dialogs.cases.home import nearest_card, reply_card
from dialogs.kinds import COMMANDS, DISCLOSURE, HOME, OFFERED, READS, TAKE_WORDS
from dialogs.words.heard import DELETE
from dialogs.words.wording import say
from governance.outbox_message import CardBody, TextBody
from storage.errors import NotThere

TOO_LONG = (
    "That is too long for me to take in. Nothing of it was kept. Please send it again in fewer"
    f" words: the first two thousand letters are plenty. {DELETE}"
)


def read(turn: Turn) -> Answer:
    """Obey a command; else take the text as the answer to the question they are at."""
    if turn.incoming.has_file and not turn.incoming.text:
        return files_sent.alone(turn)
    if turn.incoming.has_file:
        files_sent.beside_words(turn)
    if turn.incoming.too_long:
        return Answer(TextBody(TOO_LONG))
    command = COMMANDS.read(turn.incoming.text)
    if command is not None and (command.name == Name.CANCEL or not typed_answers.is_option(turn)):
        return _obey(turn, command)
    for typed in turn.services.kinds.typed:
        if (answer := typed(turn)) is not None:
            return answer
    return typed_answers.answer(turn) or _fits_nothing(turn)


def _fits_nothing(turn: Turn) -> Answer:
    """Offer the nearest things that the words may mean; danger in them was answered already.

    Where danger was only likely, both are shown. Nothing is begun before a button is pressed: until
    then the words wait.
    """
    if answer := _as_reply(turn):
        return answer
    if turn.heard and heard_in_words(turn.incoming.text):
        return NOTHING_MORE
    text, ref = turn.incoming.text, turn.ref()
    names = [name for name in offered_for(text) if name in OFFERED]
    card = nearest_card(
        ref,
        [OFFERED[name] for name in names] or HOME,
        fits=bool(names),
        first=[
            say("nearest.send_nothing") if DISCLOSURE in names else "",
            *(READS[name](text)[1] for name in names if name in READS),
        ],
        of_words=_of_words(turn, ref.card, names),
    )
    return Answer(CardBody(card, str(card["fallbackText"])))


def _as_reply(turn: Turn) -> Answer | None:
    """Offer the words as the reply that somebody waits for; None where nobody does."""
    text = turn.incoming.text
    case = waits_for_reply(turn) if carried.can_wait(text) else None
    if case is None:
        return None
    ref = turn.ref(case=case.header.id, version=case.header.version)
    carried.wait_for(turn, ref.card, text)
    starts = [OFFERED[name] for name in offered_for(text) if name in OFFERED] or HOME
    card = reply_card(ref, case.header.reference, starts, say("nearest.words_wait"))
    return Answer(CardBody(card, str(card["fallbackText"])))


def _of_words(turn: Turn, card: str, names: Sequence[str]) -> str:
    """Let the words wait for a form that the card offers; return what becomes of them."""
    text = turn.incoming.text
    forms = TAKE_WORDS.intersection(names) if names else is_story(text)
    if forms and carried.can_wait(text):
        carried.wait_for(turn, card, text)
        return say("nearest.words_wait")
    return NOT_KEPT if is_story(text) else ""


def _obey(turn: Turn, command: Command) -> Answer:
    """Do what the command's button does; the reference stands where the card's id would."""
    kinds, data = turn.services.kinds, {"reference": command.reference, "on": command.rest}
    turn = replace(turn, incoming=replace(turn.incoming, data=data, verb=command.verb))
    if command.name != CASE_ACTION:
        return kinds.commands[command.name](turn)
    try:
        return kinds.case_actions[command.verb](turn)
    except NotThere:
        if command.verb not in kinds.if_not_theirs:
            raise
    return kinds.if_not_theirs[command.verb](turn)
