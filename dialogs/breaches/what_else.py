"""What else can be done with a breach, which is wanted now and then: behind one button."""

from dialogs.breaches.partners import partner_buttons
from dialogs.breaches.same_incident import same_buttons
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.breaches.supplier import supplier_button
from dialogs.breaches.verbs import PARTNER_BUTTONS, WORK_BUTTONS, BreachVerb
from dialogs.cards.elements import Card, Element, card, heading, text
from dialogs.cases.scene import buttons, permitted
from dialogs.cases.verbs import Verb

WORK = (BreachVerb.GET_BACK, BreachVerb.WEIGH, BreachVerb.PEOPLE, BreachVerb.FORM)


def what_else_button(scene: BreachScene) -> list[Element]:
    """Return the button, once somebody has the case; until then that comes first."""
    if scene.case.acknowledged is None:
        return []
    return permitted(scene, PARTNER_BUTTONS, (BreachVerb.WHAT_ELSE,))


def what_else_card(scene: BreachScene) -> Card:
    """Show a button for each thing that can be done now, and the way back."""
    title = say("else.title", reference=scene.reference)
    body = [heading(title), text(say("else.means"))]
    offered = [
        *supplier_button(scene),
        *permitted(scene, WORK_BUTTONS, WORK),
        *partner_buttons(scene),
    ]
    offered += [*same_buttons(scene), *permitted(scene, PARTNER_BUTTONS, (BreachVerb.PACK,))]
    offered += buttons(scene, (Verb.NOTE, Verb.LINK, Verb.LOOKED, Verb.STATUS))
    return card(body, offered, summary=title)
