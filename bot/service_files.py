"""The desk from the settings: the agreement, the people, and whose bot is whose; all checked."""

from collections.abc import Callable
from importlib import resources
from pathlib import Path

from adapters.bank_holidays import OneOffNotUnderstood, bank_holidays, read_one_offs
from adapters.clock import Clock, new_id
from adapters.private_files import TAKE_AWAY, others_can_read
from adapters.registrations import Registrations
from bot.agreements.documents import KINDS, Links, Shelf
from bot.config import PREFIX, Settings, SettingsFaults
from bot.kinds import TABLE
from bot.letters.template_files import read_letters
from bot.people.everyone import People
from bot.services import Services
from dialogs.words.regulator import REGULATOR
from governance.agreements.model import Agreement
from governance.agreements.parse import parse_agreement
from governance.agreements.reading import Guide, parse_guide
from governance.calendars import Calendars
from governance.clocks.confirmed import NOTHING, Confirmed, parse_confirmations
from governance.keys import TenantId
from governance.people.directory import Directory
from governance.people.roles_file import parse_directory
from governance.retention.own_schedule import parse_schedule
from governance.retention.schedule import OwnRow


def make_desk(settings: Settings, clock: Clock, registered: Registrations | None) -> Services:
    """The agreement and the people, read and checked; every fault of a file at once.

    What the regulator is called is settled here, for every word of the product.
    """
    REGULATOR.is_called(settings.regulator)
    agreement = read_agreement(settings.agreement)
    return Services(
        agreement=agreement,
        people=People(read_roles(settings.roles, agreement, private=not settings.anonymous)),
        clock=clock,
        new_id=new_id,
        kinds=TABLE,
        bot_of=_bots(settings, registered),
        service_url=settings.service_url,
        calendars=_calendars(settings.one_off_holidays),
        guide=read_guide(settings.agreement),
        shelf=read_shelf(settings.agreement_document),
        links=_links(settings),
        letters=read_letters(settings.letters),
        confirmed=read_confirmations(settings.confirmations),
        own_years=read_schedule(settings.retention, agreement),
        mails=settings.mails,
        read_receipts=bool(settings.read_receipts.strip()),
    )


def _bots(settings: Settings, registered: Registrations | None) -> Callable[[TenantId], str | None]:
    """Whose bot writes to someone of a tenant. On this machine alone there is one for everyone."""
    if registered is None:
        return lambda _tenant: settings.app_id or "simulated-app"

    def bot_of(tenant: TenantId) -> str | None:
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


def read_shelf(path: Path | None) -> Shelf:
    """The administrator's documents: a file of a kind we hand over, or a folder of them."""
    setting = f"{PREFIX}AGREEMENT_DOCUMENT"
    if path is None or path.is_dir():
        return Shelf(path)
    if path.suffix.lower() not in KINDS:
        kinds = ", ".join(sorted(KINDS))
        raise SettingsFaults((f"{setting}: must be a folder, or a file of these: {kinds}",))
    _bytes(path, setting)
    return Shelf(path)


def _links(settings: Settings) -> Links | None:
    base = settings.public_url
    if not base and settings.anonymous and settings.port:  # this machine alone, and its own page
        base = f"http://{settings.host}:{settings.port}"
    return Links(base, new_id().encode()) if base else None


def read_roles(path: Path, agreement: Agreement, *, private: bool = False) -> Directory:
    """The administrator's file of tenants, people and roles. `private`: nobody else may read it."""
    if private and path.exists() and others_can_read(path.stat()):
        raise SettingsFaults((f"{PREFIX}ROLES: {TAKE_AWAY}",))
    return parse_directory(_bytes(path, f"{PREFIX}ROLES"), file=path.name, agreement=agreement)


def read_confirmations(path: Path | None) -> Confirmed:
    """The file of what the DPO or the IG lead has confirmed; nothing where there is none."""
    if path is None:
        return NOTHING
    return parse_confirmations(_bytes(path, f"{PREFIX}CONFIRMATIONS"), file=path.name)


def read_schedule(path: Path | None, agreement: Agreement) -> tuple[OwnRow, ...]:
    """The file of how long parties keep their records; ours is followed where there is none."""
    if path is None:
        return ()
    data = _bytes(path, f"{PREFIX}RETENTION")
    return parse_schedule(data, file=path.name, parties=agreement.keys)


def _bytes(path: Path, setting: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise SettingsFaults((f"{setting}: the file cannot be read ({fault.strerror})",)) from None
