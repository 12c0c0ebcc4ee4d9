"""What an agreement's card is made from: how it stands, whose card it is, and what day it is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from dialogs.agreements.sentences import BUTTONS, say
from dialogs.agreements.verbs import AgreementVerb
from dialogs.cards import elements
from dialogs.cards.elements import ButtonStyle, Card, Element, Ref, box, execute, heading, text
from dialogs.cards.inputs import input_toggle
from dialogs.cards.quoting import plain
from dialogs.words.wording import role_label
from governance.agreements.dated import Audience
from governance.agreements.model import Agreement
from governance.agreements.state import AgreementState
from governance.clocks.confirmed import Confirmed
from governance.keys import NO_PARTY, PartyKey
from governance.moments import say_date

_ESCAPED = re.compile(r"\\([^\w\s])")  # what `plain` put before a character of markdown
NO_DATA: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class AgreementScene:
    """Everything an agreement's card may show. `party` is whose card it is, where it is one's.

    `on` is the day the notice was for, where it comes late; `stands_in` whether its reader
    stands in for another; `confirmed` which rules the DPO or the IG lead has confirmed.
    """

    state: AgreementState
    today: date
    ref: Ref
    party: PartyKey = NO_PARTY
    on: date | None = None
    stands_in: Audience | None = None
    confirmed: Confirmed = field(default_factory=dict)

    @property
    def agreement(self) -> Agreement:
        """Return the agreement as it is now."""
        return self.state.agreement

    @property
    def title(self) -> str:
        """Return the agreement's name, safe inside a sentence."""
        return plain(self.agreement.title)

    @property
    def office(self) -> str:
        """Return how the partnership office is reached, safe inside a sentence."""
        return plain(self.agreement.office)

    def is_partner(self, party: PartyKey) -> bool:
        """Return whether the party is a safeguarding partner, who approves where others sign."""
        return party in {one.key for one in self.agreement.partners()}

    def name(self, party: PartyKey) -> str:
        """Return a party's name, safe inside a sentence."""
        return plain(self.agreement.party(party).name)


def card(body: Sequence[Element], actions: Sequence[Element] = (), *, summary: str) -> Card:
    """Make a whole card; nothing in its summary is escaped, as no markdown is read there."""
    return elements.card(body, actions, summary=_ESCAPED.sub(r"\1", summary))


def button(
    scene: AgreementScene,
    title: str,
    verb: AgreementVerb,
    *,
    data: Mapping[str, str] = NO_DATA,
    style: ButtonStyle | None = None,
    sends: bool = False,
) -> Element:
    """Make a button that carries the card's reference, its party and `data`, which fills the slots
    of its words. `sends` takes the answers too.
    """
    party = {"party": scene.party} if scene.party else {}
    carried = {**scene.ref.data(), **party, **data}
    return execute(BUTTONS[title].format(**data), verb, carried, style=style, needs_inputs=sends)


def thanks(scene: AgreementScene, said: str, *further: str) -> Card:
    """Say what is on record now, and lead to the agreement."""
    body = [heading(said), *(text(line) for line in further)]
    return card(body, [button(scene, "show", AgreementVerb.SHOW)], summary=said)


def back_to_request(scene: AgreementScene, version: str) -> Element:
    """Lead back to the card that asks this party for its signature."""
    return button(scene, "back", AgreementVerb.SIGN_REQUEST, data={"version": version})


def why_you(scene: AgreementScene) -> list[Element]:
    """Say that a notice is late, and why it comes to a stand-in."""
    lines = []
    if scene.on is not None and scene.on < scene.today:
        lines.append(say("review.late", on=say_date(scene.on)))
    if scene.stands_in is not None:
        place = role_label(scene.stands_in).replace("_", " ")
        lines.append(say("review.stands_in", place=place, party=scene.name(scene.party)))
    return [box("warning", [text(line) for line in lines])] if lines else []


def tick(name: str, label: str, title: str, *, error: str) -> Element:
    """Make a box that must be ticked."""
    return input_toggle(name, label, title, required=True, error=error)


def point(what: str) -> str:
    """Say an open point as a card does: the tag for "from general knowledge" in words."""
    return plain(what.replace("[K]", "(to be confirmed)").replace("[S]", "(to be confirmed)"))


def bullets(lines: Iterable[str]) -> Element:
    """Make a list, one line each."""
    return text("\n".join(f"- {line}" for line in lines))


def names(scene: AgreementScene, parties: Sequence[PartyKey]) -> str:
    """Return parties' names, in a row."""
    return ", ".join(scene.name(key) for key in parties)
