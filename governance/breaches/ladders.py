"""The ladders of a breach (LD-BREACH, LD-DANGER, LD-NOT-SURE, docs/law.md): policy, not law.

Decision rungs count from awareness (the last ones from the 72-hour limit) and are silenced only
by a recorded decision.

Version 2: whoever has it hears first, then the lead, then those above; the DPO is told quietly; a
late report is the lead's alone for a while; what is past its limit is told until it is done; and
whoever reported danger hears that nobody has it.

Version 3 (2 of danger that is not sure): what the decision brings is told of until it is done, and
the SIRO hears of what is not urgent on one card a day.

Version 4 of danger (3 of danger that is not sure): the safeguarding lead is reminded where their
answer, whether telling people is safe, is waited for.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from governance.breaches.duty_rungs import AFTER_DECISION, IN_DANGER
from governance.cases.danger import Danger
from governance.cases.ladders import (
    AT_ONCE,
    OWNER,
    REPORTER,
    TO_THE_LEAD,
    Counted,
    Ladder,
    Rung,
    Silence,
    hours,
    newest,
    nobody_has_it,
    overdue,
    quiet,
)
from governance.people.identity import Role
from governance.policy import HEAD_START, REPORTER_HEARS_AFTER


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
_REPORT = nobody_has_it("report", AT_ONCE, *TO_THE_LEAD)
_URGENT_TOO = (Role.ON_CALL, Role.SAFEGUARDING_LEAD, Role.CALDICOTT)
_NOT_SURE = (Role.IG_LEAD, Role.DEPUTY, Role.ON_CALL, Role.SAFEGUARDING_LEAD)
_HALF_AN_HOUR = hours(0.5)

_OWNER_FIRST = (
    _undecided("owner_12h", hours(12), OWNER),
    _undecided("lead_20h", hours(20), Role.IG_LEAD),
    _undecided("undecided_24h", hours(24), OWNER, Role.SIRO),
    quiet(_undecided("undecided_36h", hours(36), Role.CALDICOTT, Role.DPO)),
    _undecided("undecided_48h", hours(48), OWNER, Role.SIRO),
    *(replace(rung, to=(OWNER, Role.IG_LEAD, Role.SIRO)) for rung in _DECIDE[3:]),
    *overdue(Role.IG_LEAD, Counted.OVERDUE, 1, Silence.DECIDED),
)
_PICK_UP_QUIETLY = (quiet(_PICK_UP[0]), _PICK_UP[1])
_MORNING = Rung(
    "danger_morning",
    AT_ONCE,
    Counted.DANGER_MORNING,
    (Role.DPO, Role.CALDICOTT),
    Silence.DECIDED,
)
_REPORTER = _danger("reporter_15min", REPORTER_HEARS_AFTER, Silence.ACKNOWLEDGED, REPORTER)

_BREACH = (_REPORT, *_PICK_UP_QUIETLY, *_OWNER_FIRST)
_URGENT = (
    _REPORT,
    _danger("danger", AT_ONCE, Silence.DECIDED, *TO_THE_LEAD, *_URGENT_TOO),
    _REPORTER,
    _danger("nobody_30min", _HALF_AN_HOUR, Silence.ACKNOWLEDGED, Role.SIRO, Role.DPO),
    *_PICK_UP_QUIETLY,
    *_OWNER_FIRST,
)
_IN_DOUBT = (
    _REPORT,
    _danger("danger", AT_ONCE, Silence.DECIDED, *_NOT_SURE),
    _REPORTER,
    _danger("nobody_30min", _HALF_AN_HOUR, Silence.ACKNOWLEDGED, Role.SIRO),
    _MORNING,
    *_PICK_UP_QUIETLY,
    *_OWNER_FIRST,
)


_NOT_THE_SIRO = "limit_6h"
_SIRO_QUIETLY = frozenset({"undecided_24h", "undecided_48h", "limit_past"})


def _siro_to_know(rungs: Iterable[Rung]) -> Iterator[Rung]:
    """Yield the same rungs, where the SIRO hears at once 12 and 2 hours before the limit, and of
    the rest in the digest (RL-TOLD). Where somebody could be in danger it is as it was.
    """
    for rung in rungs:
        if rung.id not in _SIRO_QUIETLY and rung.id != _NOT_THE_SIRO:
            yield rung
            continue
        yield replace(rung, to=tuple(role for role in rung.to if role != Role.SIRO))
        if rung.id in _SIRO_QUIETLY:
            yield quiet(replace(rung, id=f"{rung.id}_siro", to=(Role.SIRO,)))


LADDERS = (
    Ladder("breach", 1, (_REPORT, *_PICK_UP, *_DECIDE)),
    Ladder(
        "breach_urgent",
        1,
        (
            _REPORT,
            _danger("danger", AT_ONCE, Silence.DECIDED, *_URGENT_TOO),
            _danger("nobody_30min", _HALF_AN_HOUR, Silence.ACKNOWLEDGED, Role.SIRO, Role.DPO),
            *_PICK_UP,
            *_DECIDE,
        ),
    ),
    Ladder("breach", 2, _BREACH, HEAD_START),
    Ladder("breach_urgent", 2, _URGENT, HEAD_START),
    Ladder("breach_not_sure", 1, _IN_DOUBT, HEAD_START),
    Ladder("breach", 3, (*_siro_to_know(_BREACH), *AFTER_DECISION), HEAD_START),
    Ladder("breach_urgent", 3, (*_URGENT, *AFTER_DECISION), HEAD_START),
    Ladder("breach_not_sure", 2, (*_IN_DOUBT, *AFTER_DECISION), HEAD_START),
    Ladder("breach_urgent", 4, (*_URGENT, *AFTER_DECISION, *IN_DANGER), HEAD_START),
    Ladder("breach_not_sure", 3, (*_IN_DOUBT, *AFTER_DECISION, *IN_DANGER), HEAD_START),
)
_TAKES = {Danger.NO: "breach", Danger.NOT_SURE: "breach_not_sure", Danger.YES: "breach_urgent"}


def breach_ladder(danger: Danger) -> Ladder:
    """Return the ladder that a breach takes: the newest version of it."""
    return newest(LADDERS, _TAKES[danger])
