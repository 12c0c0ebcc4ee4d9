"""Each way to prove who we are, by real MSAL, to an Entra that checks it; what `doctor` says."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from adapters.clouds import Cloud
from adapters.credential_files import ClientSecret, read_certificate
from adapters.registrations import BotRegistration, Credential
from adapters.teams.msal_apps import Ask, asker
from bot.commands.doctor_answer import State, as_json
from tests.adapters.credentials_kit import certificate_file, kept
from tests.adapters.identity_provider import rsa_key
from tests.bot.commands.doctor_kit import GOOD, about, look, registration
from tests.bot.guarded_town import COUNCIL
from tests.bot.town import APP_ID
from tests.world.entra import HELD, MOODS, Entra, Place, Proof, entra

SECRET = "Zk8-the-one-secret"
OTHERS_KEY = "another"


def known(*, key: RSAPublicKey | None = None) -> Proof:
    return Proof(APP_ID, COUNCIL, secret=SECRET, key=key)


async def asked(microsoft: Entra, credential: Credential) -> dict[str, object]:
    """What Entra answers to a registration of the council's."""
    one = BotRegistration(APP_ID, COUNCIL, "Council", credential)
    return dict(await asyncio.to_thread(asker(one, microsoft.cloud)))


@pytest.fixture
async def microsoft(ca_file: Path) -> AsyncIterator[Entra]:
    """Entra, which knows the council's secret."""
    async with entra(known(), ca_file=ca_file) as made:
        yield made


async def test_a_secret_is_taken(microsoft: Entra) -> None:
    answer = await asked(microsoft, ClientSecret(SECRET))

    assert answer["access_token"] in microsoft.issued
    assert microsoft.wrong == []


async def test_another_secret_is_refused_and_noted(microsoft: Entra) -> None:
    answer = await asked(microsoft, ClientSecret("of last year"))

    assert answer["error_codes"] == [7000215]
    assert microsoft.wrong == ["another secret"]


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        pytest.param("first", [], id="its own certificate"),
        pytest.param(OTHERS_KEY, ["assertion: InvalidSignatureError"], id="another's"),
    ],
)
async def test_a_certificates_assertion_is_checked(
    tmp_path: Path, ca_file: Path, key: str, wrong: list[str]
) -> None:
    credential = read_certificate(certificate_file(tmp_path / "certificate.pem"))
    public = rsa_key(key).public_key()
    async with entra(known(key=public), ca_file=ca_file) as microsoft:
        answer = await asked(microsoft, credential)

        assert ("access_token" in answer) == (not wrong)
        assert microsoft.wrong == wrong


@pytest.mark.parametrize("place", Place)
@pytest.mark.parametrize("mood", [mood for mood in MOODS if mood not in HELD])
async def test_doctor_says_so_and_goes_on(
    tmp_path: Path, microsoft: Entra, place: Place, mood: str
) -> None:
    microsoft.moods[COUNCIL, place] = MOODS[mood]
    kept(tmp_path / "secret", SECRET.encode())
    credential = '"client_secret"\nsecret_file = "secret"'
    cloud = microsoft.cloud

    def at_ours(one: BotRegistration, _cloud: Cloud) -> Ask:
        return asker(one, cloud)

    asks = replace(GOOD, token=at_ours)
    registered = registration("council", COUNCIL, credential=credential)
    findings = await asyncio.to_thread(look, tmp_path, registered, asks)

    assert [state for state, _ in about(findings, "token for")] == [State.WRONG]
    assert about(findings, "signing keys") == [(State.OK, "1 that may speak for Teams")]
    assert SECRET not in as_json(findings)
