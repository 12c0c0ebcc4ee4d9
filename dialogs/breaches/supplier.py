"""Asking a supplier for what it owes us: words to copy, and what has come ticked off."""

from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.breaches.verbs import PARTNER_BUTTONS, BreachVerb
from dialogs.cards.elements import Card, Element, box, card, execute, heading, text
from dialogs.cards.inputs import input_choice, input_text
from dialogs.cases.scene import at, permitted
from dialogs.cases.verbs import Verb
from governance.breaches.report import Where
from governance.breaches.supplier import Owed


def supplier_card(scene: BreachScene) -> Card:
    """Show what to ask, and what came; its inputs: `came` (keys with commas) and `why`."""
    title = say("supplier.title", reference=scene.reference)
    supplier, data = scene.case.supplier, scene.ref.data()
    came = input_choice(
        "came",
        say("supplier.came"),
        [(one.value, say(f"supplier_owes.{one}")) for one in Owed],
        value=[one.value for one in supplier.came],  # what was ticked before: a record, no proposal
        style="multi",
    )
    asked = [text(say("supplier.asked", at=at(supplier.asked.at)))] if supplier.asked else []
    body = [
        heading(title),
        text(say("supplier.clause")),
        *asked,
        box("emphasis", [text(say("supplier.copy"), bold=True), text(_words(scene))]),
        came,
        input_text("why", say("supplier.why"), long=True, most=1000),
    ]
    ask = execute(say("supplier.we_asked"), BreachVerb.SUPPLIER_ASKED, data, needs_inputs=False)
    actions = [
        execute(say("supplier.keep"), BreachVerb.SUPPLIER_SEND, data, style="positive"),
        *([] if supplier.asked else [ask]),
        execute(say("supplier.no_more"), BreachVerb.SUPPLIER_NO_MORE, data),
        execute("Not now", Verb.CLOSE, data, needs_inputs=False),
    ]
    return card(body, actions, summary=title)


def _words(scene: BreachScene) -> str:
    wanted = "\n".join(f"- {say(f'supplier_owes.{one}')}" for one in Owed)
    words = say("supplier.words", reference=scene.reference, at=at(scene.case.limit))
    return f"{words}\n\n{wanted}"


def supplier_button(scene: BreachScene) -> list[Element]:
    """Return the button, where it went wrong at a supplier."""
    theirs = scene.case.report.where is Where.SUPPLIER
    return permitted(scene, PARTNER_BUTTONS, (BreachVerb.SUPPLIER,) if theirs else ())
