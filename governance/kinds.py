"""Every kind of case, and the tables of all of them. A new kind is its room and a line here."""

from collections.abc import Mapping
from typing import Any

from governance.breaches.kind import BREACH
from governance.cases.case import Case
from governance.cases.claims import claimed_once
from governance.cases.event import Fact
from governance.cases.facts import COMMON_EVENTS, SHARED_EVENTS
from governance.complaints.kind import COMPLAINT
from governance.disclosures.kind import DISCLOSURE
from governance.near_misses.kind import NEAR_MISS
from governance.requests.kind import REQUEST
from governance.tasks.facts import TASK_EVENTS

KINDS = (BREACH, NEAR_MISS, COMPLAINT, REQUEST, DISCLOSURE)

EVENTS: Mapping[str, type[Any]] = claimed_once(
    (COMMON_EVENTS, SHARED_EVENTS, TASK_EVENTS, *(kind.facts for kind in KINDS))
)
"""Every fact that a history can hold, by its stored name."""

BY_NAME = claimed_once({kind.name: kind} for kind in KINDS)
"""Each kind by its stored name."""

BY_CASE = claimed_once({kind.case: kind} for kind in KINDS)
"""Each kind by the type of its cases."""

OPENED_BY = claimed_once({kind.opened_by: kind} for kind in KINDS)
"""Each kind by the fact that opens a case of it."""

LADDERS = claimed_once(
    {(ladder.id, ladder.version): ladder} for kind in KINDS for ladder in kind.ladders
)
"""Every ladder in every version, by what is frozen into the cases that climb it."""

HAPPENS: Mapping[type[Case], frozenset[type[Fact]]] = {
    kind.case: frozenset(
        {*COMMON_EVENTS.values(), *TASK_EVENTS.values(), *kind.facts.values(), *kind.shares}
        - {kind.opened_by}
    )
    for kind in KINDS
}
"""What can happen to an open case of each kind."""
