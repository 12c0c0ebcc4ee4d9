"""A breach's own lines of history, and what its flows were answered with."""

from itertools import accumulate

from dialogs.breaches.questions import BREACH, BREACH_DETAILS
from dialogs.breaches.sentences import say, say_outcome
from dialogs.cards.quoting import plain
from dialogs.cases.answered import Answered, AnswerVersion
from dialogs.cases.history import PartyNames, say_common, say_reported
from dialogs.cases.scene import Names, at
from dialogs.words.wording import listed
from governance.breaches.advice import AdviceGiven
from governance.breaches.breach import Breach
from governance.breaches.closing import ActionDone, Closed, ClosingFact, OfClosing, Reopened
from governance.breaches.containment import ContactCleared, ContainmentRecorded, OfContainment
from governance.breaches.facts import (
    AwarenessCorrected,
    BreachFact,
    Corrected,
    DangerArose,
    Decided,
    DetailsAdded,
    HelpSaid,
    NotYet,
    Reported,
    StoodDown,
    WhereaboutsSaid,
    Work,
)
from governance.breaches.packs import PackMade
from governance.breaches.partners import (
    BetweenParties,
    OwnerSaid,
    OwnerTold,
    PartiesChosen,
    PartnerFact,
    RingAsked,
)
from governance.breaches.people_told import (
    OfThePeople,
    PeopleChosen,
    PeopleFact,
    PersonNotTold,
    PersonTold,
    SafetyAnswered,
)
from governance.breaches.regulator import (
    DelaySeen,
    FollowedUp,
    OfTheRegulator,
    ReferenceAdded,
    RegulatorAnswered,
    RegulatorAsked,
    RegulatorFact,
    RegulatorTold,
)
from governance.breaches.report import together
from governance.breaches.same_incident import (
    JoinedInto,
    OfTheSame,
    PartedFrom,
    ReportJoined,
    ReportParted,
    SameFact,
)
from governance.breaches.second_eyes import OfSecondEyes, SecondAsked, SecondFact, SecondSaid
from governance.breaches.suggestion import overridden
from governance.breaches.supplier import (
    OfTheSupplier,
    Owed,
    SupplierAsked,
    SupplierFact,
    SupplierSaid,
)
from governance.breaches.weighing import Weighed
from governance.cases.facts import CommonFact
from governance.moments import say_date
from governance.tasks.facts import TaskFact


def say_fact(  # noqa: C901, PLR0911  one line a fact
    fact: BreachFact | CommonFact | TaskFact, by: str, people: Names, parties: PartyNames
) -> str:
    """Return the line for a fact that a breach can have."""
    match fact:
        case Reported(kept_from=kept_from):
            return say_reported(by, kept_from, people)
        case DetailsAdded() | Corrected():
            added = isinstance(fact, DetailsAdded)
            return say("history.details" if added else "history.corrected", by=by)
        case AwarenessCorrected(old, new):
            return say("history.awareness", by=by, old=at(old), new=at(new))
        case Decided(outcome, suggested=leaning):
            against = leaning and overridden(leaning, outcome)
            sentence = "history.decided_against" if against else "history.decided"
            suggested = say(f"suggested.{leaning}") if against else ""
            return say(sentence, by=by, outcome=say_outcome(outcome), suggested=suggested)
        case AdviceGiven(role):
            return say("history.advised", by=by, role=people.role_label(role))
        case OfSecondEyes():
            return _say_second(fact, by, people)
        case NotYet(by=day):
            return say("history.not_yet", by=by, day=say_date(day))
        case WhereaboutsSaid() | DangerArose() | HelpSaid() | StoodDown():
            return _say_safety(fact, by)
        case (
            OfTheRegulator()
            | OfTheSame()
            | BetweenParties()
            | OfClosing()
            | PackMade()
            | OfTheSupplier()
        ):
            return _say_part(fact, by, parties)
        case _:
            return _say_rest(fact, by, people, parties)


def _say_rest(
    fact: Work | CommonFact | TaskFact, by: str, people: Names, parties: PartyNames
) -> str:
    match fact:
        case Weighed() | OfContainment() | OfThePeople():
            return _say_work(fact, by)
        case _:
            return say_common(fact, by, people, parties)


Part = RegulatorFact | SameFact | PartnerFact | ClosingFact | PackMade | SupplierFact


def _say_part(fact: Part, by: str, parties: PartyNames) -> str:
    match fact:
        case PackMade():
            return say("history.pack", by=by)
        case OfTheSupplier():
            return _say_supplier(fact, by)
        case OfClosing():
            return _say_closing(fact, by)
        case OfTheRegulator():
            return _say_regulator(fact, by)
        case OfTheSame():
            return _say_same(fact, by)
        case BetweenParties():
            return _say_partners(fact, by, parties)


def _say_second(fact: SecondFact, by: str, people: Names) -> str:
    match fact:
        case SecondAsked(post=post):
            return say("history.second_asked", role=people.role_label(post))
        case SecondSaid(agrees):
            return say("history.second_agrees" if agrees else "history.second_against", by=by)


