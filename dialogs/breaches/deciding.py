"""The card on which the IG lead decides, one thing at a time. The bot suggests; a person decides.

Three questions first: how likely harm is, what is decided, and why. *Not yet* asks what it waits
for, who decides and by when; a decision that tells nobody, against the answers, asks once more.
"""

from collections.abc import Mapping, Sequence

from dialogs.breaches.filled_in import put_right
from dialogs.breaches.scene import BreachScene, clock_box, clock_lines, doubts
from dialogs.breaches.sentences import say, say_outcome
from dialogs.breaches.verbs import BreachVerb
from dialogs.breaches.weighing import grade_lines
from dialogs.cards.elements import Card, Element, box, text
from dialogs.cards.inputs import input_choice, input_date, input_text, input_time
from dialogs.cases.case_form import case_form, needed_words
from dialogs.cases.scene import at
from dialogs.cases.verbs import Verb
from governance.breaches.advice import AdviceGiven
from governance.breaches.facts import Likelihood, NotYet, Outcome
from governance.breaches.suggestion import Against, suggest
from governance.cases.event import Event
from governance.moments import london, say_date, say_length
from governance.people.identity import Role
from governance.policy import DECIDE_AGAIN_WITHIN

NOTHING: Mapping[str, str] = {}
NOT_YET = "not_yet"
"""What is chosen beside the outcomes of a decision."""


