"""The card on which the IG lead decides. A suggestion at most: a person decides and says why."""

from collections.abc import Mapping
from datetime import datetime

from dialogs.breaches.scene import BreachScene, clock_box, doubts
from dialogs.breaches.sentences import say, say_outcome
from dialogs.cards.elements import Card, Element, box, group, text
from dialogs.cards.inputs import input_choice, input_date, input_text, input_time
from dialogs.cases.case_form import case_form
from dialogs.cases.verbs import Verb
from dialogs.words.wording import party_name
from governance.breaches.facts import Decided, Outcome
from governance.breaches.suggestion import suggest
from governance.moments import london
from governance.policy import DELAY_ASKED_WITHIN

NOTHING: Mapping[str, str] = {}


def decide_card(
    scene: BreachScene, problems: Mapping[str, str] = NOTHING, values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask for the decision. `values` keeps what was filled in, `problems` says what to mend.

    Its inputs: outcome, reason, aware_on, aware_at, aware_why, partners_told (keys with commas),
    partners_told_who, partners_told_on, partners_told_at, ico_reference, delay_reason.
    """
    values = values or _recorded(scene.case.decision)
    body = [
        *([text(say("decide.problems"), colour="attention", bold=True)] if problems else []),
        *clock_box(scene),
        *doubts(scene),
        *([text(say("decide.again"))] if scene.case.decided else []),
        _suggestion(scene),
        *_with_problems(_outcome(values), problems),
        group(_with_problems(_aware(scene, values), problems), separator=True),
        group(_with_problems(_partners(scene, values), problems), separator=True),
        group(_with_problems(_regulator(scene, values, problems), problems), separator=True),
    ]
    return case_form(
        scene,
        say("decide.title", reference=scene.reference),
        body,
        ("Record the decision", Verb.DECIDE_SEND),
    )


def _recorded(decision: Decided | None) -> Mapping[str, str]:
    """Return what is on record already, to add to. Never what was typed: that stays behind Open."""
    if decision is None:
        return NOTHING
    when = decision.partners_told_when
    day, clock = _as_inputs(when) if when else ("", "")
    return {
        "outcome": decision.outcome,
        "partners_told": ",".join(decision.partners_told),
        "partners_told_on": day,
        "partners_told_at": clock,
    }


def _suggestion(scene: BreachScene) -> Element:
    found = suggest(scene.case, scene.agreement)
    reasons = "\n".join(f"- {say(f'why.{reason}')}" for reason in found.reasons)
    lines = [text(say(f"lean.{found.leaning}")), *([text(reasons)] if reasons else [])]
    return box("accent", [text(say("decide.suggestion"), bold=True), *lines])


def _with_problems(inputs: list[Element], problems: Mapping[str, str]) -> list[Element]:
    """Put each problem right above the field it is about."""
    shown: list[Element] = []
    for one in inputs:
        if problem := problems.get(one.get("id", "")):
            shown.append(text(problem, colour="attention"))
        shown.append(one)
    return shown


def _outcome(values: Mapping[str, str]) -> list[Element]:
    return [
        input_choice(
            "outcome",
            say("decide.outcome"),
            [(outcome.value, say_outcome(outcome)) for outcome in Outcome],
            value=values.get("outcome", ""),
            required=True,
            error=say("decide.error_outcome"),
        ),
        input_text(
            "reason",
            say("decide.reason"),
            value=values.get("reason", ""),
            long=True,
            required=True,
            error=say("decide.error_reason"),
        ),
    ]


def _aware(scene: BreachScene, values: Mapping[str, str]) -> list[Element]:
    day, clock = _as_inputs(scene.case.awareness.at)
    why = values.get("aware_why", "")
    return [
        text(say("decide.aware")),
        input_date("aware_on", say("decide.aware_on"), value=values.get("aware_on", day)),
        input_time("aware_at", say("decide.aware_at"), value=values.get("aware_at", clock)),
        input_text("aware_why", say("decide.aware_why"), value=why, long=True, most=1000),
    ]


def _partners(scene: BreachScene, values: Mapping[str, str]) -> list[Element]:
    others = [key for key in scene.agreement.keys if key != scene.case.header.party]
    who = values.get("partners_told_who", "")
    return [
        text(say("decide.partners")),
        input_choice(
            "partners_told",
            say("decide.partners_told"),
            [(key, party_name(scene.agreement, key)) for key in others],
            value=values.get("partners_told", ""),
            style="multi",
        ),
        input_text("partners_told_who", say("decide.partners_who"), value=who, most=200),
        input_date(
            "partners_told_on", say("decide.partners_on"), value=values.get("partners_told_on", "")
        ),
        input_time(
            "partners_told_at", say("decide.partners_at"), value=values.get("partners_told_at", "")
        ),
    ]


def _regulator(
    scene: BreachScene, values: Mapping[str, str], problems: Mapping[str, str]
) -> list[Element]:
    """Ask for the reasons of a delay near the limit, and where moving the time made it late."""
    near = scene.case.limit - scene.now <= DELAY_ASKED_WITHIN
    reference, decision = values.get("ico_reference", ""), scene.case.decision
    kept = decision is not None and decision.ico_reference
    label = say("decide.ico_kept" if kept else "decide.ico_reference")
    asked = [input_text("ico_reference", label, value=reference, most=100)]
    if near or "delay_reason" in problems or values.get("delay_reason"):
        why = values.get("delay_reason", "")
        asked.append(input_text("delay_reason", say("decide.delay"), value=why, long=True))
    return [*asked, text(say("decide.draft"), subtle=True, size="small")]


def _as_inputs(instant: datetime) -> tuple[str, str]:
    """Return a London date and time as the card's inputs take them."""
    there = london(instant)
    return f"{there:%Y-%m-%d}", f"{there:%H:%M}"
