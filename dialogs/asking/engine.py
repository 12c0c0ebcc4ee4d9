"""One small engine for every flow: replies in, the next question or the facts out.

Where someone is, is worked out from their answers, so a release that adds a question asks
it and strands nobody. Nothing here does I/O or reads a clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dialogs.asking.flow import Answers, Flow, FormContext, Page, Question
from dialogs.asking.readers.reader import NotUnderstood, ReplyContext, Several
from governance.plain import from_plain

PLEASE_ANSWER = 'Please answer this one. "Not sure" is fine where it is offered.'


@dataclass(frozen=True, slots=True)
class Ask:
    """Show this page. `problems` has a sentence for each reply that was not understood."""

    page: Page
    answers: Answers
    problems: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Finished:
    """Every page is answered; `answers` are those that still apply."""

    answers: Answers


FlowStep = Ask | Finished


def where(flow: Flow, answers: Answers, context: FormContext) -> FlowStep:
    """Find where these answers leave someone: how a form is first shown, with no reply to judge."""
    for page in flow.pages:
        if next(page.outstanding(answers, context), None):
            return Ask(page, answers, {})
    return Finished(flow.applying(answers, context))


def advance(
    flow: Flow, answers: Answers, replies: Mapping[str, str], context: FormContext
) -> FlowStep:
    """Merge what a card sent into the answers; return the next step. Unknown fields are ignored.

    A card sends only what is filled in, so what it shows and does not send was left empty.
    An answer that is needed is never lost to an empty box or to one nobody can read.
    """
    kept, problems = dict(answers), {}
    for question in _sent(flow, answers, replies, context):
        try:
            read = _answered(flow, question, replies.get(question.field, ""), kept, context)
        except NotUnderstood as said:
            problems[question.field] = str(said)
            continue
        kept |= {f: v for f, v in read.items() if f == question.field or f not in replies}
    for page in flow.pages:
        if here := {f: said for f, said in problems.items() if f in page.fields}:
            return Ask(page, kept, here)
    return where(flow, kept, context)


def facts(flow: Flow, answers: Answers) -> Any:
    """Return the facts that a finished flow's answers amount to."""
    asked = {question.field: answers.get(question.field) for question in flow.questions}
    given = {field: value for field, value in asked.items() if value is not None}
    return from_plain(flow.facts, given)


def _sent(
    flow: Flow, answers: Answers, replies: Mapping[str, str], context: FormContext
) -> tuple[Question, ...]:
    """Return the questions of every card that a reply belongs to, else of the one now open."""
    pages = [page for page in flow.pages if replies.keys() & page.fields]
    if not pages and isinstance(step := where(flow, answers, context), Ask):
        pages = [step.page]
    return tuple(q for page in pages for q in page.asked(answers, context, replies))


def read_reply(question: Question, reply: str, context: FormContext) -> Answers:
    """Return what `reply` answers, by field. Raises NotUnderstood."""
    value = question.reader(reply, ReplyContext(question.options(context.agreement), context.now))
    return value.answers if isinstance(value, Several) else {question.field: value}


def _answered(
    flow: Flow, question: Question, reply: str, kept: Answers, context: FormContext
) -> Answers:
    """Read the reply. An empty box empties an answer, unless the facts need it or it was unseen."""
    old = kept.get(question.field)
    if reply.strip():
        return read_reply(question, reply, context)
    unseen = question.private and bool(old)
    if question.required and not unseen:
        raise NotUnderstood(PLEASE_ANSWER)
    left = {question.field: old if unseen or question.field in flow.needed else None}
    return left | ({question.time_in: None} if question.time_in else {})
