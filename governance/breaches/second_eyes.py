"""A second pair of eyes on a decision to tell nobody, where a party wants one (BR-SECOND).

The decision stands as it is recorded. Until somebody else agrees, or it is decided again, it is
told of up to the end of the 72 hours, as if it were still to be made (docs/decisions/0025).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType

from governance.cases.event import Event, Fact
from governance.duties.duty import Duty, done_if
from governance.people.identity import PersonId, Role
from governance.policy import SECOND_EYES_WITHIN

SECOND_EYES = "second_eyes"
READERS = (Role.SIRO, Role.DEPUTY, Role.IG_LEAD)
"""In which posts somebody is asked, after the one that the party names."""


class OfSecondEyes(Fact):
    """What happens between a decision and whoever reads it second."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class SecondAsked(OfSecondEyes):
    """Somebody in that post is asked to read the decision; None where there was nobody to ask."""

    reader: PersonId | None
    post: Role


@dataclass(frozen=True, slots=True)
class SecondSaid(OfSecondEyes):
    """The second reader agrees, or does not and says why."""

    agrees: bool
    why: str = field(default="", repr=False)


SecondFact = SecondAsked | SecondSaid

SECOND_EVENTS: Mapping[str, type[SecondFact]] = MappingProxyType(
    {"second_asked": SecondAsked, "second_said": SecondSaid}
)
"""The stored name of each."""


@dataclass(frozen=True, slots=True)
class SecondEyes:
    """Who was asked of the newest decision, and what they said of it."""

    asked: Event | None = None
    said: Event | None = None

    @property
    def _question(self) -> SecondAsked | None:
        fact = self.asked.fact if self.asked else None
        return fact if isinstance(fact, SecondAsked) else None

    @property
    def post(self) -> Role | None:
        """Return the post of whoever was asked."""
        return self._question.post if self._question else None

    @property
    def reader(self) -> PersonId | None:
        """Return who was asked; None where there was nobody to ask."""
        return self._question.reader if self._question else None

    @property
    def answer(self) -> SecondSaid | None:
        """Return what they said."""
        fact = self.said.fact if self.said else None
        return fact if isinstance(fact, SecondSaid) else None

    @property
    def disagrees(self) -> bool:
        """Return whether they do not agree: then it is for whoever decides to decide again."""
        return self.answer is not None and not self.answer.agrees


NOT_ASKED = SecondEyes()


def after_second(state: SecondEyes, event: Event, fact: SecondFact) -> SecondEyes:
    """Return the state once `fact` has happened in `event`."""
    match fact:
        case SecondAsked():
            return SecondEyes(asked=event)
        case SecondSaid():
            return replace(state, said=event)


def second_duty(state: SecondEyes, limit: datetime) -> tuple[Duty, ...]:
    """Return the duty to hear from a second reader who agrees; nothing where nobody was asked.

    It is due when the 72 hours end: turned round, it must still be told by then. Past them, within
    a day.
    """
    if state.asked is None:
        return ()
    since = state.asked.at
    in_time = since < limit
    due = limit if in_time else since + SECOND_EYES_WITHIN
    standing = done_if(state.answer and state.answer.agrees)
    return (Duty(SECOND_EYES, due, standing, since=since, legal=in_time),)