def decide_card(
    scene: BreachScene, problems: Mapping[str, str] = NOTHING, values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask for the decision: likely, outcome, reason. `values` keeps what was filled in, `problems`
    says what to mend. Nothing that a person judges is chosen for them.
    """
    body = [
        *_to_mend(problems),
        *clock_box(scene),
        *doubts(scene),
        *([text(say("decide.again"))] if scene.case.decided else []),
        *_put_off(scene),
        _suggestion(scene),
        *(text(line) for line in advised_lines(scene)),
        *put_right(_questions(values), problems),
    ]
    return _form(scene, body, {})


def not_yet_card(
    scene: BreachScene, problems: Mapping[str, str] = NOTHING, values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask what it waits for, who decides, and by which day: waiting_for, who, by."""
    waiting, who = values.get("waiting_for", ""), values.get("who", "")
    most = say_length(DECIDE_AGAIN_WITHIN, "day")
    asked = [
        input_text("waiting_for", say("not_yet.waiting"), value=waiting, long=True, required=True),
        input_text("who", say("not_yet.who"), value=who, required=True, most=200),
        input_date("by", say("not_yet.by", most=most), value=values.get("by", ""), required=True),
        _why(values),
    ]
    body = [
        *_to_mend(problems),
        *clock_box(scene),
        text(say("not_yet.stops_nothing")),
        *put_right(asked, problems),
    ]
    return _form(scene, body, values)


def sure_card(
    scene: BreachScene,
    against: Sequence[Against],
    problems: Mapping[str, str] = NOTHING,
    values: Mapping[str, str] = NOTHING,
) -> Card:
    """Ask once more, with what speaks against it: `sure` is what that does not show."""
    found = suggest(scene.case, scene.agreement)
    lines = [say(f"sure.{one}") for one in against]
    if Against.ANSWERS in against:
        lines += [say(f"why.{reason}") for reason in found.reasons]
    outcome = say_outcome(Outcome(values["outcome"]))
    sure = needed_words("sure", say("sure.ask"), say("sure.error"))
    body = [
        *_to_mend(problems),
        text(say("sure.chosen", outcome=outcome)),
        box("warning", [text("\n".join(f"- {line}" for line in lines))]),
        *put_right([sure, _why(values)], problems),
    ]
    return _form(scene, body, values)


def aware_card(scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING) -> Card:
    """Ask when anyone here first knew, and why the time changes: on, at, why (BR-MOVE)."""
    there = london(scene.case.awareness.at)
    day, clock = values.get("on", f"{there:%Y-%m-%d}"), values.get("at", f"{there:%H:%M}")
    asked = [
        text(say("decide.aware")),
        input_date("on", say("decide.aware_on"), value=day, required=True),
        input_time("at", say("decide.aware_at"), value=clock, required=True),
        needed_words("why", say("decide.aware_why"), say("decide.error_why")),
    ]
    title = say("decide.aware_title", reference=scene.reference)
    send = (say("decide.aware_send"), BreachVerb.AWARE_SEND)
    return case_form(scene, title, asked, send, problem=problem)


def _form(scene: BreachScene, body: Sequence[Element], values: Mapping[str, str]) -> Card:
    """Return the card; what was chosen before goes along with its button."""
    chosen = {name: values[name] for name in ("likely", "outcome") if values.get(name)}
    title = say("decide.title", reference=scene.reference)
    asked = [*body, _which_and_by_when(scene)]
    return case_form(scene, title, asked, (say("decide.send"), Verb.DECIDE_SEND), **chosen)


def _which_and_by_when(scene: BreachScene) -> Element:
    """Say again, beside the button, which case it is and its date: on a phone the top is gone."""
    return text(" ".join([f"**{scene.reference}**.", *clock_lines(scene)[:1]]))


def _to_mend(problems: Mapping[str, str]) -> list[Element]:
    said = say("decide.problems")
    return [text(said, colour="attention", bold=True)] if problems else []


def _put_off(scene: BreachScene) -> list[Element]:
    """Say until when it was put off; what it waits for is on *Open* alone."""
    event = scene.case.not_yet
    fact = event.fact if event else None
    if not isinstance(fact, NotYet) or scene.case.decided:
        return []
    return [text(say("not_yet.until", by=say_date(fact.by)))]


def advised_lines(scene: BreachScene) -> list[str]:
    """Say who advised what, the newest of each role; what they wrote is on *Open* alone."""
    newest = {one.fact.role: one for one in scene.case.advice if isinstance(one.fact, AdviceGiven)}
    return [_advised(scene, event, role) for role, event in newest.items()]


def _advised(scene: BreachScene, event: Event, role: Role) -> str:
    label, fact = scene.people.role_label(role), event.fact
    points = fact.points if isinstance(fact, AdviceGiven) else ""
    if not points:
        return say("advised.line_open", role=label, at=at(event.at))
    outcome = say_outcome(Outcome(points))
    return say("advised.line", role=label, at=at(event.at), points=outcome)


def _suggestion(scene: BreachScene) -> Element:
    found = suggest(scene.case, scene.agreement)
    reasons = "\n".join(f"- {say(f'why.{reason}')}" for reason in found.reasons)
    lines = [text(say(f"lean.{found.leaning}")), *([text(reasons)] if reasons else [])]
    lines += grade_lines(scene)
    return box("accent", [text(say("decide.suggestion"), bold=True), *lines])


def _questions(values: Mapping[str, str]) -> list[Element]:
    says = {Outcome.NOT_OURS: say("decide.not_ours")}
    outcomes = [(one.value, says.get(one, say_outcome(one))) for one in Outcome]
    return [
        input_choice(
            "likely",
            say("decide.likely"),
            [(one.value, say(f"likely.{one}")) for one in Likelihood],
            value=values.get("likely", ""),
            required=True,
            error=say("decide.error_outcome"),
        ),
        input_choice(
            "outcome",
            say("decide.outcome"),
            [*outcomes, (NOT_YET, say("outcome.not_yet"))],
            value=values.get("outcome", ""),
            required=True,
            error=say("decide.error_outcome"),
        ),
        _why(values),
    ]


def _why(values: Mapping[str, str]) -> Element:
    return input_text(
        "reason",
        say("decide.reason"),
        value=values.get("reason", ""),
        long=True,
        required=True,
        error=say("decide.error_reason"),
    )
