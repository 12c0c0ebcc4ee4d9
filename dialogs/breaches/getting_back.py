"""Getting it back (BR-CONTAIN): what helps by cause, words that repeat nothing, how it ended."""

from collections.abc import Mapping

from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.breaches.verbs import WORK_BUTTONS, BreachVerb
from dialogs.cards.elements import Card, Element, box, card, execute, heading, part, text
from dialogs.cards.inputs import ChoiceStyle, input_choice, input_text
from dialogs.cases.case_form import case_form
from dialogs.cases.scene import at, buttons, permitted
from dialogs.cases.verbs import Verb
from governance.access import Action
from governance.breaches.containment import Ended, Holder
from governance.breaches.easing import contact_is_clear, is_settled
from governance.breaches.report import WentWrong

NOTHING: Mapping[str, str] = {}
ON_PAPER = frozenset({WentWrong.LOST, WentWrong.THROWN_AWAY})
IN_OUR_SYSTEMS = frozenset(
    {WentWrong.SEEN, WentWrong.CHANGED, WentWrong.UNAVAILABLE, WentWrong.CYBER}
)
"""Where nobody who has it is asked for anything."""


def get_back_card(scene: BreachScene) -> Card:
    """Show what helps. What is contact with whoever has it shows once contact is cleared; until
    then it asks which post makes it: `by`.
    """
    title = say("back.title", reference=scene.reference)
    body = [
        heading(title),
        *_danger(scene),
        part(say("back.steps"), [text(f"- {line}") for line in _steps(scene)]),
        *_contact(scene),
        *_end(scene),
    ]
    clears = not contact_is_clear(scene.case) and Action.WORK in scene.allowed
    send = execute(say("clear.send"), BreachVerb.CLEAR_SEND, scene.ref.data())
    how_far = permitted(scene, WORK_BUTTONS, (BreachVerb.CONTAINED,))
    asked, first = (_clearing(""), [send]) if clears else ([], [])
    actions = [*first, *how_far, *buttons(scene, (Verb.CLOSE,))]
    return card([*body, *asked], actions, summary=title)


def clear_card(scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING) -> Card:
    """Ask which post makes contact; the input is `by`."""
    asked = [*_danger(scene), *_clearing(values.get("by", ""))]
    title = say("clear.title", reference=scene.reference)
    return case_form(
        scene, title, asked, (say("clear.send"), BreachVerb.CLEAR_SEND), problem=problem
    )


def _clearing(by: str) -> list[Element]:
    asked = input_text(
        "by", say("clear.by"), value=by, required=True, most=200, error=say("clear.error")
    )
    return [text(say("clear.means")), asked]


def contained_card(
    scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask how it ended. The inputs: ended, holder, said_by, note."""
    asked = [
        text(say("contained.means"), subtle=True),
        *how_it_ended(values),
        input_text("note", say("contained.note"), value=values.get("note", ""), long=True),
    ]
    title = say("contained.title", reference=scene.reference)
    send = (say("weigh.send"), BreachVerb.CONTAINED_SEND)
    return case_form(scene, title, asked, send, problem=problem)


def how_it_ended(values: Mapping[str, str], *, style: ChoiceStyle = "expanded") -> list[Element]:
    """Return the questions how it ended, who has it and who says so: ended, holder, said_by."""
    return [
        input_choice(
            "ended",
            say("contained.ended"),
            [(one.value, say(f"ended.{one}")) for one in Ended],
            value=values.get("ended", ""),
            style=style,
            required=True,
            error=say("contained.error_ended"),
        ),
        input_choice(
            "holder",
            say("contained.holder"),
            [(one.value, say(f"holds.{one}")) for one in Holder],
            value=values.get("holder", ""),
            style=style,
            required=True,
            error=say("contained.error_holder"),
        ),
        input_text("said_by", say("contained.said_by"), value=values.get("said_by", ""), most=200),
    ]


def _danger(scene: BreachScene) -> list[Element]:
    if not scene.case.urgent:
        return []
    line = say("back.danger", safeguarding=say("back.safeguarding"))
    return [box("attention", [text(line)])]


def _steps(scene: BreachScene) -> tuple[str, ...]:
    cause = scene.case.report.went_wrong
    return tuple(say(f"step.{cause}.{number}") for number in (1, 2))


def _contact(scene: BreachScene) -> list[Element]:
    """Return what is contact: nothing of it until that is cleared, or where there is nobody."""
    case, cause = scene.case, scene.case.report.went_wrong
    if cause in IN_OUR_SYSTEMS:
        return []
    if not contact_is_clear(case):
        return [box("warning", [text(say("back.not_cleared"))])]
    words = say("words.paper" if cause in ON_PAPER else "words.sent")
    kinds = ("phone", "fetch") if cause in ON_PAPER else ("recall", "phone")
    ways = [text(f"- {say(f'ask_back.{kind}')}") for kind in kinds]
    said = box("emphasis", [text(words)])
    return [
        part(say("back.words"), [text(_cleared_by(scene)), said, text(say("back.never")), *ways])
    ]


def _cleared_by(scene: BreachScene) -> str:
    return say("back.cleared" if scene.case.containment.cleared else "back.worker")


def _end(scene: BreachScene) -> list[Element]:
    state = scene.case.containment
    if state.recorded is None or state.end is None:
        return []
    ended, holder = say(f"ended.{state.end.ended}"), say(f"holder.{state.end.holder}")
    lines = [say("back.end", ended=ended, holder=holder, at=at(state.recorded.at))]
    if is_settled(scene.case):
        lines.append(say("back.lowers"))
    elif state.only_promised or state.from_trusted:
        lines.append(say("back.lowers_nothing"))
    return [box("accent", [text(line) for line in lines])]
