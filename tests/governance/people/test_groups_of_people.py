"""What the members of Entra groups are: by the group, for its own tenant, and the file wins."""

from datetime import date, timedelta
from types import MappingProxyType

import pytest

from governance.keys import PartyKey, TenantId
from governance.people.directory import Directory, Group, Person, Tenant
from governance.people.entra_groups import InGroup, with_groups
from governance.people.identity import Membership, PersonId, Role

DAY = date(2026, 11, 23)
ONE_DAY = timedelta(days=1)
COUNCIL, POLICE = TenantId("council-tenant"), TenantId("police-tenant")
LEAD, DPO = Membership(PartyKey("SCC"), Role.IG_LEAD), Membership(PartyKey("YOS"), Role.DPO)
LEADS = Group("leads", COUNCIL, "IG leads", LEAD)
PAT, SAM = InGroup("pat", "Pat Invented", "Officer"), InGroup("sam", "Sam Invented", "")


def directory(*groups: Group, people: tuple[Person, ...] = ()) -> Directory:
    tenants = (
        Tenant(COUNCIL, "Council", (PartyKey("SCC"), PartyKey("YOS"))),
        Tenant(POLICE, "Police", (PartyKey("POL"),)),
    )
    return Directory(
        MappingProxyType({one.id: one for one in tenants}),
        MappingProxyType({one.id: one for one in people}),
        MappingProxyType({}),
        groups,
    )


def held(known: Directory, tenant: str, object_id: str) -> list[tuple[str, Role]]:
    viewer = known.viewer(PersonId(TenantId(tenant), object_id), DAY)
    return [(one.party, one.role) for one in viewer.memberships] if viewer else []


def test_everyone_in_the_group_has_its_role_and_nobody_else() -> None:
    known = with_groups(directory(LEADS), {(COUNCIL, "leads"): [PAT, SAM]}, DAY)

    assert held(known, COUNCIL, "pat") == [("SCC", Role.IG_LEAD)]
    assert known.holders(PartyKey("SCC"), Role.IG_LEAD, DAY) == (
        PersonId(COUNCIL, "pat"),
        PersonId(COUNCIL, "sam"),
    )
    assert known.name_of(PersonId(COUNCIL, "pat")) == "Pat Invented"
    assert held(known, POLICE, "pat") == []  # the same id elsewhere is somebody else


def test_somebody_in_two_groups_has_both_roles() -> None:
    two = directory(LEADS, Group("dpos", COUNCIL, "DPOs", DPO))
    known = with_groups(two, {(COUNCIL, "leads"): [PAT], (COUNCIL, "dpos"): [PAT]}, DAY)

    assert held(known, COUNCIL, "pat") == [("SCC", Role.IG_LEAD), ("YOS", Role.DPO)]


def test_whoever_the_file_lists_is_what_the_file_says() -> None:
    barred = Person(PersonId(COUNCIL, "pat"), "Pat", "", ())
    known = with_groups(directory(LEADS, people=(barred,)), {(COUNCIL, "leads"): [PAT, SAM]}, DAY)

    assert held(known, COUNCIL, "pat") == []
    assert held(known, COUNCIL, "sam") == [("SCC", Role.IG_LEAD)]


@pytest.mark.parametrize(
    ("group", "read"),
    [
        pytest.param(
            Group("leads", POLICE, "Not theirs", LEAD),
            {(POLICE, "leads"): [PAT]},
            id="a group of one tenant for another's party",
        ),
        pytest.param(LEADS, {(POLICE, "leads"): [PAT]}, id="another tenant's group of that id"),
        pytest.param(LEADS, {(COUNCIL, "others"): [PAT]}, id="a group that is not listed"),
        pytest.param(
            Group("leads", TenantId("no-such-tenant"), "Nobody's", LEAD),
            {("no-such-tenant", "leads"): [PAT]},
            id="a tenant that is not listed",
        ),
    ],
)
def test_no_group_speaks_for_a_party_that_its_own_tenant_does_not_cover(
    group: Group, read: dict[tuple[TenantId, str], list[InGroup]]
) -> None:
    known = with_groups(directory(group), read, DAY)

    assert known.people == {}


@pytest.mark.parametrize(
    ("since", "until", "counts"),
    [
        pytest.param(None, DAY, False, id="over"),
        pytest.param(DAY + ONE_DAY, None, False, id="not begun"),
        pytest.param(DAY, DAY + ONE_DAY, True, id="today"),
    ],
)
def test_a_group_counts_on_its_days_and_at_other_times_says_nothing(
    since: date | None, until: date | None, counts: bool
) -> None:
    deputies = Group(
        "deputies", COUNCIL, "", Membership(PartyKey("SCC"), Role.DEPUTY, since, until)
    )
    known = with_groups(directory(deputies), {(COUNCIL, "deputies"): [PAT]}, DAY)
    known = known.with_newcomers([(PersonId(COUNCIL, "pat"), PartyKey("SCC"), "Pat", DAY)])

    assert held(known, COUNCIL, "pat") == [("SCC", Role.DEPUTY if counts else Role.STAFF)]


def test_whoever_answered_for_themselves_is_what_their_group_says() -> None:
    known = with_groups(directory(LEADS), {(COUNCIL, "leads"): [PAT]}, DAY)
    known = known.with_newcomers([(PersonId(COUNCIL, "pat"), PartyKey("YOS"), "Pat", DAY)])

    assert held(known, COUNCIL, "pat") == [("SCC", Role.IG_LEAD)]
