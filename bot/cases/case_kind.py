"""What the machine knows of the rooms: a record for each, and one table of them all.

The machine (turns, drafts, showing, post, timer and the actions of any case) imports no room. It
finds what a press, a typed word, a draft, a card or a due row is for in the table.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.services import Services
from bot.turns.turn import Answer, Handler, Turn
from dialogs.asking.flow import Answers, Flow
from dialogs.cards.elements import Card, Ref
from governance.cases.claims import claimed_once
from governance.outbox_message import (
    CardBody,
)
from storage.drafts import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What leads to one room. No field has a default: what a room forgets is a type error.

    `handlers` are by the verb of a button that only shows something, `changes` by the verb of one
    that changes something: a second tap on the same card gets the same answer. `alike` are pairs of
    the latter that send one form: once it is sent, the other sends no second report. `commands`
    are what can be typed alone, by the command's name; `case_actions` what can be typed beside a
    reference, by verb, and `if_not_theirs` the same verbs where the case is not theirs to see.
    `typed` answers what is typed in words of its own; None for any other text.
    """

    handlers: Mapping[str, Handler]
    changes: Mapping[str, Handler]
    alike: Mapping[str, str]
    commands: Mapping[str, Handler]
    case_actions: Mapping[str, Handler]
    if_not_theirs: Mapping[str, Handler]
    typed: Callable[[Turn], Answer | None] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """How a case of a kind is reported: by a card, or by typing each answer.

    `fitted` is the flow for this person and draft, where what it offers depends on them; `note`
    says why they see this form, `turns_out` what an answer may make of the draft instead of a
    report. `send_not_lead` sends it past the IG lead. `nudge` is the card for whoever has not sent
    it; `lead_hears` what the IG lead is told of an unsent draft: None where they hear nothing.
    """

    flow: Flow
    start: Handler
    send: Handler
    send_not_lead: Handler | None
    all_answered: str
    fitted: Callable[[Turn, Draft], Flow] | None
    note: Callable[[Draft], str] | None
    turns_out: Callable[[Turn, Draft, Answers], Answer | None] | None
    nudge: Callable[[Ref], Card]
    lead_hears: Callable[[Services, Draft], CardBody] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KindDesk(Room):
    """A kind of case, as the bot works on it."""

    name: str
    reporting: Reporting


@dataclass(frozen=True, slots=True)
class KindTable:
    """Every room's rows in one table each. `usual` is how a report of no named kind begins."""

    verbs: Mapping[str, Handler]
    changes: frozenset[str]
    alike: Mapping[str, str]
    commands: Mapping[str, Handler]
    case_actions: Mapping[str, Handler]
    if_not_theirs: Mapping[str, Handler]
    typed: tuple[Callable[[Turn], Answer | None], ...]
    reporting: Mapping[str, Reporting]
    usual: Reporting

    @classmethod
    def of(
        cls, kinds: Iterable[KindDesk], rooms: Iterable[Room], *, usual: KindDesk
    ) -> "KindTable":
        """Put the rows together. Raises ClaimedTwice for a key that two rooms claim."""
        kinds = tuple(kinds)
        every = (*kinds, *rooms)
        changes = claimed_once(room.changes for room in every)
        return cls(
            verbs=claimed_once([*(room.handlers for room in every), changes]),
            changes=frozenset(changes),
            alike=claimed_once(room.alike for room in every),
            commands=claimed_once(room.commands for room in every),
            case_actions=claimed_once(room.case_actions for room in every),
            if_not_theirs=claimed_once(room.if_not_theirs for room in every),
            typed=tuple(room.typed for room in every if room.typed),
            reporting=claimed_once({kind.reporting.flow.name: kind.reporting} for kind in kinds),
            usual=usual.reporting,
        )
