"""The cards of an evidence pack: for whom, why and what goes into it; and how it is opened."""

from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.breaches.verbs import BreachVerb
from dialogs.cards.elements import Card, Element, box, card, execute, heading, part, text
from dialogs.cards.fitting import Fitted
from dialogs.cards.inputs import input_choice, input_text
from dialogs.cases.after_report import say_message
from dialogs.cases.case_form import case_form, needed_words
from dialogs.cases.verbs import FOLD_AWAY, Verb
from dialogs.words.wording import party_name
from governance.breaches.breach import Breach
from governance.breaches.packs import PackMade, Ticked
from governance.cases.event import Event

WHOLE = "whole"
MOST_PACKS = 3  # the newest: a card must stay under 28 KB


def pack_form(scene: BreachScene) -> Card:
    """Ask for whom, and why; its inputs: `whom`, `why`, `of` (whole, or a party) and `ticked`."""
    title = say("pack.title", reference=scene.reference)
    theirs = dict.fromkeys(task.party for task in scene.case.tasks)
    parts = [
        (str(key), say("pack.part_of", party=party_name(scene.agreement, key))) for key in theirs
    ]
    body = [
        text(say("pack.means")),
        input_text("whom", say("pack.whom"), required=True, most=200, error=say("pack.whom_error")),
        needed_words("why", say("pack.why"), say("pack.why_error")),
        input_choice("of", say("pack.of"), [(WHOLE, say("pack.whole")), *parts], required=True),
        input_choice(
            "ticked",
            say("pack.ticked"),
            [(one.value, say(f"pack_tick.{one}")) for one in Ticked],
            style="multi",
        ),
    ]
    return case_form(scene, title, body, (say("pack.make"), BreachVerb.PACK_SEND))


def packs_said(case: Breach) -> dict[str, str]:
    """Return for whom packs were made, and why, by the names that `fitted` keeps."""
    return {name: f"{made.for_whom}\n{made.why}" for name, _, made in _packs(case)[-MOST_PACKS:]}


def _packs(case: Breach) -> list[tuple[str, Event, PackMade]]:
    every = [(event, event.fact) for event in case.history if isinstance(event.fact, PackMade)]
    return [(f"pack {n}", event, made) for n, (event, made) in enumerate(every)]


def packs_made(scene: BreachScene, shown: Fitted) -> list[Element]:
    """Return the part of an open card that says which copies exist; nothing where none does."""
    items = [
        item
        for name, event, _ in _packs(scene.case)[-MOST_PACKS:]
        for item in (text(say_message(event, scene.people)), *shown[name])
    ]
    return [part(say("open.packs"), items)] if items else []


def pack_card(scene: BreachScene, made: PackMade, number: str) -> Card:
    """Show the passphrase of the pack that is offered below, until it is folded away."""
    title = say("pack.made", reference=scene.reference)
    data = scene.ref.data()
    body = [
        heading(title),
        text(say("pack.below")),
        box("emphasis", [text(say("pack.passphrase", words=made.passphrase))]),
        text(say("pack.another_way")),
        text(say("open.folds"), subtle=True, size="small"),
    ]
    again = {**data, "step": number}
    actions = [
        execute(say("pack.again"), BreachVerb.PACK_FILE, again, needs_inputs=False),
        execute(FOLD_AWAY, Verb.CLOSE, data, needs_inputs=False),
    ]
    return card(body, actions, summary=title)
