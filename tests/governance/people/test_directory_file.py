"""The roles file: everyone in it, or every fault at once with its line."""

from datetime import date
from pathlib import Path

import pytest

from governance.agreements.model import Agreement
from governance.agreements.parse import parse_agreement
from governance.keys import TenantId
from governance.people.directory import directory_warnings
from governance.people.roles_file import DirectoryFaults, parse_directory

ROOT = Path(__file__).parents[3]
DAY = date(2026, 11, 22)


def agreement_in(path: str) -> Agreement:
    return parse_agreement((ROOT / path).read_bytes(), file=path)


@pytest.fixture(scope="module")
def riverside() -> Agreement:
    return agreement_in("tests/data/agreements/riverside.toml")


@pytest.mark.parametrize("path", ["docs/roles.example.toml", "simulator/roles.toml"])
def test_the_roles_files_we_ship_have_no_fault(path: str) -> None:
    sscb = agreement_in("governance/agreements/sscb_2023.toml")
    directory = parse_directory((ROOT / path).read_bytes(), file=path, agreement=sscb)

    assert directory.people


@pytest.mark.parametrize("path", ["docs/roles.example.toml", "simulator/roles.toml"])
def test_nobody_in_them_is_a_contact_of_the_agreement(path: str) -> None:
    sscb = agreement_in("governance/agreements/sscb_2023.toml")
    directory = parse_directory((ROOT / path).read_bytes(), file=path, agreement=sscb)
    contacts = {party.contact.name for party in sscb.parties}

    assert not contacts & {person.name for person in directory.people.values()}


def test_the_groups_in_the_example_can_be_taken_as_they_stand() -> None:
    sscb = agreement_in("governance/agreements/sscb_2023.toml")
    text = (ROOT / "docs/roles.example.toml").read_text(encoding="utf-8")
    before, _, rest = text.partition("# [[groups]]")
    lines = f"# [[groups]]{rest}".splitlines()
    block = [line.removeprefix("# ") for line in lines[: lines.index("")]]
    made = "\n".join((before, *block, *lines[len(block) :]))
    directory = parse_directory(made.encode(), file="roles.toml", agreement=sscb)

    assert [one.membership.party for one in directory.groups] == ["UHNM"]


BROKEN = """\
[[tenants]]
id = "00000000-0000-4000-8000-00000000000a"
name = "Council"
parties = ["RVBC", "MOON"]

[[tenants]]
id = "00000000-0000-4000-8000-00000000000A"
name = "Council again"
parties = []

[[tenants]]
id = "not a guid"
name = "Charity"
parties = ["HOPE"]

[[people]]
name = "Ivy Private"
tenant = "00000000-0000-4000-8000-00000000000a"
object_id = "00000000-0000-4000-8000-000000000001"
memberships = [
    { party = "RVBC", role = "ig_lead" },
    { party = "HOPE", role = "dpo" },
    { party = "SUN", role = "boss" },
    { party = "RVBC", role = "siro", from = 2026-05-01, until = 2026-05-01 },
]

[[people]]
name = "Ivy Private"
tenant = "00000000-0000-4000-8000-00000000000A"
object_id = "00000000-0000-4000-8000-000000000001"

[[people]]
name = "Jon Private"
tenant = "00000000-0000-4000-8000-00000000000f"
object_id = "jon@private.example"
memberships = [{ party = "RVBC" }]
mobile = "01632 960777"

[[groups]]
id = "00000000-0000-4000-8000-0000000000a1"
tenant = "00000000-0000-4000-8000-00000000000a"
name = "Leads of another tenant's party"
party = "HOPE"
role = "ig_lead"

[[groups]]
id = "Private leads"
tenant = "00000000-0000-4000-8000-00000000000f"
party = "RVBC"
role = "staff"
members = ["Jon Private"]

[[groups]]
id = "00000000-0000-4000-8000-0000000000A1"
tenant = "00000000-0000-4000-8000-00000000000a"
name = "The same group for the same role"
party = "HOPE"
role = "ig_lead"

[[numbers]]
party = "RVBC"
ig_mailbox = "Jon Private"

[[numbers]]
party = "RVBC"

[[numbers]]
party = "STARS"
it_help = 101
"""

KNOWN_OF_A_PERSON = "away, memberships, name, object_id, post, tenant"
KNOWN_OF_A_GROUP = "from, id, name, party, role, tenant, until"
ROLES = (
    "staff, ig_lead, deputy, on_call, dpo, foi_lead, siro, caldicott, safeguarding_lead, "
    "signatory, lead_executive, coordinator, scrutineer, auditor, admin"
)
A_GUID = "is not a GUID, like 01234567-89ab-cdef-0123-456789abcdef"

