"""The same flows for someone who types: one question at a time, as a plain message."""

from collections.abc import Iterator

from dialogs.asking.engine import Ask, FlowStep, read_reply, where
from dialogs.asking.flow import Answers, Flow, FormContext, InputKind, Question
from dialogs.asking.readers.reader import MOST_TYPED, NotUnderstood
from dialogs.words.heard import DELETE
from governance.agreements.model import spoken

SKIPS = frozenset({"skip", "pass", "next", "leave it", "leave empty"})
PLEASE_DELETE = f"Thank you, I have kept that safely. {DELETE}"
NOT_KEPT = f"I have not kept what you wrote. If it says what happened: {DELETE}"
NOTHING_ASKED = (
    "I have not added that: every question has an answer. Type “back” to answer the last one"
    " again, “send” to send it as it is, or “cancel” to delete it."
)
SHORT = 40  # characters, and
FEW = 5  # words: an option, a date or a command has no more; a story has


def is_story(text: str) -> bool:
    """Return whether it may say what happened: longer than any answer, date or command."""
    said = text.strip()
    return len(said) > SHORT or len(said.split()) > FEW


_ASKING = """
    a about an and any asap asking be breach bot can case complaint could data do does for form from
    get give go got has have hello help hey hi how i id if im in incident info information is it ive
    like log made make me miss my near need new of on ones or our pls please record report reporting
    request rights sar foi someone somebody start submit take tell that the there they this thx to
    today want wants was way we what where which who with would you your
"""
ASKING = frozenset(_ASKING.split())
"""Words that ask for a form, and say nothing of what happened."""


def says_what(text: str) -> bool:
    """Return whether the text says more than which form it asks for.

    >>> says_what("I need to report a breach please"), says_what("lost my laptop")
    (False, True)
    """
    return any(word not in ASKING for word in spoken(text).split())


def story_question(flow: Flow) -> Question | None:
    """Return the flow's question for what happened, in words of one's own; None for none."""
    told = (q for q in flow.questions if q.private and q.kind is InputKind.LONG_TEXT)
    return next(told, None)


def not_kept(sentence: str, text: str) -> str:
    """Add to `sentence` that nothing was kept, and what to do with a story."""
    return f"{sentence} {NOT_KEPT}" if is_story(text) else sentence


def next_question(flow: Flow, answers: Answers, context: FormContext) -> Question | None:
    """Return what to ask next: what is needed, then what is worth asking of those who type too."""
    needed = (q for page in flow.pages for q in page.outstanding(answers, context))
    return next(needed, None) or next(_worth_asking(flow, answers, context), None)


def _worth_asking(flow: Flow, answers: Answers, context: FormContext) -> Iterator[Question]:
    shown = (q for page in flow.pages for q in page.asked(answers, context))
    return (q for q in shown if q.worth_asking and q.field not in answers)


def answer_typed(flow: Flow, answers: Answers, text: str, context: FormContext) -> FlowStep:
    """Take the text as the answer to the question asked last; return the next step."""
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
