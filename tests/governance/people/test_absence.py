"""Someone is away: whoever covers acts in their posts, and a post without cover is vacant."""

from datetime import date
from pathlib import Path

import pytest

from governance.agreements.parse import parse_agreement
from governance.keys import PartyKey, TenantId
from governance.people.directory import Directory, directory_warnings
from governance.people.identity import PersonId, Role
from governance.people.roles_file import DirectoryFaults, parse_directory

RIVERSIDE = Path(__file__).parents[2] / "data/agreements/riverside.toml"
COUNCIL = TenantId("00000000-0000-4000-8000-00000000000a")
RVBC, MILL = PartyKey("RVBC"), PartyKey("MILL")
NAMES = ("lead", "deputy", "siro", "staff", "miller")


def who(name: str) -> PersonId:
    return PersonId(COUNCIL, f"00000000-0000-4000-8000-00000000000{NAMES.index(name)}")


def entry(name: str, memberships: str, away: str = "") -> str:
    return f"""
[[people]]
name = "{name.title()} Invented"
tenant = "{COUNCIL}"
object_id = "{who(name).object_id}"
memberships = [{memberships}]
{f"away = [{away}]" if away else ""}
"""


def leave(cover: str = "", since: str = "2026-12-21", until: str = "2027-01-04") -> str:
    named = f', cover = "{who(cover).object_id}"' if cover else ""
    return f"{{ from = {since}, until = {until}{named} }}"


def read(text: str) -> Directory:
    agreement = parse_agreement(RIVERSIDE.read_bytes(), file=RIVERSIDE.name)
    return parse_directory(text.encode(), file="roles.toml", agreement=agreement)


def town(lead_away: str = "", deputy_away: str = "") -> str:
    tenant = f'[[tenants]]\nid = "{COUNCIL}"\nname = "Council"\nparties = ["RVBC", "MILL"]\n'
    return tenant + "".join(
        (
            entry("lead", '{ party = "RVBC", role = "ig_lead" }', lead_away),
            entry("deputy", '{ party = "RVBC", role = "deputy" }', deputy_away),
            entry("siro", '{ party = "RVBC", role = "siro" }'),
            entry("staff", '{ party = "RVBC", role = "staff" }'),
            entry("miller", '{ party = "MILL", role = "ig_lead" }'),
        )
    )


@pytest.mark.parametrize(
    ("directory", "day", "leads"),
    [
        pytest.param(town(leave("deputy")), date(2026, 12, 20), ["lead"], id="the day before"),
        pytest.param(town(leave("deputy")), date(2026, 12, 21), ["deputy"], id="the first day"),
        pytest.param(town(leave("deputy")), date(2027, 1, 3), ["deputy"], id="the last day"),
        pytest.param(town(leave("deputy")), date(2027, 1, 4), ["lead"], id="the first day back"),
        pytest.param(town(leave("staff")), date(2026, 12, 25), ["staff"], id="a colleague covers"),
        pytest.param(town(leave()), date(2026, 12, 25), [], id="nobody covers: it is vacant"),
        pytest.param(
            town(leave("deputy"), leave("siro")),
            date(2026, 12, 25),
            [],
            id="who covers is away too: nobody is reached through two",
        ),
        pytest.param(
            town(leave("miller")), date(2026, 12, 25), [], id="another party's colleague does not"
        ),
    ],
)
def test_who_acts_as_the_lead(directory: str, day: date, leads: list[str]) -> None:
    assert read(directory).holders(RVBC, Role.IG_LEAD, day) == tuple(map(who, leads))


def test_whoever_covers_may_what_the_post_may_and_only_while_they_do() -> None:
    directory = read(town(leave("staff")))
    during = directory.viewer(who("staff"), date(2026, 12, 25))
    after = directory.viewer(who("staff"), date(2027, 1, 4))

    assert during is not None
    assert during.roles_in(RVBC) == {Role.STAFF, Role.IG_LEAD}
    assert after is not None
    assert after.roles_in(RVBC) == {Role.STAFF}


def test_who_does_not_belong_to_the_party_gains_nothing_by_covering() -> None:
    viewer = read(town(leave("miller"))).viewer(who("miller"), date(2026, 12, 25))

    assert viewer is not None
    assert viewer.parties() == {MILL}


def test_whoever_is_away_is_still_in_post() -> None:
    directory = read(town(leave("staff")))

    assert directory.in_post(RVBC, Role.IG_LEAD, date(2026, 12, 25)) == (who("lead"),)


def test_a_post_that_nobody_covers_is_a_gap() -> None:
    agreement = parse_agreement(RIVERSIDE.read_bytes(), file=RIVERSIDE.name)
    gaps = directory_warnings(read(town(leave())), agreement, date(2026, 12, 25))

    assert "has no IG lead" in [gap.what for gap in gaps if gap.party == RVBC]


@pytest.mark.parametrize(
    ("away", "said"),
    [
        pytest.param(leave("lead"), "a colleague", id="themselves"),
        pytest.param(
            '{ from = 2026-12-21, until = 2027-01-04, cover = "nobody" }',
            "a colleague",
            id="somebody who is not listed",
        ),
        pytest.param(leave(until="2026-12-21"), "first day back", id="no day at all"),
        pytest.param("{ from = 2026-12-21 }", "until", id="no end"),
    ],
)
def test_what_is_wrong_in_an_absence_is_said_with_its_place(away: str, said: str) -> None:
    with pytest.raises(DirectoryFaults) as refused:
        read(town(away))

    assert "people[1].away[1]" in str(refused.value)
    assert said in str(refused.value)
