"""The settings, from the environment and an `.env` file: every fault at once, by name.

The only module that reads the environment. A fault names the setting and what it should
be, never the value it had: a value can be a secret.
"""

import os
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    Field,
    PrivateAttr,
    SecretStr,
    ValidationError,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from adapters.credential_files import CredentialUnusable
from adapters.private_files import TAKE_AWAY, others_can_read
from bot.backup_settings import BackupSettings
from bot.database_settings import DatabaseSettings
from bot.mail_settings import MailSettings
from bot.network_settings import NetworkSettings
from bot.secret_files import SECRETS, SecretFiles
from bot.setting_kinds import Https, SecretUrl, Switch, VaultKey
from dialogs.words.regulator import USUAL

PREFIX = "IGDESK_"
LOOPBACK = ("127.0.0.1", "::1", "localhost")


USUAL_PROXIES = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")


def usual_proxy() -> str:
    """Return the usual variable that names a proxy, which we do not follow; "" where none does."""
    return next((name for name in USUAL_PROXIES if os.environ.get(name)), "")


class SettingsFaults(Exception):
    """The settings cannot be used; one line a fault, each naming its setting."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


FROM = SettingsConfigDict(
    env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True, hide_input_in_errors=True
)


class _InFiles(SecretFiles, BaseSettings):
    """The settings of files alone: what is in them is read before the rest."""

    model_config = FROM


class Settings(
    MailSettings, NetworkSettings, DatabaseSettings, BackupSettings, SecretFiles, BaseSettings
):
    """Where things are and how to run. Paths may be relative to the folder we start in."""

    model_config = FROM

    ring: Path = Path("igdesk-data/keys/ring.json")
    root_key_file: Path = Path("igdesk-data/root/root.key")
    root_key: SecretStr | None = None
    root_key_vault: VaultKey = ""  # the address of a key in Azure Key Vault that wraps ours
    vault_identity: str = ""  # the managed identity that may use it; else the machine's own
    agreement: str = "sscb_2023"
    agreement_document: Path | None = None  # the document, or a folder of them
    public_url: Https = ""  # where people's browsers reach us
    # What it is called. The pattern says no lengths: its 60 letters would each be a table, 7 MB.
    regulator: Annotated[str, Field(min_length=2, max_length=60, pattern=r"^[\w' ,.()-]*$")] = USUAL
    confirmations: Path | None = None  # which rules the DPO or the IG lead has confirmed
    retention: Path | None = None  # how long each party keeps its records, where not as we suggest
    letters: Path | None = None  # a folder of a partner's own letters, in place of ours
    roles: Path = Path("roles.toml")
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 3978
    anonymous: Switch = False
    service_url: str = "https://smba.trafficmanager.net/uk/"
    registrations: Path | None = None
    graph: Switch = False  # may Microsoft Graph be asked who someone's manager is?
    app_id: str = ""  # of the simulated bot: a real one has registrations
    one_off_holidays: str = ""
    metrics: Switch = False  # may whoever reaches our port read the numbers at /metrics?
    read_receipts: str = ""  # the line of your DPIA by which it may be kept who has seen what
    heartbeat_url: SecretUrl = SecretStr("")
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "console"] = "json"
    _in_environment: tuple[str, ...] = PrivateAttr(())

    @property
    def secrets_in_environment(self) -> tuple[str, ...]:
        """The settings that are secrets and stood in the environment: others may see them there."""
        return self._in_environment


def load_settings(**given: Any) -> Settings:
    """The settings, or SettingsFaults naming every one that cannot be used.

    `given` wins over the environment (the simulator and the tests pass their own paths). A secret
    that stands in the environment is read and taken out of it, so that no child has it; it still
    shows in the process's own `/proc/PID/environ`, which nobody can change: a file is better.
    """
    _check_env_file(given.get("_env_file", FROM["env_file"]))
    read, faults = _from_files(given)
    given = {**read, **given}
    try:
        settings = Settings(**given)
    except ValidationError as wrong:
        raise SettingsFaults((*faults, *_all_of(wrong, given))) from None
    if faults := (*faults, *_wrong_together(settings)):
        raise SettingsFaults(faults)
    settings._in_environment = _taken_out_of_environment()
    return settings


def _check_env_file(path: Any) -> None:
    """Raise SettingsFaults where the file of settings cannot be read, or others can read it."""
    try:
        if path is None or not Path(path).exists():
            return
        with Path(path).open(encoding="utf-8") as file:
            open_to_others = others_can_read(os.fstat(file.fileno()))
            file.read()
    except (OSError, UnicodeDecodeError):
        raise SettingsFaults((f"{path}: cannot be read, or is no text",)) from None
    if open_to_others:
        raise SettingsFaults((f"{path}: {TAKE_AWAY}",))


def _from_files(given: dict[str, Any]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the secrets that are in files, and what is wrong with those files."""
    read, faults = dict[str, str](), list[str]()
    for name, value in _InFiles(**given).in_files():
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


def _all_of(faults: ValidationError, given: dict[str, Any]) -> tuple[str, ...]:
    """Each setting's own fault, then what is wrong between those that have none."""
    wrong = {str(fault["loc"][0]).lower(): _say(fault) for fault in faults.errors()}
    fields = Settings.model_fields
    usual = {name: fields[name].get_default() for name in wrong if name in fields}
    rest = _wrong_together(Settings(**{**given, **usual}))
    others = (line for line in rest if not any(_named(name) in line for name in wrong))
    return (*wrong.values(), *others)


def _say(fault: Any) -> str:
    name = _named("_".join(str(part) for part in fault["loc"]))
    return f"{name}: {fault['msg'].removeprefix('Value error, ')}"


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
    faults += [PREFIX + fault for fault in settings.database_faults()]
    return (*faults, *(PREFIX + fault for fault in settings.mail_faults()))
