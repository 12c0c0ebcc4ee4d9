"""The ladder of a complaint (LD-COMPLAINT, docs/law.md): partnership policy, not law."""

from governance.cases.ladders import (
    AT_ONCE,
    OWNER,
    TO_THE_LEAD,
    Counted,
    Ladder,
    Rung,
    Silence,
    by_working_day,
    nobody_has_it,
    overdue,
    quiet,
    until_decided,
)
from governance.people.identity import Role


def _unacknowledged(rung_id: str, days: int, *to: str) -> Rung:
    """Days 20 and 25 guard the 30 days of s.164A(3): an acknowledgement silences them."""
    return Rung(rung_id, AT_ONCE, Counted.DAYS, to, Silence.LETTER_SENT, days)


LADDERS = (
    Ladder(
        "complaint",
        1,
        (
            nobody_has_it("report", AT_ONCE, *TO_THE_LEAD),
            by_working_day("nobody_2wd", 2, Silence.ACKNOWLEDGED, Role.DEPUTY),
            by_working_day("acknowledge_5wd", 5, Silence.LETTER_SENT, Role.IG_LEAD),
            _unacknowledged("day_20", 20, Role.DPO),
            _unacknowledged("day_25", 25, Role.SIRO),
            until_decided("progress", Counted.DAYS, 14, Role.IG_LEAD, every=14),
        ),
    ),
    Ladder(
        "complaint",
        2,
        (
            nobody_has_it("report", AT_ONCE, *TO_THE_LEAD),
            by_working_day("nobody_2wd", 2, Silence.ACKNOWLEDGED, Role.DEPUTY),
            by_working_day("acknowledge_5wd", 5, Silence.LETTER_SENT, OWNER, Role.IG_LEAD),
            quiet(_unacknowledged("day_20", 20, OWNER, Role.DPO)),
            _unacknowledged("day_25", 25, OWNER, Role.SIRO),
            *overdue(Role.IG_LEAD, Counted.OVERDUE, 1, Silence.LETTER_SENT),
            quiet(until_decided("progress", Counted.DAYS, 14, OWNER, Role.IG_LEAD, every=14)),
        ),
    ),
)
