"""What a lost key is to the rules: its table of contents."""

from governance.cases.case_kind import CaseKind
from governance.lost_keys.facts import LOST_KEY_EVENTS, LostKeyReported
from governance.lost_keys.ladders import LADDERS
from governance.lost_keys.lost_key import LostKeyCase, after_lost_key, opened_lost_key
from governance.lost_keys.retained import kept_as

LOST_KEY = CaseKind(
    name="lost_key",
    prefix="LK",
    case=LostKeyCase,
    facts=LOST_KEY_EVENTS,
    shares=frozenset(),
    opened_by=LostKeyReported,
    opens=opened_lost_key,
    after=after_lost_key,
    ladders=LADDERS,
    urgent=False,
    kept_as=kept_as,
)
