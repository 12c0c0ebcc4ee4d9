"""The settings, from the environment and an `.env` file: every fault at once, by name.

The only module that reads the environment. A fault names the setting and what it should
be, never the value it had: a value can be a secret.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

from adapters.credential_files import CredentialUnusable
from adapters.private_files import TAKE_AWAY, others_can_read
from bot.backup_settings import BackupSettings
from bot.mail_settings import MailSettings
from bot.network_settings import NetworkSettings
from bot.secret_files import SECRETS, SecretFiles, in_files
from bot.setting_kinds import (
    NO_SECRET,
    Https,
    Secret,
    SecretUrl,
    Switch,
    VaultKey,
    like,
    reader_of,
    whole,
)
from dialogs.words.regulator import USUAL

PREFIX = "IGDESK_"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
NAME = r"[\w' ,.()-]{2,60}"  # of the regulator, as a card can say it

USUAL_PROXIES = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")


def usual_proxy() -> str:
    """Return the usual variable that names a proxy, which we do not follow; "" where none does."""
    return next((name for name in USUAL_PROXIES if os.environ.get(name)), "")


class SettingsFaults(Exception):
    """The settings cannot be used; one line a fault, each naming its setting."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, kw_only=True)
class Settings(MailSettings, NetworkSettings, BackupSettings, SecretFiles):
    """Where things are and how to run. Paths may be relative to the folder we start in."""

    database: Path = Path("igdesk-data/store/igdesk.db")
    ring: Path = Path("igdesk-data/keys/ring.json")
    root_key_file: Path = Path("igdesk-data/root/root.key")
    root_key: Secret | None = None
    root_key_vault: VaultKey = ""  # the address of a key in Azure Key Vault that wraps ours
    vault_identity: str = ""  # the managed identity that may use it; else the machine's own
    agreement: str = "sscb_2023"
    agreement_document: Path | None = None  # the document, or a folder of them
    public_url: Https = ""  # where people's browsers reach us
    regulator: Annotated[str, like(NAME, "a name of at most 60 letters")] = USUAL
    confirmations: Path | None = None  # which rules the DPO or the IG lead has confirmed
    retention: Path | None = None  # how long each party keeps its records, where not as we suggest
    letters: Path | None = None  # a folder of a partner's own letters, in place of ours
    roles: Path = Path("roles.toml")
    host: str = "127.0.0.1"
    port: Annotated[int, whole(0, 65535)] = 3978  # 0: one of the system's choosing
    anonymous: Switch = False
    service_url: str = "https://smba.trafficmanager.net/uk/"
    registrations: Path | None = None
    graph: Switch = False  # may Microsoft Graph be asked who someone's manager is?
    app_id: str = ""  # of the simulated bot: a real one has registrations
    one_off_holidays: str = ""
    metrics: Switch = False  # may whoever reaches our port read the numbers at /metrics?
    read_receipts: str = ""  # the line of your DPIA by which it may be kept who has seen what
    heartbeat_url: SecretUrl = NO_SECRET
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "console"] = "json"
    secrets_in_environment: tuple[str, ...] = field(default=(), repr=False)
    """The settings that are secrets and stood in the environment: others may see them there."""


KINDS = get_type_hints(Settings, include_extras=True)
READERS = {
    each.name: reader_of(KINDS[each.name])
    for each in fields(Settings)
    if each.name != "secrets_in_environment"  # it is found, and not set
}
"""What can be set, and what reads each."""


def load_settings(*, _env_file: Path | None = Path(".env"), **given: Any) -> Settings:
    """The settings, or SettingsFaults naming every one that cannot be used.

    `given` wins over the environment (the simulator and the tests pass their own paths), and that
    over `_env_file`. A secret that stands in the environment is read and taken out of it, so that
    no child has it; it still shows in the process's own `/proc/PID/environ`, which nobody can
    change: a file is better.
    """
    found = {**_ours(_in_env_file(_env_file)), **_ours(os.environ), **given}
    read, unreadable = _from_files(found)
    values, wrong = _read({**found, **read, **given})
    settings = Settings(**values)
    together = _wrong_together(settings)
    others = (line for line in together if not any(_named(name) in line for name in wrong))
    if faults := (*unreadable, *wrong.values(), *others):
        raise SettingsFaults(faults)
    return replace(settings, secrets_in_environment=_taken_out_of_environment())


def _ours(variables: Mapping[str, str | None]) -> dict[str, str]:
    """Return the variables that are for us, by the settings' names."""
    return {
        name.upper().removeprefix(PREFIX).lower(): value
        for name, value in variables.items()
        if name.upper().startswith(PREFIX) and value is not None
    }


def _read(found: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return each setting as it was read, and what is wrong with those that cannot be."""
    values, wrong = dict[str, Any](), dict[str, str]()
    for name, read in READERS.items():
        if name in found:
            try:
                values[name] = read(found[name])
            except ValueError as fault:
                wrong[name] = f"{_named(name)}: {fault}"
    return values, wrong


def _in_env_file(path: Path | None) -> Mapping[str, str | None]:
    """Return what the file of settings says. Raises SettingsFaults where it cannot be read, or
    others can read it.
    """
    try:
        if path is None or not path.exists():
            return {}
        with path.open(encoding="utf-8") as file:
            if others_can_read(os.fstat(file.fileno())):
                raise SettingsFaults((f"{path}: {TAKE_AWAY}",))
            from dotenv import dotenv_values  # noqa: PLC0415 - many have no such file

            return dotenv_values(stream=file)
    except (OSError, UnicodeDecodeError):
        raise SettingsFaults((f"{path}: cannot be read, or is no text",)) from None


def _from_files(found: Mapping[str, Any]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the secrets that are in files, and what is wrong with those files."""
    read, faults = dict[str, str](), list[str]()
    for name, value in in_files(found):
        if isinstance(value, CredentialUnusable):
            faults.append(f"{_named(SECRETS[name])}: {value}")
        else:
            read[name] = value
    return read, tuple(faults)


def _taken_out_of_environment() -> tuple[str, ...]:
    secret = {_named(name) for name in SECRETS}
    found = tuple(name for name in os.environ if name.upper() in secret)
    for name in found:
        del os.environ[name]
    return tuple(sorted(name.upper() for name in found))


def _named(field: str) -> str:
    return PREFIX + field.upper()


def _wrong_together(settings: Settings) -> tuple[str, ...]:
    faults = []
    if settings.ring.resolve().parent == settings.database.resolve().parent:
        faults.append(
            f"{PREFIX}RING: must be in another folder than the database, so that a copy of the"
            " one is never a copy of the other"
        )
    if not settings.anonymous and settings.registrations is None:
        faults.append(
            f"{PREFIX}REGISTRATIONS: is missing; without the file of bot registrations only"
            f" {PREFIX}ANONYMOUS=1 on this machine's own address can run"
        )
    if settings.anonymous and settings.registrations is not None:
        faults.append(
            f"{PREFIX}ANONYMOUS: cannot be 1 while {PREFIX}REGISTRATIONS is set: take one of them"
            " away"
        )
    if settings.root_key is not None and settings.root_key_vault:
        faults.append(f"{PREFIX}ROOT_KEY: cannot be set beside {PREFIX}ROOT_KEY_VAULT")
    if settings.anonymous and settings.host not in LOOPBACK:
        faults.append(f"{PREFIX}HOST: must be 127.0.0.1 while {PREFIX}ANONYMOUS=1")
    faults += [PREFIX + fault for fault in settings.backup_faults(settings.database, settings.ring)]
    return (*faults, *(PREFIX + fault for fault in settings.mail_faults()))
