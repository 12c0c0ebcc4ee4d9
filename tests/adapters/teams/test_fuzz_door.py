"""Thousands of odd activities over HTTP: none is a 5xx, none is unhandled, most reach a turn.

IGDESK_FUZZ says how many; `make soak` asks for more.
"""

import asyncio
import json
import logging
import os
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from adapters.teams.values import ActivityKind, Incoming, Reply
from tests.adapters.activity_strategies import activities
from tests.adapters.guarded import TENANT, Guarded, guarded
from tests.adapters.log_kit import heard_logs
from tests.adapters.tally import Tally

HOW_MANY = int(os.environ.get("IGDESK_FUZZ", "2000"))
UNKNOWN_INVOKE = 501  # the protocol's answer to an invoke that a bot does not know
FEWEST_TURNS = 0.6


async def answered(incoming: Incoming) -> Reply:
    """A turn that looks at everything it is given."""
    json.dumps({"text": incoming.text, "data": dict(incoming.data), "verb": incoming.verb}).encode()
    return Reply(text=incoming.text) if incoming.kind is ActivityKind.EXECUTE else Reply()


async def send(inside: Guarded, changes: dict[str, Any]) -> tuple[int, bool]:
    """The status, and whether it reached a turn. The token is a good one for what is sent."""
    if isinstance(changes.get("channelData"), dict):
        changes = {**changes, "channelData": {**changes["channelData"], "tenant": {"id": TENANT}}}
    activity = {**inside.activity(), **changes}
    before = len(inside.listener.heard)
    status, _ = await inside.post(data=json.dumps(activity), headers=inside.honest_headers)
    return status, len(inside.listener.heard) > before


@pytest.mark.timeout(0)
def test_whatever_is_sent_it_is_answered_or_refused(
    capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    tally = Tally()
    with asyncio.Runner() as runner, heard_logs() as logs:
        house = guarded()
        inside = runner.run(house.__aenter__())
        inside.listener.then = answered
        try:
            fuzz(inside, runner, tally)
        finally:
            runner.run(house.__aexit__(None, None, None))
    with capsys.disabled():
        print(tally.table())

    assert tally.turns >= FEWEST_TURNS * tally.seen.total()
    assert {log["event"] for log in logs} <= {"activity refused"}
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


def fuzz(inside: Guarded, runner: asyncio.Runner, tally: Tally) -> None:
    @settings(
        max_examples=HOW_MANY,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(activities())
    def one(made: tuple[str, dict[str, Any]]) -> None:
        kind, changes = made
        status, turn = runner.run(send(inside, changes))
        tally.add(kind, f"{status} turn" if turn else str(status), turn=turn)
        assert status < 500 or (status == UNKNOWN_INVOKE and kind == "invoke")

    one()
