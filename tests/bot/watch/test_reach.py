"""Who could not be reached if something happened now: looked for each week, told to few."""

from collections.abc import Iterable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web

from adapters.clock import Clock
from adapters.teams.failures import Blocked, DeliveryFailed, Undelivered
from adapters.teams.hosts import ServiceHosts
from adapters.teams.outbound import Connector, NoTokens
from bot.commands.doctor_answer import Finding, State
from bot.post.addressing import ChatSender
from bot.watch.reach import NOTED, ReachRounds, needed
from governance.keys import PartyKey, TenantId
from governance.people.directory import Absence
from governance.people.identity import PersonId, Role
from tests.bot.commands.doctor_kit import about, look, store_in
from tests.bot.town import NINE, ROLES, Town
from tests.bot.town import town as make_town

FILE = ROLES.read_text("utf-8")


class Probes:
    """Finds everybody, but for whom it fails."""

    def __init__(
        self, failing: Iterable[PersonId] = (), failure: type[Undelivered] = Blocked
    ) -> None:
        self.failing, self.failure = set(failing), failure
        self.looked: list[PersonId] = []

    async def look_for(self, person: PersonId, now: datetime) -> None:
        self.looked.append(person)
        if person in self.failing:
            raise self.failure


def test_everyone_whom_a_ladder_could_tell_is_needed(town: Town) -> None:
    roles = set(needed(town.running.services.kinds))

    assert {Role.IG_LEAD, Role.DEPUTY, Role.SIRO, Role.DPO, Role.CALDICOTT, Role.ON_CALL} <= roles
    assert Role.STAFF not in roles
    assert Role.ADMIN not in roles


async def test_the_first_look_is_in_the_daytime_of_the_next_day_and_then_each_week(
    town: Town,
) -> None:
    probes = Probes()
    rounds = ReachRounds(town.running.store, town.running.services, probes)
    seen = []
    for _ in range(9):
        await rounds.look()
        seen.append(bool(probes.looked))
        probes.looked.clear()
        town.clock.forward(timedelta(days=1))

    assert seen == [False, True, False, False, False, False, False, False, True]


@pytest.mark.parametrize(
    ("failure", "listed"),
    [
        pytest.param(Blocked, True, id="they removed the bot"),
        pytest.param(DeliveryFailed, False, id="Teams did not answer: what we knew stands"),
    ],
)
async def test_a_lead_hears_of_their_own_party_alone(
    town: Town, failure: type[Undelivered], listed: bool
) -> None:
    await town["Grace"].says("help")
    await town["Imran"].says("help")
    rounds = ReachRounds(
        town.running.store, town.running.services, Probes([town["Grace"].person], failure)
    )
    await due(town)
    await rounds.look()
    await town.settle()
    told = town["Tom"].text

    assert ("Deputy IG lead (Grace Oduya): has no chat with me" in told) is listed
    assert "Staffordshire Police" not in told
    assert "Staffordshire Police, SIRO: nobody holds this post" in town["Imran"].text
    assert "Grace" not in town["Imran"].text


async def due(town: Town) -> None:
    """A look is due now."""
    await town.running.store.write(lambda unit: unit.meta.set(NOTED, NINE.isoformat()))


async def test_somebody_is_looked_for_over_http_without_a_word_to_them(town: Town) -> None:
    hosts, store = ServiceHosts(loopback=True), town.running.store
    async with Connector(hosts=hosts, tokens=NoTokens(), clock=Clock(), gap=timedelta()) as teams:
        chats = ChatSender(store, town.running.services, teams)
        await chats.look_for(town["Grace"].person, NINE)
        await chats.look_for(town["Grace"].person, NINE)
        town.refuses("Grace", web.Response(status=403))
        with pytest.raises(Blocked):
            await chats.look_for(town["Grace"].person, NINE)
    kept = await town.look(lambda unit: unit.conversations.of(town["Grace"].person))

    assert kept is not None
    assert town["Grace"].entries == []


# igdesk doctor


def asked(folder: Path, roles: str, *, by_name: bool = True) -> list[Finding]:
    store_in(folder, NINE).close()
    file = folder / "roles.toml"
    file.write_text(roles, "utf-8")
    return look(folder, by_name=by_name, roles=file)


def test_doctor_names_whom_a_ladder_could_not_reach_only_where_asked(tmp_path: Path) -> None:
    by_name = about(asked(tmp_path, FILE), "reach, Staffordshire County Council")
    unasked = asked(tmp_path, FILE, by_name=False)

    no_chat = "has no chat with me: they have not got the app, or removed it"
    assert (State.LACKS, f"IG lead (Tom Bexley): {no_chat}") in by_name
    assert not [one for one in unasked if "Tom Bexley" in one.says]


SIRO = "a1000000-0000-4000-8000-000000000008"  # David
ON_CALL = "a1000000-0000-4000-8000-000000000004"  # Owen
TURNS = """
[[rotas]]
party = "SCC"
weeks = [{{ from = 2026-11-23, on_call = "{who}" }}, {{ from = 2026-12-07, on_call = "{who}" }}]
"""


