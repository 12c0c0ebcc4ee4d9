"""The same flows for someone who types: one question at a time, as a plain message."""

from dialogs.engine import Ask, Step, read_reply, where
from dialogs.questions import Answers, Flow, FormContext, Question
from dialogs.readers.asked import MOST_TYPED, NotUnderstood
from governance.agreements.model import spoken

SKIPS = frozenset({"skip", "pass", "next", "leave it", "leave empty"})
PLEASE_DELETE = (
    "Thank you, I have kept that safely. Please delete your own message now: "
    "what happened should not stay in the chat, and I cannot delete it for you."
)


def next_question(flow: Flow, answers: Answers, context: FormContext) -> Question | None:
    """What to ask next; None once `where` says Finished."""
    return next((q for page in flow.pages for q in page.outstanding(answers, context)), None)


def answer_typed(flow: Flow, answers: Answers, text: str, context: FormContext) -> Step:
    """What follows when someone types: it answers the question they were asked last."""
    question = next_question(flow, answers, context)
    if question is None:
        return where(flow, answers, context)
    try:
        skips = not question.required and spoken(text[:MOST_TYPED]) in SKIPS
        read = {question.field: None} if skips else read_reply(question, text, context)
    except NotUnderstood as said:
        page = next(page for page in flow.pages if question in page.questions)
        return Ask(page, answers, {question.field: str(said)})
    return where(flow, {**answers, **read}, context)
