"""Attacks on the door over HTTP, with tokens: a 4xx, a sentence, nobody behind it disturbed."""

import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from adapters.teams.tokens_in import SKEW
from tests.adapters.guarded import (
    APP,
    OTHER_APP,
    OTHER_TENANT,
    STRANGER,
    TENANT,
    Guarded,
    beside_an_honest_user,
    guarded,
)
from tests.adapters.hand_clock import T0
from tests.adapters.identity_provider import jwk, rsa_key

NOW = int(T0.timestamp())
LATE = int(SKEW.total_seconds())


@pytest.fixture
async def inside() -> AsyncIterator[Guarded]:
    async with guarded() as made:
        yield made


def part(value: object) -> str:
    """One part of a token, by hand: for tokens that no library would make."""
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def unsigned(g: Guarded, algorithm: str) -> str:
    return f"{part({'alg': algorithm, 'kid': 'key-1', 'typ': 'JWT'})}.{part(g.claims())}."


def with_the_public_key_as_a_secret(g: Guarded, encoding: Encoding) -> str:
    """The classic: HMAC with what everyone knows, hoping that it is taken for a secret."""
    public = rsa_key("first").public_key()
    known = public.public_bytes(encoding, PublicFormat.SubjectPublicKeyInfo)
    signing = f"{part({'alg': 'HS256', 'kid': 'key-1'})}.{part(g.claims())}"
    return f"{signing}.{part(hmac.digest(known, signing.encode(), hashlib.sha256))}"


def stranger(g: Guarded, **header: Any) -> str:
    return g.provider.token(g.claims(), key=rsa_key("stranger"), **header)


def tampered(g: Guarded) -> str:
    head, _, signature = g.provider.token(g.claims()).split(".")
    return f"{head}.{part(g.claims(exp=NOW + 10**9))}.{signature}"


def payload(g: Guarded, raw: bytes) -> str:
    signing = f"{part({'alg': 'RS256', 'kid': 'key-1'})}.{part(raw)}"
    signature = rsa_key("first").sign(signing.encode(), PKCS1v15(), SHA256())
    return f"{signing}.{part(signature)}"


Forge = Callable[[Guarded], str]


def says(**changes: object) -> Forge:
    """A well-signed token that says something else."""
    return lambda g: g.provider.token(g.claims(**changes))


def header(**changes: Any) -> Forge:
    return lambda g: g.provider.token(g.claims(), **changes)


def signed_as(algorithm: str) -> Forge:
    return lambda g: g.provider.token(g.claims(), algorithm=algorithm)


TOKENS = [
    pytest.param(401, lambda g: "", id="an empty token"),
    pytest.param(401, lambda g: "x.y.z", id="garbage"),
    pytest.param(401, lambda g: "..", id="two dots"),
    pytest.param(401, lambda g: "[" * 5000 + "..", id="brackets"),
    pytest.param(401, lambda g: part(b"[" * 4000) + ".e30.e30", id="a header nested 4,000 deep"),
    pytest.param(401, lambda g: g.provider.token(g.claims()) + ".x", id="five parts, as encrypted"),
    pytest.param(401, lambda g: g.provider.token(g.claims()) + " x", id="two tokens"),
    pytest.param(401, lambda g: "x.y." + "z" * 8050, id="a very long token"),
    pytest.param(401, lambda g: unsigned(g, "none"), id="algorithm none"),
    pytest.param(401, lambda g: unsigned(g, "None"), id="algorithm None"),
    pytest.param(401, lambda g: unsigned(g, "RS256"), id="no signature"),
    pytest.param(
        401, lambda g: with_the_public_key_as_a_secret(g, Encoding.PEM), id="HS256, public PEM"
    ),
    pytest.param(
        401, lambda g: with_the_public_key_as_a_secret(g, Encoding.DER), id="HS256, public DER"
    ),
    pytest.param(401, signed_as("RS512"), id="RS512 with the right key"),
    pytest.param(401, signed_as("PS256"), id="PS256 with the right key"),
    pytest.param(401, stranger, id="another key under a known id"),
    pytest.param(401, lambda g: stranger(g, kid="key-9"), id="unknown key id"),
    pytest.param(401, lambda g: stranger(g, jwk=jwk("x", rsa_key("stranger"))), id="brings a key"),
    pytest.param(401, lambda g: stranger(g, jku="http://127.0.0.1:1/keys"), id="brings an address"),
    pytest.param(401, tampered, id="claims changed after signing"),
    pytest.param(401, header(kid="k" * 300), id="a very long key id"),
    pytest.param(401, header(kid=""), id="an empty key id"),
    pytest.param(401, header(crit=["x"], x=1), id="a critical header that nobody knows"),
    pytest.param(401, lambda g: payload(g, b"not JSON"), id="claims that are not JSON"),
    pytest.param(401, lambda g: payload(g, b"[]"), id="claims that are a list"),
    pytest.param(401, lambda g: payload(g, b"[" * 3000), id="claims nested 3,000 deep"),
    pytest.param(401, lambda g: payload(g, b'{"\xff": 1}'), id="claims in bad UTF-8"),
    pytest.param(401, says(iss="https://evil.example"), id="another issuer"),
    pytest.param(401, says(iss=None), id="no issuer"),
    pytest.param(401, says(iss=["https://api.botframework.test"]), id="a list of issuers"),
    pytest.param(401, says(exp=NOW - LATE), id="expired"),
    pytest.param(401, says(exp=None), id="no exp"),
    pytest.param(401, says(exp=str(NOW + 999)), id="exp is text"),
    pytest.param(401, says(exp=True), id="exp is true"),
    pytest.param(401, says(exp=float("inf")), id="exp is infinite"),
    pytest.param(401, says(exp=float("nan")), id="exp is no number"),
    pytest.param(401, says(exp=10**400), id="exp is beyond reckoning"),
    pytest.param(401, says(nbf=NOW + LATE + 1), id="not yet valid"),
    pytest.param(401, says(nbf="soon"), id="nbf is text"),
    pytest.param(403, says(aud="someone-else"), id="another audience"),
    pytest.param(403, says(aud=None), id="no audience"),
    pytest.param(403, says(aud=[APP]), id="a list of audiences"),
    pytest.param(403, says(aud=OTHER_APP), id="our other bot's token"),
    pytest.param(403, says(serviceurl=None), id="no serviceUrl in the token"),
    pytest.param(403, says(serviceurl="https://evil.example/"), id="another serviceUrl"),
    pytest.param(403, says(serviceUrl="https://evil.example/"), id="two serviceUrls that differ"),
    pytest.param(403, says(serviceurl=["http://127.0.0.1/"]), id="a list of serviceUrls"),
]


