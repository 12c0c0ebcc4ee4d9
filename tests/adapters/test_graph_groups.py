"""Who is in an Entra group, from a Graph on loopback: all of them at home there, or a reason."""

import io
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiohttp import web

from adapters.graph_groups import MOST_PAGE_BYTES, WITHIN, GraphGroups, GroupUnread, Why
from adapters.teams.failures import DeliveryFailed, Rejected, Undelivered
from governance.keys import TenantId
from governance.people.entra_groups import InGroup
from tests.adapters.graph_fake import (
    COUNCIL,
    LEADS,
    Bearers,
    FakeGraph,
    fake_graph,
    object_id,
    user,
)
from tests.adapters.hand_clock import HandClock

APP = "app-of-the-council"
NAME = "Zebedee Plantagenet"


@asynccontextmanager
async def graph(
    *users: dict[str, object], tokens: Bearers | None = None, within: timedelta = WITHIN
) -> AsyncIterator[tuple[GraphGroups, FakeGraph]]:
    async with fake_graph() as fake:
        fake.groups[APP, LEADS] = list(users)
        made = GraphGroups(fake.url, tokens=tokens or Bearers(), clock=HandClock(), within=within)
        async with made:
            yield made, fake


async def ask(made: GraphGroups) -> list[str]:
    found = await made.members(app_id=APP, tenant=TenantId(COUNCIL), group=LEADS)
    return [one.object_id for one in found]


async def unread(made: GraphGroups) -> GroupUnread:
    with pytest.raises(GroupUnread) as caught:
        await ask(made)
    return caught.value


async def test_every_page_is_read_and_everyone_is_there_once() -> None:
    five = [user(n) for n in (5, 1, 3, 2, 4)]
    async with graph(*five, user(1)) as (made, fake):
        assert await ask(made) == [object_id(n) for n in (1, 2, 3, 4, 5)]
        assert len(fake.asked) == 3

        first = fake.asked[0]
        assert first.headers["ConsistencyLevel"] == "eventual"
        assert first.query["$count"] == "true"
        assert "id" in first.query["$select"].split(",")
        assert {request.headers["Authorization"] for request in fake.asked} == {f"Bearer {APP}"}


async def test_name_and_post_come_along_and_stand_in_no_repr() -> None:
    async with graph(user(1, NAME)) as (made, _):
        (found,) = await made.members(app_id=APP, tenant=TenantId(COUNCIL), group=LEADS)

    assert found == InGroup(object_id(1), NAME, "Information governance manager")
    assert NAME not in repr(found)


@pytest.mark.parametrize(
    ("changes", "taken"),
    [
        pytest.param({}, True, id="a member"),
        pytest.param({"id": object_id(1).upper()}, True, id="in capitals"),
        pytest.param({"userType": None}, True, id="an old account, without a type"),
        pytest.param({"userType": "Guest"}, False, id="a guest"),
        pytest.param(
            {"userPrincipalName": "x_police.example#EXT#@council.example"},
            False,
            id="a member from elsewhere",
        ),
        pytest.param({"userType": "Robot"}, False, id="a type that nobody knows"),
        pytest.param({"userPrincipalName": None}, False, id="one of whom Graph says nothing"),
        pytest.param({"accountEnabled": False}, False, id="somebody who has left"),
    ],
)
async def test_only_those_at_home_in_the_tenant_are_taken(
    changes: dict[str, object], taken: bool
) -> None:
    async with graph({**user(1), **changes}, user(2)) as (made, _):
        assert await ask(made) == [object_id(n) for n in ((1, 2) if taken else (2,))]


async def test_an_empty_group_is_an_answer() -> None:
    async with graph() as (made, _):
        assert await ask(made) == []


async def test_without_the_permission_to_tell_guests_nobody_is_taken() -> None:
    bare: list[dict[str, object]] = [
        {"id": object_id(n), "displayName": None, "userType": None} for n in (1, 2)
    ]
    async with graph(*bare) as (made, _):
        assert (await unread(made)).why is Why.GUESTS_UNTOLD


def page(**told: object) -> str:
    return json.dumps({"value": [user(9)], **told})


