"""What can happen to a breach, and to no other kind of case. Each is sealed as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from governance.breaches.advice import AdviceGiven
from governance.breaches.closing import CLOSING_EVENTS, ClosingFact
from governance.breaches.containment import CONTAINMENT_EVENTS, ContainmentFact
from governance.breaches.leaning import Leaning, Reason
from governance.breaches.packs import PACK_EVENTS, PackMade
from governance.breaches.partners import PARTNER_EVENTS, PartnerFact, PassedFrom
from governance.breaches.people_told import PEOPLE_EVENTS, PeopleFact
from governance.breaches.regulator import REGULATOR_EVENTS, RegulatorFact
from governance.breaches.report import Awareness, BreachDetails, BreachReport
from governance.breaches.same_incident import SAME_EVENTS, SameFact
from governance.breaches.second_eyes import SECOND_EVENTS, SecondFact
from governance.breaches.supplier import SUPPLIER_EVENTS, SupplierFact
from governance.breaches.weighing import Weighed
from governance.cases.danger import Danger
from governance.cases.event import Fact
from governance.cases.yes_no import YesNo
from governance.people.identity import PersonId


class Outcome(StrEnum):
    """What the IG lead decided."""

    TELL_ICO = "tell_ico"
    RECORD_ONLY = "record_only"
    NOT_A_BREACH = "not_a_breach"
    NOT_OURS = "not_ours"


class Likelihood(StrEnum):
    """How likely harm to the people in it is, as whoever decides sees it."""

    UNLIKELY = "unlikely"
    LIKELY = "likely"
    SERIOUS = "serious"  # likely, and serious
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Reported(Fact):
    """A breach report was filed. `ladder` is (id, version), frozen here for good.

    `kept_from` are the people whom "not to my IG lead" takes out of the case. `passed_from`: the
    case of another party that thinks that this one's may be theirs, or that is of the same.
    """

    report: BreachReport
    awareness: Awareness
    ladder: tuple[str, int]
    kept_from: tuple[PersonId, ...] = ()
    passed_from: PassedFrom | None = None


@dataclass(frozen=True, slots=True)
class DetailsAdded(Fact):
    """Card 2: what else the reporter knows. A later one adds; the earlier stays in the history."""

    details: BreachDetails


@dataclass(frozen=True, slots=True)
class Corrected(Fact):
    """The reporter corrected the report. The old one stays in the history.

    Awareness does not move: only the IG lead may move it (BR-MOVE, docs/law.md). `ladder` is
    (id, version) of a ladder for danger, where it says that the danger is graver than was known.
    """

    report: BreachReport
    ladder: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class AwarenessCorrected(Fact):
    """The IG lead moved the awareness time; the old value is kept with the reason (BR-MOVE)."""

    old: datetime
    new: datetime
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Decided(Fact):
    """The recorded decision (UK GDPR Art. 33(5): including a decision not to notify, and why).

    `delay_reason` is mandatory for telling the regulator after 72 hours (Art. 33(1)). `suggested`
    is where the answers leaned when it was decided, and `because` what that rested on.
    `opens_duties`: it was made since decisions open duties (docs/decisions/0025); since then the
    regulator's reference, the reasons for a delay and the other parties are facts of their own.
    `likely` is how likely harm is, and `sure` what the answers or the advice do not show, where the
    decision is another than they point to.
    """

    outcome: Outcome
    reason: str = field(repr=False)
    ico_reference: str = ""
    delay_reason: str = field(default="", repr=False)
    partners_told: tuple[str, ...] = ()
    partners_told_when: datetime | None = None
    partners_told_who: str = field(default="", repr=False)
    suggested: Leaning | None = None
    because: tuple[Reason, ...] = ()
    opens_duties: bool = False
    likely: Likelihood | None = None
    sure: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class NotYet(Fact):
    """It cannot be decided yet: for what it waits, who decides, and by the end of which London day
    (BR-NOT-YET). It silences nothing.
    """

    reason: str = field(repr=False)
    likely: Likelihood
    waiting_for: str = field(repr=False)
    who: str = field(repr=False)
    by: date


@dataclass(frozen=True, slots=True)
class WhereaboutsSaid(Fact):
    """The reporter said whether it shows where anyone lives, stays or goes to school."""

    shows: YesNo


@dataclass(frozen=True, slots=True)
class DangerArose(Fact):
    """Danger follows from what is known now (BR-WHEREABOUTS, docs/law.md), or from another report
    of the same incident.

    `ladder` is (id, version), frozen here for good.
    """

    ladder: tuple[str, int]
    danger: Danger = Danger.NOT_SURE


class Help(StrEnum):
    """Whether somebody has phoned for help."""

    PHONED = "phoned"
    SOMEONE_ELSE = "someone_else"
    CANNOT_GET_THROUGH = "cannot_get_through"


@dataclass(frozen=True, slots=True)
class HelpSaid(Fact):
    """Somebody said who has phoned 999 or the front door, or that nobody gets through.

    `who` (a role or team) and `phoned_at` (UTC) where somebody else's call was written down.
    """

    help: Help
    who: str = field(default="", repr=False)
    phoned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class StoodDown(Fact):
    """Whoever leads the case says that nobody is in danger, and why (BR-STAND-DOWN)."""

    reason: str = field(repr=False)


Work = Weighed | ContainmentFact | PeopleFact
"""What is written down of weighing it, getting it back, and telling the people."""

BreachChange = (
    DetailsAdded
    | Corrected
    | AwarenessCorrected
    | Decided
    | NotYet
    | AdviceGiven
    | WhereaboutsSaid
    | DangerArose
    | HelpSaid
    | StoodDown
    | RegulatorFact
    | ClosingFact
    | PartnerFact
    | SameFact
    | PackMade
    | Work
    | SupplierFact
    | SecondFact
)
"""What can happen to a breach once it is reported."""

BreachFact = Reported | BreachChange
"""Every fact of a breach's own."""

BREACH_EVENTS: Mapping[str, type[BreachFact]] = MappingProxyType(
    {
        "reported": Reported,
        "details_added": DetailsAdded,
        "corrected": Corrected,
        "awareness_corrected": AwarenessCorrected,
        "decided": Decided,
        "not_yet": NotYet,
        "advice_given": AdviceGiven,
        "whereabouts_said": WhereaboutsSaid,
        "danger_arose": DangerArose,
        "help_said": HelpSaid,
        "stood_down": StoodDown,
        **REGULATOR_EVENTS,
        **CLOSING_EVENTS,
        **PARTNER_EVENTS,
        **SAME_EVENTS,
        **PACK_EVENTS,
        "weighed": Weighed,
        **CONTAINMENT_EVENTS,
        **PEOPLE_EVENTS,
        **SUPPLIER_EVENTS,
        **SECOND_EVENTS,
    }
)
"""The stored name of each."""
