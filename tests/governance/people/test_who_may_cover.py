"""Who may cover for whom, which days are an absence, and on which afternoon leave is ahead."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import MappingProxyType

import pytest

from adapters.bank_holidays import bank_holidays
from governance.keys import PartyKey, TenantId
from governance.moments import from_london
from governance.people.absence import (
    can_be_said,
    leaving,
    next_absence,
    who_may_cover,
    with_absence,
)
from governance.people.directory import Absence, Directory, Person
from governance.people.identity import Membership, PersonId, Role

DAY = date(2026, 11, 30)
SCC, POL = PartyKey("SCC"), PartyKey("POL")


def who(name: str) -> PersonId:
    return PersonId(TenantId("t"), name)


def held(name: str, *roles: Role, party: PartyKey = SCC) -> Person:
    return Person(who(name), name, "", tuple(Membership(party, role) for role in roles))


EVERYONE = (
    held("lead", Role.IG_LEAD),
    held("deputy", Role.DEPUTY),
    held("siro", Role.SIRO),
    held("oncall", Role.ON_CALL),
    held("dpo", Role.DPO),
    held("dpo2", Role.DPO, Role.DEPUTY),
    held("staff", Role.STAFF),
    held("auditor", Role.AUDITOR, Role.ADMIN),
    held("police", Role.IG_LEAD, party=POL),
)


def directory(*away: tuple[str, Absence]) -> Directory:
    people = MappingProxyType({one.id: one for one in EVERYONE})
    known = Directory(MappingProxyType({}), people, MappingProxyType({}))
    return known.with_absences((who(name), absence) for name, absence in away)


@pytest.mark.parametrize(
    ("person", "covers"),
    [
        ("lead", ["deputy", "siro", "oncall"]),
        ("oncall", ["lead", "deputy", "siro"]),
        ("dpo", ["dpo2"]),
        ("staff", []),
        ("auditor", []),
        ("police", []),
        ("nobody", []),
    ],
)
def test_who_may_cover(person: str, covers: list[str]) -> None:
    assert [one.object_id for one in who_may_cover(directory(), who(person), DAY)] == covers


def leave(since: date, until: date) -> Absence:
    return Absence(since, until, None)


@pytest.mark.parametrize(
    ("since", "until", "can"),
    [
        (DAY, date(2026, 12, 1), True),
        (date(2026, 11, 1), date(2026, 12, 1), True),
        (date(2026, 11, 1), DAY, False),
        (date(2026, 12, 2), date(2026, 12, 2), False),
        (DAY, date(2028, 1, 4), True),
        (DAY, date(2028, 1, 5), False),
    ],
)
def test_which_days_are_an_absence(since: date, until: date, *, can: bool) -> None:
    assert can_be_said(leave(since, until), DAY) is can


def test_a_new_absence_takes_the_place_of_what_it_overlaps_and_of_nothing_else() -> None:
    first, second = leave(DAY, date(2026, 12, 4)), leave(date(2026, 12, 4), date(2026, 12, 8))
    new = leave(date(2026, 12, 7), date(2026, 12, 9))

    assert with_absence((second, first), new) == (first, new)
    assert next_absence((new, first), DAY) == first
    assert next_absence((new, first), date(2026, 12, 4)) == new
    assert next_absence((new, first), date(2026, 12, 9)) is None


MON_14, MAUNDY = date(2026, 12, 14), date(2026, 4, 2)


@pytest.mark.parametrize(
    ("now", "since", "asked"),
    [
        ("2026-12-11 13:59", MON_14, False),
        ("2026-12-11 14:00", MON_14, True),
        ("2026-12-11 19:59", MON_14, True),
        ("2026-12-11 20:00", MON_14, False),
        ("2026-12-10 14:00", MON_14, False),
        ("2026-12-12 14:00", MON_14, False),  # a Saturday
        ("2026-12-11 14:00", date(2026, 12, 12), True),  # leave begins on the Saturday
        ("2026-12-11 14:00", date(2026, 12, 11), False),  # they left this morning
        ("2026-12-15 14:00", date(2026, 12, 16), True),
        ("2026-04-02 14:00", date(2026, 4, 7), True),  # Maundy Thursday, back after Easter Monday
        ("2026-04-02 14:00", date(2026, 4, 8), False),
        ("2026-07-15 14:00", date(2026, 7, 16), True),  # summer time
    ],
)
def test_the_last_working_afternoon_before_leave(now: str, since: date, *, asked: bool) -> None:
    away = ("lead", leave(since, since.replace(year=since.year + 1)))
    at = from_london(datetime.fromisoformat(now)).astimezone(UTC)

    found = leaving(directory(away), at, lambda _: bank_holidays().england_and_wales)

    assert [person.object_id for person, _ in found] == (["lead"] if asked else [])


def test_what_somebody_said_comes_before_the_file() -> None:
    filed = replace(EVERYONE[0], away=(Absence(DAY, date(2026, 12, 4), who("siro")),))
    people = MappingProxyType({one.id: one for one in (filed, *EVERYONE[1:])})
    known = Directory(MappingProxyType({}), people, MappingProxyType({}))
    said = known.with_absences([(who("lead"), Absence(DAY, date(2026, 12, 2), who("deputy")))])

    assert said.acting_for(who("lead"), SCC, DAY) == who("deputy")
    assert said.acting_for(who("lead"), SCC, date(2026, 12, 2)) == who("siro")
    assert known.with_absences([]) is known
