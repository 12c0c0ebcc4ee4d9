"""The ladder of a near miss (LD-NEAR-MISS, docs/law.md): partnership policy, not law."""

from governance.cases.ladders import Ladder, Silence, by_working_day
from governance.people.identity import Role

LADDERS = (
    Ladder(
        "near_miss",
        1,
        (
            by_working_day("digest", 1, Silence.ACKNOWLEDGED, Role.IG_LEAD),
            by_working_day("nobody_5wd", 5, Silence.ACKNOWLEDGED, Role.DEPUTY),
            by_working_day("lesson_20wd", 20, Silence.DECIDED, Role.IG_LEAD),
        ),
    ),
)
