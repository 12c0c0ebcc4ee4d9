"""What a disclosure request is to the rules: its table of contents."""

from governance.cases.case_kind import CaseKind
from governance.disclosures.disclosure import DisclosureCase, after_disclosure, opened_disclosure
from governance.disclosures.facts import DISCLOSURE_EVENTS, DisclosureTaken
from governance.disclosures.ladders import LADDERS
from governance.disclosures.retained import kept_as

DISCLOSURE = CaseKind(
    name="disclosure",
    prefix="DR",
    case=DisclosureCase,
    facts=DISCLOSURE_EVENTS,
    shares=frozenset(),
    opened_by=DisclosureTaken,
    opens=opened_disclosure,
    after=after_disclosure,
    ladders=LADDERS,
    urgent=True,
    kept_as=kept_as,
)
