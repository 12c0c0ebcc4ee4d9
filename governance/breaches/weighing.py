"""What whoever handles a breach knows of how grave it is, beside what was reported (RK-FACTORS).

Nobody has to answer any of it; what is answered counts in the suggestion.
"""

from dataclasses import dataclass
from enum import StrEnum

from governance.agreements.model import Route
from governance.breaches.grid import Grade
from governance.cases.event import Fact
from governance.cases.yes_no import YesNo


class Vulnerable(StrEnum):
    """Groups for whom the toolkit's grid has a floor (DS-FLOOR), and whom harm reaches sooner."""

    CHILDREN = "children"
    ADULTS_AT_RISK = "adults_at_risk"
    CONVICTIONS = "convictions"
    EQUALITY = "equality"  # a protected characteristic
    COMMUNICABLE = "communicable"
    SEXUAL_HEALTH = "sexual_health"
    MENTAL_HEALTH = "mental_health"


@dataclass(frozen=True, slots=True)
class Weighed(Fact):
    """What counts besides the report, as it was known then: a later one stands in its place.

    `key_safe`: whether what is needed to read encrypted data is safe. `law_enforcement`: whether a
    competent authority handled it to enforce the law (DPA 2018 Part 3; BR-REGIME). `grade`: by the
    NHS toolkit, for a case that is reported through it. `route`: by which way this case goes to the
    regulator, where the party has more than one (BR-ROUTE).
    """

    key_safe: YesNo | None = None
    vulnerable: tuple[Vulnerable, ...] = ()
    law_enforcement: YesNo | None = None
    grade: Grade | None = None
    route: Route | None = None


NOTHING_WEIGHED = Weighed()
