"""Danger that follows from facts, whenever they come (BR-WHEREABOUTS, docs/law.md).

What the reporter says of danger counts as it is said. What nobody said can still follow: somebody
who may be unsafe may have what shows where a person lives.
"""

from dataclasses import dataclass

from governance.breaches.report import BreachDetails, WhoHasIt
from governance.cases.danger import Danger
from governance.cases.yes_no import YesNo

ADDRESSES = frozenset({"address", "secret_address"})
"""What is named in card 2, or by the agreement (§4.1), that shows where somebody lives."""

SAFE_HANDS = frozenset({WhoHasIt.WORKER, WhoHasIt.NOBODY})

_GRAVITY = {Danger.NO: 0, Danger.NOT_SURE: 1, Danger.YES: 2}


def is_worse(danger: Danger, than: Danger) -> bool:
    """Return whether `danger` is graver: no, not sure, yes.

    >>> is_worse(Danger.YES, Danger.NOT_SURE)
    True
    """
    return _GRAVITY[danger] > _GRAVITY[than]


@dataclass(frozen=True, slots=True)
class Exposure:
    """Who may have it, and whether it shows where anyone lives, stays or goes to school.

    None: not asked, or not answered. Who may have it is then not known.
    """

    who_has_it: WhoHasIt | None
    whereabouts: YesNo | None

    @property
    def endangers(self) -> bool:
        """Whether somebody who may be unsafe may have learnt where a person is."""
        shows = self.whereabouts in (YesNo.YES, YesNo.NOT_SURE)
        return shows and self.who_has_it not in SAFE_HANDS


def whereabouts(said: YesNo | None, details: BreachDetails) -> YesNo | None:
    """Return whether it shows where anyone lives: as `said` last, and as card 2 was answered.

    An address that was ticked outweighs a "no"; that nobody knows what information it was counts
    where the question itself was not answered.
    """
    if ADDRESSES & set(details.information):
        return YesNo.YES
    if said is None and "not_sure" in details.information:
        return YesNo.NOT_SURE
    return said


def danger_arises(before: Exposure | None, now: Exposure, danger: Danger) -> bool:
    """Return whether danger "not sure" begins: from facts that are new, where none was known.

    Facts that the lead has stood down (BR-STAND-DOWN) raise no second alarm while they stay the
    same.
    """
    return danger is Danger.NO and now.endangers and now != before