@pytest.mark.parametrize(("status", "forge"), TOKENS)
async def test_a_token_that_is_not_right_is_refused(
    inside: Guarded, status: int, forge: Forge
) -> None:
    answer = await beside_an_honest_user(
        inside, json=inside.activity(id="attack"), headers=inside.bearer(forge(inside))
    )

    assert answer[0] == status
    assert answer[1].endswith(".")
    assert "\n" not in answer[1]


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({}, id="no header"),
        pytest.param({"Authorization": ""}, id="an empty header"),
        pytest.param({"Authorization": "Bearer"}, id="a scheme alone"),
        pytest.param({"Authorization": "Basic YTpi"}, id="another scheme"),
    ],
)
async def test_without_a_token_nobody_is_let_in(inside: Guarded, headers: dict[str, str]) -> None:
    answer = await beside_an_honest_user(inside, json=inside.activity(id="attack"), headers=headers)

    assert answer[0] == 401


@pytest.mark.parametrize(
    ("status", "headers", "asks"),
    [
        pytest.param(401, lambda g: {}, "Bearer", id="401: which kind of proof is asked for"),
        pytest.param(401, lambda g: g.bearer("x.y.z"), "Bearer", id="401: a bad one"),
        pytest.param(403, lambda g: g.bearer(aud=OTHER_APP), None, id="403: none would help"),
    ],
)
async def test_a_401_says_which_proof_is_wanted(
    inside: Guarded, status: int, headers: Callable[[Guarded], dict[str, str]], asks: str | None
) -> None:
    asked = inside.client.post("/api/messages", json=inside.activity(), headers=headers(inside))
    async with asked as response:
        assert response.status == status
        assert response.headers.get("WWW-Authenticate") == asks


PROXIED = {
    "Forwarded": "for=127.0.0.1;host=evil.example;proto=https",
    "X-Forwarded-For": "127.0.0.1",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    "X-Real-IP": "127.0.0.1",
}


async def test_what_a_proxy_says_of_the_caller_changes_nothing(inside: Guarded) -> None:
    """There is no setting that would turn them on: the token alone says who calls."""
    honest = inside.bearer() | PROXIED
    assert (await inside.post(json=inside.activity(), headers=honest))[0] == 200
    assert len(inside.listener.heard) == 1

    refused = await inside.post(json=inside.activity(id="attack"), headers=PROXIED)
    assert refused[0] == 401
    assert len(inside.listener.heard) == 1


async def test_a_header_beyond_all_bounds_is_refused(inside: Guarded) -> None:
    answer = await beside_an_honest_user(
        inside, json=inside.activity(id="attack"), headers=inside.bearer("x.y." + "z" * 100_000)
    )

    assert 400 <= answer[0] < 500


def in_conversation(**changes: object) -> dict[str, object]:
    conversation = {"id": "a:1", "conversationType": "personal", "tenantId": TENANT}
    return {"conversation": {**conversation, **changes}}


