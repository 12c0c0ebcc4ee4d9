"""A new disclosure request, and every later rung of its ladder: a reference and what is wanted."""

from dialogs.cards.elements import Card, card, heading, text
from dialogs.cases.ladder_lines import late_line, prove_line
from dialogs.cases.scene import at, buttons, has_it
from dialogs.cases.verbs import Verb
from dialogs.disclosures.scene import DisclosureScene, clock_box, danger_box, doubt_lines
from dialogs.disclosures.sentences import say
from governance.access import Action
from governance.cases.ladders import Silence
from governance.cases.recipients import Told

PICK_UP = (Verb.ACKNOWLEDGE, Verb.OPEN, Verb.CONFLICT)


def lead_notice(scene: DisclosureScene, told: Told) -> Card:
    """Tell whomever the first rung tells of a new one."""
    return _notice(scene, told, say("dr.new", reference=scene.reference, who=scene.asker))


def escalation_notice(scene: DisclosureScene, told: Told) -> Card:
    """Say why this rung tells them, and what is wanted of them."""
    return _notice(scene, told, say(f"dr_up.{told.rung}", reference=scene.reference))


def _notice(scene: DisclosureScene, told: Told, title: str) -> Card:
    body = [
        *late_line(scene, told),
        heading(title),
        *danger_box(scene),
        text(say("dr.new_body", at=at(scene.case.reported_at))),
        text(_wanted(scene, told)),
        *(text(line) for line in prove_line(scene, told)),
        *doubt_lines(scene),
        *clock_box(scene),
        *(text(line) for line in has_it(scene, say, "dr.has_it")),
    ]
    return card(body, buttons(scene, PICK_UP, main=Verb.ACKNOWLEDGE), summary=title)


def _wanted(scene: DisclosureScene, told: Told) -> str:
    """Say what to do, to whoever may decide; an adviser is told."""
    picks_up = scene.case.ladder.rung(told.rung).silenced_by is Silence.ACKNOWLEDGED
    if picks_up and Action.ACKNOWLEDGE in scene.allowed:
        return say("dr.ask_have_it")
    return say("dr.ask_done" if Action.DECIDE in scene.allowed else "dr.advise")
