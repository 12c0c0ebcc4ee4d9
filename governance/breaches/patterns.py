"""What comes again and again: the causes of closed breaches, counted (agreement §7.1; BR-PATTERN).

By cause; and by team and cause only where whoever closed the case named one of the teams that the
party counts (RL-PATTERN, RL-WATCHING). Nobody is counted by name. Only closed cases count: somebody
said then why it happened.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from governance.breaches.breach import Breach
from governance.breaches.closing import Cause
from governance.people.watching import Team
from governance.policy import PATTERN_FROM, SMALLEST_TEAM


@dataclass(frozen=True, slots=True)
class Pattern:
    """A cause that came again, and the references of its cases, in the order in which they came; of
    one `team` alone, where there is one.
    """

    cause: Cause
    references: tuple[str, ...]
    team: Team | None = None


def patterns(cases: Iterable[Breach]) -> tuple[Pattern, ...]:
    """Return the causes that came as often as makes a pattern, the most frequent first."""
    return _again(case for case in cases if _counts(case))


def patterns_by_team(cases: Iterable[Breach], teams: Iterable[Team]) -> tuple[Pattern, ...]:
    """Return the same for each of the teams; never for one that is too small."""
    closed = [case for case in cases if _counts(case)]
    large = (team for team in teams if team.people >= SMALLEST_TEAM)
    return tuple(
        replace(one, team=team)
        for team in large
        for one in _again(c for c in closed if c.closing.said and c.closing.said.team == team.key)
    )


def _counts(case: Breach) -> bool:
    return case.closing.said is not None and case.stands_since is None


def _again(cases: Iterable[Breach]) -> tuple[Pattern, ...]:
    found: dict[Cause, list[str]] = {}
    for case in cases:
        if case.closing.said is not None:
            found.setdefault(case.closing.said.cause, []).append(case.header.reference)
    again = [Pattern(c, tuple(refs)) for c, refs in found.items() if len(refs) >= PATTERN_FROM]
    return tuple(sorted(again, key=lambda one: -len(one.references)))
