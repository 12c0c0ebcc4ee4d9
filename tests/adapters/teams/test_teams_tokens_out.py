"""Our own tokens: kept, renewed in time, asked for once, and one tenant's trouble is its own."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from msal.exceptions import MsalServiceError  # type: ignore[import-untyped]

from adapters.teams.failures import DeliveryFailed, Rejected, TokenUnavailable
from adapters.teams.standing import TokenStanding
from adapters.teams.tokens_out import (
    AFTER_FAILING,
    LAST_USE_BEFORE,
    RENEW_BEFORE,
    STILL_ASKING,
    RegistrationTokens,
)
from governance.keys import TenantId
from tests.adapters.hand_clock import HandClock
from tests.adapters.log_kit import heard_logs

HOUR = timedelta(hours=1)
SECRET = "do-not-log-me"


@dataclass
class Asked:
    """A registration's identity provider, as blocking as MSAL is."""

    calls: int = 0
    anew: int = 0  # calls for what Microsoft did not give before
    answer: Mapping[str, Any] | None = None
    failure: Exception | None = None
    gate: threading.Event | None = None
    threads: set[str] = field(default_factory=set)

    def __call__(self, *, anew: bool = False) -> Mapping[str, Any]:
        self.calls += 1
        self.anew += anew
        self.threads.add(threading.current_thread().name)
        if self.gate is not None:
            self.gate.wait(10)
        if self.failure is not None:
            raise self.failure
        good = {"access_token": f"token-{self.calls}", "expires_in": HOUR.total_seconds()}
        return good if self.answer is None else self.answer


@dataclass
class Office:
    """Two registrations, and a clock."""

    tokens: RegistrationTokens
    clock: HandClock
    one: Asked
    other: Asked

    async def token(self, app_id: str = "one") -> str:
        headers = await self.tokens.headers(app_id, TenantId("tenant"))
        return headers["Authorization"]

    async def instead_of(self, refused: str) -> str:
        """Another in place of one that Teams refused."""
        headers = {"Authorization": refused}
        return (await self.tokens.anew("one", TenantId("tenant"), headers))["Authorization"]

    async def until(self, done: Callable[[], bool]) -> None:
        """Let the threads and the loop run until `done`."""
        async with asyncio.timeout(5):
            while not done():
                await asyncio.sleep(0.001)


@pytest.fixture
async def office() -> AsyncIterator[Office]:
    clock, one, other = HandClock(), Asked(), Asked()
    patience = timedelta(milliseconds=200)
    async with RegistrationTokens(
        {"one": one, "other": other}, clock=clock, timeout=patience
    ) as tokens:
        yield Office(tokens, clock, one, other)
        for asked in (one, other):
            if asked.gate is not None:
                asked.gate.set()


async def test_a_token_is_asked_for_once_and_kept(office: Office) -> None:
    told = await asyncio.gather(*(office.token() for _ in range(20)))

    assert set(told) == {"Bearer token-1"}
    assert await office.token() == "Bearer token-1"
    assert (office.one.calls, office.other.calls) == (1, 0)


async def test_it_is_asked_for_off_the_loop(office: Office) -> None:
    await office.token()
    await office.token("other")

    assert threading.current_thread().name not in office.one.threads | office.other.threads


async def test_an_app_id_is_the_same_in_any_case(office: Office) -> None:
    assert await office.token("ONE") == "Bearer token-1"


async def test_near_its_end_a_token_serves_while_it_is_renewed(office: Office) -> None:
    await office.token()
    office.one.gate = threading.Event()
    office.clock.forward(HOUR - RENEW_BEFORE)

    assert await office.token() == "Bearer token-1"
    office.one.gate.set()
    await office.until(lambda: office.one.calls == 2)
    await office.until(lambda: not office.tokens.asking)
    assert await office.token() == "Bearer token-2"


async def test_a_token_is_never_shown_in_its_last_half_minute(office: Office) -> None:
    await office.token()
    office.clock.forward(HOUR - LAST_USE_BEFORE)

    assert await office.token() == "Bearer token-2"


FAILURES = [
    pytest.param({"failure": OSError(SECRET)}, id="no network"),
    pytest.param({"failure": ValueError(SECRET)}, id="no such authority"),
    pytest.param(
        {"failure": MsalServiceError(SECRET, error=SECRET, error_description=SECRET)},
        id="Entra answers 5xx",
    ),
    pytest.param({"failure": ZeroDivisionError(SECRET)}, id="what nobody foresaw"),
    pytest.param(
        {
            "answer": {
                "error": "invalid_client",
                "error_codes": [7000222],
                "error_description": SECRET,
            }
        },
        id="the secret has expired",
    ),
    pytest.param({"answer": {}}, id="an empty answer"),
    pytest.param({"answer": {"access_token": "", "expires_in": 1}}, id="an empty token"),
    pytest.param({"answer": {"access_token": "x"}}, id="no expiry"),
]


@pytest.mark.parametrize("trouble", FAILURES)
async def test_without_a_token_a_delivery_is_put_off_and_nothing_private_is_logged(
    office: Office, trouble: dict[str, Any]
) -> None:
    vars(office.one).update(trouble)
    with heard_logs() as logs, pytest.raises(TokenUnavailable) as caught:
        await office.token()

    assert isinstance(caught.value, DeliveryFailed)
    assert caught.value.retry_after == AFTER_FAILING
    assert [(log["event"], log["key"]) for log in logs] == [("no token for a registration", "one")]
    assert SECRET not in str(caught.value)


