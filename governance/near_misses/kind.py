"""What a near miss is to the rules: its table of contents."""

from governance.cases.case_kind import CaseKind
from governance.cases.facts import LessonRecorded
from governance.near_misses.facts import NEAR_MISS_EVENTS, NearMissReported
from governance.near_misses.ladders import LADDERS
from governance.near_misses.near_miss import NearMissCase, after_near_miss, opened_near_miss
from governance.near_misses.retained import kept_as

NEAR_MISS = CaseKind(
    name="near_miss",
    prefix="NM",
    case=NearMissCase,
    facts=NEAR_MISS_EVENTS,
    shares=frozenset({LessonRecorded}),
    opened_by=NearMissReported,
    opens=opened_near_miss,
    after=after_near_miss,
    ladders=LADDERS,
    urgent=False,
    kept_as=kept_as,
)
