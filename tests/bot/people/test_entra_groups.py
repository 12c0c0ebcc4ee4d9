"""Roles from Entra groups: read, kept while Graph fails, and ended with the group, over HTTP."""

import asyncio
import io
import json
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from adapters.clouds import PUBLIC
from adapters.graph_groups import GraphGroups, Why
from adapters.registrations import BotRegistration, ManagedIdentity, Registrations
from adapters.teams.authentication import AnonymousLoopback
from adapters.teams.failures import DeliveryFailed
from adapters.teams.hosts import ServiceHosts
from adapters.teams.outbound import NoTokens
from bot.people.entra_groups import AGAIN, Groups
from bot.people.everyone import People
from bot.people.group_notes import NOTED, GroupNote, told_of
from bot.people.group_rounds import groups_followed
from bot.registrations import TeamsSide
from bot.service_files import read_agreement, read_roles
from governance.keys import PartyKey, TenantId
from governance.moments import london
from governance.people.entra_groups import GroupId
from governance.people.identity import PersonId, Role
from governance.policy import GROUPS_HOLD_FOR, GROUPS_READ_EVERY
from storage.group_answers import GroupAnswer
from storage.newcomers import Newcomer
from tests.adapters.graph_fake import (
    COUNCIL,
    LEADS,
    POLICE,
    STAFF,
    Bearers,
    FakeGraph,
    fake_graph,
    object_id,
    user,
)
from tests.adapters.hand_clock import HandClock
from tests.bot.people.groups_kit import GROUP, NAME, THE_LEADS, roles_file
from tests.bot.town import APP_ID, CARD_1, NINE, ROLES, STORY, Town
from tests.bot.town import town as make_town

POLICE_APP = APP_ID[:-1] + "2"
APPS = {COUNCIL: APP_ID, POLICE: POLICE_APP}
TOM = "a1000000-0000-4000-8000-000000000002"
THE_DPOS = GROUP.format(id=STAFF, tenant=COUNCIL, party="YOS", role="dpo")
THE_POLICE = GROUP.format(id=LEADS, tenant=POLICE, party="POL", role="siro")
TODAY = london(NINE).date()


@dataclass
class Keeps:
    """Keeps answers as the store does."""

    answers: dict[GroupId, GroupAnswer] = field(default_factory=dict)
    noted: list[str] = field(default_factory=list)

    async def kept(self) -> tuple[GroupAnswer, ...]:
        return tuple(self.answers.values())

    async def keep(self, told: str, answers: Sequence[GroupAnswer]) -> None:
        self.noted.append(told)
        self.answers.update((one.group, one) for one in answers)


@dataclass
class Rounds:
    """The groups' rounds on a clock that is moved by hand."""

    folder: Path
    files: tuple[str, ...]
    reads: GraphGroups
    graph: FakeGraph
    clock: HandClock
    keeps: Keeps

    def starts(self) -> None:
        """A bot starts, and knows nobody by a group."""
        agreement = read_agreement("sscb_2023")
        self.people = People(read_roles(roles_file(self.folder, *self.files), agreement))
        self.groups = Groups(
            self.people, self.reads, app_in=APPS.get, clock=self.clock, keeps=self.keeps
        )

    async def starts_again(self, after: timedelta) -> None:
        """It starts on what was kept, so long after it stopped."""
        self.clock.forward(after)
        self.starts()
        await self.groups.take_up()
        await self.groups.run()

    @property
    def noted(self) -> list[str]:
        return self.keeps.noted

    async def after(self, by: timedelta = timedelta()) -> None:
        self.clock.forward(by)
        await self.groups.run()

    def roles(self, number: int, tenant: str = COUNCIL) -> list[tuple[str, Role]]:
        viewer = self.people.directory.viewer(PersonId(TenantId(tenant), object_id(number)), TODAY)
        return [(one.party, one.role) for one in viewer.memberships] if viewer else []

    @property
    def told(self) -> dict[str, GroupNote]:
        return {one.tenant: one for one in told_of(self.noted[-1])}


@asynccontextmanager
async def rounds(
    folder: Path, *groups: str, tokens: Bearers | None = None
) -> AsyncIterator[Rounds]:
    clock = HandClock(NINE)
    async with fake_graph() as fake:
        reads = GraphGroups(fake.url, tokens=tokens or Bearers(), clock=clock)
        async with reads:
            made = Rounds(folder, groups, reads, fake, clock, Keeps())
            made.starts()
            yield made


LEAD = [("SCC", Role.IG_LEAD)]


