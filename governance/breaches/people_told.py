"""Telling the people it is about, each for themselves (BR-SUBJ-WHO, BR-SUBJ-NOT, docs/law.md).

UK GDPR Art. 34 and DPA 2018 s.68. No person is named: each is who they are to the case.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from governance.cases.event import Event, Fact
from governance.duties.duty import Duty, Standing, done_if
from governance.moments import from_london
from governance.policy import LOOK_AGAIN_WITHIN, MORNING, SAFETY_CALL_WITHIN, TELL_PEOPLE

PEOPLE_TOLD, SAFE_TO_TELL = "people_told", "safe_to_tell"


class Person(StrEnum):
    """Who might be told."""

    CHILD = "child"
    ADULT = "adult"  # whom it is about
    CARER = "carer"  # whom the child lives with
    OTHER_PARENT = "other_parent"
    SOMEONE_ELSE = "someone_else"


class Safe(StrEnum):
    """What the safeguarding lead says to telling somebody."""

    YES = "yes"
    ONLY_THIS_WAY = "only_this_way"
    NOT_YET = "not_yet"


class Way(StrEnum):
    """How somebody can hear so that nobody else in the home does."""

    WORKER = "worker"  # from their worker, in person
    NUMBER = "number"  # one we know is safe
    ADDRESS = "address"  # one we know is safe
    TRUSTED = "trusted"  # through someone they trust


class Ground(StrEnum):
    """The grounds for not telling, and no others. "Safeguarding" is none by itself."""

    UNREADABLE = "unreadable"  # Art. 34(3)(a); s.68(3)(a)
    MADE_UNLIKELY = "made_unlikely"  # Art. 34(3)(b); s.68(3)(b)
    OUT_OF_PROPORTION = "out_of_proportion"  # Art. 34(3)(c); s.68(3)(c): then publicly
    CRIME = "crime"  # DPA 2018 Sch. 2 para. 2(1)
    PART_3 = "part_3"  # s.68(7)
    NO_HIGH_RISK = "no_high_risk"


class OfThePeople(Fact):
    """What is done to tell the people."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class PeopleChosen(OfThePeople):
    """Who might be told, and who of them needs to know now, to be safe."""

    people: tuple[Person, ...]
    at_once: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class SafetyAnswered(OfThePeople):
    """Whether it is safe to tell somebody; `look_again` (London) goes with *not yet*."""

    person: Person
    safe: Safe
    way: str = field(default="", repr=False)
    look_again: date | None = None


@dataclass(frozen=True, slots=True)
class PersonTold(OfThePeople):
    """Somebody was told: when (UTC), how, and by which post."""

    person: Person
    told_at: datetime
    way: Way
    by: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class PersonNotTold(OfThePeople):
    """Somebody is not told: on which ground, and why it applies here."""

    person: Person
    ground: Ground
    why: str = field(repr=False)


PeopleFact = PeopleChosen | SafetyAnswered | PersonTold | PersonNotTold

PEOPLE_EVENTS: Mapping[str, type[PeopleFact]] = MappingProxyType(
    {
        "people_chosen": PeopleChosen,
        "safety_answered": SafetyAnswered,
        "person_told": PersonTold,
        "person_not_told": PersonNotTold,
    }
)
"""The stored name of each."""


