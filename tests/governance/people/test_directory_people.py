"""Who holds what on which day, and identities that name nobody."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.agreements.parse import parse_agreement
from governance.keys import PartyKey, TenantId
from governance.people.directory import Directory
from governance.people.identity import Membership, PersonId, Role, System, Viewer
from governance.people.roles_file import SECOND_EYES, DirectoryFaults, parse_directory

RIVERSIDE = Path(__file__).parents[2] / "data" / "agreements" / "riverside.toml"
COUNCIL = TenantId("00000000-0000-4000-8000-00000000000a")
CLINIC = TenantId("00000000-0000-4000-8000-00000000000b")
DAY = date(2026, 11, 22)

ROLES = f"""\
[[tenants]]
id = "{COUNCIL.upper()}"
name = "Council"
parties = ["RVBC", "MILL"]

[[tenants]]
id = "{CLINIC}"
name = "Clinic"
parties = ["LOCK"]

[[people]]
name = "Kit Invented"
tenant = "{COUNCIL}"
object_id = "00000000-0000-4000-8000-0000000000AA"
post = "IG manager"
memberships = [
    {{ party = "RVBC", role = "ig_lead", from = 2026-01-01 }},
    {{ party = "RVBC", role = "ig_lead", from = 2026-06-01 }},
    {{ party = "MILL", role = "dpo", until = 2026-11-22 }},
]

[[people]]
name = "Lee Invented"
tenant = "{COUNCIL}"
object_id = "00000000-0000-4000-8000-0000000000ab"
memberships = [
    {{ party = "RVBC", role = "ig_lead" }},
    {{ party = "MILL", role = "coordinator" }},
]

[[people]]
name = "Max Invented"
tenant = "{CLINIC}"
object_id = "00000000-0000-4000-8000-0000000000ac"

