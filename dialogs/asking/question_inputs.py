"""One question as an input of a card, and as a line of chat for someone who types."""

from datetime import date

from dialogs.asking.flow import Answers, FormContext, InputKind, Question
from dialogs.asking.readers.reader import Plain
from dialogs.asking.readers.words import BANDS, MOST_LINE
from dialogs.cards.elements import Element
from dialogs.cards.inputs import (
    ChoiceStyle,
    input_choice,
    input_date,
    input_text,
    input_time,
    input_toggle,
)

MOST_SENT = 20_000  # characters a box takes: over what we keep, so that nothing is cut unsaid
KEPT = "Kept: leave this empty to keep what you wrote, or write it again."
MOST_OPEN = 8  # options shown at once; longer single choices fold into a list
PLEASE_WRITE = "Please write a few words."


def question_input(question: Question, answers: Answers, context: FormContext) -> Element:
    """Return the input, with the answer so far in it; a narrative is kept but never shown again."""
    label, name = question.label(context.numbers), question.field
    value, required = question.fitting(answers, context.agreement), question.required
    said = value if isinstance(value, str) else ""
    match question.kind:
        case InputKind.OPTIONS:
            return _options(question, label, value, context)
        case InputKind.LONG_TEXT:
            return _narrative(question, label, kept=bool(said))
        case InputKind.LINE:
            return _line(question, label, said)
        case InputKind.WHEN:
            return _line(question, label, say_when(said, answers.get(question.time_in)))
        case InputKind.DAY | InputKind.TIME as kind:
            return _PICKED[kind](name, label, value=said, required=required)
        case InputKind.TICK:
            return input_toggle(name, question.text, "Yes", value=value is True)


_PICKED = {InputKind.DAY: input_date, InputKind.TIME: input_time}


def say_when(day: str, at: Plain) -> str:
    """Return a kept day and time as they can be read again: "20/11/2026 16:40"."""
    said = f"{date.fromisoformat(day):%d/%m/%Y}" if day else ""
    return " ".join(filter(None, (said, at[:5] if isinstance(at, str) else "")))


def prompt(question: Question, context: FormContext) -> str:
    """Ask someone who types; the options are numbered unless a number is an answer."""
    options = question.options(context.agreement)
    numbered = options != BANDS
    lines = [
        f"{at}. {one.label}" if numbered else f"- {one.label}"
        for at, one in enumerate(options, start=1)
    ]
    ways = "Type a number or the words." if numbered and options else ""
    several = "Several are fine, with commas." if question.many else ""
    skip = "" if question.required else 'Or type "skip".'
    how = " ".join(part for part in (ways, several, skip) if part)
    return "\n".join(part for part in (question.label(context.numbers), *lines, how) if part)


def _line(question: Question, label: str, said: str) -> Element:
    already = bool(said) and question.private
    return input_text(
        question.field,
        f"{question.text} ({KEPT})" if already else label,
        value="" if already else said,
        required=question.required and not already,
        most=MOST_LINE,
    )


def _narrative(question: Question, label: str, *, kept: bool) -> Element:
    already = kept and question.private
    return input_text(
        question.field,
        f"{question.text} ({KEPT})" if already else label,
        long=True,
        required=question.required and not already,
        most=MOST_SENT,
        error=PLEASE_WRITE,
    )


def _options(question: Question, label: str, value: Plain, context: FormContext) -> Element:
    options = question.options(context.agreement)
    return input_choice(
        question.field,
        label,
        [(one.value, one.label) for one in options],
        value=value if isinstance(value, str | list) else "",
        style=_style(question, len(options)),
        required=question.required,
    )


def _style(question: Question, many: int) -> ChoiceStyle:
    if question.many:
        return "multi"
    return "compact" if many > MOST_OPEN and not question.spread else "expanded"
