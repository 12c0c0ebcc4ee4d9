"""The ladders of FACTS 12: partnership policy, not law.

"Nobody has it" rungs count from the report and are silenced by acknowledging. Decision
rungs count from awareness (the last ones from the 72-hour limit) and are silenced only by
a recorded decision. A row here is never edited: a change is a new version beside the old.
"""

from datetime import timedelta

from governance.cases.ladders import MAILBOX, Counted, Ladder, Rung, Silence
from governance.people.identity import Role
from governance.plain import UnknownHistory

_AT_ONCE = timedelta()


def _hours(count: float) -> timedelta:
    return timedelta(hours=count)


def _nobody(rung_id: str, after: timedelta, *to: str) -> Rung:
    return Rung(rung_id, after, Counted.REPORT, to, Silence.ACKNOWLEDGED)


def _danger(rung_id: str, after: timedelta, silenced_by: Silence, *to: str) -> Rung:
    """Someone who has the case does not spare those who look after a person in danger."""
    return Rung(rung_id, after, Counted.DANGER, to, silenced_by)


def _undecided(rung_id: str, after: timedelta, *to: str) -> Rung:
    return Rung(rung_id, after, Counted.AWARENESS, to, Silence.DECIDED)


def _by_day(rung_id: str, days: int, silenced_by: Silence, *to: str) -> Rung:
    return Rung(rung_id, _AT_ONCE, Counted.WORKING_DAYS, to, silenced_by, days)


def _complaint_day(rung_id: str, days: int, *to: str) -> Rung:
    """Days 20 and 25 guard the 30 days of s.164A(3): an acknowledgement silences them."""
    return Rung(rung_id, _AT_ONCE, Counted.DAYS, to, Silence.LETTER_SENT, days)


def _asks(rung_id: str, counted: Counted, days: int, *to: str, every: int = 0) -> Rung:
    """A rung of a complaint or a request that only its outcome silences."""
    return Rung(rung_id, _AT_ONCE, counted, to, Silence.DECIDED, days, every)


def _limit(rung_id: str, after: timedelta) -> Rung:
    return Rung(rung_id, after, Counted.LIMIT, (Role.SIRO, Role.IG_LEAD), Silence.DECIDED)


_DECIDE = (
    _undecided("undecided_24h", _hours(24), Role.SIRO),
    _undecided("undecided_36h", _hours(36), Role.CALDICOTT, Role.DPO),
    _undecided("undecided_48h", _hours(48), Role.SIRO),
    _limit("limit_12h", _hours(-12)),
    _limit("limit_6h", _hours(-6)),
    _limit("limit_2h", _hours(-2)),
    _limit("limit_past", _hours(0)),
)
_PICK_UP = (
    _nobody("nobody_1h", _hours(1), Role.DPO),
    _nobody("nobody_4h", _hours(4), Role.SIRO),
)
_TO_THE_LEAD = (Role.IG_LEAD, Role.DEPUTY, MAILBOX)
_URGENT_TOO = (Role.ON_CALL, Role.SAFEGUARDING_LEAD, Role.CALDICOTT)

_RIGHTS = (
    _nobody("report", _AT_ONCE, *_TO_THE_LEAD),
    _by_day("nobody_2wd", 2, Silence.ACKNOWLEDGED, Role.DEPUTY),
    _asks("identity_10", Counted.DAYS, 10, Role.IG_LEAD),
    _asks("redaction_20", Counted.DAYS, 20, Role.IG_LEAD),
    _asks("due_in_5wd", Counted.BEFORE_DUE, 5, Role.DPO),
    _asks("due_in_2wd", Counted.BEFORE_DUE, 2, Role.SIRO),
    _asks("overdue", Counted.OVERDUE, 1, Role.IG_LEAD, every=1),
    _asks("overdue_siro", Counted.OVERDUE, 1, Role.SIRO, every=7),
)
_INFORMATION = (
    _nobody("report", _AT_ONCE, Role.FOI_LEAD, Role.DEPUTY, MAILBOX),
    _by_day("nobody_2wd", 2, Silence.ACKNOWLEDGED, Role.DEPUTY),
    _asks("opinion_10wd", Counted.WORKING_DAYS, 10, Role.FOI_LEAD),
    _asks("draft_15wd", Counted.WORKING_DAYS, 15, Role.FOI_LEAD),
    _asks("siro_18wd", Counted.WORKING_DAYS, 18, Role.SIRO),
    _asks("overdue", Counted.OVERDUE, 1, Role.FOI_LEAD, every=1),
    _asks("overdue_siro", Counted.OVERDUE, 1, Role.SIRO, every=7),
)
# Version 2 of each: while the person is waited for, 7 and 14 days after they were asked
# (`governance.requests.waiting`).

LADDERS = {
    (ladder.id, ladder.version): ladder
    for ladder in (
        Ladder("breach", 1, (_nobody("report", _AT_ONCE, *_TO_THE_LEAD), *_PICK_UP, *_DECIDE)),
        Ladder(
            "breach_urgent",
            1,
            (
                _nobody("report", _AT_ONCE, *_TO_THE_LEAD),
                _danger("danger", _AT_ONCE, Silence.DECIDED, *_URGENT_TOO),
                _danger(
                    "nobody_30min",
                    timedelta(minutes=30),
                    Silence.ACKNOWLEDGED,
                    Role.SIRO,
                    Role.DPO,
                ),
                *_PICK_UP,
                *_DECIDE,
            ),
        ),
        Ladder(
            "near_miss",
            1,
            (
                _by_day("digest", 1, Silence.ACKNOWLEDGED, Role.IG_LEAD),
                _by_day("nobody_5wd", 5, Silence.ACKNOWLEDGED, Role.DEPUTY),
                _by_day("lesson_20wd", 20, Silence.DECIDED, Role.IG_LEAD),
            ),
        ),
        Ladder(
            "complaint",
            1,
            (
                _nobody("report", _AT_ONCE, *_TO_THE_LEAD),
                _by_day("nobody_2wd", 2, Silence.ACKNOWLEDGED, Role.DEPUTY),
                _by_day("acknowledge_5wd", 5, Silence.LETTER_SENT, Role.IG_LEAD),
                _complaint_day("day_20", 20, Role.DPO),
                _complaint_day("day_25", 25, Role.SIRO),
                _asks("progress", Counted.DAYS, 14, Role.IG_LEAD, every=14),
            ),
        ),
        Ladder("rights", 1, _RIGHTS),
        Ladder("rights", 2, (*_RIGHTS, _asks("waiting", Counted.DAYS, 7, Role.IG_LEAD, every=7))),
        Ladder("information", 1, _INFORMATION),
        Ladder(
            "information",
            2,
            (*_INFORMATION, _asks("waiting", Counted.DAYS, 7, Role.FOI_LEAD, every=7)),
        ),
    )
}


def breach_ladder(*, urgent: bool) -> Ladder:
    """The ladder a new breach report takes: the newest version of it."""
    return newest("breach_urgent" if urgent else "breach")


def newest(ladder_id: str) -> Ladder:
    """The newest version of the ladder of that id."""
    versions = (ladder for ladder in LADDERS.values() if ladder.id == ladder_id)
    return max(versions, key=lambda ladder: ladder.version)


def find_ladder(frozen: tuple[str, int]) -> Ladder:
    """The ladder of that id and version; UnknownHistory for one of a newer release."""
    if frozen not in LADDERS:
        raise UnknownHistory
    return LADDERS[frozen]
