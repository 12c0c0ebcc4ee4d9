"""The ladder of a near miss (LD-NEAR-MISS, docs/law.md): partnership policy, not law."""

from dataclasses import replace

from governance.cases.ladders import OWNER, Again, Ladder, Silence, by_working_day, quiet
from governance.people.identity import Role
from governance.policy import OVERDUE_MISS_AFTER

_DIGEST = quiet(by_working_day("digest", 1, Silence.ACKNOWLEDGED, Role.IG_LEAD))
_LATE = quiet(by_working_day("overdue", OVERDUE_MISS_AFTER, Silence.DECIDED, OWNER, Role.IG_LEAD))

LADDERS = (
    Ladder(
        "near_miss",
        1,
        (
            _DIGEST,
            by_working_day("nobody_5wd", 5, Silence.ACKNOWLEDGED, Role.DEPUTY),
            by_working_day("lesson_20wd", 20, Silence.DECIDED, Role.IG_LEAD),
        ),
    ),
    Ladder(
        "near_miss",
        2,
        (
            _DIGEST,
            quiet(by_working_day("nobody_5wd", 5, Silence.ACKNOWLEDGED, Role.DEPUTY)),
            quiet(by_working_day("lesson_20wd", 20, Silence.DECIDED, OWNER, Role.IG_LEAD)),
            replace(_LATE, again=Again.WEEK),
        ),
    ),
)
