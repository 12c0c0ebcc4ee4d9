"""The signing keys under attack and in bad weather: rollover, floods, a provider that is down."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from adapters.network import DIRECT
from adapters.teams.jwks import AGAIN, FRESH, JwksFetch, KeysUnavailable
from tests.adapters.guarded import Guarded, guarded
from tests.adapters.identity_provider import ISSUER, METADATA, jwk, rsa_key, tls

SECOND = timedelta(seconds=1)


@pytest.fixture
async def inside() -> AsyncIterator[Guarded]:
    async with guarded() as made:
        yield made


def roll_over(inside: Guarded) -> dict[str, str]:
    """The provider signs with a new key from now on; the header of a token signed with it."""
    inside.provider.listed = [jwk("key-2", rsa_key("second"))]
    token = inside.provider.token(inside.claims(), key=rsa_key("second"), kid="key-2")
    return inside.bearer(token)


async def status(inside: Guarded, headers: dict[str, str]) -> int:
    return (await inside.post(json=inside.activity(), headers=headers))[0]


async def test_a_rollover_in_mid_flight_loses_nobody_and_costs_one_fetch(inside: Guarded) -> None:
    assert await inside.honest() == 200
    inside.clock.forward(AGAIN)

    headers = roll_over(inside)
    answers = await asyncio.gather(*(status(inside, headers) for _ in range(20)))
    assert set(answers) == {200}
    assert inside.provider.fetches == 2


async def test_a_flood_of_unknown_keys_costs_one_fetch(inside: Guarded) -> None:
    assert await inside.honest() == 200
    inside.clock.forward(AGAIN)
    tokens = [
        inside.provider.token(inside.claims(), key=rsa_key("stranger"), kid=f"k{n}")
        for n in range(40)
    ]

    answers = await asyncio.gather(*(status(inside, inside.bearer(token)) for token in tokens))
    assert sorted(answers) == [401] + [503] * 39  # whose fetch it was, and who came meanwhile
    assert await inside.honest() == 200
    assert inside.provider.fetches == 2


async def test_unknown_keys_one_after_another_cost_one_fetch_too(inside: Guarded) -> None:
    assert await inside.honest() == 200
    inside.clock.forward(AGAIN)

    answers = []
    for number in range(5):
        kid = f"k{number}"
        token = inside.provider.token(inside.claims(), key=rsa_key("stranger"), kid=kid)
        answers.append(await status(inside, inside.bearer(token)))
        inside.clock.forward(SECOND)

    assert answers == [401, 503, 503, 503, 503]
    assert inside.provider.fetches == 2


async def test_a_key_that_is_new_just_after_a_fetch_is_known_within_seconds(
    inside: Guarded,
) -> None:
    """Until then Teams is told to send again: it is not refused."""
    assert await inside.honest() == 200
    headers = roll_over(inside)

    assert await status(inside, headers) == 503
    inside.clock.forward(AGAIN)
    assert await status(inside, headers) == 200


async def test_a_flood_keeps_no_new_key_out(inside: Guarded) -> None:
    """However many come of a stranger who knows our app id, whoever's turn it is to ask."""
    assert await inside.honest() == 200
    headers = roll_over(inside)
    answers = []
    for number in range(40):
        kid = f"k{number}"
        token = inside.provider.token(inside.claims(), key=rsa_key("stranger"), kid=kid)
        await status(inside, inside.bearer(token))
        answers.append(await status(inside, headers))
        inside.clock.forward(SECOND)

    known_after = int(AGAIN / SECOND)
    assert answers == [503] * known_after + [200] * (40 - known_after)
    assert inside.provider.fetches <= 1 + 40 / known_after


UNFIT = [
    pytest.param({"iss": "https://elsewhere.test"}, id="another issuer"),
    pytest.param({"aud": "33333333-0000-4000-8000-000000000003"}, id="another bot"),
    pytest.param({"exp": 1}, id="expired"),
    pytest.param({"exp": None}, id="no end"),
]


@pytest.mark.parametrize("changes", UNFIT)
async def test_for_a_token_that_would_not_fit_no_key_is_asked_for(
    inside: Guarded, changes: dict[str, object]
) -> None:
    assert await inside.honest() == 200
    inside.clock.forward(AGAIN)
    token = inside.provider.token(inside.claims(**changes), key=rsa_key("stranger"), kid="k1")

    assert await status(inside, inside.bearer(token)) in (401, 403)
    assert inside.provider.fetches == 1


async def test_while_the_provider_is_down_its_old_keys_hold(inside: Guarded) -> None:
    assert await inside.honest() == 200
    inside.provider.down = True
    for _ in range(3):
        inside.clock.forward(FRESH + SECOND)
        assert await inside.honest() == 200

    stranger = inside.provider.token(inside.claims(), key=rsa_key("stranger"), kid="key-9")
    assert await status(inside, inside.bearer(stranger)) == 503


