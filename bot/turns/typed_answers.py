"""Answering a report by typing: each question in turn, with the same readers as the card."""

from bot.recipes import words
from bot.turns.drafts import answers_of, drop, keep, kept_draft
from bot.turns.forms import context
from bot.turns.noticing import Form, ask_once, in_danger
from bot.turns.reporting import start
from bot.turns.turn import Answer, Turn
from dialogs.engine import Ask
from dialogs.flows.breach import BREACH
from dialogs.form_inputs import prompt
from dialogs.questions import Question
from dialogs.typed import PLEASE_DELETE, answer_typed, next_question

ALL_ANSWERED = (
    "Thank you. That is everything I need. Type “send” to file your report, or “send, but not to"
    " my IG lead”. Type “cancel” to delete it."
)


def answer(turn: Turn) -> Answer | None:
    """Take the text as the answer to the question they are at; None with no report open."""
    draft = kept_draft(turn, BREACH)
    if draft is None:
        return None
    kept, at = answers_of(draft, turn.now), context(turn)
    asked = next_question(BREACH, kept, at)
    step = answer_typed(BREACH, kept, turn.incoming.text, at)
    if isinstance(step, Ask) and step.problems:
        return Answer(words(" ".join(step.problems.values())))
    if asked and asked.private:
        form = Form(draft.id, danger=in_danger(kept))
        if please := ask_once(turn, form, {asked.field: turn.incoming.text}):
            return please
    draft = keep(turn, draft, step.answers)
    following = next_question(BREACH, step.answers, at)
    line = _question(turn, following) if following else ALL_ANSWERED
    told = f"{PLEASE_DELETE} " if asked and asked.private else ""
    return Answer(words(told + line))


def back(turn: Turn) -> Answer:
    """Un-answer the last question that was answered, and ask it again."""
    draft = kept_draft(turn, BREACH)
    if draft is None:
        return start(turn)
    kept = answers_of(draft, turn.now)
    asked = [q for q in BREACH.questions if q.required and kept.get(q.field) not in (None, "")]
    if not asked:
        return start(turn)
    keep(turn, draft, {f: v for f, v in kept.items() if f != asked[-1].field})
    return Answer(words(_question(turn, asked[-1])))


def start_again(turn: Turn) -> Answer:
    """Delete what they started, and show a fresh card."""
    draft = kept_draft(turn, BREACH)
    if draft is not None:
        drop(turn, draft)
    return start(turn)


def _question(turn: Turn, question: Question) -> str:
    return prompt(question, context(turn))
