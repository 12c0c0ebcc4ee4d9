"""Words that were typed before any form was open, until the form that takes them along.

They wait sealed, as an answer of their own, under the person and the card that was offered; the
card itself has none of them. They go when a button of it is pressed, or after `ANSWERS_KEPT_FOR`.
"""

from datetime import datetime

from bot.drafts.danger_said import not_sure_where_said
from bot.drafts.drafts import keep
from bot.drafts.form_render import context
from bot.drafts.identifiers_asked import in_danger, newly_noticed
from bot.turns.turn import Answer, Turn
from dialogs.asking.engine import read_reply
from dialogs.asking.flow import Answers, Flow
from dialogs.asking.identifiers_found import ask_carried
from dialogs.asking.readers.reader import NotUnderstood
from dialogs.asking.readers.words import MOST_WORDS, tidy
from dialogs.asking.typing import says_what, story_question
from dialogs.cases.case_kind import ReadsWords
from dialogs.words.wording import say
from governance.outbox_message import KeptAnswer, TextBody
from storage.drafts import Draft

CARRIED = "carried"
"""The note of a draft that took words along: its card says so, for it does not show them."""


def note(draft: Draft) -> str:
    """Say that the form has the words; "" for one that took none."""
    return say("story.carried") if CARRIED in draft.notes else ""


def can_wait(text: str) -> bool:
    """Return whether there is something to carry: more than a request for a form, and no more than
    a form's box holds.
    """
    return says_what(text) and len(tidy(text)) <= MOST_WORDS


def wait_for(turn: Turn, card: str, text: str, *, typed_at: datetime | None = None) -> None:
    """Keep the words, typed now or at that instant (UTC), until a button of that card is pressed.

    The answer that they are kept as has the instant where a mail has its subject.
    """
    said = TextBody(text, (typed_at or turn.now).isoformat())
    words = KeptAnswer(said, replaces=False, sticks=False)
    turn.unit.turns.keep(_key(turn, card), words, turn.now)


def waiting(turn: Turn) -> str:
    """Return the words that wait for the card that was pressed; "" where none do."""
    return _waiting(turn)[0]


def _waiting(turn: Turn) -> tuple[str, datetime]:
    card = turn.given("card")
    kept = turn.unit.turns.answer_for(_key(turn, card)) if card else None
    match kept:
        case KeptAnswer(TextBody(text, typed_at)):
            return text, datetime.fromisoformat(typed_at)
        case _:
            return "", turn.now


def wait_on(turn: Turn, card: str) -> None:
    """Let the words that wait for the card that was pressed wait for another, that comes after."""
    text, typed_at = _waiting(turn)
    if text:
        forget(turn)
        wait_for(turn, card, text, typed_at=typed_at)


def forget(turn: Turn) -> None:
    """Delete the words that wait for the card that was pressed."""
    if card := turn.given("card"):
        turn.unit.turns.forget(_key(turn, card))


def asks(turn: Turn, flow: Flow, answers: Answers) -> Answer | None:
    """Ask, once, about identifiers in the words, before a form keeps them; None where nothing is
    asked.
    """
    question, text = story_question(flow), waiting(turn)
    if question is None or not text:
        return None
    kinds = newly_noticed(turn, turn.given("card"), {question.field: text})
    said = ask_carried(kinds, danger=in_danger(answers)) if kinds else ""
    return Answer(TextBody(said), replaces=False) if said else None


def taken(turn: Turn, flow: Flow, draft: Draft) -> Draft:
    """Return the draft with the words in its story, after what is there, or with what its kind
    reads in them; they wait no longer.
    """
    (text, typed_at), kept = _waiting(turn), draft.answers
    forget(turn)
    more = _answered(turn, flow, kept, text) if text else {}
    if not more:
        return draft
    answers = not_sure_where_said(turn, flow, {**kept, **more}, [text])
    noted = [CARRIED] if _reads(turn, flow) is None else []
    return keep(turn, draft, answers, *noted, first_word=typed_at)


def _answered(turn: Turn, flow: Flow, kept: Answers, text: str) -> Answers:
    reads = _reads(turn, flow)
    if reads is None:
        return in_story(turn, flow, kept, text)
    answers, line = reads(text)
    if line:
        turn.say(TextBody(line), "read")
    return {field: said for field, said in answers.items() if not kept.get(field)}


def _reads(turn: Turn, flow: Flow) -> ReadsWords | None:
    return turn.services.kinds.by_flow[flow.name].words.reads_words


def in_story(turn: Turn, flow: Flow, answers: Answers, text: str) -> Answers:
    """Return the answer to the flow's story with `text` after what it says already; empty where
    the flow has no story, or it would be too long.
    """
    at, question = context(turn), story_question(flow)
    if question is None:
        return {}
    lines = [str(answers.get(question.field) or ""), text]
    try:
        return read_reply(question, "\n".join(filter(None, lines)), at)
    except NotUnderstood:
        return {}


def _key(turn: Turn, card: str) -> str:
    return "\n".join(("words", turn.viewer.person.text, card))
