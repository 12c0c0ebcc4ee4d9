"""`igdesk doctor` on Entra groups and on the store's records: what it sees, and what to do."""

import asyncio
import json
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from adapters.clouds import Cloud
from adapters.network import Network
from adapters.registrations import BotRegistration
from adapters.teams.msal_apps import Ask
from bot.commands.doctor_answer import Finding, State, as_text
from bot.commands.doctor_files import books, records
from bot.commands.doctor_groups import GROUP_UNREAD, last_read
from bot.people.group_notes import NOTED
from governance.keys import PartyKey, TenantId
from governance.outbox_message import MessageKind
from governance.outcomes import Books, Outcome
from governance.people.entra_groups import InGroup
from storage.group_answers import GroupAnswer
from storage.inspection import Inspection
from storage.store import Store
from tests.adapters.graph_fake import COUNCIL, LEADS, FakeGraph, fake_graph, object_id, user
from tests.bot.commands.doctor_kit import ALL_THREE, GOOD, about, look, registration, store_in
from tests.bot.people.groups_kit import GROUP, NAME, THE_LEADS, roles_file
from tests.bot.town import APP_ID, NINE, settings_in

OK, NOTE, WRONG = State.OK, State.NOTE, State.WRONG
POLICE_LEADS = GROUP.format(
    id=LEADS, tenant="2" * 8 + "-2222-4222-8222-" + "2" * 12, party="POL", role="siro"
)


def tokens(by_app: Mapping[str, object]) -> Callable[[BotRegistration, Cloud, Network], Ask]:
    """Each registration's token is its own app id, but for those that get none."""

    def asked(each: BotRegistration, cloud: Cloud, _network: Network) -> Ask:
        def ask(*, anew: bool = False) -> Mapping[str, Any]:
            if cloud.scope.startswith(cloud.graph):
                failure = by_app.get(each.app_id)
                if isinstance(failure, Exception):
                    raise failure
                return {} if failure else {"access_token": each.app_id}
            return {"access_token": "for Teams"}

        return ask

    return asked


async def looked(
    folder: Path,
    fake: FakeGraph,
    *groups: str,
    by_app: Mapping[str, object] | None = None,
    registrations: str = ALL_THREE,
    **changes: object,
) -> list[Finding]:
    asks = replace(GOOD, token=tokens(by_app or {}), graph=lambda _cloud: fake.url)
    given = {"roles": roles_file(folder, *groups), "graph": True, **changes}
    return await asyncio.to_thread(look, folder, registrations, asks, **given)  # type: ignore[arg-type]


async def test_each_group_is_read_and_how_many_are_in_it_is_said(tmp_path: Path) -> None:
    async with fake_graph() as graph:
        graph.groups[APP_ID, LEADS] = [user(1, NAME), user(2), user(3, userType="Guest")]
        graph.groups[APP_ID[:-1] + "2", LEADS] = [user(4)]
        found = await looked(tmp_path, graph, THE_LEADS, POLICE_LEADS)

    assert about(found, "group Ours (The council") == [(OK, "2 people are ig_lead of SCC by it")]
    assert about(found, "group Ours (The police") == [(OK, "1 person is siro of POL by it")]
    assert (State.LACKS, "has no SIRO") not in about(
        found, "Staffordshire Police"
    )  # the group has one
    assert "Plantagenet" not in as_text(found)


@pytest.mark.parametrize(
    ("status", "says", "do"),
    [
        pytest.param(403, "not permitted", "GroupMember.Read.All", id="not permitted"),
        pytest.param(404, "no such group", "Object ID", id="no such group"),
        pytest.param(429, "too often", "Wait", id="too often"),
        pytest.param(503, "no answer", "reach Microsoft Graph", id="out of order"),
    ],
)
async def test_a_group_that_cannot_be_read_says_what_to_do(
    tmp_path: Path, status: int, says: str, do: str
) -> None:
    async with fake_graph() as graph:
        graph.answers = [web.Response(status=status, text=NAME)]
        found = await looked(tmp_path, graph, THE_LEADS)

    (one,) = (each for each in found if each.about.startswith("group Ours"))
    assert (one.state, one.says) == (WRONG, f"{says}: nobody is ig_lead of SCC by it")
    assert do in one.do


