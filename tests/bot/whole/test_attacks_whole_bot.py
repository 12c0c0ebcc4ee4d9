"""Attacks on the whole bot, tokens and store and all: refused or told nothing, and not a row added.

The attack suite of the door shows every way a token can be wrong; this shows what stands behind it.
"""

import copy
import gzip
import io
import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.kinds import TABLE
from simulator.chats import Json
from storage.audit import REFUSED
from tests.adapters.identity_provider import rsa_key
from tests.bot.guarded_town import COUNCIL, POLICE, Guarded, guarded_town
from tests.bot.town import CARD_1, GONE, REFERENCE, facts

STRANGER = "99999999-9999-4999-8999-999999999999"


@pytest.fixture
async def inside(tmp_path: Path, pristine: Path, said: io.StringIO) -> AsyncIterator[Guarded]:
    async with guarded_town(tmp_path / "town", pristine=pristine) as made:
        yield made
    lines = said.getvalue().splitlines()
    assert [line for line in lines if '"level": "error"' in line or "Traceback" in line] == []


def invoke(activity: Json, verb: str, data: Json) -> Json:
    action = {"type": "Action.Execute", "verb": verb, "data": data}
    named = {"type": "invoke", "name": "adaptiveCard/action", "replyToId": "1"}
    return {**activity, **named, "value": {"action": action, "trigger": "manual"}}


Forge = Callable[[Guarded], str | None]


def says(**changes: object) -> Forge:
    return lambda g: g.provider.token(g.claims(**changes))


NOT_LET_IN = [
    pytest.param(401, lambda g: None, id="no token"),
    pytest.param(401, lambda g: "x.y.z", id="garbage"),
    pytest.param(
        401, lambda g: g.provider.token(g.claims(), key=rsa_key("stranger")), id="another key"
    ),
    pytest.param(401, says(iss="https://evil.example"), id="another issuer"),
    pytest.param(401, says(exp=0), id="expired"),
    pytest.param(401, says(exp=None), id="no exp"),
    pytest.param(403, says(aud=STRANGER), id="another bot's token"),
    pytest.param(403, says(serviceurl="https://evil.example/"), id="another serviceUrl"),
]


@pytest.mark.parametrize(("status", "forge"), NOT_LET_IN)
async def test_who_is_not_let_in_leaves_no_trace_and_the_honest_are_served(
    inside: Guarded, status: int, forge: Forge
) -> None:
    town = inside.town
    await town.reports()
    before, sent = inside.rows(), len(town.received())
    attack = town["Tom"].pressed("I have it")

    assert (await inside.post(attack, forge(inside)))[0] == status
    await town.settle()
    assert (inside.rows(), len(town.received())) == (before, sent)

    await town["Tom"].presses("I have it")
    assert facts(await town.case())[-1] == "Acknowledged"


def elsewhere(**parts: Any) -> Callable[[Json], Json]:
    """The activity with parts of it replaced, however deep."""

    def change(activity: Json) -> Json:
        changed = copy.deepcopy(activity)
        for path, value in parts.items():
            *way, last = path.split("__")
            part = changed
            for name in way:
                part = part[name]
            part[last] = value
        return changed

    return change


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(elsewhere(channelData__tenant__id=STRANGER), id="a strange tenant"),
        pytest.param(elsewhere(conversation__tenantId=STRANGER), id="its conversation"),
        pytest.param(elsewhere(channelData={}, conversation__tenantId=None), id="no tenant at all"),
        pytest.param(elsewhere(serviceUrl="https://evil.example/"), id="another serviceUrl"),
        pytest.param(elsewhere(recipient__id=f"28:{STRANGER}"), id="another bot"),
    ],
)
async def test_a_good_token_lets_nothing_else_in(
    inside: Guarded, change: Callable[[Json], Json]
) -> None:
    town = inside.town
    await town.reports()
    before, sent = inside.rows(), len(town.received())

    attack = change(town["Tom"].pressed("I have it"))
    assert (await inside.post(attack, inside.provider.token(inside.claims())))[0] in (400, 403)
    await town.settle()

    assert (inside.rows(), len(town.received())) == (before, sent)


ABOUT_A_CASE = sorted(
    one for one in TABLE.verbs if one.partition("_")[0] in {"open", "decide", "acknowledge", "lead",
    "name", "conflict", "details", "correct", "status", "deadline", "part"}
)  # fmt: skip


