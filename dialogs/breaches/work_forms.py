"""Reading the cards of the work on a breach: each a fact, or NotFilledIn with what is missing."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from dialogs.breaches.filled_in import NotFilledIn, chosen, day_in, when_done, words_in
from dialogs.breaches.people_asked import SAFE, say_last_day
from dialogs.breaches.sentences import say
from dialogs.breaches.weighing import NUMBERS, may_be_part_3
from governance.agreements.model import Agreement, Route
from governance.breaches.breach import Breach
from governance.breaches.containment import ContactCleared, ContainmentRecorded, Ended, Holder
from governance.breaches.grid import Grade
from governance.breaches.people_told import (
    PeopleChosen,
    Person,
    PersonNotTold,
    PersonTold,
    Safe,
    SafetyAnswered,
    Way,
    grounds,
    latest_look_again,
)
from governance.breaches.weighing import Vulnerable, Weighed
from governance.cases.yes_no import YesNo
from governance.moments import london

Values = Mapping[str, str]
E = TypeVar("E", bound=StrEnum)


def read_weighed(values: Values, case: Breach, agreement: Agreement) -> Weighed:
    """Return what was weighed; what a party is not asked is never read."""
    asked, party = may_be_part_3(agreement, case.header.party), agreement.party(case.header.party)
    route = chosen(values, "route", party.routes)
    return Weighed(
        key_safe=chosen(values, "key_safe", YesNo),
        vulnerable=_many(values, "vulnerable", Vulnerable),
        law_enforcement=chosen(values, "law_enforcement", YesNo) if asked else None,
        grade=_grade(values) if (route or party.route) is Route.DSPT else None,
        route=route,
    )


def read_cleared(values: Values) -> ContactCleared:
    """Return that contact is safe, and which post makes it."""
    return ContactCleared(words_in(values, "by", "clear.error"))


def read_contained(values: Values) -> ContainmentRecorded:
    """Return how it ended, and on whose word."""
    ended, holder = chosen(values, "ended", Ended), chosen(values, "holder", Holder)
    if ended is None:
        raise NotFilledIn(say("contained.error_ended"))
    if holder is None:
        raise NotFilledIn(say("contained.error_holder"))
    return ContainmentRecorded(ended, holder, _maybe(values, "said_by"), _maybe(values, "note"))


def read_people(values: Values) -> PeopleChosen:
    """Return who might be told; those who must know now are among them."""
    people, at_once = _many(values, "people", Person), _many(values, "at_once", Person)
    if not people:
        raise NotFilledIn(say("people.error_who"))
    if set(at_once) - set(people):
        raise NotFilledIn(say("people.error_at_once"))
    return PeopleChosen(people, at_once)


def read_safety(values: Values, case: Breach, now: datetime) -> tuple[SafetyAnswered, ...]:
    """Return an answer for each of those who were answered for, and at least one."""
    given = [(one.person, chosen(values, f"{SAFE}{one.person}", Safe)) for one in case.people.asked]
    said = [(person, safe) for person, safe in given if safe]
    if not said:
        raise NotFilledIn(say("tell_safe.error_none"))
    way = _way(values) if any(safe is Safe.ONLY_THIS_WAY for _, safe in said) else ""
    again = _again(values, now) if any(safe is Safe.NOT_YET for _, safe in said) else None
    return tuple(
        SafetyAnswered(
            person,
            safe,
            way if safe is Safe.ONLY_THIS_WAY else "",
            again if safe is Safe.NOT_YET else None,
        )
        for person, safe in said
    )


def read_told(values: Values, case: Breach, now: datetime) -> tuple[PersonTold, ...]:
    """Return of each who is ticked that they were told: when, how, and by which post."""
    people = _ticked(values, "told", case, "person_told.error_who")
    when, way = when_done(values, now), chosen(values, "way", Way)
    if way is None:
        raise NotFilledIn(say("person_told.error_way"))
    by = words_in(values, "by", "person_told.error_by")
    return tuple(PersonTold(person, when, way, by) for person in people)


def read_not_told(values: Values, case: Breach) -> tuple[PersonNotTold, ...]:
    """Return of each who is ticked on which ground they are not told; one that can apply here, and
    why it does.
    """
    people = _ticked(values, "not_told", case, "person_not_told.error_who")
    enforces = case.weighed.law_enforcement is YesNo.YES
    ground = chosen(values, "ground", grounds(part_3=enforces))
    if ground is None:
        raise NotFilledIn(say("person_not_told.error_ground"))
    why = words_in(values, "why", "person_not_told.error_why")
    return tuple(PersonNotTold(person, ground, why) for person in people)


def _ticked(values: Values, name: str, case: Breach, missing: str) -> tuple[Person, ...]:
    """Return those who are ticked, of those who might be told. Raises NotFilledIn for nobody."""
    people = tuple(one for one in _many(values, name, Person) if case.people.one(one))
    if not people:
        raise NotFilledIn(say(missing))
    return people


def _grade(values: Values) -> Grade | None:
    given = [values.get(name, "") for name in ("likelihood", "impact")]
    if not any(given):
        return None
    if not set(given) <= set(NUMBERS):
        raise NotFilledIn(say("weigh.both"))
    likelihood, impact = map(int, given)
    return Grade(likelihood, impact)


def _way(values: Values) -> str:
    return words_in(values, "way", "tell_safe.error_way")


def _again(values: Values, now: datetime) -> date:
    today = london(now).date()
    latest = latest_look_again(today)
    again = day_in(values, "again")
    if again is None or not today < again <= latest:
        raise NotFilledIn(say("tell_safe.error_again", latest=say_last_day(now)))
    return again


def _maybe(values: Values, name: str) -> str:
    return words_in(values, name, "weigh.both") if values.get(name, "").strip() else ""


def _many(values: Values, name: str, of: type[E]) -> tuple[E, ...]:
    given = {part.strip() for part in values.get(name, "").split(",")}
    return tuple(one for one in of if one.value in given)
