"""What `igdesk doctor` looks at in a test, and what it finds."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from adapters.clock import Clock, new_id
from adapters.clouds import Cloud
from adapters.network import Network
from adapters.registrations import BotRegistration
from adapters.root_key import FileRootKey
from adapters.teams.jwks import Keys, KeysUnavailable, SigningKey
from adapters.teams.msal_apps import Ask
from bot.commands.doctor import examine
from bot.commands.doctor_answer import Finding, State
from bot.commands.doctor_reach import Reach
from bot.service_files import read_agreement
from storage.open_store import open_store
from storage.store import Store
from tests.adapters.hand_clock import HandClock
from tests.adapters.identity_provider import rsa_key
from tests.bot.town import APP_ID, NINE, settings_in

COUNCIL, POLICE, NHS = (f"{n * 8}-{n * 4}-4{n * 3}-8{n * 3}-{n * 12}" for n in "123")
REGISTRATION = """
[[registrations]]
name = "The {name}"
app_id = "{app}"
tenant = "{tenant}"
credential = {credential}
"""
MANAGED = '"managed_identity"'


def registration(name: str, tenant: str, app: str = APP_ID, credential: str = MANAGED) -> str:
    """A table of the registrations file."""
    return REGISTRATION.format(name=name, tenant=tenant, app=app, credential=credential)


ALL_THREE = (
    registration("council", COUNCIL)
    + registration("police", POLICE, APP_ID[:-1] + "2")
    + registration("NHS", NHS, APP_ID[:-1] + "3")
)


def told(
    answer: Mapping[str, Any] | Exception,
) -> Callable[[BotRegistration, Cloud, Network], Ask]:
    """An identity provider that answers so, or fails so."""

    def ask(*, anew: bool = False) -> Mapping[str, Any]:
        if isinstance(answer, Exception):
            raise answer
        return answer

    return lambda _registration, _cloud, _network: ask


def listing(*channels: str) -> Callable[[Cloud, Network], Callable[[], Any]]:
    """Signing keys endorsed for these channels; for none they cannot be had."""

    async def fetch() -> Keys:
        if not channels:
            raise KeysUnavailable
        return {"k": SigningKey(rsa_key("first").public_key(), frozenset(channels))}

    return lambda _cloud, _network: fetch


async def no_date(_url: str, _network: Network) -> datetime | None:
    """Nobody says what time it is."""
    return None


async def no_page(_url: str) -> None:
    """No bot runs."""


GOOD = Reach(
    token=told({"access_token": "x", "expires_in": 3600}),
    keys=listing("msteams"),
    date=no_date,
    page=no_page,
)


def look(
    folder: Path,
    registrations: str = ALL_THREE,
    asks: Reach = GOOD,
    clock: Clock | None = None,
    by_name: bool = False,
    **changes: object,
) -> list[Finding]:
    """What is found, with a registrations file of these words."""
    file = folder / "registrations.toml"
    file.write_text(registrations, encoding="utf-8")
    given = {"anonymous": False, "app_id": "", "registrations": file, **changes}
    return examine(
        lambda: settings_in(folder, **given), clock or HandClock(NINE), asks, by_name=by_name
    )


def about(findings: list[Finding], what: str) -> list[tuple[State, str]]:
    """What is said of a matter."""
    return [(one.state, one.says) for one in findings if what in one.about]


def store_in(folder: Path, now: datetime) -> Store:
    """A real store where the settings of `folder` look for it, made at `now`."""
    settings = settings_in(folder)
    return open_store(
        database=settings.database,
        ring=settings.ring,
        root_key=FileRootKey(settings.root_key_file, make_if_missing=True).load,
        parties=read_agreement(settings.agreement).keys,
        now=now,
        ids=new_id,
    )
