"""The steps of a request: which make sense now, the form of one, and what it moved."""

from collections.abc import Mapping

from dialogs.cards.elements import (
    Card,
    Element,
    buttons_here,
    card,
    execute,
    heading,
    input_date,
    input_toggle,
    text,
)
from dialogs.cases.case_form import case_form, needed_words
from dialogs.cases.scene import buttons
from dialogs.cases.verbs import Verb
from dialogs.requests.clock import clock_box, last_moved, working
from dialogs.requests.receipt import closed_line
from dialogs.requests.scene import RequestScene
from dialogs.requests.sentences import say
from dialogs.requests.verbs import RequestVerb, request_buttons
from governance.moments import london
from governance.requests.facts import Check
from governance.requests.steps import Step, possible

NOTHING: Mapping[str, str] = {}
NEEDS_REASON = frozenset({Step.EXTENDED, Step.REFUSED})
"""Steps that somebody will have to explain."""


def steps_card(scene: RequestScene) -> Card:
    """The steps that make sense now, a button each."""
    title = say("rq.steps_title", reference=scene.reference)
    offered = _step_buttons(scene, possible(scene.case))
    body = [
        heading(title),
        *clock_box(scene),
        text(say("rq.steps" if offered else "rq.closed_already")),
        *(buttons_here([one]) for one in offered),
    ]
    back = buttons(scene, (Verb.CLOSE,))
    return card(body, back, summary=title)


def _step_buttons(scene: RequestScene, offered: tuple[Step, ...]) -> list[Element]:
    data = scene.ref.data()
    return [
        execute(
            say(f"rq_step.{step}"),
            RequestVerb.STEP,
            {**data, "step": step.value},
            needs_inputs=False,
        )
        for step in offered
    ]


def step_card(
    scene: RequestScene, step: Step, *, problem: str = "", values: Mapping[str, str] = NOTHING
) -> Card:
    """The form of one step. Its inputs: on, reason, rights_told, and a tick for each check."""
    today = london(scene.now).date().isoformat()
    body = [
        *clock_box(scene),
        text(say(f"rq_about.{step}"), subtle=True),
        input_date("on", say(f"rq_on.{step}"), value=values.get("on") or today, required=True),
        *_reason(step),
        *_ticks(scene, step, values),
    ]
    return case_form(
        scene,
        say("rq.step_title", reference=scene.reference, step=say(f"rq_step.{step}")),
        body,
        ("Record it", RequestVerb.STEP_SEND),
        summary=say("rq.steps_title", reference=scene.reference),
        problem=problem,
        step=step.value,
    )


def _reason(step: Step) -> list[Element]:
    if step not in NEEDS_REASON:
        return []
    return [needed_words("reason", say(f"rq_reason.{step}"), say("rq.error_reason"))]


def _ticks(scene: RequestScene, step: Step, values: Mapping[str, str]) -> list[Element]:
    """What the law wants done first: DSR-CHECKS for subject access, the rights of DSR-REFUSE."""
    if step is Step.REFUSED:
        told = values.get("rights_told") == "true"
        label = "rq.rights_foi" if scene.case.information else "rq.rights_dp"
        return [input_toggle("rights_told", say("rq.before_sending"), say(label), value=told)]
    if step is not Step.REPLY_SENT or not scene.case.access:
        return []
    asked = [
        input_toggle(
            f"check_{check}",
            say(f"rq_check_title.{check}"),
            say(f"rq_check.{check}"),
            value=values.get(f"check_{check}") == "true",
        )
        for check in Check
    ]
    return [text(say("rq.before_reply"), bold=True), *asked]


def moved_card(scene: RequestScene) -> Card:
    """What a step did: the date before and after, and why."""
    title = say("rq.moved_title", reference=scene.reference)
    case = scene.case
    body = [
        heading(title),
        *([text(closed_line(scene), bold=True)] if case.decided else last_moved(scene)),
        *clock_box(scene),
        *working(scene),
    ]
    letters = (RequestVerb.LETTERS,)
    work = letters if case.decided else (RequestVerb.STEPS, *letters)
    actions = [*request_buttons(scene, work), *buttons(scene, (Verb.OPEN,))]
    return card(body, actions, summary=title)
