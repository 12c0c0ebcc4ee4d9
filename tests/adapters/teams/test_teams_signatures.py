"""A token whose signature is remembered is worth no more than one seen for the first time."""

from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import Any

import pytest
import pytest_asyncio

from adapters.teams.inbound import RequestRefused
from adapters.teams.jwks import AGAIN, FRESH, SigningKey, SigningKeys
from adapters.teams.tokens_in import SKEW, Signatures, Signed, Verifier
from tests.adapters.guarded import APP, Guarded, guarded
from tests.adapters.hand_clock import HandClock
from tests.adapters.identity_provider import ISSUER, IdentityProvider, jwk, rsa_key

HOUR = timedelta(hours=1)


@pytest_asyncio.fixture
async def inside() -> AsyncIterator[Guarded]:
    async with guarded() as made:
        yield made


async def status(inside: Guarded, headers: dict[str, str]) -> int:
    return (await inside.post(json=inside.activity(), headers=headers))[0]


async def test_a_key_that_the_provider_withdrew_takes_its_remembered_tokens_with_it(
    inside: Guarded,
) -> None:
    headers = inside.bearer(exp=int((inside.clock.now() + 2 * FRESH).timestamp()))
    assert await status(inside, headers) == 200
    inside.provider.listed = [jwk("key-2", rsa_key("second"))]
    inside.clock.forward(AGAIN)

    assert await inside.keys.refresh()
    inside.clock.forward(AGAIN)
    assert await status(inside, headers) == 401


async def test_another_key_under_the_same_id_is_tried_anew(inside: Guarded) -> None:
    headers = inside.bearer()
    assert await status(inside, headers) == 200
    inside.provider.listed = [jwk("key-1", rsa_key("second"))]
    inside.clock.forward(AGAIN)

    assert await inside.keys.refresh()
    assert await status(inside, headers) == 401


async def test_a_remembered_token_whose_key_may_speak_for_teams_no_more_is_refused(
    inside: Guarded,
) -> None:
    headers = inside.bearer()
    assert await status(inside, headers) == 200
    inside.provider.listed = [jwk("key-1", rsa_key("first"), endorsements=["emulator"])]
    inside.clock.forward(AGAIN)

    assert await inside.keys.refresh()
    assert await status(inside, headers) == 403


async def test_a_remembered_token_with_one_letter_changed_is_another_token(inside: Guarded) -> None:
    headers = inside.bearer()
    assert await status(inside, headers) == 200
    good = headers["Authorization"]
    other = good[:-6] + ("A" if good[-6] != "A" else "B") + good[-5:]

    assert await status(inside, {**headers, "Authorization": other}) == 401


class Provider:
    """Lists one key, as the provider does; counts how often it was asked for."""

    def __init__(self) -> None:
        self.key = SigningKey(rsa_key("first").public_key(), frozenset({"msteams"}))

    async def __call__(self) -> Mapping[str, SigningKey]:
        return {"key-1": self.key}


class Remembering(Signatures):
    """Says how often it had what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.knew = 0

    def of(self, token: str) -> Signed | None:
        found = super().of(token)
        self.knew += found is not None
        return found


def verifier(clock: HandClock, signatures: Signatures) -> Verifier:
    keys = SigningKeys(Provider(), clock=clock)
    return Verifier(
        issuer=ISSUER,
        audience=frozenset({APP}),
        keys=keys,
        clock=clock,
        signatures=signatures,
    )


def header(clock: HandClock, **claims: Any) -> str:
    provider = IdentityProvider(clock)
    return f"Bearer {provider.token(provider.claims(**{'aud': APP, **claims}), kid='key-1')}"


async def test_a_good_token_is_remembered_and_proves_the_same_again() -> None:
    clock, signatures = HandClock(), Remembering()
    guard, shown = verifier(clock, signatures), header(clock)

    first, second = await guard.verify(shown), await guard.verify(shown)
    assert first == second
    assert signatures.knew == 1


async def test_a_remembered_token_expires_as_it_would_have() -> None:
    clock, signatures = HandClock(), Remembering()
    guard, shown = verifier(clock, signatures), header(clock)
    await guard.verify(shown)
    clock.forward(HOUR + SKEW)

    with pytest.raises(RequestRefused) as refused:
        await guard.verify(shown)
    assert refused.value.status == 401
    assert signatures.knew == 1


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param({"aud": "somebody-else"}, id="for another bot"),
        pytest.param({"iss": "https://elsewhere.test"}, id="by another issuer"),
        pytest.param({"exp": 1}, id="expired"),
        pytest.param({"exp": None}, id="without an end"),
    ],
)
async def test_a_token_that_is_refused_is_not_remembered(claims: dict[str, Any]) -> None:
    clock, signatures = HandClock(), Remembering()
    guard, shown = verifier(clock, signatures), header(clock, **claims)

    for _ in range(2):
        with pytest.raises(RequestRefused):
            await guard.verify(shown)
    assert signatures.knew == 0


def test_it_holds_so_many_and_forgets_the_one_longest_unused() -> None:
    held = Signatures(most=2)
    one = Signed("key-1", SigningKey(rsa_key("first").public_key(), frozenset()), {})
    held.keep("a.a.a", one)
    held.keep("b.b.b", one)
    assert held.of("a.a.a") is one
    held.keep("c.c.c", one)

    assert held.of("b.b.b") is None
    assert held.of("a.a.a") is held.of("c.c.c") is one