def test_doctor_lists_the_weeks_of_a_rota_that_nobody_has(tmp_path: Path) -> None:
    roles = FILE + TURNS.format(who=ON_CALL)
    found = about(asked(tmp_path, roles), "reach, Staffordshire County Council")

    gaps = [says for _, says in found if "nobody is on duty" in says]
    assert [gap.split("week from ")[1].split(",")[0] for gap in gaps] == [
        "Mon 30 Nov 2026",
        "Mon 14 Dec 2026",
    ]


def test_doctor_counts_an_absence_that_somebody_told_of(tmp_path: Path) -> None:
    siro = PersonId(TenantId("1" * 8 + "-1111-4111-8111-" + "1" * 12), SIRO)
    away = Absence(NINE.date(), NINE.date() + timedelta(days=2), None)
    with closing(store_in(tmp_path, NINE)) as store:
        store.write(
            lambda unit: unit.absences.keep(
                siro, (away,), party=PartyKey("SCC"), what="away", now=NINE
            )
        )
    found = about(look(tmp_path, by_name=True, roles=ROLES), "reach, Staffordshire County Council")

    assert "SIRO: nobody holds this post" in {says for _, says in found}


def test_a_party_that_has_not_joined_yet_is_a_note_once_the_administrator_says_so(
    tmp_path: Path,
) -> None:
    before = [one.about for one in asked(tmp_path, FILE) if one.state is State.LACKS]
    said = f'not_joined_yet = ["CAF", "UHDB"]\n{FILE}'
    after = asked(tmp_path, said)
    lacking = [one.about for one in after if one.state is State.LACKS]

    assert any("CAFCASS" in about for about in before)
    assert not any("CAFCASS" in about for about in lacking)
    assert (State.NOTE, "has not joined yet") in about(after, "CAFCASS")


NOT_YET = ("UHNM", "UHDB", "MPUFT", "NSCHT", "PROB", "CAF", "YOS", "WER")
POSTS = ("ig_lead", "deputy", "siro", "dpo")


def three_of_eleven() -> str:
    """The roles of a partnership that has begun with three parties, each with its people."""
    lines = [f"not_joined_yet = {list(NOT_YET)}"]
    for number, party in enumerate(("SCC", "POL", "ICB"), start=1):
        tenant = f"{str(number) * 8}-{str(number) * 4}-4{str(number) * 3}"
        tenant += f"-8{str(number) * 3}-{str(number) * 12}"
        lines += ["[[tenants]]", f'id = "{tenant}"', f'name = "{party}"', f'parties = ["{party}"]']
        for post in POSTS:
            who = f"a{number}000000-0000-4000-8000-00000000000{POSTS.index(post)}"
            lines += ["[[people]]", f'name = "{party} {post}"', f'tenant = "{tenant}"']
            lines += [f'object_id = "{who}"']
            lines += [f'memberships = [{{ party = "{party}", role = "{post}" }}]']
        lines += ["[[numbers]]", f'party = "{party}"', 'ig_mailbox = "ig@example.org"']
    return "\n".join(lines)


def test_three_parties_of_eleven_are_no_fault_once_the_others_are_said_not_to_have_joined(
    tmp_path: Path,
) -> None:
    found = asked(tmp_path, three_of_eleven(), by_name=False)

    assert [one for one in found if one.state in (State.WRONG, State.LACKS)] == []
    assert len([one for one in found if one.says == "has not joined yet"]) == len(NOT_YET)


def test_a_party_that_is_none_of_the_agreements_cannot_be_said_not_to_have_joined(
    tmp_path: Path,
) -> None:
    found = asked(tmp_path, f'not_joined_yet = ["NOBODY"]\n{FILE}')

    assert any("not_joined_yet[1]" in one.says for one in found if one.about == "files")


async def test_an_administrator_hears_of_every_party(tmp_path: Path, pristine: Path) -> None:
    file = tmp_path / "roles.toml"
    lead = '[{ party = "POL", role = "ig_lead" }]'
    file.write_text(FILE.replace(lead, lead[:-1] + ', { party = "POL", role = "admin" }]'), "utf-8")
    async with make_town(tmp_path / "t", pristine=pristine, changes={"roles": file}) as town:
        await due(town)
        await ReachRounds(town.running.store, town.running.services, Probes()).look()
        await town.settle()
        told = town["Imran"].text

    assert "Staffordshire Police, SIRO: nobody holds this post" in told
    assert "Staffordshire County Council" in told


async def test_the_end_waits_for_nobody_who_is_still_to_be_looked_for(town: Town) -> None:
    probes = Probes()
    rounds = ReachRounds(town.running.store, town.running.services, probes)
    await due(town)
    rounds.stop()
    await rounds.look()

    assert probes.looked == []
