"""The ladders of a breach (LD-BREACH, LD-DANGER, docs/law.md): partnership policy, not law.

Decision rungs count from awareness (the last ones from the 72-hour limit) and are silenced only
by a recorded decision.
"""

from datetime import timedelta

from governance.cases.ladders import (
    AT_ONCE,
    TO_THE_LEAD,
    Counted,
    Ladder,
    Rung,
    Silence,
    hours,
    newest,
    nobody_has_it,
)
from governance.people.identity import Role


def _danger(rung_id: str, after: timedelta, silenced_by: Silence, *to: str) -> Rung:
    """Someone who has the case does not spare those who look after a person in danger."""
    return Rung(rung_id, after, Counted.DANGER, to, silenced_by)


def _undecided(rung_id: str, after: timedelta, *to: str) -> Rung:
    return Rung(rung_id, after, Counted.AWARENESS, to, Silence.DECIDED)


def _limit(rung_id: str, after: timedelta) -> Rung:
    return Rung(rung_id, after, Counted.LIMIT, (Role.SIRO, Role.IG_LEAD), Silence.DECIDED)


_DECIDE = (
    _undecided("undecided_24h", hours(24), Role.SIRO),
    _undecided("undecided_36h", hours(36), Role.CALDICOTT, Role.DPO),
    _undecided("undecided_48h", hours(48), Role.SIRO),
    _limit("limit_12h", hours(-12)),
    _limit("limit_6h", hours(-6)),
    _limit("limit_2h", hours(-2)),
    _limit("limit_past", hours(0)),
)
_PICK_UP = (
    nobody_has_it("nobody_1h", hours(1), Role.DPO),
    nobody_has_it("nobody_4h", hours(4), Role.SIRO),
)
_URGENT_TOO = (Role.ON_CALL, Role.SAFEGUARDING_LEAD, Role.CALDICOTT)

LADDERS = (
    Ladder("breach", 1, (nobody_has_it("report", AT_ONCE, *TO_THE_LEAD), *_PICK_UP, *_DECIDE)),
    Ladder(
        "breach_urgent",
        1,
        (
            nobody_has_it("report", AT_ONCE, *TO_THE_LEAD),
            _danger("danger", AT_ONCE, Silence.DECIDED, *_URGENT_TOO),
            _danger("nobody_30min", hours(0.5), Silence.ACKNOWLEDGED, Role.SIRO, Role.DPO),
            *_PICK_UP,
            *_DECIDE,
        ),
    ),
)


def breach_ladder(*, urgent: bool) -> Ladder:
    """Return the ladder that a new breach report takes: the newest version of it."""
    return newest(LADDERS, "breach_urgent" if urgent else "breach")
