"""Weighing a breach up: what counts besides the report, and the NHS grid for those who use it."""

from collections.abc import Iterable, Mapping

from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.breaches.verbs import BreachVerb
from dialogs.cards.elements import Card, Element, group, text
from dialogs.cards.inputs import input_choice
from dialogs.cases.case_form import case_form
from governance.agreements.model import Agreement, Route
from governance.breaches.grading import graded, route_of
from governance.breaches.grid import LEAST, MOST
from governance.breaches.weighing import Vulnerable
from governance.cases.yes_no import YesNo
from governance.clocks.confirmed import say_confirm
from governance.keys import PartyKey

NUMBERS = tuple(str(number) for number in range(LEAST, MOST + 1))
NOTHING: Mapping[str, str] = {}


def weigh_card(scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING) -> Card:
    """Ask what counts. Its inputs: key_safe, vulnerable (with commas), law_enforcement, route,
    likelihood, impact. Nothing is chosen but what somebody chose before.
    """
    values = values or _known(scene)
    body = [
        text(say("weigh.means"), subtle=True),
        _one("key_safe", "weigh.key", "reads.", YesNo, values),
        input_choice(
            "vulnerable",
            say("weigh.vulnerable"),
            [(one.value, say(f"vulnerable.{one}")) for one in Vulnerable],
            value=values.get("vulnerable", ""),
            style="multi",
        ),
        *_part_3(scene, values),
        *_route(scene, values),
        *_grid(scene, values),
    ]
    title = say("weigh.title", reference=scene.reference)
    send = (say("weigh.send"), BreachVerb.WEIGH_SEND)
    return case_form(scene, title, body, send, problem=problem)


def grade_lines(scene: BreachScene) -> list[Element]:
    """Say where the grade stands on the grid, and how far the grid is confirmed; that it is not
    graded yet, where it is not; nothing for a party that does not use the grid.
    """
    if route_of(scene.case, scene.agreement) is not Route.DSPT:
        return []
    asked, counted = scene.case.weighed.grade, graded(scene.case, scene.agreement)
    if asked is None or counted is None:
        return [text(say("weigh.not_graded", reference=scene.reference), subtle=True)]
    cell = say(f"cell.{counted.cell}")
    lines = [
        say(
            "weigh.cell",
            grid=counted.grid,
            likelihood=str(counted.likelihood),
            impact=str(counted.impact),
            cell=cell,
        ),
        *([say("weigh.floored")] if counted != asked else []),
        *say_confirm(("DS-ICO",), scene.confirmed),
    ]
    return [text(line, subtle=number > 0) for number, line in enumerate(lines)]


def may_be_part_3(agreement: Agreement, party: PartyKey) -> bool:
    """Return whether the party's controller may handle data to enforce the law (BR-REGIME)."""
    return agreement.controller_of(party).competent_authority


def _known(scene: BreachScene) -> Mapping[str, str]:
    weighed = scene.case.weighed
    grade = weighed.grade
    return {
        "key_safe": weighed.key_safe or "",
        "vulnerable": ",".join(weighed.vulnerable),
        "law_enforcement": weighed.law_enforcement or "",
        "likelihood": str(grade.likelihood) if grade else "",
        "impact": str(grade.impact) if grade else "",
        "route": weighed.route or "",
    }


def _one(
    name: str, asks: str, options: str, of: Iterable[str], values: Mapping[str, str]
) -> Element:
    choices = [(one, say(f"{options}{one}")) for one in of]
    return input_choice(name, say(asks), choices, value=values.get(name, ""))


def _part_3(scene: BreachScene, values: Mapping[str, str]) -> list[Element]:
    if not may_be_part_3(scene.agreement, scene.case.header.party):
        return []
    return [_one("law_enforcement", "weigh.part_3", "part_3.", YesNo, values)]


def _route(scene: BreachScene, values: Mapping[str, str]) -> list[Element]:
    """Ask by which way it goes, where the party has more than one. Nothing is chosen for them."""
    routes = scene.agreement.party(scene.case.header.party).routes
    if len(routes) == 1:
        return []
    usual = text(say("weigh.usual_route"), subtle=True)
    return [_one("route", "weigh.route", "route.", routes, values), usual]


def _grid(scene: BreachScene, values: Mapping[str, str]) -> list[Element]:
    if route_of(scene.case, scene.agreement) is not Route.DSPT:
        return []
    asked = [
        text(say("weigh.grid")),
        _one("likelihood", "weigh.likelihood", "likelihood.", NUMBERS, values),
        _one("impact", "weigh.impact", "impact.", NUMBERS, values),
        *(grade_lines(scene) if scene.case.weighed.grade else []),
    ]
    return [group(asked, separator=True)]