@pytest.mark.parametrize(
    ("ago", "state", "says"),
    [
        pytest.param(
            timedelta(hours=2),
            NOTE,
            "no answer: the bot's last answer holds until 24 November 2026 at 07:00",
            id="the last answer holds",
        ),
        pytest.param(
            timedelta(hours=24),
            WRONG,
            "no answer: nobody is ig_lead of SCC by it",
            id="it does not",
        ),
    ],
)
async def test_while_the_bots_last_answer_holds_a_graph_that_is_down_takes_no_role(
    tmp_path: Path, ago: timedelta, state: State, says: str
) -> None:
    answer = GroupAnswer((TenantId(COUNCIL), LEADS), (InGroup(object_id(1), NAME, ""),), NINE - ago)
    with closing(real_store(tmp_path)) as store:
        store.write(lambda unit: unit.group_answers.keep(answer))
    async with fake_graph() as graph:
        graph.answers = [web.Response(status=503)]
        found = await looked(tmp_path, graph, THE_LEADS)

    assert about(found, "group Ours") == [(state, says)]


def test_every_reason_has_something_to_do() -> None:
    assert all(do.endswith(".") for do in GROUP_UNREAD.values())


@pytest.mark.parametrize(
    ("by_app", "registrations"),
    [
        pytest.param({APP_ID: OSError("down")}, ALL_THREE, id="no answer"),
        pytest.param({APP_ID: "refused"}, ALL_THREE, id="a token refused"),
        pytest.param(
            {},
            registration("police", POLICE_LEADS.split('tenant = "')[1][:36]),
            id="no registration in that tenant",
        ),
    ],
)
async def test_without_a_token_for_its_tenant_a_group_is_not_read(
    tmp_path: Path, by_app: Mapping[str, object], registrations: str
) -> None:
    async with fake_graph() as graph:
        graph.groups[APP_ID, LEADS] = [user(1)]
        found = await looked(tmp_path, graph, THE_LEADS, by_app=by_app, registrations=registrations)

        assert graph.asked == []
    assert about(found, "group Ours") == [(WRONG, "no token: nobody is ig_lead of SCC by it")]


async def test_an_empty_group_is_said(tmp_path: Path) -> None:
    async with fake_graph() as graph:
        graph.groups[APP_ID, LEADS] = [user(1, userType="Guest")]
        found = await looked(tmp_path, graph, THE_LEADS)

    ((state, says),) = about(found, "group Ours")
    assert (state, says) == (NOTE, "nobody is in it who could be ig_lead of SCC")


async def test_groups_where_graph_may_not_be_asked_are_wrong(tmp_path: Path) -> None:
    async with fake_graph() as graph:
        found = await looked(tmp_path, graph, THE_LEADS, graph=False)

        assert graph.asked == []
    assert about(found, "groups") == [(State.LACKS, "1 in the roles file, and they are not read")]


@pytest.mark.parametrize(
    ("row", "state", "says"),
    [
        pytest.param(
            [2, (NINE - timedelta(minutes=5)).isoformat(), ""],
            OK,
            "last read on 23 November 2026 at 08:55, 2 in it",
            id="lately",
        ),
        pytest.param(
            [2, (NINE - timedelta(hours=2)).isoformat(), "not permitted"],
            NOTE,
            "last read on 23 November 2026 at 07:00, 2 in it; since then: not permitted",
            id="not since",
        ),
        pytest.param(
            [2, (NINE - timedelta(hours=24)).isoformat(), "no answer"],
            WRONG,
            "last read on 22 November 2026 at 09:00, 2 in it: too long ago, so nobody has its role",
            id="too long ago",
        ),
        pytest.param([0, "", "no token"], WRONG, "never read (no token)", id="never"),
    ],
)
def test_when_the_bot_last_read_a_group_is_said(row: list[object], state: State, says: str) -> None:
    (found,) = last_read(json.dumps([[COUNCIL, LEADS, *row]]), NINE)

    assert (found.state, found.says) == (state, says)
    assert found.about == f"group {LEADS} in the bot"


# The store


def real_store(folder: Path) -> Store:
    return store_in(folder, NINE)


