"""Answering a report by typing: each question in turn, with the same readers as the card."""

from bot.drafts.draft_actions import Started, started
from bot.drafts.drafts import began, begun, drop, keep, new_draft
from bot.drafts.form_render import context
from bot.drafts.form_submit import form
from bot.drafts.identifiers_asked import Form, ask_once, in_danger
from bot.drafts.same_thing import ask_first
from bot.turns.turn import Answer, Turn
from dialogs.asking.engine import Ask
from dialogs.asking.flow import Question
from dialogs.asking.question_inputs import prompt
from dialogs.asking.readers.options import named, named_anywhere
from dialogs.asking.typing import (
    NOTHING_ASKED,
    PLEASE_DELETE,
    answer_typed,
    next_question,
    not_kept,
)
from governance.outbox_message import TextBody


def answer(turn: Turn) -> Answer | None:
    """Take the text as the answer to the question they are at; None where no report is open."""
    found = started(turn)
    if found is None:
        return None
    return ask_first(turn, found.draft) or _take(turn, found)


def _take(turn: Turn, found: Started) -> Answer:
    """Keep the answer and ask the next question; or say what is to be put right first."""
    draft, way = found.draft, found.kind.reporting
    kept, at = draft.answers, context(turn)
    asked = next_question(found.flow, kept, at)
    if asked is None:
        return unkept(turn, NOTHING_ASKED)
    step = answer_typed(found.flow, kept, turn.incoming.text, at)
    if isinstance(step, Ask) and step.problems:
        return unkept(turn, " ".join([asked.text, *step.problems.values()]))
    if asked.private:
        whose = Form(draft.id, danger=in_danger(kept))
        if please := ask_once(turn, whose, {asked.field: turn.incoming.text}):
            return please
    draft = keep(turn, draft, step.answers)
    if way.turns_out and (instead := way.turns_out(turn, draft, step.answers)):
        return instead
    following = next_question(found.flow, step.answers, at)
    line = _question(turn, following) if following else way.all_answered
    told = f"{PLEASE_DELETE} " if asked.private and step.answers.get(asked.field) else ""
    return Answer(TextBody(told + line))


def unkept(turn: Turn, sentence: str) -> Answer:
    """Say the sentence and, where the text may be a story, that it is kept nowhere."""
    return Answer(TextBody(not_kept(sentence, turn.incoming.text)))


def asked_now(turn: Turn) -> str:
    """Return the question they are at, as somebody who types is asked it; "" for none."""
    found = started(turn)
    if found is None:
        return ""
    asked = next_question(found.flow, found.draft.answers, context(turn))
    return _question(turn, asked) if asked else found.kind.reporting.all_answered


def is_option(turn: Turn) -> bool:
    """Return whether the text is, word for word, an option of the question they are at.

    "near miss" is a command too: then it is their answer.
    """
    at = context(turn)
    flows = (kind.words.report for kind in turn.services.kinds.by_flow.values())
    questions = (question for flow in flows for question in flow.questions)
    if not named_anywhere(turn.incoming.text, (q.options(at.agreement) for q in questions)):
        return False  # told without opening what they have
    found = started(turn)
    if found is None:
        return False
    asked = next_question(found.flow, found.draft.answers, at)
    return asked is not None and named(turn.incoming.text, asked.options(at.agreement)) is not None


def back(turn: Turn) -> Answer:
    """Forget the last answer, and ask its question again."""
    found = started(turn)
    if found is None:
        return turn.services.kinds.usual.reporting.start(turn)
    kept = found.draft.answers
    typed = (q for q in found.flow.questions if q.required or q.worth_asking)
    asked = [q for q in typed if kept.get(q.field) not in (None, "")]
    if not asked:
        return found.kind.reporting.start(turn)
    keep(turn, found.draft, {f: v for f, v in kept.items() if f != asked[-1].field})
    return Answer(TextBody(_question(turn, asked[-1])))


def start_again(turn: Turn) -> Answer:
    """Show a fresh form in the place of the card that offered it.

    What they started is deleted, unless the new one is about something else. What was begun twice
    is known since it was begun first (BR-FIRST-SAID).
    """
    found = started(turn)
    if found is None:
        return turn.services.kinds.usual.reporting.start(turn)
    flow = found.kind.words.report
    something_else = turn.given("same") == "no"
    if not something_else or not begun(found.draft):
        drop(turn, found.draft)
    fresh = new_draft(turn, flow)
    if not something_else:
        fresh = keep(turn, fresh, {}, first_word=began(found.draft))
    return Answer(form(turn, flow, fresh))


def _question(turn: Turn, question: Question) -> str:
    return prompt(question, context(turn))
