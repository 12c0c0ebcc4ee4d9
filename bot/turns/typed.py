"""What people type: a command, an answer to the question they are at, or something else."""

from dataclasses import replace

from bot.drafts import typed_answers
from bot.turns import files_sent
from bot.turns.danger import heard_in
from bot.turns.replies import NOTHING_MORE
from bot.turns.turn import Answer, Turn
from dialogs.asking.commands import CASE_ACTION, Command
from dialogs.asking.nearest import nearest
from dialogs.asking.typing import NOT_KEPT, is_story
from dialogs.cases.home import disclosure_card, nearest_card
from dialogs.kinds import COMMANDS, DISCLOSURE, HOME, OFFERED
from governance.outbox_message import CardBody, TextBody
from storage.errors import NotThere

TOO_LONG = (
    "That is too long for me to take in. Nothing of it was kept. Please delete your own message,"
    " and send it again in fewer words: the first two thousand letters are plenty."
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
    if command is not None and not typed_answers.is_option(turn):
        return _obey(turn, command)
    for typed in turn.services.kinds.typed:
        if (answer := typed(turn)) is not None:
            return answer
    return typed_answers.answer(turn) or _fits_nothing(turn)


def _fits_nothing(turn: Turn) -> Answer:
    """Offer the nearest things that the words may mean; danger in them was answered already.

    Nothing is begun, and nothing of the words is kept, before a button is pressed.
    """
    text = turn.incoming.text
    not_kept = NOT_KEPT if is_story(text) else ""
    if heard_in(turn.incoming):
        return Answer(TextBody(not_kept)) if not_kept else NOTHING_MORE
    names = [guess.name for guess in nearest(text) if guess.name in OFFERED]
    card = nearest_card(
        turn.ref(),
        [OFFERED[name] for name in names] or HOME,
        fits=bool(names),
        not_kept=not_kept,
        send_nothing=DISCLOSURE in names,
    )
    return Answer(CardBody(card, str(card["fallbackText"])))


def disclosure(turn: Turn) -> Answer:
    """Say what to do where the police, a court or a solicitor asks: nothing is recorded."""
    card = disclosure_card(turn.services.directory.numbers(turn.party).ig_team)
    return Answer(CardBody(card, str(card["fallbackText"])), replaces=False)


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
