"""What a breach is to the rules: its table of contents."""

from governance.breaches.breach import Breach, after_breach, opened_breach
from governance.breaches.facts import BREACH_EVENTS, Reported
from governance.breaches.ladders import LADDERS
from governance.breaches.retained import kept_as
from governance.cases.case_kind import CaseKind

BREACH = CaseKind(
    name="breach",
    prefix="BR",
    case=Breach,
    facts=BREACH_EVENTS,
    shares=frozenset(),
    opened_by=Reported,
    opens=opened_breach,
    after=after_breach,
    ladders=LADDERS,
    urgent=True,
    kept_as=kept_as,
)