ACTIVITIES = [
    pytest.param({"channelData": {"tenant": {"id": STRANGER}}}, id="a strange tenant"),
    pytest.param({"channelData": {"tenant": {"id": OTHER_TENANT}}}, id="another bot's tenant"),
    pytest.param({"channelData": {"tenant": {"id": [TENANT]}}}, id="a list of tenants"),
    pytest.param(in_conversation(tenantId=STRANGER), id="a strange tenant's conversation"),
    pytest.param({"channelData": None, **in_conversation(tenantId=None)}, id="no tenant at all"),
    pytest.param({"recipient": {"id": f"28:{OTHER_APP}"}}, id="for our other bot"),
    pytest.param({"recipient": {"id": APP}}, id="for somebody named like our bot"),
    pytest.param({"serviceUrl": "https://smba.trafficmanager.net/uk/"}, id="another serviceUrl"),
]


@pytest.mark.parametrize("changes", ACTIVITIES)
async def test_a_good_token_with_another_activity_is_refused(
    inside: Guarded, changes: dict[str, object]
) -> None:
    answer = await beside_an_honest_user(
        inside, json=inside.activity(id="attack", **changes), headers=inside.bearer()
    )

    assert answer[0] == 403


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://evil.trafficmanager.net/",
        "http://smba.trafficmanager.net/uk/",
        "https://smba.trafficmanager.net:8443/uk/",
        "https://x@smba.trafficmanager.net/uk/",
    ],
)
async def test_even_a_proved_service_url_must_be_on_the_list(inside: Guarded, url: str) -> None:
    answer = await beside_an_honest_user(
        inside,
        json=inside.activity(id="attack", serviceUrl=url),
        headers=inside.bearer(serviceurl=url),
    )

    assert answer[0] == 403


@pytest.mark.parametrize(
    "listed",
    [
        pytest.param({"endorsements": ["webchat", "skype"]}, id="for other channels"),
        pytest.param({"endorsements": "msteams"}, id="no list"),
        pytest.param({"endorsements": None}, id="none"),
    ],
)
async def test_a_key_must_be_endorsed_for_teams(inside: Guarded, listed: dict[str, Any]) -> None:
    inside.provider.listed.append(jwk("key-2", rsa_key("second"), **listed))
    token = inside.provider.token(inside.claims(), key=rsa_key("second"), kid="key-2")

    answer = await beside_an_honest_user(
        inside, json=inside.activity(id="attack"), headers=inside.bearer(token)
    )
    assert answer[0] == 403


async def test_clocks_may_differ_by_five_minutes_and_no_more(inside: Guarded) -> None:
    rows: tuple[tuple[dict[str, Any], int], ...] = (
        ({"exp": NOW - LATE + 1}, 200),
        ({"exp": NOW - LATE}, 401),
        ({"nbf": NOW + LATE}, 200),
        ({"nbf": NOW + LATE + 1}, 401),
    )
    for claims, status in rows:
        answer = await inside.post(json=inside.activity(), headers=inside.bearer(**claims))
        assert answer[0] == status


async def test_a_stolen_token_serves_no_other_bot_address_or_tenant_and_not_for_long(
    inside: Guarded,
) -> None:
    stolen = inside.bearer()
    assert (await inside.post(json=inside.activity(), headers=stolen))[0] == 200

    for changes in (
        {"recipient": {"id": f"28:{OTHER_APP}"}},
        {"serviceUrl": "http://127.0.0.1:1/"},
        {"channelData": {"tenant": {"id": STRANGER}}},
    ):
        assert (await inside.post(json=inside.activity(**changes), headers=stolen))[0] == 403

    inside.clock.forward(timedelta(hours=1) + SKEW)
    assert (await inside.post(json=inside.activity(), headers=stolen))[0] == 401
    assert len(inside.listener.heard) == 1


async def test_what_a_card_says_never_changes_who_speaks(inside: Guarded) -> None:
    forged = {
        "tenant": STRANGER,
        "object_id": "the-director",
        "aadObjectId": "the-director",
        "role": "ig_lead",
        "app_id": OTHER_APP,
        "from": {"aadObjectId": "the-director"},
    }
    action = {"type": "Action.Execute", "verb": "open", "data": forged}
    for value, kind in ((forged, "message"), ({"action": action, "from": forged}, "invoke")):
        invoke = {"name": "adaptiveCard/action"} if kind == "invoke" else {}
        activity = inside.activity(type=kind, value=value, text=None, **invoke)
        assert (await inside.post(json=activity, headers=inside.bearer()))[0] == 200

    for heard in inside.listener.heard:
        assert (heard.app_id, heard.tenant, heard.object_id) == (APP, TENANT, "object-1")


async def test_each_registration_is_heard_for_its_own_tenant(inside: Guarded) -> None:
    activity = inside.activity(
        recipient={"id": f"28:{OTHER_APP}"},
        channelData={"tenant": {"id": OTHER_TENANT}},
        **in_conversation(tenantId=OTHER_TENANT.upper()),
    )

    assert (await inside.post(json=activity, headers=inside.bearer(aud=OTHER_APP)))[0] == 200
    assert inside.listener.last.app_id == OTHER_APP
