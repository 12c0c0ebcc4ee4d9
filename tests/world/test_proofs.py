"""Each way to prove who we are, by real MSAL, to an Entra that checks it; what `doctor` says."""

import asyncio
import re
import traceback
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509

from adapters.clouds import Cloud
from adapters.credential_files import ClientSecret, read_certificate
from adapters.network import Network
from adapters.registrations import BotRegistration, Credential
from adapters.teams.msal_apps import Ask, asker
from bot.commands.doctor_answer import State, as_json
from tests.adapters.credentials_kit import certificate_file, certificate_pem, kept
from tests.adapters.hand_clock import HandClock
from tests.adapters.identity_provider import rsa_key
from tests.bot.commands.doctor_kit import GOOD, about, look, registration
from tests.bot.guarded_town import COUNCIL
from tests.bot.town import APP_ID, NINE
from tests.world.entra import WRONG_CERTIFICATE, WRONG_SECRET, WRONG_TIME, Proof
from tests.world.microsoft import Microsoft
from tests.world.microsoft import microsoft as make_microsoft
from tests.world.weather import HELD, MOODS, Place

SECRET = "Zk8-the-one-secret"
KNOWN = Proof(APP_ID, COUNCIL, secret=SECRET)
CLOCK = HandClock(NINE)


async def asked(microsoft: Microsoft, credential: Credential) -> dict[str, object]:
    """What Entra answers to a registration of the council's."""
    one = BotRegistration(APP_ID, COUNCIL, "Council", credential)
    return dict(await asyncio.to_thread(asker(one, microsoft.cloud, microsoft.network)))


@pytest.fixture
async def microsoft(ca_file: Path) -> AsyncIterator[Microsoft]:
    """Entra, which knows the council's secret."""
    async with make_microsoft(KNOWN, clock=CLOCK, ca_file=ca_file) as made:
        yield made


async def test_a_secret_is_taken(microsoft: Microsoft) -> None:
    answer = await asked(microsoft, ClientSecret(SECRET))

    assert answer["access_token"] in microsoft.entra.issued
    assert microsoft.wrong == []


async def test_another_secret_is_refused_and_noted(microsoft: Microsoft) -> None:
    answer = await asked(microsoft, ClientSecret("of last year"))

    assert answer["error_codes"] == [WRONG_SECRET]
    assert microsoft.wrong == ["another secret"]


@pytest.mark.parametrize(
    ("key", "ahead", "code", "wrong"),
    [
        pytest.param("first", 0, None, [], id="its own certificate"),
        pytest.param(
            "another",
            0,
            WRONG_CERTIFICATE,
            ["assertion: another certificate"],
            id="another's certificate",
        ),
        pytest.param("first", 16, WRONG_TIME, [], id="our clock is 16 minutes behind"),
        pytest.param("first", -16, WRONG_TIME, [], id="our clock is 16 minutes ahead"),
    ],
)
async def test_a_certificates_assertion_is_checked(
    tmp_path: Path, ca_file: Path, key: str, ahead: int, code: int | None, wrong: list[str]
) -> None:
    credential = read_certificate(certificate_file(tmp_path / "certificate.pem"))
    theirs = x509.load_pem_x509_certificate(certificate_pem(rsa_key(key)))
    known = Proof(APP_ID, COUNCIL, certificate=theirs)
    async with make_microsoft(known, clock=CLOCK, ca_file=ca_file) as microsoft:
        microsoft.entra.ahead = timedelta(minutes=ahead)
        answer = await asked(microsoft, credential)

        assert ("access_token" in answer) == (code is None)
        assert answer.get("error_codes") == (code and [code])
        assert microsoft.wrong == wrong


@pytest.mark.parametrize("place", [Place.DISCOVERY, Place.TOKEN])
@pytest.mark.parametrize("mood", [mood for mood in MOODS if mood not in HELD])
async def test_doctor_says_so_and_goes_on(
    tmp_path: Path, microsoft: Microsoft, place: Place, mood: str
) -> None:
    microsoft.weather.moods[COUNCIL, place] = MOODS[mood]
    kept(tmp_path / "secret", SECRET.encode())
    credential = '"client_secret"\nsecret_file = "secret"'
    cloud = microsoft.cloud

    def at_ours(one: BotRegistration, _cloud: Cloud, _network: Network) -> Ask:
        return asker(one, cloud, microsoft.network)

    asks = replace(GOOD, token=at_ours)
    registered = registration("council", COUNCIL, credential=credential)
    findings = await asyncio.to_thread(look, tmp_path, registered, asks)

    assert [state for state, _ in about(findings, "token for")] == [State.WRONG]
    assert about(findings, "signing keys") == [(State.OK, "1 that may speak for Teams")]
    assert SECRET not in as_json(findings)


@pytest.mark.parametrize("place", [Place.DISCOVERY, Place.TOKEN])
@pytest.mark.parametrize("mood", [mood for mood in MOODS if mood not in HELD])
@pytest.mark.parametrize("by", ["secret", "certificate"])
async def test_no_traceback_of_a_sign_in_holds_what_proves_who_we_are(
    tmp_path: Path, microsoft: Microsoft, place: Place, mood: str, by: str
) -> None:
    """Not even where somebody prints one: none of ours does."""
    microsoft.weather.moods[COUNCIL, place] = MOODS[mood]
    credential: Credential = ClientSecret(SECRET)
    if by == "certificate":
        credential = read_certificate(certificate_file(tmp_path / "certificate.pem"))
    one = BotRegistration(APP_ID, COUNCIL, "Council", credential)
    with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever MSAL raises
        await asyncio.to_thread(asker(one, microsoft.cloud, microsoft.network))

    told = "".join(traceback.format_exception(raised.value))
    assert "msal" in told
    assert not re.search(rf"{SECRET}|PRIVATE KEY|eyJ[\w-]{{20}}", told)