async def test_who_is_in_the_group_has_the_role_until_they_are_taken_out(tmp_path: Path) -> None:
    async with rounds(tmp_path, THE_LEADS) as now:
        now.graph.groups[APP_ID, LEADS] = [user(1), user(2)]
        await now.after()
        assert [now.roles(n) for n in (1, 2, 3)] == [LEAD, LEAD, []]

        now.graph.groups[APP_ID, LEADS] = [user(2), user(3)]
        await now.after(GROUPS_READ_EVERY - AGAIN)
        assert now.roles(1) == LEAD  # not asked yet
        await now.after(AGAIN)
        assert [now.roles(n) for n in (1, 2, 3)] == [[], LEAD, LEAD]
        assert len(now.graph.asked) == 2


@pytest.mark.parametrize(
    "failure",
    [
        pytest.param(web.Response(status=403), id="not permitted"),
        pytest.param(web.Response(status=503), id="out of order"),
        pytest.param(web.Response(text="<html>"), id="garbage"),
        pytest.param(web.Response(status=429, headers={"Retry-After": "60"}), id="too often"),
    ],
)
async def test_while_graph_fails_the_last_answer_holds_for_a_day_and_then_for_nobody(
    tmp_path: Path, failure: web.Response
) -> None:
    def fails() -> None:
        told = failure.text or ""
        now.graph.answers = [
            web.Response(status=failure.status, text=told, headers=failure.headers)
        ]

    async with rounds(tmp_path, THE_LEADS) as now:
        now.graph.groups[APP_ID, LEADS] = [user(1)]
        await now.after()

        fails()
        await now.after(GROUPS_READ_EVERY)
        fails()
        await now.after(GROUPS_HOLD_FOR - GROUPS_READ_EVERY - timedelta(seconds=1))
        assert now.roles(1) == LEAD
        fails()
        await now.after(AGAIN)
        assert now.roles(1) == []

        await now.after(AGAIN)  # it answers again
        assert now.roles(1) == LEAD
        assert now.told[COUNCIL].failed == ""


@pytest.mark.parametrize(
    ("after", "holds"),
    [
        pytest.param(timedelta(minutes=1), True, id="soon"),
        pytest.param(GROUPS_HOLD_FOR - timedelta(seconds=1), True, id="within the day"),
        pytest.param(GROUPS_HOLD_FOR, False, id="after it"),
        pytest.param(-timedelta(minutes=4), True, id="by a clock that was a little ahead"),
        pytest.param(-timedelta(days=1), False, id="from another day that is to come"),
    ],
)
async def test_a_restart_while_graph_fails_empties_no_post_within_the_day(
    tmp_path: Path, after: timedelta, holds: bool
) -> None:
    async with rounds(tmp_path, THE_LEADS) as now:
        now.graph.groups[APP_ID, LEADS] = [user(1)]
        await now.after()
        now.graph.answers = [web.Response(status=503)]
        await now.starts_again(after)

        assert now.roles(1) == (LEAD if holds else [])
        assert now.told[COUNCIL].failed == Why.NO_ANSWER


async def test_what_is_kept_holds_no_longer_for_a_restart(tmp_path: Path) -> None:
    async with rounds(tmp_path, THE_LEADS) as now:
        now.graph.groups[APP_ID, LEADS] = [user(1)]
        await now.after()
        now.graph.answers = [web.Response(status=503)] * 3
        await now.starts_again(timedelta(hours=20))
        await now.after(timedelta(hours=4) - timedelta(seconds=1))
        assert now.roles(1) == LEAD
        await now.after(AGAIN)
        assert now.roles(1) == []


async def test_a_group_that_is_gone_or_not_listed_any_more_is_not_taken_up(tmp_path: Path) -> None:
    async with rounds(tmp_path, THE_LEADS, THE_POLICE) as now:
        now.graph.groups[APP_ID, LEADS] = [user(1)]
        now.graph.groups[POLICE_APP, LEADS] = [user(2)]
        await now.after()
        del now.graph.groups[APP_ID, LEADS]
        await now.after(GROUPS_READ_EVERY)
        now.files = (THE_LEADS,)
        now.graph.answers = [web.Response(status=503)]
        await now.starts_again(timedelta())

        assert now.roles(1) == []
        assert now.roles(2, POLICE) == []


async def test_a_group_that_is_no_more_ends_its_roles_at_once(tmp_path: Path) -> None:
    async with rounds(tmp_path, THE_LEADS) as now:
        now.graph.groups[APP_ID, LEADS] = [user(1)]
        await now.after()
        del now.graph.groups[APP_ID, LEADS]
        await now.after(GROUPS_READ_EVERY)

        assert now.roles(1) == []
        assert now.told[COUNCIL].failed == Why.NO_SUCH_GROUP


async def test_retry_after_is_kept_to_for_every_group_of_the_tenant(tmp_path: Path) -> None:
    async with rounds(tmp_path, THE_LEADS, THE_DPOS) as now:
        now.graph.answers = [web.Response(status=429, headers={"Retry-After": "600"})]
        await now.after()
        await now.after(timedelta(seconds=599))
        assert len(now.graph.asked) == 1

        await now.after(timedelta(seconds=1))
        assert len(now.graph.asked) == 3


