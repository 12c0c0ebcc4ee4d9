"""Whose week on call it is, from Monday to Sunday, and the weeks that nobody has."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from governance.agreements.parse import parse_agreement
from governance.keys import PartyKey, TenantId
from governance.people.directory import Directory
from governance.people.identity import PersonId, Role
from governance.people.roles_file import DirectoryFaults, parse_directory

RIVERSIDE = Path(__file__).parents[2] / "data/agreements/riverside.toml"
COUNCIL = TenantId("00000000-0000-4000-8000-00000000000a")
RVBC, MILL = PartyKey("RVBC"), PartyKey("MILL")
NAMES = ("ann", "ben", "cas", "lead")


def who(name: str) -> PersonId:
    return PersonId(COUNCIL, f"00000000-0000-4000-8000-00000000000{NAMES.index(name)}")


def week(monday: str, name: str) -> str:
    return f'{{ from = {monday}, on_call = "{who(name).object_id}" }}'


def rota(*weeks: str, party: str = "RVBC") -> str:
    return f'[[rotas]]\nparty = "{party}"\nweeks = [{", ".join(weeks)}]\n'


TURNS = rota(
    week("2026-11-30", "ann"), week("2026-12-07", "ben"), week("2026-12-21", "ann")
)  # nobody has the week of 14 December


def read(rotas: str = TURNS, away: str = "") -> Directory:
    text = f'[[tenants]]\nid = "{COUNCIL}"\nname = "Council"\nparties = ["RVBC", "MILL"]\n'
    for name in NAMES:
        role = "ig_lead" if name == "lead" else "on_call"
        text += f"""
[[people]]
name = "{name.title()} Invented"
tenant = "{COUNCIL}"
object_id = "{who(name).object_id}"
memberships = [{{ party = "RVBC", role = "{role}" }}]
{f"away = [{away}]" if away and name == "ben" else ""}
"""
    agreement = parse_agreement(RIVERSIDE.read_bytes(), file=RIVERSIDE.name)
    return parse_directory((text + rotas).encode(), file="roles.toml", agreement=agreement)


EVERYONE = ["ann", "ben", "cas"]
COVERED = f'{{ from = 2026-12-09, until = 2026-12-11, cover = "{who("lead").object_id}" }}'
UNCOVERED = "{ from = 2026-12-09, until = 2026-12-11 }"


@pytest.mark.parametrize(
    ("day", "away", "hears"),
    [
        ("2026-11-29", "", EVERYONE),  # before the rota begins
        ("2026-11-30", "", ["ann"]),
        ("2026-12-06", "", ["ann"]),  # Sunday
        ("2026-12-07", "", ["ben"]),  # Monday
        ("2026-12-13", "", ["ben"]),
        ("2026-12-14", "", EVERYONE),  # a gap
        ("2026-12-21", "", ["ann"]),
        ("2026-12-28", "", EVERYONE),  # it has ended
        ("2026-12-08", COVERED, ["ben"]),
        ("2026-12-09", COVERED, ["lead"]),
        ("2026-12-11", COVERED, ["ben"]),
        ("2026-12-09", UNCOVERED, ["ann", "cas"]),
    ],
)
def test_who_is_told_of_those_on_call(day: str, away: str, hears: Sequence[str]) -> None:
    found = read(away=away).holders(RVBC, Role.ON_CALL, date.fromisoformat(day))

    assert found == tuple(map(who, hears))


def test_without_a_rota_everyone_on_call_hears_and_there_are_no_gaps() -> None:
    directory = read("")

    assert directory.holders(RVBC, Role.ON_CALL, date(2026, 12, 1)) == tuple(map(who, EVERYONE))
    assert directory.rota_gaps(RVBC, date(2026, 12, 1)) == ()


def test_a_rota_says_nothing_of_other_posts() -> None:
    assert read().holders(RVBC, Role.IG_LEAD, date(2026, 12, 1)) == (who("lead"),)
    assert who("ben") in read().in_post(RVBC, Role.ON_CALL, date(2026, 12, 1))


@pytest.mark.parametrize(
    ("today", "away", "gaps"),
    [
        ("2026-11-23", "", ["2026-11-23", "2026-12-14"]),
        ("2026-12-02", "", ["2026-12-14"]),
        ("2026-12-07", "", ["2026-12-14", "2026-12-28"]),
        ("2026-12-20", "", ["2026-12-14", "2026-12-28", "2027-01-04"]),
        ("2026-12-07", COVERED, ["2026-12-14", "2026-12-28"]),
        ("2026-12-07", UNCOVERED, ["2026-12-07", "2026-12-14", "2026-12-28"]),
        ("2026-12-11", UNCOVERED, ["2026-12-14", "2026-12-28"]),  # what is past is no gap
    ],
)
def test_which_weeks_ahead_nobody_has_for_all_their_days(
    today: str, away: str, gaps: Sequence[str]
) -> None:
    found = read(away=away).rota_gaps(RVBC, date.fromisoformat(today))

    assert [str(monday) for monday in found] == gaps


@pytest.mark.parametrize(
    ("rotas", "fault"),
    [
        (rota(week("2026-12-01", "ann")), "is not a Monday"),
        (rota(week("2026-12-07", "lead")), "is not the object_id of anyone who is on_call"),
        (rota(week("2026-12-07", "ann"), party="MILL"), "is not the object_id of anyone"),
        (rota(week("2026-12-07", "ann"), week("2026-12-07", "ben")), "this week is here twice"),
        (rota(party="NOPE"), "is not the key of any party"),
        (rota() + rota(), "is here twice"),
    ],
)
def test_a_rota_that_cannot_be_is_a_fault_with_its_line(rotas: str, fault: str) -> None:
    with pytest.raises(DirectoryFaults, match=fault):
        read(rotas)
