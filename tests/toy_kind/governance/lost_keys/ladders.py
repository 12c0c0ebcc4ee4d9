"""The ladder of a lost key: partnership policy, not law."""

from governance.cases.ladders import (
    AT_ONCE,
    TO_THE_LEAD,
    Counted,
    Ladder,
    Silence,
    by_working_day,
    nobody_has_it,
    overdue,
)
from governance.people.identity import Role

LADDERS = (
    Ladder(
        "lost_key",
        1,
        (
            nobody_has_it("key_reported", AT_ONCE, *TO_THE_LEAD),
            by_working_day("lock_2wd", 2, Silence.DECIDED, Role.SIRO),
            *overdue(Role.IG_LEAD, Counted.WORKING_DAYS, 2, Silence.DECIDED),
        ),
    ),
)
