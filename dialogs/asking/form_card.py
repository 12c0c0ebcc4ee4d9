"""A page of a flow as one card: what was answered is kept, what was not understood says so."""

from collections.abc import Mapping, Sequence

from dialogs.asking.flow import Answers, Flow, FormContext, Page
from dialogs.asking.question_inputs import question_input
from dialogs.breaches.questions import BREACH, BREACH_CORRECTION, BREACH_DETAILS
from dialogs.cards.elements import Card, Element, Ref, box, card, execute, heading, text
from dialogs.complaints.questions import COMPLAINT
from dialogs.near_misses.questions import NEAR_MISS, NEAR_MISS_CORRECTION
from dialogs.requests.questions import REQUEST
from governance.breaches.report import Doubt
from governance.cases.danger import Danger
from governance.people.directory import Numbers

NOT_TO_LEAD = "Send, but not to my IG lead"
NEVER_HERE = "Please do not put names, addresses or the leaked file here."
NEVER = {
    REQUEST.name: "Please do not put names here, or what the request says.",
    COMPLAINT.name: "Please do not put names or addresses here.",
}

AMENDING = "Change what is wrong. What you first sent is kept in the history."
INTRO: Mapping[str, str] = {
    BREACH.name: "Five questions, two minutes. A best guess is fine, and so is “Not sure”.",
    BREACH_DETAILS.name: "All of this is optional. Your report is already in.",
    BREACH_CORRECTION.name: AMENDING,
    NEAR_MISS_CORRECTION.name: AMENDING,
    REQUEST.name: "One minute. The law counts from the day it came, so tell us at once.",
    NEAR_MISS.name: (
        "One minute. Telling us is how things get safer. There is no 72-hour clock for this one."
    ),
    COMPLAINT.name: "Two short cards. However it came, it counts. “Not sure” is fine.",
}

IT_GOT_OUT = (
    "Thank you for saying so. Information may have got out, so this is a breach report now."
    " For when it was first noticed, say when someone here first realised that information may"
    " have got out."
)
STORY_KEPT = "What you wrote is kept: you need not write it again."

QUERIES: Mapping[Doubt, str] = {
    Doubt.FUTURE: "That date is in the future. If it is right, press Send again.",
    Doubt.BEFORE_EVENT: (
        "By these dates it was noticed before it happened. If that is right, press Send again."
    ),
}


def got_out_note(answers: Answers) -> str:
    """Why someone who reported a near miss sees the breach card."""
    return " ".join((IT_GOT_OUT, *([STORY_KEPT] if answers.get("what_happened") else [])))


def date_query(doubts: Sequence[Doubt]) -> str:
    """What to ask, once, about odd dates; "" when there is nothing to ask."""
    return " ".join(QUERIES[doubt] for doubt in doubts if doubt in QUERIES)


def danger_box(numbers: Numbers) -> Element:
    """Before anything else, where someone could be in danger (FACTS 15.1)."""
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
    """The page as a card. `query` asks once about something odd that will be taken as it is;
    `note` says why they see this form.
    """
    body = [
        heading(flow.title if flow.amends else page.title),
        *_danger(answers, context),
        *_problem_line(problems),
        *_query_box(query),
        *([box("accent", [text(note)])] if note else []),
        text(INTRO.get(flow.name, ""), subtle=True),
        text(NEVER.get(flow.name, NEVER_HERE), subtle=True),
    ]
    for question in page.shown(answers, context):
        if problem := problems.get(question.field):
            body.append(text(problem, colour="attention", bold=True))
        body.append(question_input(question, answers, context))
    if flow.name == COMPLAINT.name:
        return card(body, _two_cards(flow, page, ref), summary=page.title)
    return card(body, _actions(flow, context, ref, queried=bool(query)), summary=page.title)


def correction_card(
    flow: Flow,
    *,
    answers: Answers,
    problems: Mapping[str, str],
    context: FormContext,
    ref: Ref,
    query: str = "",
) -> Card:
    """The report's own answers to change, without the narrative: that stays unless rewritten."""
    return form_card(
        flow,
        flow.pages[0],
        answers=answers,
        problems=problems,
        context=context,
        ref=ref,
        query=query,
    )


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


def _two_cards(flow: Flow, page: Page, ref: Ref) -> list[Element]:
    """A complaint is two cards: the first goes on to the second, which sends it."""
    last = page.title == flow.pages[-1].title
    send = execute("Send" if last else "Next", "complaint_send", ref.data(), style="positive")
    return [send, execute("Cancel", "cancel", ref.data(), needs_inputs=False)]


def _actions(flow: Flow, context: FormContext, ref: Ref, *, queried: bool) -> list[Element]:
    """`queried` travels in the data, so that what was asked once is not asked again."""
    data = ref.data() | ({"queried": True} if queried else {})
    cancel = execute("Cancel", "cancel", ref.data(), needs_inputs=False)
    match flow.name:
        case BREACH.name:
            send = execute("Send", "send", data, style="positive")
            around = execute(NOT_TO_LEAD, "send_not_lead", data)
            return [send, *([around] if context.lead_available else []), cancel]
        case NEAR_MISS.name:
            send = execute("Send", "near_miss_send", data, style="positive")
            around = execute(NOT_TO_LEAD, "near_miss_not_lead", data)
            return [send, *([around] if context.lead_available else []), cancel]
        case REQUEST.name:
            return [execute("Send", "request_send", data, style="positive"), cancel]
        case BREACH_DETAILS.name:
            add = execute("Add these details", "details_send", data, style="positive")
            return [add, execute("Not now", "details_skip", ref.data(), needs_inputs=False)]
        case _:
            return [execute("Send the correction", "correct_send", data, style="positive"), cancel]
