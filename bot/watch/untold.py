"""Whoever a rung was to tell, and for whom there is no message and no reason why there is none.

Worked out from the case and the outbox alone, and by nothing of what puts messages. A reason is
that the rung need not be heard of any more, that the person is out of the case, or that a card of
several cases is still to come: then it is looked at again.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from bot.cases.crowding import CROWD
from bot.cases.escalation import is_over
from bot.post.outbox_messages import DIGEST, digest_subject
from bot.showing.recipes import Show, recipe_in
from bot.work import TIMER
from governance.access import Action
from governance.cases.case import Case, Telling
from governance.keys import CaseId
from governance.moments import london
from governance.outbox_message import Recipe, person_of
from governance.people.identity import PersonId
from governance.policy import LATE_AFTER, REPORTS_WITHIN
from storage.errors import KeyMissing, NotThere, StoreDamaged
from storage.unit import Unit

UNREADABLE = (KeyMissing, NotThere, StoreDamaged)  # which another alarm says

Fired = tuple[CaseId, datetime]
"""A case in which rungs were told, and when (UTC)."""


class Found(Enum):
    """What is found of those whom rungs told at one moment."""

    SETTLED = auto()  # there is a message for each, or a reason
    WAITS = auto()  # a card of several cases is still to come
    UNTOLD = auto()  # somebody was to hear, and nothing says why they do not


@dataclass(frozen=True, slots=True)
class Look:
    """One look, at one moment of the store. The digests of a party's day are opened once."""

    unit: Unit
    now: datetime
    _digests: dict[str, set[tuple[PersonId | None, CaseId]]] = field(default_factory=dict)

    def found(self, fired: Fired) -> tuple[Found, str]:
        """Return what is found, and the case's reference where it could be read."""
        case_id, at = fired
        try:
            case = self.unit.cases.history(TIMER, case_id, Action.SEE_STATUS, now=self.now)
            open_ = [t for t in case.tellings if t.at == at and not self._settled(case, t)]
            if not open_:
                return Found.SETTLED, case.header.reference
            waits = all(self._card_comes(case, telling) for telling in open_)
        except UNREADABLE:
            return Found.SETTLED, ""
        return Found.WAITS if waits else Found.UNTOLD, case.header.reference

    def _settled(self, case: Case, telling: Telling) -> bool:
        return (
            self._need_not_hear(case, telling)
            or self._put(case, telling)
            or self._on_a_card(case, telling)
        )

    def _need_not_hear(self, case: Case, telling: Telling) -> bool:
        recipe = Recipe(Show.ESCALATION, rung=telling.told.rung)
        return telling.told.person in case.out or is_over(case, recipe)

    def _put(self, case: Case, telling: Telling) -> bool:
        """Return whether there is a message of its own."""
        told, about = telling.told, self.unit.outbox.telling(case.header.id)
        return any(
            (recipe := recipe_in(one.body))
            and (recipe.rung, person_of(one.to)) == (told.rung, told.person)
            and one.made_at >= telling.at
            for one in about
        )

    def _on_a_card(self, case: Case, telling: Telling) -> bool:
        """Return whether it stands on a card of several cases, of that day or, in a crowd, next."""
        party, who = case.header.party, (telling.told.person, case.header.id)
        days = {london(at).date() for at in (telling.at, telling.at + REPORTS_WITHIN)}
        return any(who in self._digest(digest_subject(party, day)) for day in days)

    def _digest(self, subject: str) -> set[tuple[PersonId | None, CaseId]]:
        """Return who has a card with which cases."""
        if subject not in self._digests:
            about = self.unit.outbox.of_subject(subject)
            cards = ((person_of(one.to), recipe_in(one.body)) for one in about)
            on = {(who, case) for who, recipe in cards if recipe for case in recipe.cases}
            self._digests[subject] = on
        return self._digests[subject]

    def _card_comes(self, case: Case, telling: Telling) -> bool:
        """Return whether such a card is planned, and not late."""
        rung = case.ladder.rung(telling.told.rung)
        whats = [DIGEST] * (rung.quietly or telling.told.late) + [CROWD] * rung.first
        rows = (row for one in whats for row in self.unit.due.of_subject(one + case.header.party))
        return any(row.at + LATE_AFTER > self.now for row in rows)


def looked_at(
    unit: Unit, now: datetime, fired: Iterable[Fired]
) -> Iterator[tuple[Fired, Found, str]]:
    """Yield what is found of each, at one moment of the store."""
    look = Look(unit, now)
    for one in fired:
        yield one, *look.found(one)