def test_a_good_store_is_looked_through(tmp_path: Path) -> None:
    with closing(real_store(tmp_path)) as store:
        store.write(lambda unit: unit.meta.set(NOTED, f'[["{COUNCIL}","{LEADS}",0,"","no token"]]'))
    found = look(tmp_path)

    ((state, says),) = about(found, "store")
    assert (state, says.endswith("records looked at, all as they were written")) == (OK, True)
    assert about(found, f"group {LEADS} in the bot") == [(WRONG, "never read (no token)")]


def test_a_record_of_any_kind_that_was_changed_is_wrong(tmp_path: Path) -> None:
    real_store(tmp_path).close()
    with closing(sqlite3.connect(settings_in(tmp_path).database)) as file, file:
        file.execute("INSERT INTO counters VALUES ('BR-2026', 9999, zeroblob(32))")

    found = [one for one in look(tmp_path) if one.about in ("records", "store")]
    assert any(one.state is WRONG and "changed" in one.says for one in found)


def test_an_old_record_put_back_whole_is_wrong(tmp_path: Path) -> None:
    with closing(real_store(tmp_path)) as store:
        store.write(
            lambda unit: unit.due.put(subject="a", what="x", party=PartyKey("SCC"), at=NINE)
        )
        path = settings_in(tmp_path).database
        with closing(sqlite3.connect(path)) as file, file:
            (old,) = file.execute("SELECT * FROM due").fetchall()
        (row,) = store.read(lambda unit: unit.due.before(NINE))
        store.write(lambda unit: unit.due.done(row.id))
    with closing(sqlite3.connect(path)) as file, file:
        file.execute(f"INSERT INTO due VALUES ({', '.join('?' * len(old))})", old)  # noqa: S608

    assert any("put back" in one.says for one in look(tmp_path) if one.about == "records")


@pytest.mark.parametrize(
    ("found", "lines"),
    [
        pytest.param(
            Inspection(9, ("cases a",)),
            [("records", WRONG, "1 record was changed, cut or put back from outside (cases a)")],
            id="one",
        ),
        pytest.param(
            Inspection(9, tuple(f"due {n}" for n in range(6))),
            [
                (
                    "records",
                    WRONG,
                    "6 records were changed, cut or put back from outside"
                    " (due 0, due 1, due 2, due 3, due 4, ...)",
                )
            ],
            id="many",
        ),
        pytest.param(
            Inspection(9, (), 412, 7),
            [
                ("audit chain", WRONG, "does not hold from entry 7 on"),
                ("records", WRONG, "412 have no key in the ring"),
            ],
            id="keys and the chain",
        ),
        pytest.param(
            Inspection(10_001, in_part=("audit",)),
            [
                ("store", OK, "opens; 10001 records looked at, all as they were written"),
                ("records", NOTE, "only 10000 each were looked at of: audit"),
            ],
            id="very many",
        ),
    ],
)
def test_what_is_found_in_the_records_is_said(
    found: Inspection, lines: list[tuple[str, State, str]]
) -> None:
    said = list(records(found))

    assert [(one.about, one.state, one.says) for one in said] == lines
    assert all(one.do for one in said if one.state is not OK)


@pytest.mark.parametrize(
    ("found", "at", "state", "says"),
    [
        pytest.param(None, None, NOTE, "not counted yet", id="an older store, not begun"),
        pytest.param(Books({}, {}), NINE, OK, "the bot last looked on 23 November", id="all of it"),
        pytest.param(
            Books({MessageKind.NOTICE: 2}, {(MessageKind.NOTICE, Outcome.DELIVERED): 1}),
            NINE,
            WRONG,
            "notice -1",
            id="one was lost",
        ),
        pytest.param(
            Books(untold=("BR-2026-0001",)),
            NINE,
            WRONG,
            "somebody was to hear, and no message was made: BR-2026-0001",
            id="a rung told nobody",
        ),
        pytest.param(
            Books(unplanned=("BR-2026-0002",)),
            NINE,
            WRONG,
            "nobody will be told of it again: BR-2026-0002",
            id="no rung comes any more",
        ),
    ],
)
def test_it_says_whether_what_was_to_be_told_is_all_accounted_for(
    found: Books | None, at: datetime | None, state: State, says: str
) -> None:
    (said,) = books(found, at)

    assert said.state is state
    assert says in said.says
    assert bool(said.do) is (state is not OK)
