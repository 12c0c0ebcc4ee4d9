"""Which side of the door the settings give: Teams' own, with tokens; or this machine's, without."""

import subprocess
import sys
from pathlib import Path

import pytest

from adapters.clock import Clock
from adapters.clouds import PUBLIC
from adapters.registrations import (
    BotRegistration,
    ManagedIdentity,
    RegistrationFaults,
    Registrations,
)
from adapters.teams.authentication import Caller
from adapters.teams.failures import NotABotFrameworkHost, Rejected
from adapters.teams.inbound import RequestRefused
from bot.config import SettingsFaults
from bot.registrations import anonymous_side, open_registrations, registered_side
from governance.keys import TenantId

COUNCIL, NHS, GUEST = (f"aaaaaaaa-0000-4000-8000-00000000000{n}" for n in (1, 2, 3))
ONE, TWO = (f"11111111-0000-4000-8000-00000000000{n}" for n in (1, 2))
REGISTERED = Registrations(
    PUBLIC,
    PUBLIC.hosts,
    (
        BotRegistration(
            ONE,
            TenantId(COUNCIL),
            "Council",
            ManagedIdentity(),
            frozenset({TenantId(NHS), TenantId(GUEST)}),
        ),
        BotRegistration(TWO, TenantId(NHS), "NHS", ManagedIdentity()),
    ),
)


async def test_with_registrations_a_token_is_asked_for_and_loopback_is_no_way_in() -> None:
    async with registered_side(REGISTERED, clock=Clock()) as side:
        with pytest.raises(RequestRefused) as caught:
            await side.authenticator.admit(Caller("127.0.0.1", {"Host": "localhost"}))
        assert caught.value.status == 401

        side.hosts.check("https://smba.trafficmanager.net/uk/")
        with pytest.raises(NotABotFrameworkHost):
            side.hosts.check("http://127.0.0.1/")
        with pytest.raises(Rejected):
            await side.tokens.headers("a-stranger", TenantId(COUNCIL))


async def test_without_them_only_this_machine_is_let_in_and_answered() -> None:
    side = anonymous_side()

    await side.authenticator.admit(Caller("127.0.0.1", {"Host": "localhost"}))
    assert await side.tokens.headers(ONE, TenantId(COUNCIL)) == {}
    with pytest.raises(RequestRefused):
        await side.authenticator.admit(Caller("203.0.113.9", {"Host": "localhost"}))


def test_a_file_that_is_not_there_is_named_by_its_setting(tmp_path: Path) -> None:
    with pytest.raises(SettingsFaults, match="IGDESK_REGISTRATIONS: the file cannot be read"):
        open_registrations(tmp_path / "registrations.toml")


def test_a_file_with_faults_starts_nothing(tmp_path: Path) -> None:
    (tmp_path / "registrations.toml").write_text("[[registrations]]\n", encoding="utf-8")

    with pytest.raises(RegistrationFaults, match="app_id: is missing"):
        open_registrations(tmp_path / "registrations.toml")


@pytest.mark.parametrize(
    ("tenant", "app_id"),
    [
        pytest.param(COUNCIL, ONE, id="its own"),
        pytest.param(NHS.upper(), TWO, id="its own before one that also serves it"),
        pytest.param(GUEST, ONE, id="one that also serves it"),
        pytest.param("another", None, id="none: told by mail, and others report for it"),
    ],
)
def test_whoever_is_written_to_is_written_to_by_their_own_tenants_bot(
    tenant: str, app_id: str | None
) -> None:
    found = REGISTERED.of_tenant(TenantId(tenant))

    assert (found and found.app_id) == app_id


def test_only_the_one_registered_there_looks_into_a_tenants_directory() -> None:
    own = REGISTERED.in_tenant(TenantId(COUNCIL.upper()))

    assert own is not None
    assert own.app_id == ONE
    assert REGISTERED.of_tenant(TenantId(GUEST)) is not None
    assert (
        REGISTERED.in_tenant(TenantId(GUEST)) is None
    )  # it is served there, and not at home there


def test_the_simulator_loads_no_sign_in_libraries() -> None:
    said = "import bot.registrations, sys; print({'msal', 'jwt', 'requests'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)

    assert told.stdout.strip() == "set()"
