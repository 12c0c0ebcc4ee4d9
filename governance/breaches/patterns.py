"""What comes again and again: the causes of closed breaches, counted (agreement §7.1; BR-PATTERN).

By cause alone: nobody is counted by name, and no team. Only closed cases count: somebody said then
why it happened.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from governance.breaches.breach import Breach
from governance.breaches.closing import Cause
from governance.policy import PATTERN_FROM


@dataclass(frozen=True, slots=True)
class Pattern:
    """A cause that came again, and the references of its cases, in the order in which they came."""

    cause: Cause
    references: tuple[str, ...]


def patterns(cases: Iterable[Breach]) -> tuple[Pattern, ...]:
    """Return the causes that came as often as makes a pattern, the most frequent first."""
    found: dict[Cause, list[str]] = {}
    for case in cases:
        if case.closing.said is not None and case.stands_since is None:
            found.setdefault(case.closing.said.cause, []).append(case.header.reference)
    again = [Pattern(c, tuple(refs)) for c, refs in found.items() if len(refs) >= PATTERN_FROM]
    return tuple(sorted(again, key=lambda one: -len(one.references)))