async def test_a_provider_that_is_down_from_the_start_is_a_503_and_asked_again_soon(
    inside: Guarded,
) -> None:
    inside.provider.down = True
    answers = await asyncio.gather(*(inside.honest() for _ in range(10)))
    assert set(answers) == {503}
    assert inside.provider.fetches == 1

    inside.provider.down = False
    assert await inside.honest() == 503
    inside.clock.forward(AGAIN)
    assert await inside.honest() == 200


async def test_a_provider_that_hangs_holds_up_nobody_whose_key_is_known(inside: Guarded) -> None:
    assert await inside.honest() == 200
    inside.clock.forward(AGAIN)
    inside.provider.hang = asyncio.Event()
    unknown = inside.provider.token(inside.claims(), key=rsa_key("second"), kid="key-2")
    waiting = asyncio.create_task(status(inside, inside.bearer(unknown)))
    while inside.provider.fetches < 2:
        await asyncio.sleep(0)

    assert await inside.honest() == 200
    assert not waiting.done()
    inside.provider.hang.set()
    assert await waiting == 401


async def test_a_caller_who_hangs_up_does_not_stop_the_fetch_for_the_others(
    inside: Guarded,
) -> None:
    inside.provider.hang = asyncio.Event()
    first = asyncio.create_task(inside.keys.key("key-1"))
    second = asyncio.create_task(inside.keys.key("key-1"))
    while not inside.provider.fetches:
        await asyncio.sleep(0)

    first.cancel()
    inside.provider.hang.set()
    assert await second is not None
    assert inside.provider.fetches == 1


async def test_keys_are_fetched_again_once_a_day_beside_the_turns(inside: Guarded) -> None:
    assert await inside.honest() == 200
    inside.clock.forward(FRESH)
    inside.provider.listed = [jwk("key-2", rsa_key("second"))]

    assert await inside.honest() == 200
    assert await inside.keys.refresh()
    assert await inside.honest() == 503
    assert inside.provider.fetches == 2


WEAK = jwk("weak", rsa_key("weak", 1024))
PASSED_OVER = [
    pytest.param(WEAK, id="too short"),
    pytest.param({**jwk("x", rsa_key("first")), "kid": ""}, id="no id"),
    pytest.param({**jwk("x", rsa_key("first")), "use": "enc"}, id="for secrets, not signatures"),
    pytest.param({"kty": "oct", "k": "AAAA", "kid": "x"}, id="a shared secret"),
    pytest.param({"kty": "RSA", "kid": "x"}, id="half a key"),
    pytest.param({"kty": "RSA", "kid": "x", "n": 7, "e": []}, id="nonsense"),
    pytest.param({"kty": "RSA", "kid": "x", "n": "!!", "e": "AQAB"}, id="not base64"),
    pytest.param({"kty": "RSA", "kid": "x", "n": "AQ", "e": "AQ"}, id="no such numbers"),
    pytest.param("key", id="a word"),
    pytest.param(None, id="null"),
]


@pytest.mark.parametrize("entry", PASSED_OVER)
async def test_a_key_that_cannot_be_used_is_passed_over(inside: Guarded, entry: object) -> None:
    inside.provider.listed.append(entry)

    assert await inside.honest() == 200


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"issuer": "https://evil.example"}, id="another issuer"),
        pytest.param({"jwks_uri": "https://evil.example/keys"}, id="keys on another host"),
        pytest.param({"jwks_uri": "file:///etc/passwd"}, id="keys in a file"),
        pytest.param({"jwks_uri": "http://["}, id="no address"),
        pytest.param({"jwks_uri": "PROVIDER/\x00 \ud800"}, id="no address either"),
        pytest.param({"jwks_uri": None}, id="no keys"),
        pytest.param({"jwks_uri": ["x"]}, id="a list"),
    ],
)
async def test_a_provider_that_points_elsewhere_is_not_followed(
    inside: Guarded, told: dict[str, object]
) -> None:
    inside.provider.told = {
        name: value.replace("PROVIDER", inside.provider.url) if isinstance(value, str) else value
        for name, value in told.items()
    }

    assert await inside.honest() == 503


async def test_a_provider_with_a_strangers_certificate_is_not_believed(inside: Guarded) -> None:
    _, other_authority = tls()
    for network in (other_authority, DIRECT):
        fetch = JwksFetch(f"{inside.provider.url}{METADATA}", issuer=ISSUER, network=network)
        with pytest.raises(KeysUnavailable):
            await fetch()
    assert inside.provider.fetches == 0


async def test_the_time_given_to_the_provider_is_bounded(inside: Guarded) -> None:
    inside.provider.hang = asyncio.Event()
    fetch = JwksFetch(
        f"{inside.provider.url}{METADATA}",
        issuer=ISSUER,
        timeout=timedelta(milliseconds=50),
        network=inside.provider.network,
    )
    with pytest.raises(KeysUnavailable):
        await fetch()
    inside.provider.hang.set()