[[numbers]]
party = "RVBC"
front_door = "01632 960100"
night = "01632 960101"
adults = "01632 960102"
workers = "01632 960103"
ig_mailbox = "ig@riverside.example"
"""

KIT = PersonId(COUNCIL, "00000000-0000-4000-8000-0000000000aa")
LEE = PersonId(COUNCIL, "00000000-0000-4000-8000-0000000000ab")
MAX = PersonId(CLINIC, "00000000-0000-4000-8000-0000000000ac")
NEW = PersonId(COUNCIL, "00000000-0000-4000-8000-0000000000ff")


@pytest.fixture(scope="module")
def directory() -> Directory:
    return read(ROLES)


def read(roles: str) -> Directory:
    agreement = parse_agreement(RIVERSIDE.read_bytes(), file=RIVERSIDE.name)
    return parse_directory(roles.encode(), file="roles.toml", agreement=agreement)


def test_a_viewer_has_the_memberships_of_the_day_and_no_others(directory: Directory) -> None:
    before = directory.viewer(KIT, DAY - timedelta(days=1))
    after = directory.viewer(KIT, DAY)

    assert before is not None
    assert after is not None
    assert before.parties() == {"RVBC", "MILL"}
    assert before.holds(Role.DPO, PartyKey("MILL"))
    assert after.parties() == {"RVBC"}
    assert after.roles_in(PartyKey("RVBC")) == {Role.IG_LEAD}
    assert not after.holds(Role.IG_LEAD, PartyKey("MILL"))


def test_someone_unknown_is_nobody_and_someone_without_a_role_is_known(
    directory: Directory,
) -> None:
    assert directory.viewer(NEW, DAY) is None
    assert directory.viewer(MAX, DAY) == Viewer(MAX, ())


def test_holders_come_in_the_files_order_and_once_each(directory: Directory) -> None:
    assert directory.holders(PartyKey("RVBC"), Role.IG_LEAD, DAY) == (KIT, LEE)
    assert directory.holders(PartyKey("RVBC"), Role.IG_LEAD, date(2025, 12, 31)) == (LEE,)
    assert directory.holders(PartyKey("LOCK"), Role.IG_LEAD, DAY) == ()


def test_people_and_coordinators_of_a_day(directory: Directory) -> None:
    assert directory.people_of(PartyKey("MILL"), DAY) == (LEE,)
    assert directory.people_of(PartyKey("MILL"), DAY - timedelta(days=1)) == (KIT, LEE)
    assert directory.coordinators(DAY) == (LEE,)


def test_names_and_posts_are_there_for_cards_with_plain_words_for_someone_gone(
    directory: Directory,
) -> None:
    assert (directory.name_of(KIT), directory.post_of(KIT)) == ("Kit Invented", "IG manager")
    assert directory.post_of(LEE) == ""
    assert (directory.name_of(NEW), directory.post_of(NEW)) == ("someone no longer listed", "")


def test_a_tenant_says_which_parties_are_possible_in_whatever_capitals(
    directory: Directory,
) -> None:
    assert directory.knows_tenant(TenantId(COUNCIL.upper()))
    assert directory.possible_parties(COUNCIL) == ("RVBC", "MILL")
    assert directory.possible_parties(TenantId("a guest's tenant")) == ()
    assert not directory.knows_tenant(TenantId("a guest's tenant"))


@pytest.mark.parametrize("post", [None, *SECOND_EYES])
def test_a_party_may_ask_for_a_second_pair_of_eyes(post: Role | None) -> None:
    line = f'second_eyes = "{post}"\n' if post else ""

    numbers = read(ROLES + line).numbers(PartyKey("RVBC"))

    assert numbers.second_eyes is post


@pytest.mark.parametrize("post", ["dpo", "staff", "nobody", ""])
def test_a_post_that_cannot_read_a_decision_second_is_a_fault(post: str) -> None:
    with pytest.raises(DirectoryFaults, match="second_eyes"):
        read(f'{ROLES}second_eyes = "{post}"\n')


def test_a_missing_number_is_said_in_words_and_a_missing_mailbox_is_none(
    directory: Directory,
) -> None:
    council, clinic = directory.numbers(PartyKey("RVBC")), directory.numbers(PartyKey("LOCK"))

    assert (council.front_door, council.ig_mailbox) == ("01632 960100", "ig@riverside.example")
    assert council.it_help == clinic.it_help == "your usual IT help number"
    assert clinic.front_door == "the children's services front door for your area"
    assert clinic.ig_team == "your information governance team"
    assert clinic.ig_mailbox is None
    assert (council.night, council.adults) == ("01632 960101", "01632 960102")
    assert council.workers == "01632 960103"
    assert (clinic.night, clinic.adults, clinic.workers) == (None, None, None)


def test_someone_asked_once_becomes_staff_and_no_more(directory: Directory) -> None:
    grown = directory.with_newcomers([(NEW, PartyKey("MILL"), "Nat Invented", DAY)])
    viewer = grown.viewer(NEW, DAY)

    assert viewer is not None
    assert viewer.memberships == (Membership(PartyKey("MILL"), Role.STAFF, DAY),)
    assert grown.name_of(NEW) == "Nat Invented"
    assert directory.viewer(NEW, DAY) is None


def test_whoever_is_in_the_file_is_what_the_file_says(directory: Directory) -> None:
    assert directory.with_newcomers([(LEE, PartyKey("RVBC"), "Someone Else", DAY)]) is directory


@pytest.mark.parametrize(
    "person",
    [
        pytest.param(PersonId(MAX.tenant, "someone"), id="another party's tenant"),
        pytest.param(PersonId(TenantId("guest"), "someone"), id="a guest's tenant"),
    ],
)
def test_nobody_becomes_staff_of_a_party_their_tenant_does_not_cover(
    directory: Directory, person: PersonId
) -> None:
    grown = directory.with_newcomers([(person, PartyKey("RVBC"), "Nat Invented", DAY)])

    assert grown.viewer(person, DAY) is None


def test_a_repr_gives_nobody_away(directory: Directory) -> None:
    shown = repr(directory) + repr(directory.people[KIT]) + repr(directory.viewer(KIT, DAY))

    assert "Invented" not in shown
    assert "IG manager" not in shown


@given(tenant=st.text("aAbB-9", min_size=1), object_id=st.text("aAbB-9", min_size=1))
def test_one_person_is_one_person_in_whatever_capitals(tenant: str, object_id: str) -> None:
    person = PersonId(TenantId(tenant), object_id)

    assert person == PersonId(TenantId(tenant.upper()), object_id.upper())
    assert PersonId.parse(person.text) == person


@pytest.mark.parametrize("text", ["", "/", "tenant", "tenant/", "/object", "tenant/object/more"])
def test_what_is_no_person_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(ValueError, match=r"^a person is written tenant/object_id$"):
        PersonId.parse(text)


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        pytest.param(None, None, True, id="always"),
        pytest.param(DAY, None, True, id="from its first day"),
        pytest.param(DAY + timedelta(days=1), None, False, id="not before its first day"),
        pytest.param(None, DAY, False, id="no longer on the day it ends"),
        pytest.param(None, DAY + timedelta(days=1), True, id="on its last day"),
    ],
)
def test_a_membership_is_half_open(since: date | None, until: date | None, holds: bool) -> None:
    assert Membership(PartyKey("RVBC"), Role.STAFF, since, until).on(DAY) is holds


def test_the_product_itself_is_no_person() -> None:
    assert System("timer") == System("timer")
    assert not isinstance(System("timer"), Viewer)
