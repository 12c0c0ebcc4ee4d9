"""A file or a picture that someone sends in the chat: it is kept nowhere, and they are told so."""

from bot.drafts.typed_answers import asked_now
from bot.turns.turn import Answer, Turn
from dialogs.cases.home import file_card
from dialogs.kinds import HOME
from dialogs.words.wording import say
from governance.outbox_message import CardBody, TextBody


def beside_words(turn: Turn) -> None:
    """Say, above the answer to the words, that the file beside them was not kept."""
    turn.say(TextBody(say("sent_file.beside")), "file")


def alone(turn: Turn) -> Answer:
    """Say the same, and ask in words: the question that they are at, or what it is about."""
    asked = asked_now(turn)
    if asked:
        beside_words(turn)
        return Answer(TextBody(asked))
    card = file_card(turn.ref(), HOME)
    return Answer(CardBody(card, str(card["fallbackText"])))