async def test_after_a_failure_nobody_is_kept_waiting_and_it_is_tried_again_soon(
    office: Office,
) -> None:
    office.one.failure = OSError()
    for _ in range(5):
        with pytest.raises(TokenUnavailable):
            await office.token()
    assert office.one.calls == 1

    office.one.failure = None
    office.clock.forward(AFTER_FAILING)
    assert await office.token() == "Bearer token-2"


async def test_a_renewal_that_fails_leaves_the_old_token_in_use(office: Office) -> None:
    await office.token()
    office.one.failure = OSError()
    office.clock.forward(HOUR - RENEW_BEFORE)
    for _ in range(3):
        assert await office.token() == "Bearer token-1"
        await office.until(lambda: not office.tokens.asking)

    office.clock.forward(RENEW_BEFORE)
    with pytest.raises(TokenUnavailable):
        await office.token()


async def test_one_tenant_that_hangs_does_not_slow_another(office: Office) -> None:
    office.one.gate = threading.Event()
    waiting = [asyncio.create_task(office.token()) for _ in range(50)]

    assert await office.token("other") == "Bearer token-1"
    answers = await asyncio.gather(*waiting, return_exceptions=True)
    assert {type(answer) for answer in answers} == {TokenUnavailable}
    assert office.one.calls == 1


async def test_a_caller_who_gives_up_does_not_stop_the_call_for_the_others(office: Office) -> None:
    office.one.gate = threading.Event()
    first, second = (asyncio.create_task(office.token()) for _ in range(2))
    await office.until(lambda: office.one.calls == 1)

    first.cancel()
    office.one.gate.set()
    assert await second == "Bearer token-1"


async def test_a_token_that_teams_refuses_is_dropped_and_one_new_one_serves_everybody(
    office: Office,
) -> None:
    refused = await office.token()

    told = await asyncio.gather(*(office.instead_of(refused) for _ in range(20)))

    assert set(told) == {"Bearer token-2"}
    assert await office.token() == "Bearer token-2"
    assert (office.one.calls, office.one.anew) == (2, 1)


async def test_where_the_new_one_is_refused_too_it_is_put_off_and_not_asked_for_again_and_again(
    office: Office,
) -> None:
    refused = await office.instead_of(await office.token())
    for _ in range(3):
        with pytest.raises(TokenUnavailable) as caught:
            await office.instead_of(refused)
        assert (caught.value.status, caught.value.retry_after) == (401, AFTER_FAILING)
    assert office.one.calls == 2

    office.clock.forward(AFTER_FAILING)
    assert await office.instead_of(refused) == "Bearer token-3"


async def test_a_dropped_token_is_not_shown_again_where_no_other_is_to_be_had(
    office: Office,
) -> None:
    refused = await office.token()
    office.one.failure = OSError()
    with pytest.raises(TokenUnavailable):
        await office.instead_of(refused)

    office.one.failure = None
    office.clock.forward(AFTER_FAILING)
    assert await office.token() == "Bearer token-3"
    assert office.one.anew == 2


async def test_who_comes_late_to_a_call_that_hangs_is_told_to_come_back_at_once(
    office: Office,
) -> None:
    office.one.gate = threading.Event()
    with pytest.raises(TokenUnavailable) as first:
        await office.token()
    office.clock.forward(timedelta(seconds=1))

    async with asyncio.timeout(5):
        for _ in range(1000):
            with pytest.raises(TokenUnavailable) as late:
                await office.token()

    assert first.value.retry_after == late.value.retry_after == STILL_ASKING
    assert office.one.calls == 1


async def test_warmed_no_message_is_the_first_to_ask(office: Office) -> None:
    office.tokens.warm()
    await office.until(lambda: not office.tokens.asking)
    assert (office.one.calls, office.other.calls) == (1, 1)

    await office.token()
    assert office.one.calls == 1


async def test_an_app_id_that_is_not_ours_gets_nothing(office: Office) -> None:
    with pytest.raises(Rejected):
        await office.token("a stranger's")


async def test_how_each_token_stands_is_seen_from_outside(office: Office) -> None:
    await office.token("one")
    office.one.failure = OSError("down")
    office.clock.forward(HOUR)
    with pytest.raises(TokenUnavailable):
        await office.token("one")
    office.clock.forward(timedelta(minutes=7))
    await office.token("other")

    standing = office.tokens.standing()
    assert standing["one"] == TokenStanding(timedelta(), timedelta(minutes=7))
    assert standing["other"] == TokenStanding(HOUR)


async def test_a_token_that_teams_does_not_take_fails_until_one_is_taken(office: Office) -> None:
    for _ in range(3):  # each is new, and none is taken
        await office.instead_of(await office.token())
        office.clock.forward(AFTER_FAILING)
    failing = office.tokens.standing()["one"].failing_for
    office.tokens.taken("one")

    assert failing == 3 * AFTER_FAILING
    assert office.tokens.standing()["one"].failing_for is None
