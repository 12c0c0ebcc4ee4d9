"""Nobody becomes an IG lead unseen: by the file or by a group, those who led before are told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.people.role_changes import CHANGED, FIRST, RoleWatch
from governance.keys import PartyKey, TenantId
from governance.people.entra_groups import InGroup, group_id
from governance.people.identity import PersonId, Role
from governance.people.role_changes import RoleChange, changed
from storage.audit import AuditEntry
from tests.bot.people.groups_kit import GROUP
from tests.bot.town import ROLES, Town
from tests.bot.town import town as make_town

SCC = PartyKey("SCC")
FILE = ROLES.read_text("utf-8")
TOM_LEADS = 'memberships = [{ party = "SCC", role = "ig_lead" }]'
COUNCIL = TenantId("11111111-1111-4111-8111-111111111111")
LEADS = "cccccccc-0000-4000-8000-000000000009"

ONE, OTHER = (PersonId(COUNCIL, str(n)) for n in (1, 2))
LEAD, DEPUTY = (ONE, Role.IG_LEAD), (OTHER, Role.DEPUTY)


@pytest.mark.parametrize(
    ("before", "now", "unread", "change"),
    [
        pytest.param({LEAD}, {LEAD}, (), RoleChange(), id="nothing"),
        pytest.param(set(), {LEAD}, (), RoleChange(frozenset({LEAD})), id="one more"),
        pytest.param({LEAD}, set(), (), RoleChange(removed=frozenset({LEAD})), id="one less"),
        pytest.param({LEAD}, set(), (Role.IG_LEAD,), RoleChange(), id="its group was not read yet"),
        pytest.param(
            {LEAD}, {DEPUTY}, (Role.IG_LEAD,), RoleChange(frozenset({DEPUTY})), id="and one more"
        ),
    ],
)
def test_what_has_changed(
    before: set[tuple[PersonId, Role]],
    now: set[tuple[PersonId, Role]],
    unread: tuple[Role, ...],
    change: RoleChange,
) -> None:
    assert changed(frozenset(before), frozenset(now), unread=unread) == change


async def entries(town: Town) -> list[AuditEntry]:
    return list(await town.look(lambda unit: unit.audit.of_subject(f"roles:{SCC}")))


async def restarted(folder: Path, pristine: Path, change: Callable[[str], str]) -> tuple[Town, ...]:
    """A town, and the same one started again with another roles file; both have ended."""
    async with make_town(folder, pristine=pristine) as first:
        pass
    file = folder / "other.toml"
    file.write_text(change(FILE), "utf-8")
    changes = {"roles": file}
    async with make_town(folder, pristine=pristine, after=first, changes=changes) as then:
        await then.settle()
        kept = await entries(then)
    assert [one.what for one in kept][:1] == [FIRST]
    return first, then


async def test_a_lead_put_in_anothers_place_in_the_file_is_told_to_both(
    tmp_path: Path, pristine: Path
) -> None:
    swap = FILE.replace(TOM_LEADS, 'memberships = [{ party = "SCC", role = "staff" }]')
    _, then = await restarted(tmp_path, pristine, lambda _file: as_lead(swap, "Priya Marlowe"))
    said = {who: line for _, who, line in then.heard()}

    assert set(said) == {"Tom", "Priya", "David"}  # David is the SIRO
    told = then["Tom"].text
    assert "Priya Marlowe is now IG lead." in told
    assert "Tom Bexley is no longer IG lead." in told


def as_lead(file: str, name: str) -> str:
    """The file, with somebody's first role made the IG lead's."""
    head, rest = file.split(f'name = "{name}"', 1)
    return f'{head}name = "{name}"{rest.replace("staff", "ig_lead", 1)}'


async def test_the_same_file_again_tells_nobody_and_is_one_entry(
    tmp_path: Path, pristine: Path
) -> None:
    first, then = await restarted(tmp_path, pristine, lambda file: file)

    assert first.heard() == then.heard() == []


async def test_whoever_a_group_makes_a_lead_is_told_to_those_who_led_and_stands_in_the_chain(
    tmp_path: Path, pristine: Path
) -> None:
    file = tmp_path / "with_a_group.toml"
    group = GROUP.format(id=LEADS, tenant=COUNCIL, party="SCC", role="ig_lead")
    file.write_text(f"{FILE}\n{group}\n", "utf-8")
    async with make_town(tmp_path / "t", pristine=pristine, changes={"roles": file}) as town:
        services = town.running.services
        (listed,) = services.directory.groups
        newcomer = InGroup("dddddddd-0000-4000-8000-000000000001", "Zoe Unseen", "")
        services.people.grouped({group_id(listed): [newcomer]}, town.clock.now().date())
        watch = RoleWatch(town.running.store, services)
        await watch.look()
        await watch.look()
        await town.settle()
        kept = await entries(town)

    assert "Zoe Unseen is now IG lead." in town["Tom"].text
    assert [one.what for one in kept] == [FIRST, CHANGED]
    assert newcomer.object_id in str(kept[-1].detail["added"])