def _say_work(fact: Work, by: str) -> str:
    match fact:
        case Weighed():
            return say("history.weighed", by=by)
        case ContactCleared():
            return say("history.contact_cleared", by=by)
        case ContainmentRecorded(ended):
            return say("history.contained", by=by, ended=say(f"ended.{ended}").lower())
        case _:
            return _say_people(fact, by)


def _say_people(fact: PeopleFact, by: str) -> str:
    match fact:
        case PeopleChosen(people):
            who = listed(say(f"person.{one}") for one in people)
            return say("history.people_chosen", by=by, people=who)
        case SafetyAnswered(person, safe):
            who, answer = say(f"person.{person}"), say(f"safe.{safe}").lower()
            return say("history.safety", by=by, person=who, safe=answer)
        case PersonTold(person):
            return say("history.person_told", by=by, person=say(f"person.{person}"))
        case PersonNotTold(person, ground):
            who = say(f"person.{person}")
            return say("history.person_not_told", by=by, person=who, ground=say(f"ground.{ground}"))


def _say_safety(fact: WhereaboutsSaid | DangerArose | HelpSaid | StoodDown, by: str) -> str:
    match fact:
        case WhereaboutsSaid(shows):
            return say(f"said_shows.{shows}", by=by)
        case DangerArose():
            return say("history.danger_arose")
        case HelpSaid(said, who):
            return say("history.help_written" if who else f"said_help.{said}", by=by)
        case StoodDown():
            return say("history.stood_down", by=by)


def _say_closing(fact: ClosingFact, by: str) -> str:
    match fact:
        case Closed(cause, short=short):
            sentence = "history.closed_short" if short else "history.closed"
            return say(sentence, by=by, cause=say(f"cause.{cause}"))
        case ActionDone():
            return say("history.action_done", by=by)
        case Reopened():
            return say("history.reopened", by=by)


def _say_regulator(fact: RegulatorFact, by: str) -> str:
    match fact:
        case RegulatorTold(when, how):
            said = say(f"how.{how}").lower()
            return say("history.regulator_told", by=by, at=at(when), how=said)
        case FollowedUp(when):
            return say("history.followed", by=by, at=at(when))
        case ReferenceAdded(new, old):
            sentence = "history.reference_changed" if old else "history.reference"
            return say(sentence, by=by, new=plain(new), old=plain(old))
        case RegulatorAsked(day):
            return say("history.their_date", by=by, on=say_date(day))
        case RegulatorAnswered(when):
            return say("history.their_answered", by=by, at=at(when))
        case DelaySeen():
            return say("history.delay_seen", by=by)


def _say_same(fact: SameFact, by: str) -> str:
    match fact:
        case ReportJoined(reference=reference, aware_at=theirs, old=old):
            slots = {"reference": reference, "old": at(old), "new": at(min(old, theirs))}
            return say("history.report_joined", by=by, **slots)
        case ReportParted(_, reference, old, new):
            slots = {"reference": reference, "old": at(old), "new": at(new)}
            return say("history.report_parted", by=by, **slots)
        case JoinedInto(_, reference):
            return say("history.joined_into", by=by, reference=reference)
        case PartedFrom(_, reference):
            return say("history.parted_from", by=by, reference=reference)


def _say_supplier(fact: SupplierFact, by: str) -> str:
    match fact:
        case SupplierAsked():
            return say("history.supplier_asked", by=by)
        case SupplierSaid(came, no_more):
            count = {"done": str(len(came)), "all": str(len(Owed))}
            sentence = "history.supplier_no_more" if no_more else "history.supplier_said"
            return say(sentence, by=by, **count)


def _say_partners(fact: PartnerFact, by: str, parties: PartyNames) -> str:
    match fact:
        case PartiesChosen(()):
            return say("history.parties_none", by=by)
        case PartiesChosen(chosen):
            return say("history.parties", by=by, parties=listed(map(parties, chosen)))
        case OwnerTold(party):
            return say("history.owner_told", by=by, party=parties(party))
        case OwnerSaid(ours):
            return say("history.owner_ours" if ours else "history.owner_not")
        case RingAsked(party):
            return say("history.ring_asked", party=parties(party))


def answered(case: Breach, _people: Names) -> tuple[Answered, ...]:
    """Return the report as it was sent and corrected, and all that had been added each time."""
    reports = tuple(
        AnswerVersion(event, event.fact.report)
        for event in case.history
        if isinstance(event.fact, Reported | Corrected)
    )
    added = [(e, e.fact.details) for e in case.history if isinstance(e.fact, DetailsAdded)]
    so_far = accumulate((details for _, details in added), lambda old, new: together((old, new)))
    details = (AnswerVersion(event, known) for (event, _), known in zip(added, so_far, strict=True))
    return Answered(BREACH, reports), Answered(BREACH_DETAILS, tuple(details))
