"""What is asked to tell the people: who they are to the case, whether it is safe, how it ended."""

from collections.abc import Mapping
from datetime import datetime

from dialogs.breaches.filled_in import asked_when
from dialogs.breaches.people import danger_lines, person_line, say_ground
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.breaches.verbs import WORK_BUTTONS, BreachVerb
from dialogs.cards.elements import Card, Element, box, text
from dialogs.cards.inputs import input_choice, input_date, input_text
from dialogs.cases.case_form import case_form, with_buttons
from dialogs.cases.scene import buttons, permitted
from dialogs.cases.verbs import Verb
from governance.breaches.people_told import (
    Person,
    Safe,
    ToTell,
    Way,
    grounds,
    latest_look_again,
)
from governance.cases.yes_no import YesNo
from governance.moments import london, say_date

NOTHING: Mapping[str, str] = {}
SAFE = "safe_"
"""An input for each person: `safe_child`."""


def choose_card(scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING) -> Card:
    """Ask who might be told. The inputs, each with commas: people, at_once."""
    chosen = scene.case.people.each
    values = values or {
        "people": ",".join(one.person for one in chosen),
        "at_once": ",".join(one.person for one in chosen if one.at_once),
    }
    everyone = [(one.value, say(f"person.{one}")) for one in Person]
    body = [
        *danger_lines(scene),
        input_choice(
            "people",
            say("people.who"),
            everyone,
            value=values.get("people", ""),
            style="multi",
            required=True,
            error=say("people.error_who"),
        ),
        input_choice(
            "at_once",
            say("people.at_once"),
            everyone,
            value=values.get("at_once", ""),
            style="multi",
        ),
        text(say("people.at_once_means"), bold=True),
        text(say("people.note"), subtle=True),
    ]
    title = say("people.title", reference=scene.reference)
    send = (say("people.send"), BreachVerb.PEOPLE_SEND)
    return case_form(scene, title, body, send, problem=problem)


def safety_card(scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING) -> Card:
    """Ask whether telling each is safe. The inputs: safe_{person}, way, again."""
    asked = [
        input_choice(
            f"{SAFE}{one.person}",
            say("tell_safe.ask", person=say(f"person.{one.person}")),
            [(safe.value, say(f"safe.{safe}")) for safe in Safe],
            value=values.get(f"{SAFE}{one.person}", ""),
        )
        for one in scene.case.people.asked
    ]
    body = [
        text(say("people.notice_line")),
        *danger_lines(scene),
        *asked,
        input_text("way", say("tell_safe.way"), value=values.get("way", ""), long=True, most=1000),
        input_date("again", say("tell_safe.again"), value=values.get("again", "")),
        text(say("tell_safe.again_means"), subtle=True),
    ]
    title = say("people.notice", reference=scene.reference)
    send = (say("tell_safe.send"), BreachVerb.SAFETY_SEND)
    others = buttons(scene, (Verb.OPEN,))
    return with_buttons(case_form(scene, title, body, send, problem=problem), others)


def person_told_card(
    scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask who was told, and how: several at once, where it was in the same way. The inputs: told
    (with commas), on, at, way, by.
    """
    body = [
        *danger_lines(scene),
        *(text(person_line(one)) for one in scene.case.people.asked),
        *_warned(scene),
        _whom(scene, "told", "person_told.who", "person_told.error_who", values),
        *asked_when(values),
        input_choice(
            "way",
            say("person_told.way"),
            [(one.value, say(f"way.{one}")) for one in Way],
            value=values.get("way", ""),
            required=True,
            error=say("person_told.error_way"),
        ),
        input_text(
            "by",
            say("person_told.by"),
            value=values.get("by", ""),
            required=True,
            most=200,
            error=say("person_told.error_by"),
        ),
    ]
    title = say("person_told.title", reference=scene.reference)
    send = (say("weigh.send"), BreachVerb.PERSON_TOLD_SEND)
    others = permitted(scene, WORK_BUTTONS, (BreachVerb.PERSON_NOT_TOLD,))
    return with_buttons(case_form(scene, title, body, send, problem=problem), others)


def person_not_told_card(
    scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask who is not told, on which ground, and why it applies. The inputs: not_told (with commas),
    ground, why.
    """
    there_are = grounds(part_3=scene.case.weighed.law_enforcement is YesNo.YES)
    body = [
        _whom(scene, "not_told", "person_not_told.who", "person_not_told.error_who", values),
        text(say("person_not_told.means")),
        input_choice(
            "ground",
            say("person_not_told.ground"),
            [(one.value, say_ground(one)) for one in there_are],
            value=values.get("ground", ""),
            required=True,
            error=say("person_not_told.error_ground"),
        ),
        text(say("person_not_told.tests"), bold=True),
        text("\n".join(f"- {say(f'test.{one}')}" for one in there_are), subtle=True),
        input_text(
            "why",
            say("person_not_told.why"),
            value=values.get("why", ""),
            long=True,
            required=True,
            error=say("person_not_told.error_why"),
        ),
    ]
    title = say("person_not_told.title", reference=scene.reference)
    send = (say("weigh.send"), BreachVerb.PERSON_NOT_TOLD_SEND)
    return case_form(scene, title, body, send, problem=problem)


def _whom(
    scene: BreachScene, name: str, label: str, error: str, values: Mapping[str, str]
) -> Element:
    """Ask whom, nobody ticked: those of whom nothing is written down first, then the others, so
    that it can be put right.
    """
    each = sorted(scene.case.people.each, key=lambda one: one.ended is not None)
    return input_choice(
        name,
        say(label),
        [(one.person.value, _label(one)) for one in each],
        value=values.get(name, ""),
        style="multi",
        required=True,
        error=say(error),
    )


def _label(one: ToTell) -> str:
    person = say(f"person.{one.person}")
    return say("people.ended", person=person) if one.ended else person


def say_last_day(now: datetime) -> str:
    """Say the last day on which *not yet* may be looked at again."""
    return say_date(latest_look_again(london(now).date()))


def _warned(scene: BreachScene) -> list[Element]:
    """Warn whoever writes it down that the safeguarding lead said *not yet* of somebody."""
    answers = (one.answer for one in scene.case.people.asked)
    if not any(answer and answer.safe is Safe.NOT_YET for answer in answers):
        return []
    return [box("warning", [text(say("person_told.not_yet"))])]
