"""The cards of telling the regulator: that it was told, what followed, and the dates it sets.

IG Desk never tells the regulator: people do, and write it down here.
"""

from collections.abc import Mapping
from functools import partial

from dialogs.breaches.filled_in import asked_when
from dialogs.breaches.history import say_fact
from dialogs.breaches.scene import BreachScene, passed
from dialogs.breaches.sentences import say
from dialogs.breaches.verbs import WORK_BUTTONS, BreachVerb
from dialogs.cards.elements import Card, Element, card, heading, text
from dialogs.cards.inputs import input_choice, input_date, input_text
from dialogs.cases.case_form import case_form
from dialogs.cases.history import say_event
from dialogs.cases.scene import at, buttons, permitted, unmarked
from dialogs.cases.verbs import Verb
from dialogs.words.wording import party_name
from governance.breaches.facts import BREACH_EVENTS
from governance.breaches.regulator import REGULATOR_EVENTS, How, RegulatorAsked
from governance.cases.event import Event
from governance.moments import say_date
from governance.policy import DELAY_ASKED_WITHIN

NOTHING: Mapping[str, str] = {}
MOST_CHANGES = 12  # lines, of what is new since the regulator last heard


def told_card(scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING) -> Card:
    """Ask when and how the regulator was told: on, at, how, reference, delay_reason, more."""
    late = scene.case.limit - scene.now <= DELAY_ASKED_WITHIN or bool(values)
    reason = input_text(
        "delay_reason", say("told.delay"), value=values.get("delay_reason", ""), long=True
    )
    asked = [
        text(say("told.by_late" if passed(scene) else "told.by", at=at(scene.case.limit))),
        *asked_when(values),
        _choice("how", say("told.how"), [(how.value, say(f"how.{how}")) for how in How], values),
        input_text("reference", say("told.reference"), value=values.get("reference", ""), most=100),
        *([reason] if late else []),
        _more(values),
    ]
    title = say("told.title", reference=scene.reference)
    return case_form(scene, title, asked, (say("told.send"), BreachVerb.TOLD_SEND), problem=problem)


def follow_up_card(
    scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING
) -> Card:
    """Show what is new since the regulator last heard, and ask when it had it: on, at, more."""
    new = changed_since(scene)
    lines = "\n".join(f"- {line}" for line in new) if new else say("follow.nothing")
    last = scene.case.regulator.last or scene.now
    asked = [
        text(say("follow.since", at=at(last)), bold=True),
        text(lines),
        *asked_when(values),
        _more(values),
    ]
    title = say("follow.title", reference=scene.reference)
    send = (say("follow.send"), BreachVerb.FOLLOW_UP_SEND)
    return case_form(scene, title, asked, send, problem=problem)


def reference_card(
    scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask for the regulator's reference: one field, `reference`."""
    field = input_text(
        "reference",
        say("told.reference_new"),
        value=values.get("reference", ""),
        required=True,
        most=100,
        error=say("told.reference_error"),
    )
    title = say("told.reference_title", reference=scene.reference)
    send = (say("told.reference_send"), BreachVerb.REFERENCE_SEND)
    return case_form(scene, title, [field], send, problem=problem)


def their_date_card(
    scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask by which day the regulator wants an answer: `by`."""
    by = values.get("by", "")
    field = input_date("by", say("their.by"), value=by, required=True, error=say("their.error"))
    title = say("their.title", reference=scene.reference)
    send = (say("their.send"), BreachVerb.THEIR_DATE_SEND)
    return case_form(scene, title, [field], send, problem=problem)


def answered_card(
    scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING
) -> Card:
    """Ask when what the regulator wanted went to it: on, at."""
    title = say("their.answered_title", reference=scene.reference)
    send = (say("their.answered_send"), BreachVerb.ANSWERED_SEND)
    return case_form(scene, title, asked_when(values), send, problem=problem)


def delay_news(scene: BreachScene) -> Card:
    """Tell the SIRO that the regulator was told late. The reasons are on *Open*."""
    told, seen = scene.case.regulator.told, scene.case.regulator.delay_seen
    title = say("delay.title", reference=scene.reference)
    when = at(told.at) if told else ""
    body = [
        heading(title),
        text(say("delay.body", at=when, limit=at(scene.case.limit))),
        text(say("delay.seen_at", at=at(seen.at)) if seen else say("delay.means")),
    ]
    press = () if seen else (BreachVerb.DELAY_SEEN,)
    actions = [*permitted(scene, WORK_BUTTONS, press), *buttons(scene, (Verb.OPEN,))]
    return card(body, actions, summary=unmarked(title))


def changed_since(scene: BreachScene) -> list[str]:
    """Say what happened since the regulator last heard: lines of history, never a narrative."""
    last = scene.case.regulator.last
    new = [event for event in scene.case.history if last and event.at > last and _is_news(event)]
    parties = partial(party_name, scene.agreement)
    return [say_event(event, scene.people, parties, say_fact) for event in new[-MOST_CHANGES:]]


def _is_news(event: Event) -> bool:
    own = type(event.fact) in BREACH_EVENTS.values()
    return own and type(event.fact) not in REGULATOR_EVENTS.values()


def regulator_rows(scene: BreachScene) -> list[tuple[str, str]]:
    """Return what the regulator was told, as rows of the open card."""
    case = scene.case.regulator
    asked = case.asked.fact if case.asked else None
    rows = [
        (say("open.told_at"), at(case.told.at) if case.told else ""),
        (say("open.told_how"), say(f"how.{case.told.how}") if case.told else ""),
        (say("open.told_last"), at(case.last) if case.last and case.heard > 1 else ""),
        (say("open.their_date"), say_date(asked.by) if isinstance(asked, RegulatorAsked) else ""),
        (say("open.delay_seen"), at(case.delay_seen.at) if case.delay_seen else ""),
    ]
    return [(title, value) for title, value in rows if value]


def _choice(
    name: str, label: str, choices: list[tuple[str, str]], values: Mapping[str, str]
) -> Element:
    return input_choice(
        name,
        label,
        choices,
        value=values.get(name, ""),
        required=True,
        error=say("decide.error_outcome"),
    )


def _more(values: Mapping[str, str]) -> Element:
    """Ask whether something is still to follow; neither answer is chosen for them."""
    return _choice(
        "more",
        say("told.more"),
        [("yes", say("told.more_yes")), ("no", say("told.more_no"))],
        values,
    )
