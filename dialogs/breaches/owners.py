"""Whose breach it is, in words: what a partner that may own it is told, and what it said."""

from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.breaches.verbs import PARTNER_BUTTONS, BreachVerb
from dialogs.cards.elements import Card, Element, buttons_here, card, heading, text
from dialogs.cards.inputs import input_choice
from dialogs.cases.case_form import case_form
from dialogs.cases.scene import at, buttons, permitted
from dialogs.cases.verbs import Verb
from dialogs.words.wording import party_name
from governance.breaches.breach import Breach
from governance.keys import PartyKey


def owner_card(scene: BreachScene) -> Card:
    """Ask whose it may be. Its input: `owner` (a key)."""
    title = say("owner.title", reference=scene.reference)
    ours = scene.agreement.same_controller(scene.case.header.party)
    others = [key for key in scene.agreement.keys if key not in ours]
    body = [
        text(say("owner.means")),
        input_choice(
            "owner",
            say("owner.whose"),
            [(key, party_name(scene.agreement, key)) for key in others],
            required=True,
            error=say("owner.error"),
        ),
    ]
    return case_form(scene, title, body, (say("owner.send"), BreachVerb.OWNER_SEND))


def whose_it_is(scene: BreachScene) -> list[Element]:
    """Say what the parties have said about whose it is, and ask it where they have not said;
    nothing where nobody asked another.
    """
    lines = [text(line) for line in (*_passed_lines(scene), *_owner_lines(scene))]
    asked = scene.case.passed_from is not None and scene.case.parties.said is None
    verbs = (BreachVerb.IT_IS_OURS, BreachVerb.IT_IS_NOT) if asked else ()
    row = permitted(scene, PARTNER_BUTTONS, verbs)
    return [*lines, *([buttons_here(row)] if row else [])]


def _passed_lines(scene: BreachScene) -> list[str]:
    passed, said = scene.case.passed_from, scene.case.parties.said
    if passed is None:
        return []
    slots = {"party": party_name(scene.agreement, passed.party), "reference": passed.reference}
    if said is None:
        return [say("owner.passed", **slots)]
    return [say("owner.we_said_ours" if said.ours else "owner.we_said_not", **slots)]


def _owner_lines(scene: BreachScene) -> list[str]:
    owner, said = scene.case.parties.owner, scene.case.parties.said
    if owner is None:
        return []
    slots = {"party": party_name(scene.agreement, owner.party), "reference": owner.reference}
    if said is None:
        return [say("owner.told", **slots)]
    return [say("owner.theirs" if said.ours else "owner.not_theirs", **slots)]


def owner_news(scene: BreachScene) -> Card:
    """Tell those who handle it what the other party said of whose it is."""
    said = scene.case.parties.said
    title = say(
        "owner.news_theirs" if said and said.ours else "owner.news_not", reference=scene.reference
    )
    body = [heading(title), *whose_it_is(scene)]
    return card(body, buttons(scene, (Verb.OPEN, Verb.DECIDE), main=Verb.OPEN), summary=title)


def neither_card(scene: BreachScene) -> Card:
    """Bring the SIROs of two parties together, each of which says that it is not theirs."""
    title = say("owner.neither", reference=scene.reference)
    other = _other(scene.case)
    number = scene.people.phone_of(other) or say("owner.no_number")
    ask = say("owner.speak", party=party_name(scene.agreement, other), number=number)
    clock = say("owner.clock_goes_on", at=at(scene.case.limit))
    body = [heading(title), *whose_it_is(scene), text(ask, bold=True), text(clock)]
    return card(body, buttons(scene, (Verb.OPEN, Verb.DECIDE)), summary=title)


def _other(case: Breach) -> PartyKey:
    passed, owner = case.passed_from, case.parties.owner
    if passed is not None:
        return passed.party
    return owner.party if owner is not None else case.header.party
