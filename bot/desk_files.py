"""The desk from the settings: the agreement, the people, and whose bot is whose; all checked."""

from collections.abc import Callable
from importlib import resources
from pathlib import Path

from adapters.bank_holidays import OneOffNotUnderstood, bank_holidays, read_one_offs
from adapters.clock import Clock, new_id
from adapters.registrations import Registrations
from bot.config import PREFIX, Settings, SettingsFaults
from bot.desk import Desk
from bot.letter_files import read_letters
from bot.people import People
from governance.agreements.document import Document, NotTheAgreement, load_document
from governance.agreements.model import Agreement
from governance.agreements.parse import parse_agreement
from governance.agreements.summary import Guide, parse_guide
from governance.calendars import Calendars
from governance.directory import Directory, parse_directory


def make_desk(settings: Settings, clock: Clock, registered: Registrations | None) -> Desk:
    """The agreement and the people, read and checked; every fault of a file at once."""
    agreement = read_agreement(settings.agreement)
    return Desk(
        agreement=agreement,
        people=People(read_roles(settings.roles, agreement)),
        clock=clock,
        new_id=new_id,
        bot_of=_bots(settings, registered),
        service_url=settings.service_url,
        calendars=_calendars(settings.one_off_holidays),
        guide=read_guide(settings.agreement),
        document=read_document(settings.agreement_document, agreement),
        letters=read_letters(settings.letters),
        mails=settings.mails,
    )


def _bots(settings: Settings, registered: Registrations | None) -> Callable[[str], str | None]:
    """Whose bot writes to someone of a tenant. On this machine alone there is one for everyone."""
    if registered is None:
        return lambda _tenant: settings.app_id or "simulated-app"

    def bot_of(tenant: str) -> str | None:
        found = registered.of_tenant(tenant)
        return None if found is None else found.app_id

    return bot_of


def _calendars(one_offs: str) -> Callable[[], Calendars]:
    """The bank holidays with the administrator's own; worked out when first asked for."""
    try:
        added = read_one_offs(one_offs)
    except OneOffNotUnderstood as fault:
        raise SettingsFaults((f"{PREFIX}ONE_OFF_HOLIDAYS: {fault}",)) from None
    return lambda: bank_holidays(added)


def read_agreement(named: str) -> Agreement:
    """The agreement of that name in `governance/agreements`, or the file at that path."""
    path = Path(named)
    if path.suffix == ".toml":
        return parse_agreement(_bytes(path, f"{PREFIX}AGREEMENT"), file=str(path))
    shipped = resources.files("governance.agreements") / f"{named}.toml"
    if not shipped.is_file():
        raise SettingsFaults((f"{PREFIX}AGREEMENT: there is no agreement of that name here",))
    return parse_agreement(shipped.read_bytes(), file=f"{named}.toml")


def read_guide(named: str) -> Guide | None:
    """The guide beside the agreement's file (its name and `_guide.toml`), if there is one."""
    path, file = Path(named), f"{Path(named).stem}_guide.toml"
    folder = path.parent if path.suffix == ".toml" else resources.files("governance.agreements")
    guide = folder / file
    return parse_guide(guide.read_bytes(), file=file) if guide.is_file() else None


def read_document(path: Path | None, agreement: Agreement) -> Document | None:
    """The document of the version in hand, if the administrator has it; no other is taken."""
    if path is None:
        return None
    setting = f"{PREFIX}AGREEMENT_DOCUMENT"
    version = next(one for one in agreement.versions if one.number == agreement.version)
    try:
        return load_document(_bytes(path, setting), version)
    except NotTheAgreement as fault:
        raise SettingsFaults((f"{setting}: {fault}",)) from None


def read_roles(path: Path, agreement: Agreement) -> Directory:
    """The administrator's file of tenants, people and roles."""
    return parse_directory(_bytes(path, f"{PREFIX}ROLES"), file=path.name, agreement=agreement)


def _bytes(path: Path, setting: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise SettingsFaults((f"{setting}: the file cannot be read ({fault.strerror})",)) from None