@pytest.mark.parametrize(
    ("status", "body", "why"),
    [
        pytest.param(200, b"\xff", Why.NO_SENSE, id="no JSON"),
        pytest.param(200, "[]", Why.NO_SENSE, id="no table"),
        pytest.param(200, "[" * 9000, Why.NO_SENSE, id="nested"),
        pytest.param(200, '{"value": {}}', Why.NO_SENSE, id="no list"),
        pytest.param(200, '{"value": [7]}', Why.NO_SENSE, id="no person"),
        pytest.param(200, '{"value": [{"id": "../x"}]}', Why.NO_SENSE, id="no object id"),
        pytest.param(
            200, " " * (MOST_PAGE_BYTES + 1) + page(), Why.NO_SENSE, id="a page without an end"
        ),
        pytest.param(
            200,
            page(**{"@odata.nextLink": "https://evil.example/v1.0/groups"}),
            Why.NO_SENSE,
            id="a next page elsewhere: our token stays here",
        ),
        pytest.param(
            200, page(**{"@odata.nextLink": ["x"]}), Why.NO_SENSE, id="a next page that is no link"
        ),
        pytest.param(403, "{}", Why.NOT_PERMITTED, id="not permitted"),
        pytest.param(404, "{}", Why.NO_SUCH_GROUP, id="no such group"),
        pytest.param(302, "", Why.NO_ANSWER, id="sent elsewhere"),
        pytest.param(503, "", Why.NO_ANSWER, id="out of order"),
    ],
)
@pytest.mark.parametrize("good_pages", [0, 1], ids=["at once", "on the second page"])
async def test_an_answer_is_whole_or_it_is_none(
    good_pages: int, status: int, body: bytes | str, why: Why
) -> None:
    async with graph(*(user(n) for n in range(5))) as (made, fake):
        following = f"{fake.url}/v1.0/groups/{LEADS}/transitiveMembers/microsoft.graph.user?x=1"
        good = web.json_response({"value": [user(8)], "@odata.nextLink": following})
        bad = web.Response(status=status, body=body.encode() if isinstance(body, str) else body)
        fake.answers = [*([good] * good_pages), bad]

        failure = await unread(made)
        assert (failure.why, failure.status) == (why, None if status == 200 else status)


@pytest.mark.parametrize("good_pages", [0, 1], ids=["at once", "on the second page"])
async def test_a_token_that_is_refused_is_had_anew_and_all_of_it_read_again(
    good_pages: int,
) -> None:
    async with graph(*(user(n) for n in range(5))) as (made, fake):
        following = f"{fake.url}/v1.0/groups/{LEADS}/transitiveMembers/microsoft.graph.user?x=1"
        good = web.json_response({"value": [user(8)], "@odata.nextLink": following})
        fake.answers = [*([good] * good_pages), web.Response(status=401)]

        assert len(await ask(made)) == 5


async def test_where_the_new_one_is_refused_too_we_are_not_permitted() -> None:
    async with graph(user(1)) as (made, fake):
        fake.answers = [web.Response(status=401) for _ in range(2)]

        assert (await unread(made)).why is Why.NOT_PERMITTED
        assert len(fake.asked) == 2


async def test_another_groups_page_is_not_asked_for() -> None:
    async with graph(user(1)) as (made, fake):
        other = f"{fake.url}/v1.0/groups/{LEADS}/../x/transitiveMembers/microsoft.graph.user"
        fake.answers = [web.json_response({"value": [], "@odata.nextLink": other})]

        assert (await unread(made)).why is Why.NO_SENSE
        assert len(fake.asked) == 1


async def test_pages_that_go_round_in_a_ring_come_to_an_end() -> None:
    async with graph() as (made, fake):
        again = f"{fake.url}/v1.0/groups/{LEADS}/transitiveMembers/microsoft.graph.user?x=1"
        ring = json.dumps({"value": [user(1)], "@odata.nextLink": again})
        fake.answers = [web.Response(text=ring) for _ in range(200)]

        assert (await unread(made)).why is Why.NO_SENSE


@pytest.mark.parametrize(
    ("says", "waits"),
    [
        pytest.param("120", timedelta(minutes=2), id="seconds"),
        pytest.param("999999", timedelta(hours=1), id="never more than an hour"),
        pytest.param("soon", None, id="nonsense"),
    ],
)
async def test_a_busy_graph_says_how_long_to_wait(says: str, waits: timedelta | None) -> None:
    async with graph() as (made, fake):
        fake.answers = [web.Response(status=429, headers={"Retry-After": says})]

        failure = await unread(made)
        assert (failure.why, failure.retry_after) == (Why.TOO_OFTEN, waits)


async def test_a_graph_that_hangs_is_given_up() -> None:
    async with graph(within=timedelta()) as (made, fake):
        fake.hangs = {APP}
        assert (await unread(made)).why is Why.NO_ANSWER


async def test_a_graph_that_is_not_there_is_no_answer() -> None:
    async with graph() as (_, fake):
        pass
    async with GraphGroups(fake.url, tokens=Bearers(), clock=HandClock()) as made:
        assert (await unread(made)).why is Why.NO_ANSWER


@pytest.mark.parametrize(
    ("failure", "waits"),
    [
        pytest.param(Rejected(), None, id="not ours"),
        pytest.param(
            DeliveryFailed(retry_after=timedelta(seconds=20)), timedelta(seconds=20), id="none now"
        ),
    ],
)
async def test_without_a_token_graph_is_not_asked(
    failure: Undelivered, waits: timedelta | None
) -> None:
    async with graph(tokens=Bearers({APP: failure})) as (made, fake):
        told = await unread(made)

        assert (told.why, told.retry_after) == (Why.NO_TOKEN, waits)
        assert fake.asked == []


async def test_no_name_is_in_what_is_raised(capsys: pytest.CaptureFixture[str]) -> None:
    out = io.StringIO()
    async with graph(user(1, NAME), {"id": NAME}) as (made, _):
        print(repr(await unread(made)), file=out)

    assert NAME not in out.getvalue() + capsys.readouterr().err
