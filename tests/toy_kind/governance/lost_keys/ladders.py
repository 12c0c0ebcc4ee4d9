"""The ladder of a lost key: partnership policy, not law."""

from dataclasses import replace

from governance.cases.ladders import (
    AT_ONCE,
    TO_THE_LEAD,
    Again,
    Ladder,
    Silence,
    by_working_day,
    nobody_has_it,
)
from governance.people.identity import Role

LADDERS = (
    Ladder(
        "lost_key",
        1,
        (
            nobody_has_it("key_reported", AT_ONCE, *TO_THE_LEAD),
            by_working_day("lock_2wd", 2, Silence.DECIDED, Role.SIRO),
            replace(
                by_working_day("lock_20wd", 20, Silence.DECIDED, Role.IG_LEAD), again=Again.WEEK
            ),
        ),
    ),
)
