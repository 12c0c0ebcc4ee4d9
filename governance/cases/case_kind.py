"""What the rules of every kind of case say of it: one record a kind, in its room's `kind.py`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from governance.cases.case import Case, Header
from governance.cases.event import Event, Fact
from governance.cases.ladders import Ladder
from governance.people.identity import PersonId
from governance.retention.kept_as import KeptAs


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseKind:
    """A kind of case. No field has a default: what a kind forgets is a type error.

    `name` and the keys of `facts` are stored, and `prefix` begins its references: they never
    change. `facts` are its own, `opened_by` the one of them that opens a case; `shares` are
    facts of several kinds, though not of all, that happen to this one too. `opens` makes the
    case of the opening fact, `after` the case after any other fact that it can have. `ladders`
    are its own, in every version. `urgent`: where nobody of the party can be reached, the
    coordinator's office is asked to phone now, and everyone who can pick it up hears when
    whoever had it steps out; otherwise "when you can", and the first of them hears. `kept_as`: what
    a case of it is to the retention schedule. `tells`, worked out from its ladders: every role that
    a rung of them tells.
    """

    name: str
    prefix: str
    case: type[Case]
    facts: Mapping[str, type[Fact]]
    shares: frozenset[type[Fact]]
    opened_by: type[Fact]
    opens: Callable[[Header, Event, PersonId, Any], Case]
    after: Callable[[Any, Event, Any], Case]
    ladders: tuple[Ladder, ...]
    urgent: bool
    kept_as: Callable[[Any], KeptAs]
    tells: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Look through the ladders once, and not for each form that asks who would hear."""
        rungs = (rung for ladder in self.ladders for rung in ladder.rungs)
        object.__setattr__(self, "tells", frozenset(role for rung in rungs for role in rung.to))
