"""What a joint controller is given of another party's case: the clock and whom to ask (§2.1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dialogs.breaches import choices as options
from dialogs.breaches.questions import BREACH
from dialogs.breaches.sentences import say
from dialogs.breaches.verbs import BreachVerb
from dialogs.cards.elements import Card, Element, Ref, box, card, execute, facts, heading, text
from dialogs.cases.scene import at
from dialogs.cases.verbs import FOLD_AWAY
from dialogs.words.wording import party_name
from governance.agreements.model import Agreement
from governance.breaches.report import WentWrong
from governance.plain import from_plain


@dataclass(frozen=True, slots=True)
class PartView:
    """A part's payload (`governance.plain.to_plain` of this). Instants in UTC; no narrative."""

    reference: str
    from_party: str
    first_noticed: datetime
    limit: datetime
    went_wrong: WentWrong
    urgent: bool

    @classmethod
    def read(cls, payload: Mapping[str, object]) -> "PartView":
        """Return the view a stored payload is of; NotPlain when it does not fit."""
        return from_plain(cls, dict(payload))


def joint_notice(part: PartView, agreement: Agreement, ref: Ref) -> Card:
    """Tell the IG lead of a party that may answer for it too."""
    body = [*_head(part), *_lines(part, agreement)]
    actions = [execute("Open", BreachVerb.PART, ref.data(), style="positive", needs_inputs=False)]
    return card(body, actions, summary=say("part.title", reference=part.reference))


def part_card(
    part: PartView, agreement: Agreement, ref: Ref, opened: Sequence[Element] = ()
) -> Card:
    """Show the part, opened: the kind and the clock, never the owner's case. `opened`: by whom."""
    kind = next(one.label for one in options.WENT_WRONG if one.value == part.went_wrong)
    rows = [
        (BREACH.question("went_wrong").called, kind),
        (BREACH.question("noticed").called, at(part.first_noticed)),
    ]
    party = party_name(agreement, part.from_party)
    ask = say("part.ask", party=party, reference=part.reference)
    body = [*_head(part), *_lines(part, agreement), facts(rows), text(ask), *opened]
    actions = [execute(FOLD_AWAY, BreachVerb.PART_CLOSE, ref.data(), needs_inputs=False)]
    return card(body, actions, summary=say("part.title", reference=part.reference))


def _head(part: PartView) -> list[Element]:
    danger = [box("attention", [text(say("notice.danger"), bold=True)])] if part.urgent else []
    return [heading(say("part.title", reference=part.reference)), *danger]


def _lines(part: PartView, agreement: Agreement) -> list[Element]:
    return [
        text(say("part.from", party=party_name(agreement, part.from_party))),
        box("emphasis", [text(say("part.limit", at=at(part.limit)))]),
        text(say("part.clause"), subtle=True),
    ]