EXPECTED = [
    (4, "tenants[1].parties[2]", '"MOON" is not the key of any party'),
    (7, "tenants[2].id", "this tenant is here twice"),
    (12, "tenants[3].id", A_GUID),
    (22, "people[1].memberships[2].party", '"HOPE" is not one of the tenant\'s parties'),
    (23, "people[1].memberships[3].party", '"SUN" is not the key of any party'),
    (23, "people[1].memberships[3].role", f'"boss" is not one of: {ROLES}'),
    (
        24,
        "people[1].memberships[4].until",
        '"until" is the first day it no longer holds: after "from"',
    ),
    (30, "people[2].object_id", "this person is here twice"),
    (34, "people[3].tenant", "is not the id of any of the [[tenants]]"),
    (35, "people[3].object_id", A_GUID),
    (36, "people[3].memberships[1].role", "is missing"),
    (37, "people[3].mobile", f'"mobile" is not known here; known are: {KNOWN_OF_A_PERSON}'),
    (43, "groups[1].party", '"HOPE" is not one of the tenant\'s parties'),
    (46, "groups[2].name", "is missing"),
    (47, "groups[2].id", A_GUID),
    (48, "groups[2].tenant", "is not the id of any of the [[tenants]]"),
    (51, "groups[2].members", f'"members" is not known here; known are: {KNOWN_OF_A_GROUP}'),
    (54, "groups[3].id", "this group is here twice with that party and role"),
    (57, "groups[3].party", '"HOPE" is not one of the tenant\'s parties'),
    (62, "numbers[1].ig_mailbox", "is not an e-mail address"),
    (65, "numbers[2].party", '"RVBC" is here twice'),
    (68, "numbers[3].party", '"STARS" is not the key of any party'),
    (69, "numbers[3].it_help", "must be text in quotes"),
]


def faults_of(text: str, agreement: Agreement) -> DirectoryFaults:
    with pytest.raises(DirectoryFaults) as caught:
        parse_directory(text.encode(), file="roles.toml", agreement=agreement)
    return caught.value


def test_every_fault_of_a_roles_file_is_named_at_once_with_its_line(riverside: Agreement) -> None:
    faults = faults_of(BROKEN, riverside).faults

    assert [(fault.line, fault.where, fault.what) for fault in faults] == EXPECTED


def test_a_fault_never_repeats_a_name_or_an_address(riverside: Agreement) -> None:
    assert "rivate" not in str(faults_of(BROKEN, riverside))


def test_what_is_no_toml_is_a_fault_of_the_roles_file(riverside: Agreement) -> None:
    fault = faults_of("[[people]]\nname = Ivy\n", riverside).faults[0]

    assert (fault.line, fault.what) == (2, "is not TOML: Invalid value")


def test_an_empty_file_is_a_directory_of_nobody(riverside: Agreement) -> None:
    directory = parse_directory(b"", file="roles.toml", agreement=riverside)

    assert directory.coordinators(DAY) == ()
    assert not directory.knows_tenant(TenantId(""))


WARNED = """\
[[tenants]]
id = "00000000-0000-4000-8000-00000000000a"
name = "Council"
parties = ["RVBC", "MILL"]

[[people]]
name = "Ivy Private"
tenant = "00000000-0000-4000-8000-00000000000a"
object_id = "00000000-0000-4000-8000-000000000001"
memberships = [
    { party = "RVBC", role = "ig_lead" },
    { party = "RVBC", role = "dpo", until = 2026-11-22 },
    { party = "RVBC", role = "siro", from = 2026-11-22 },
]

[[numbers]]
party = "RVBC"
ig_mailbox = "ig@riverside.example"
"""

NOTHING = [
    "has no IG lead",
    "has no SIRO",
    "has no DPO",
    "has no information governance mailbox",
]


@pytest.mark.parametrize(
    ("day", "council"),
    [
        pytest.param(date(2026, 11, 21), ["has no SIRO"], id="the day before the change"),
        pytest.param(date(2026, 11, 22), ["has no DPO"], id="on the day of the change"),
    ],
)
def test_what_each_party_lacks_is_a_warning_and_no_fault(
    riverside: Agreement, day: date, council: list[str]
) -> None:
    directory = parse_directory(WARNED.encode(), file="roles.toml", agreement=riverside)
    warnings = directory_warnings(directory, riverside, day)

    expected = [("RVBC", what) for what in council]
    expected += [(party, what) for party in ("HOPE", "LOCK", "MILL") for what in NOTHING]
    assert [(warning.party, warning.what) for warning in warnings] == expected
