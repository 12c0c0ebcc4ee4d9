"""The settings, from the environment and an `.env` file: every fault at once, by name.

The only module that reads the environment. A fault names the setting and what it should
be, never the value it had: a value can be a secret.
"""

import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.mail_settings import MailSettings
from bot.network_settings import NetworkSettings
from dialogs.words.regulator import USUAL

PREFIX = "IGDESK_"
LOOPBACK = ("127.0.0.1", "::1", "localhost")


class SettingsFaults(Exception):
    """The settings cannot be used; one line a fault, each naming its setting."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def _switch(value: object) -> object:
    """Only 1 and 0: a mistyped "true" must not quietly become "off"."""
    if isinstance(value, bool):
        return value
    if value in ("1", "0"):
        return value == "1"
    raise ValueError("must be 1 or 0")


Switch = Annotated[bool, BeforeValidator(_switch)]


def _https(value: str) -> str:
    if value and not re.fullmatch(r"https://[^\s/?#@]+/?", value):
        raise ValueError(
            "must be an https address and no more, as in https://igdesk.council.gov.uk"
        )
    return value


def _https_url(value: SecretStr) -> SecretStr:
    """Take any https address: what stands in its path is a secret to whoever waits there."""
    if (url := value.get_secret_value()) and not re.fullmatch(r"https://[^\s/?#@]+/\S*", url):
        raise ValueError("must be an https address with a path, as your watching service gave it")
    return value


class Settings(MailSettings, NetworkSettings, BaseSettings):
    """Where things are and how to run. Paths may be relative to the folder we start in."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True, hide_input_in_errors=True
    )

    database: Path = Path("igdesk-data/store/igdesk.db")
    ring: Path = Path("igdesk-data/keys/ring.json")
    root_key_file: Path = Path("igdesk-data/root/root.key")
    root_key: SecretStr | None = None
    agreement: str = "sscb_2023"
    agreement_document: Path | None = None  # the document, or a folder of them
    public_url: Annotated[str, AfterValidator(_https)] = ""  # where people's browsers reach us
    regulator: Annotated[str, Field(pattern=r"^[\w' ,.()-]{2,60}$")] = USUAL  # what it is called
    confirmations: Path | None = None  # which rules the DPO or the IG lead has confirmed
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
    heartbeat_url: Annotated[SecretStr, AfterValidator(_https_url)] = SecretStr("")
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["json", "console"] = "json"


def load_settings(**given: Any) -> Settings:
    """The settings, or SettingsFaults naming every one that cannot be used.

    `given` wins over the environment (the simulator and the tests pass their own paths).
    """
    try:
        settings = Settings(**given)
    except ValidationError as faults:
        raise SettingsFaults(_all_of(faults, given)) from None
    if together := _wrong_together(settings):
        raise SettingsFaults(together)
    return settings


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
    if settings.anonymous and settings.host not in LOOPBACK:
        faults.append(f"{PREFIX}HOST: must be 127.0.0.1 while {PREFIX}ANONYMOUS=1")
    return (*faults, *(PREFIX + fault for fault in settings.mail_faults()))
