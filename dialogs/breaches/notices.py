"""A new report, told to those of the first rung: reference, clock and buttons, no content."""

from dialogs.breaches.clock import clock_box, doubts, noticed_line, whose_line
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.cards.elements import Card, Element, box, card, heading, text
from dialogs.cases.ladder_lines import NEXT, late_line, next_line
from dialogs.cases.scene import at, buttons, who_has_it
from dialogs.cases.verbs import Verb
from governance.cases.recipients import Told
from governance.people.identity import Role

FOR_SAFETY = (Role.ON_CALL, Role.SAFEGUARDING_LEAD, Role.CALDICOTT)


def lead_notice(scene: BreachScene, told: Told) -> Card:
    """A new report, for whomever the first rung tells."""
    body = [
        *late_line(scene, told),
        heading(say("notice.title", reference=scene.reference)),
        *danger_box(scene),
        *_why_you(scene, told),
        text(noticed_line(scene)),
        *clock_box(scene, left=False),
        *doubts(scene),
        text(whose_line(scene)),
        *_how_far(scene),
    ]
    verbs = (Verb.ACKNOWLEDGE, Verb.OPEN, Verb.CONFLICT)
    return card(body, buttons(scene, verbs, main=verbs[0]), summary=summary_notice(scene))


def summary_notice(scene: BreachScene) -> str:
    """The line that a phone shows: that it is there and whether it is urgent, no content."""
    urgent = f"{say('notice.danger')}. " if scene.case.report.urgent else ""
    return f"{urgent}{say('notice.title', reference=scene.reference)}"


def danger_box(scene: BreachScene) -> list[Element]:
    """Before anything else, where a person may be in danger."""
    if not scene.case.report.urgent:
        return []
    phone = say("notice.danger_do", front_door=scene.front_door)
    return [box("attention", [text(say("notice.danger"), bold=True), text(phone)])]


def _why_you(scene: BreachScene, told: Told) -> list[Element]:
    """Why someone other than the IG lead gets this."""
    lines = []
    if scene.case.report.urgent and told.role in FOR_SAFETY:
        lines.append(say("notice.safety", role=scene.people.role_label(told.role)))
    if scene.case.past_lead:
        lines.append(say("notice.past_lead"))
    return [text(line) for line in lines]


def _how_far(scene: BreachScene) -> list[Element]:
    if (holder := who_has_it(scene)) is not None:
        return [text(say("notice.has_it", name=holder[0], at=at(holder[1])), colour="good")]
    return [text(line) for line in next_line(scene, say, NEXT)]