@dataclass(frozen=True, slots=True)
class ToTell:
    """One person who might be told, and how far that is."""

    person: Person
    at_once: bool = False
    safety: Event | None = None
    ended: Event | None = None

    @property
    def answer(self) -> SafetyAnswered | None:
        """Return what the safeguarding lead says, as it was said last."""
        fact = self.safety.fact if self.safety else None
        return fact if isinstance(fact, SafetyAnswered) else None

    @property
    def waits_until(self) -> datetime | None:
        """Return when (UTC) to look again, where it is not yet safe; None otherwise."""
        again = self.answer.look_again if self.answer else None
        if self.ended or again is None:
            return None
        return from_london(datetime.combine(again, MORNING))

    @property
    def unanswered(self) -> bool:
        """Return whether nobody has said yet if it is safe; danger waits for no answer."""
        return not self.ended and not self.safety and not self.at_once


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who might be told; None where nobody has been thought of yet."""

    chosen: Event | None = None
    each: tuple[ToTell, ...] = ()

    @property
    def publicly(self) -> bool:
        """Return whether it is out of proportion to tell somebody: then it is made public."""
        facts = [one.ended.fact for one in self.each if one.ended]
        return any(
            isinstance(fact, PersonNotTold) and fact.ground is Ground.OUT_OF_PROPORTION
            for fact in facts
        )

    def one(self, person: Person) -> ToTell | None:
        """Return how far it is with that person; None where they are not among those chosen."""
        return next((one for one in self.each if one.person is person), None)

    @property
    def asked(self) -> tuple[ToTell, ...]:
        """Return those of whom the safeguarding lead says, or may say again, whether it is safe."""
        return tuple(one for one in self.each if not one.ended)


NOBODY_CHOSEN = People()


def after_people(state: People, event: Event, fact: PeopleFact) -> People:
    """Return the state once `fact` has happened in `event`. What was said of a person stays said,
    also where they are chosen again.
    """
    match fact:
        case PeopleChosen(people, at_once):
            each = tuple(
                replace(state.one(one) or ToTell(one), at_once=one in at_once) for one in people
            )
            return replace(state, chosen=event, each=each)
        case SafetyAnswered(person):
            return _changed(state, person, lambda one: replace(one, safety=event))
        case PersonTold(person) | PersonNotTold(person):
            return _changed(state, person, lambda one: replace(one, ended=event))


def _changed(state: People, person: Person, change: Callable[[ToTell], ToTell]) -> People:
    each = tuple(change(one) if one.person is person else one for one in state.each)
    return replace(state, each=each)


def safety_said(state: People, danger_at: datetime | None) -> tuple[Duty, ...]:
    """Return the safeguarding lead's duty to say whether telling is safe, where somebody could be
    in danger (BR-DANGER-CALL): from when they were asked, or the danger was known since. None
    where everybody is to hear at once: that waits for no answer.
    """
    asked = [one for one in state.each if not one.at_once]
    if danger_at is None or state.chosen is None or not asked:
        return ()
    since = max(state.chosen.at, danger_at)
    standing = done_if(not any(one.unanswered for one in asked))
    return (Duty(SAFE_TO_TELL, since + SAFETY_CALL_WITHIN, standing, since=since),)


def people_told(state: People, since: datetime) -> Duty:
    """Return the duty to tell the people, or to say for each why not. `since`: the decision.

    It is due within a day of the decision (BR-SUBJ); where all who are left are *not yet* safe to
    tell, when the first of them is looked at again.
    """
    ended = sum(1 for one in state.each if one.ended)
    if state.each and ended == len(state.each):
        return Duty(PEOPLE_TOLD, None, Standing.DONE, of=(ended, ended), since=since)
    of = (ended, len(state.each)) if state.each else None
    return Duty(PEOPLE_TOLD, _due(state.each, since), Standing.OPEN, of=of, since=since)


def _due(each: Iterable[ToTell], since: datetime) -> datetime:
    waits = [one.waits_until for one in each if not one.ended]
    later = [at for at in waits if at]
    return min(later) if later and len(later) == len(waits) else since + TELL_PEOPLE


def latest_look_again(today: date) -> date:
    """Return the last day on which *not yet* may be looked at again (BR-NOT-YET)."""
    return today + LOOK_AGAIN_WITHIN


def grounds(*, part_3: bool) -> tuple[Ground, ...]:
    """Return the grounds that can apply: the restrictions of s.68(7) only under Part 3."""
    return tuple(one for one in Ground if one is not Ground.PART_3 or part_3)
