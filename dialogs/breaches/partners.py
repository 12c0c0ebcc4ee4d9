"""Telling other parties of a breach: whom, what they get, and whose it is (agreement §7.1, §2.1).

What another party gets is made here from the answers that are choices alone: no text that anyone
wrote goes along.
"""

from collections.abc import Iterable

from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.breaches.verbs import PARTNER_BUTTONS, BreachVerb
from dialogs.cards.elements import Card, Element, box, card, execute, heading, text
from dialogs.cards.inputs import input_choice, input_text
from dialogs.cases.case_form import case_form, needed_words
from dialogs.cases.scene import at, buttons, permitted
from dialogs.cases.verbs import Verb
from dialogs.tasks.verbs import TaskVerb
from dialogs.words.wording import listed, party_name
from governance.access import Action
from governance.agreements.model import Agreement
from governance.breaches.breach import Breach
from governance.breaches.proposing import proposed, tellable
from governance.keys import PartyKey
from governance.policy import TELL_PARTIES


def brief(case: Breach, agreement: Agreement) -> str:
    """Return all that another party gets of a breach: when, what kind, and of joint data whose."""
    first = "brief.noticed_about" if case.awareness.provisional else "brief.noticed"
    noticed = say(first, at=at(case.awareness.at))
    lines = f"{noticed} {say(f'brief.{case.report.went_wrong}')}"
    return f"{lines}\n\n{_joint(case, agreement)}" if case.joint else lines


def _joint(case: Breach, agreement: Agreement) -> str:
    return say(
        "brief.joint",
        parties=_names(agreement.joint, agreement),
        lead=party_name(agreement, agreement.lead),
        at=at(case.limit),
    )


def _names(keys: Iterable[PartyKey], agreement: Agreement) -> str:
    return listed(party_name(agreement, key) for key in keys)


def tell_parties_card(scene: BreachScene) -> Card:
    """Ask whom to tell, nobody ticked. Its inputs: `parties` (keys with commas) and `why`."""
    title = say("parties.title", reference=scene.reference)
    keys = tellable(scene.case, scene.agreement)
    points_to = proposed(scene.case, scene.agreement)
    body = [
        heading(title),
        text(say("parties.clause", at=at(scene.case.awareness.at + TELL_PARTIES))),
        *(text(line) for line in _proposes(scene, points_to)),
        box("emphasis", [text(say("parties.they_get"), bold=True), text(_given(scene))]),
        input_choice(
            "parties",
            say("parties.whom"),
            [(key, party_name(scene.agreement, key)) for key in keys],
            style="multi",
        ),
        input_text("why", say("parties.why"), long=True, most=1000),
    ]
    return card(body, _sends(scene, points_to), summary=title)


def _given(scene: BreachScene) -> str:
    return brief(scene.case, scene.agreement)


def _proposes(scene: BreachScene, points_to: tuple[PartyKey, ...]) -> list[str]:
    if not points_to:
        return []
    return [say("parties.proposed", parties=_names(points_to, scene.agreement))]


def _sends(scene: BreachScene, points_to: tuple[PartyKey, ...]) -> list[Element]:
    data = scene.ref.data()
    every = say("parties.tell_proposed", count=str(len(points_to)))
    confirm = [execute(every, BreachVerb.TELL_PROPOSED, data, style="positive", needs_inputs=False)]
    return [
        *(confirm if points_to else []),
        execute(say("parties.tell"), BreachVerb.TELL_PARTIES_SEND, data),
        execute(say("parties.nobody"), BreachVerb.TELL_NOBODY, data),
        execute("Not now", Verb.CLOSE, data, needs_inputs=False),
    ]


def partner_buttons(scene: BreachScene) -> list[Element]:
    """Return what can be done with the other parties now, by whoever may."""
    case = scene.case
    passes_on = case.parties.owner is None and case.passed_from is None
    verbs = (
        *([BreachVerb.OWNER] if passes_on else []),
        BreachVerb.TELL_PARTIES,
        BreachVerb.ASK_HELP,
    )
    return [] if case.takes_no_answers else permitted(scene, PARTNER_BUTTONS, verbs)


def help_card(scene: BreachScene) -> Card:
    """Ask other parties to help look into it. Its inputs: `parties`, and `brief` for them."""
    title = say("cooperate.title", reference=scene.reference)
    ours = scene.agreement.same_controller(scene.case.header.party)
    others = [key for key in scene.agreement.keys if key not in ours]
    body = [
        text(say("cooperate.clause")),
        input_choice(
            "parties",
            say("cooperate.whom"),
            [(key, party_name(scene.agreement, key)) for key in others],
            style="multi",
            required=True,
        ),
        needed_words("brief", say("cooperate.brief"), say("cooperate.error")),
    ]
    return case_form(scene, title, body, (say("cooperate.send"), BreachVerb.ASK_HELP_SEND))


def ring_card(scene: BreachScene, party: PartyKey) -> Card:
    """Ask to phone a party now: somebody may be in danger, and nobody there has answered."""
    name = party_name(scene.agreement, party)
    title = say("ring.title", reference=scene.reference, party=name)
    number = scene.people.phone_of(party) or say("owner.no_number")
    body = [
        heading(title),
        box("attention", [text(say("ring.phone", party=name, number=number), bold=True)]),
        text(say("ring.then")),
    ]
    enter = execute(
        say("ring.enter"), TaskVerb.PHONED, scene.ref.data(), style="positive", needs_inputs=False
    )
    may = [enter] if Action.DECIDE in scene.allowed else []
    return card(body, [*may, *buttons(scene, (Verb.OPEN,))], summary=title)
