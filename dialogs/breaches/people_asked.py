"""What is asked to tell the people: who they are to the case, whether it is safe, how it ended."""

from collections.abc import Mapping
from datetime import datetime

from dialogs.breaches.people import danger_lines, say_ground
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.breaches.verbs import BreachVerb
from dialogs.cards.elements import Card, Element, box, text
from dialogs.cards.inputs import input_choice, input_date, input_text, input_time
from dialogs.cases.case_form import case_form
from governance.breaches.people_told import Person, Safe, Way, grounds, latest_look_again
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
        *danger_lines(scene),
        *asked,
        input_text("way", say("tell_safe.way"), value=values.get("way", ""), long=True, most=1000),
        input_date("again", say("tell_safe.again"), value=values.get("again", "")),
        text(say("tell_safe.again_means"), subtle=True),
    ]
    title = say("tell_safe.title", reference=scene.reference)
    send = (say("tell_safe.send"), BreachVerb.SAFETY_SEND)
    return case_form(scene, title, body, send, problem=problem)


def person_told_card(
    scene: BreachScene, person: Person, problem: str = "", values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask how somebody was told. The inputs: on, at, way, by."""
    there = london(scene.now)
    body = [
        *_warned(scene, person),
        input_date("on", say("person_told.on"), value=values.get("on") or f"{there:%Y-%m-%d}"),
        input_time("at", say("person_told.at"), value=values.get("at") or f"{there:%H:%M}"),
        input_choice(
            "way",
            say("person_told.way"),
            [(one.value, say(f"way.{one}")) for one in Way],
            value=values.get("way", ""),
            required=True,
            error=say("person_told.error_way"),
        ),
        input_text(
            "by", say("person_told.by"), required=True, most=200, error=say("person_told.error_by")
        ),
    ]
    title = say("person_told.title", reference=scene.reference, person=say(f"person.{person}"))
    send = (say("weigh.send"), BreachVerb.PERSON_TOLD_SEND)
    return case_form(scene, title, body, send, problem=problem, step=person.value)


def person_not_told_card(
    scene: BreachScene, person: Person, problem: str = "", values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask on which ground somebody is not told, and why it applies; the inputs: ground, why."""
    there_are = grounds(part_3=scene.case.weighed.law_enforcement is YesNo.YES)
    body = [
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
    title = say("person_not_told.title", reference=scene.reference, person=say(f"person.{person}"))
    send = (say("weigh.send"), BreachVerb.PERSON_NOT_TOLD_SEND)
    return case_form(scene, title, body, send, step=person.value, problem=problem)


def say_last_day(now: datetime) -> str:
    """Say the last day on which *not yet* may be looked at again."""
    return say_date(latest_look_again(london(now).date()))


def _warned(scene: BreachScene, person: Person) -> list[Element]:
    """Warn whoever writes it down that the safeguarding lead said *not yet*."""
    one = scene.case.people.one(person)
    answer = one.answer if one else None
    if answer is None or answer.safe is not Safe.NOT_YET:
        return []
    return [box("warning", [text(say("person_told.not_yet"))])]