async def test_a_tenant_that_fails_does_not_hold_up_another(tmp_path: Path) -> None:
    async with rounds(tmp_path, THE_LEADS, THE_POLICE) as now:
        now.graph.groups[APP_ID, LEADS] = [user(1)]
        now.graph.groups[POLICE_APP, LEADS] = [user(2)]
        now.graph.hangs = {APP_ID}

        running = asyncio.create_task(now.groups.run())
        while not now.roles(2, POLICE):
            await asyncio.sleep(0)
        assert now.roles(1) == []

        now.groups.stop()  # and at the end nobody waits for it
        await running
        assert now.told[POLICE].members == 1


async def test_without_a_token_or_a_registration_there_the_rest_goes_on(tmp_path: Path) -> None:
    nhs = GROUP.format(
        id=STAFF, tenant="3" * 8 + "-3333-4333-8333-" + "3" * 12, party="ICB", role="dpo"
    )
    tokens = Bearers({APP_ID: DeliveryFailed()})
    async with rounds(tmp_path, THE_LEADS, nhs, THE_POLICE, tokens=tokens) as now:
        now.graph.groups[POLICE_APP, LEADS] = [user(2)]
        await now.after()

        assert now.roles(2, POLICE) == [("POL", Role.SIRO)]
        assert sorted(one.failed for one in told_of(now.noted[-1])) == ["", "no token", "no token"]


async def test_the_same_id_in_two_tenants_is_two_groups_and_two_people(tmp_path: Path) -> None:
    async with rounds(tmp_path, THE_LEADS, THE_POLICE) as now:
        now.graph.groups[APP_ID, LEADS] = [user(1)]
        now.graph.groups[POLICE_APP, LEADS] = [user(1)]
        await now.after()

        assert now.roles(1, COUNCIL) == LEAD
        assert now.roles(1, POLICE) == [("POL", Role.SIRO)]
        seen = {one.headers["Authorization"] for one in now.graph.asked}
        assert seen == {f"Bearer {APP_ID}", f"Bearer {POLICE_APP}"}


async def test_out_of_the_group_someone_is_again_what_they_answered(tmp_path: Path) -> None:
    async with rounds(tmp_path, THE_LEADS) as now:
        asked = Newcomer(PersonId(TenantId(COUNCIL), object_id(1)), PartyKey("YOS"), "Pat", TODAY)
        now.people.welcome([asked])
        now.graph.groups[APP_ID, LEADS] = [user(1)]
        await now.after()
        assert now.roles(1) == LEAD

        now.graph.groups[APP_ID, LEADS] = []
        await now.after(GROUPS_READ_EVERY)
        assert now.roles(1) == [("YOS", Role.STAFF)]


async def test_no_name_gets_into_logs_or_what_the_doctor_is_told(
    tmp_path: Path, said: io.StringIO
) -> None:
    async with rounds(tmp_path, THE_LEADS) as now:
        now.graph.groups[APP_ID, LEADS] = [user(1, NAME, jobTitle=NAME)]
        await now.after()
        now.graph.answers = [web.Response(status=403, text=NAME)]
        await now.after(GROUPS_READ_EVERY)

        assert now.roles(1) == LEAD
        assert (
            now.people.directory.name_of(PersonId(TenantId(COUNCIL), object_id(1)))
            == "Zebedee Plantagenet(x)"
        )
    assert "Plantagenet" not in said.getvalue() + "".join(now.noted)
    events = [json.loads(line)["event"] for line in said.getvalue().splitlines()]
    assert events == ["a group has changed", "a group was not read"]


REGISTRATION = f"""
[[registrations]]
name = "The council"
app_id = "{APP_ID}"
tenant = "{COUNCIL}"
credential = "managed_identity"
"""


@asynccontextmanager
async def grouped_town(
    folder: Path, pristine: Path, fake: FakeGraph, *, alone: bool = False
) -> AsyncIterator[Town]:
    """The whole bot, in which Tom is the council's IG lead by a group alone.

    `alone`: and nobody else of theirs is in a post.
    """
    folder.mkdir()
    roles = roles_file(folder, THE_LEADS, without=TOM)
    if alone:
        posts = re.compile(r'party = "SCC", role = "(?!ig_lead|coordinator)\w+"')
        everybody_else = posts.sub('party = "SCC", role = "staff"', roles.read_text("utf-8"))
        roles.write_text(everybody_else, encoding="utf-8")
    registrations = folder / "registrations.toml"
    registrations.write_text(REGISTRATION, encoding="utf-8")
    changes = {
        "anonymous": False,
        "app_id": "",
        "registrations": registrations,
        "roles": roles,
    }
    async with GraphGroups(fake.url, tokens=Bearers(), clock=HandClock(NINE)) as groups:
        side = TeamsSide(AnonymousLoopback(), ServiceHosts(loopback=True), NoTokens(), None, groups)
        async with make_town(
            folder, pristine=pristine, changes=changes, people=ROLES, side=side
        ) as town:
            yield town


