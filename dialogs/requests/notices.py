"""A new request, and every later rung of its ladder: reference, date and what is wanted."""

from dialogs.cards.elements import Card, card, heading, text
from dialogs.cases.ladder_lines import late_line, prove_line
from dialogs.cases.scene import buttons, has_it
from dialogs.cases.verbs import Verb
from dialogs.requests.opened import hold_lines
from dialogs.requests.scene import RequestScene, clock_box
from dialogs.requests.sentences import say
from dialogs.requests.verbs import RequestVerb, request_buttons
from governance.access import Action
from governance.cases.recipients import Told
from governance.moments import say_date


def lead_notice(scene: RequestScene, told: Told) -> Card:
    """Tell whomever the first rung tells of a new request."""
    title = say("rq.new", kind=scene.kind, reference=scene.reference)
    body = [
        *late_line(scene, told),
        heading(title),
        text(_received(scene)),
        *clock_box(scene),
        *hold_lines(scene),
        *(text(line) for line in has_it(scene, say, "rq.has_it")),
    ]
    verbs = (Verb.ACKNOWLEDGE, Verb.OPEN, Verb.CONFLICT)
    return card(body, buttons(scene, verbs, main=verbs[0]), summary=title)


def escalation_notice(scene: RequestScene, told: Told) -> Card:
    """Say why this rung tells them, and what is wanted of them."""
    title = say(f"rq_up.{told.rung}", reference=scene.reference)
    advises = [] if Action.DECIDE in scene.allowed else [text(say("rq.you_advise"))]
    body = [
        *late_line(scene, told),
        heading(title),
        text(say(f"rq_rung.{told.rung}")),
        *advises,
        *(text(line) for line in prove_line(scene, told)),
        text(_received(scene)),
        *clock_box(scene),
        *(text(line) for line in has_it(scene, say, "rq.has_it")),
    ]
    first = () if scene.case.acknowledged else (Verb.ACKNOWLEDGE,)
    actions = [
        *buttons(scene, (*first, Verb.OPEN)),
        *request_buttons(scene, (RequestVerb.STEPS,)),
        *buttons(scene, (Verb.CONFLICT,)),
    ]
    return card(body, actions, summary=title)


def _received(scene: RequestScene) -> str:
    return say("rq.received", kind=scene.kind, on=say_date(scene.case.clock.received))
