"""The two pages that say whether we are well, and what they must not say."""

from datetime import timedelta

import pytest
from aiohttp.test_utils import TestClient, TestServer

from adapters.clock import Clock
from adapters.teams.door import TeamsDoor
from adapters.teams.hosts import ServiceHosts
from adapters.teams.outbound import Connector, NoTokens
from adapters.teams.values import Incoming, Reply
from bot.registrations import anonymous_side
from bot.web import make_app
from governance.policy import LONGEST_WITHOUT_A_SWEEP


async def silent(_incoming: Incoming) -> Reply:
    return Reply()


@pytest.mark.parametrize(
    ("since", "status"),
    [
        pytest.param(timedelta(seconds=31.9), 200, id="swept half a minute ago"),
        pytest.param(LONGEST_WITHOUT_A_SWEEP, 503, id="not swept for five minutes"),
    ],
)
async def test_ready_says_how_old_the_last_sweep_is_and_how_many_rows_are_damaged(
    since: timedelta, status: int
) -> None:
    connector = Connector(hosts=ServiceHosts(), tokens=NoTokens(), clock=Clock())
    door = TeamsDoor(
        authenticator=anonymous_side().authenticator, connector=connector, sorry="Sorry."
    )
    app = make_app(
        door=door, take=silent, since_last_sweep=lambda: since, damaged=lambda: {"cases:secret-id"}
    )
    async with TestClient(TestServer(app)) as client:
        ready, alive = await client.get("/readyz"), await client.get("/healthz")

        assert (ready.status, alive.status) == (status, 200)
        said = {
            "ready": status == 200,
            "damaged": 1,
            "sweep_age_seconds": int(since.total_seconds()),
        }
        assert await ready.json() == said
        assert await alive.json() == {"alive": True}
