"""A page of a flow as one card: what was answered is kept, what was not understood says so."""

from collections.abc import Mapping
from typing import Any

from dialogs.asking.flow import Answers, Flow, FormContext, Page
from dialogs.asking.form_buttons import NOT_TO_ASKED, NOT_TO_THESE, FormButton
from dialogs.asking.question_inputs import question_input
from dialogs.cards.elements import (
    Card,
    Element,
    Ref,
    box,
    card,
    execute,
    heading,
    show_card,
    text,
)
from dialogs.cards.inputs import input_choice
from governance.cases.danger import Danger
from governance.people.directory import Numbers


def danger_box(numbers: Numbers) -> Element:
    """Warn before anything else where someone could be in danger (BR-DANGER, docs/law.md)."""
    words = f"If anyone could be in danger, phone 999 or {numbers.front_door} first."
    return box("attention", [text(words, bold=True), text("The report can wait.")])


def form_card(  # noqa: PLR0913  a form is all of these at once
    flow: Flow,
    page: Page,
    *,
    answers: Answers,
    problems: Mapping[str, str],
    context: FormContext,
    ref: Ref,
    query: str = "",
    note: str = "",
) -> Card:
    """Show the page as a card. `query` asks once about something odd that will be taken as it is;
    `note` says why they see this form.
    """
    body = [
        heading(flow.title if flow.amends else page.title),
        *_danger(answers, context),
        *([text(page.first, bold=True)] if page.first else []),
        *_problem_line(problems),
        *_query_box(query),
        *([box("accent", [text(note)])] if note else []),
        text(flow.intro, subtle=True),
        text(flow.never, subtle=True),
    ]
    for question in page.asked(answers, context):
        if problem := problems.get(question.field):
            body.append(text(problem, colour="attention", bold=True))
        body.append(question_input(question, answers, context))
    return card(body, _actions(flow, page, context, ref, queried=bool(query)), summary=page.title)


def _danger(answers: Answers, context: FormContext) -> list[Element]:
    urgent = answers.get("danger") in (Danger.YES, Danger.NOT_SURE)
    return [danger_box(context.numbers)] if urgent else []


def _problem_line(problems: Mapping[str, str]) -> list[Element]:
    if not problems:
        return []
    one = len(problems) == 1
    words = "One answer needs" if one else f"{len(problems)} answers need"
    return [box("warning", [text(f"{words} another look. The rest is kept.", bold=True)])]


def _query_box(query: str) -> list[Element]:
    return [box("warning", [text(query, bold=True)])] if query else []


def _actions(
    flow: Flow, page: Page, context: FormContext, ref: Ref, *, queried: bool
) -> list[Element]:
    """Make the buttons; `queried` travels in their data, so that nothing is asked twice."""
    shown = [one for one in flow.buttons if context.would_hear or not one.around]
    sent = {**ref.data(), **({"queried": True} if queried else {})}
    first = next(one for one in shown if one.sends)
    return [
        _around(one, context, sent)
        if one.around
        else _button(one, page if one is first else None, sent, ref.data())
        for one in shown
    ]


def _around(button: FormButton, context: FormContext, sent: Mapping[str, Any]) -> Element:
    """Return the button that shows who would hear, to be ticked, and sends to the others."""
    people = [(one.value, one.label) for one in context.would_hear]
    asked = input_choice("not_to", NOT_TO_ASKED, people, style="multi")
    return show_card(
        button.title, [asked], [execute(NOT_TO_THESE, button.verb, {**sent, "listed": True})]
    )


def _button(
    button: FormButton, page: Page | None, sent: Mapping[str, Any], left: Mapping[str, Any]
) -> Element:
    """Return the button; `page` is that of the first one that sends."""
    if not button.sends:
        return execute(button.title, button.verb, left, needs_inputs=False)
    if page is None:
        return execute(button.title, button.verb, sent)
    return execute(page.button or button.title, button.verb, sent, style="positive")