@pytest.mark.parametrize("name", ["Karl", "Imran"])
async def test_forged_card_data_from_inside_learns_nothing_and_adds_nothing(
    inside: Guarded, name: str
) -> None:
    town = inside.town
    case = await town.reports()
    await town[name].says("help")
    before, sent_before = inside.rows(), len(town.received())
    forged: Json = {
        **CARD_1,
        "card": "c",
        "s": 1,
        "v": 99,
        "case": case.header.id,
        "part": case.header.id,
        "tenant": COUNCIL,
        "object_id": "a1000000-0000-4000-8000-000000000002",
        "role": "ig_lead",
        "party": "SCC",
        "viewer": {"role": "ig_lead"},
        "app_id": STRANGER,
        "likely": "not_known",
        "outcome": "record_only",
        "reason": "x",
        "who": town["Tom"].id,
        "aadObjectId": COUNCIL,
    }

    for number, verb in enumerate(ABOUT_A_CASE):
        sent = invoke(town[name].typed(""), verb, {**forged, "card": f"c{number}"})
        status, body = await town.post(sent)
        assert (status, GONE in json.dumps(body)) == (200, True), verb
    await town.settle()

    # What is kept is that they asked, for a day; what is sent, that their own card says no more.
    after = inside.rows()
    assert after["turns"] == before["turns"] + len(ABOUT_A_CASE)
    # `newest` is a note on each row; `audit` says that they asked for what they may not see.
    kept = dict.fromkeys(("turns", "outbox", "newest", "audit"), 0)
    assert {**after, **kept} == {**before, **kept}
    trail = await town.look(lambda unit: unit.audit.of_subject(case.header.id))
    assert [entry.what for entry in trail if entry.what != REFUSED] == ["opened", "changed"]
    for line in town.received()[sent_before:]:
        assert line["person"].startswith(name)
        assert REFERENCE not in str(line)
    assert facts(await town.case()) == facts(case)


async def a_hundred_mb() -> AsyncIterator[bytes]:
    for _ in range(1600):
        yield b" " * 64 * 1024


def whole(activity: Json, more: str) -> bytes:
    """An honest activity, and something in it."""
    return f'{json.dumps(activity)[:-1]}, "value": {more}}}'.encode()


BODIES = [
    pytest.param(413, lambda a: a_hundred_mb(), {}, id="100 MB"),
    pytest.param(413, lambda a: whole(a, '"' + "x" * 300_000 + '"'), {}, id="300 KB"),
    pytest.param(
        415, lambda a: gzip.compress(b" " * 2**22), {"Content-Encoding": "gzip"}, id="a gzip bomb"
    ),
    pytest.param(400, lambda a: whole(a, "[" * 10_000 + "]" * 10_000), {}, id="10,000 deep"),
    pytest.param(400, lambda a: whole(a, '"') + b"\xff\xfe", {}, id="bad UTF-8"),
    pytest.param(400, lambda a: json.dumps(a)[:-9].encode(), {}, id="cut short"),
]


@pytest.mark.parametrize(("status", "body", "more"), BODIES)
async def test_a_bad_body_with_a_good_token_writes_nothing_and_holds_up_nobody(
    inside: Guarded, status: int, body: Callable[[Json], Any], more: dict[str, str]
) -> None:
    town = inside.town
    await town.reports()
    before, sent = inside.rows(), len(town.received())
    attack = body(town["Tom"].pressed("I have it"))
    headers = {"Content-Type": "application/json", **more}

    async with town.session.post(town.bot_url, data=attack, headers=headers) as response:
        assert response.status == status
    await town.settle()
    assert (inside.rows(), len(town.received())) == (before, sent)

    await town["Tom"].presses("I have it")
    assert facts(await town.case())[-1] == "Acknowledged"


async def test_a_replayed_action_is_answered_the_same_and_adds_nothing(inside: Guarded) -> None:
    town = inside.town
    await town.reports()
    pressed = town["Tom"].pressed("I have it")
    first = await town.post(pressed)
    await town.settle()
    before, sent = inside.rows(), len(town.received())

    for _ in range(3):
        status, body = await town.post(pressed)
        assert (status, body and body["type"]) == (200, first[1] and first[1]["type"])
        await town.settle()

    assert (inside.rows(), len(town.received())) == (before, sent)


async def test_a_recorded_action_is_worth_nothing_once_its_token_is_old(inside: Guarded) -> None:
    town = inside.town
    await town.reports()
    pressed = town["Tom"].pressed("I have it")
    stolen = inside.provider.token(inside.claims())
    town.clock.forward(timedelta(hours=1, minutes=6))
    before = inside.rows()

    assert (await inside.post(pressed, stolen))[0] == 401
    assert inside.rows() == before


async def test_anothers_object_id_in_another_tenant_is_somebody_else(inside: Guarded) -> None:
    town = inside.town
    case = await town.reports()
    toms = town["Tom"].typed(f"open {REFERENCE}")
    elsewhere_tom = elsewhere(
        channelData__tenant__id=POLICE,
        conversation__tenantId=POLICE,
        conversation__id=town["Karl"].chat.persona.conversation_id,
    )(toms)

    assert (await town.post(elsewhere_tom))[0] == 200
    await town.settle()

    assert REFERENCE not in town["Karl"].text
    assert facts(await town.case()) == facts(case)