async def test_an_ig_lead_by_a_group_is_told_of_a_breach_and_may_open_it(
    tmp_path: Path, pristine: Path, said: io.StringIO
) -> None:
    async with fake_graph() as fake:
        fake.groups[APP_ID, LEADS] = [user(1, "Tom Bexley", id=TOM)]
        async with grouped_town(tmp_path / "town", pristine, fake) as town:
            await town["Tom"].line.open(town["Tom"].chat)
            case = await town.reports()

            assert any("BR-2026-0001" in line for _, who, line in town.heard() if who == "Tom")
            assert "Open" in town["Tom"].buttons
            assert case.header.party == "SCC"
            noted = await town.look(lambda unit: unit.meta.get(NOTED))
            assert [(one.members, one.failed) for one in told_of(noted or "[]")] == [(1, "")]

            await town["Tom"].says("open BR-2026-0001")
            assert STORY in town["Tom"].text
            town.running.services.people.grouped({}, TODAY)  # he was taken out of the group
            assert STORY not in await town["Tom"].says("open BR-2026-0001")
    assert "Bexley" not in said.getvalue()


@pytest.mark.parametrize("alone", [False, True], ids=["a deputy is there", "nobody is"])
async def test_an_ig_lead_who_comes_by_a_group_late_hears_of_what_nobody_has(
    tmp_path: Path, pristine: Path, said: io.StringIO, alone: bool
) -> None:
    """Graph was dead at the start: what was reported meanwhile reaches them once it answers."""
    async with fake_graph() as fake:
        fake.answers = [web.Response(status=503)] * 4
        fake.groups[APP_ID, LEADS] = [user(1, "Tom Bexley", id=TOM)]
        async with grouped_town(tmp_path / "town", pristine, fake, alone=alone) as town:
            await town.reports()
            await town.reports("Priya", {**CARD_1, "danger": "yes"})
            heard = {who for _, who, _ in town.heard()}
            assert ("Tom" in heard, "Grace" in heard) == (False, not alone)

            fake.answers.clear()
            await town.goes_on(minutes=5)
            await town.goes_on(minutes=5)

            told = [line for _, who, line in town.heard() if who == "Tom"]
            assert [any(ref in one for one in told) for ref in ("-0001", "-0002")] == [True] * 2
            assert len(told) == 2
            assert "I have it" in town["Tom"].buttons


async def test_what_somebody_has_is_nothing_for_who_comes_late(
    tmp_path: Path, pristine: Path
) -> None:
    async with fake_graph() as fake:
        fake.answers = [web.Response(status=503)] * 4
        fake.groups[APP_ID, LEADS] = [user(1, "Tom Bexley", id=TOM)]
        async with grouped_town(tmp_path / "town", pristine, fake) as town:
            await town.reports()
            await town["Grace"].says("acknowledge BR-2026-0001")
            fake.answers.clear()
            await town.goes_on(minutes=5)

            assert not [line for _, who, line in town.heard() if who == "Tom" and "0001" in line]


async def test_the_bot_starts_and_answers_where_graph_does_not(
    tmp_path: Path, pristine: Path, said: io.StringIO
) -> None:
    async with fake_graph() as fake:
        fake.answers = [web.Response(status=403)]
        async with grouped_town(tmp_path / "town", pristine, fake) as town:
            await town.reports()

            assert "a group was not read" in said.getvalue()
            assert (
                town.running.services.directory.holders(PartyKey("SCC"), Role.IG_LEAD, TODAY) == ()
            )


async def test_a_graph_that_hangs_holds_up_neither_the_start_nor_the_end(
    tmp_path: Path, pristine: Path, said: io.StringIO
) -> None:
    own = BotRegistration(APP_ID, TenantId(COUNCIL), "Council", ManagedIdentity())
    registered = Registrations(PUBLIC, (), (own,))
    agreement = read_agreement("sscb_2023")
    people = People(read_roles(roles_file(tmp_path, THE_LEADS), agreement))
    async with fake_graph() as fake, make_town(tmp_path / "town", pristine=pristine) as town:
        fake.hangs = {APP_ID}
        services = replace(town.running.services, people=people)
        async with (
            GraphGroups(fake.url, tokens=Bearers(), clock=HandClock()) as reads,
            groups_followed(reads, services, registered, town.running.store, first=timedelta()),
        ):
            await town.reports()  # it serves, and nobody was waited for
