"""Puts the strangers together: settings in, a running desk out. mypy checks the fit here."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from importlib import resources
from pathlib import Path

from aiohttp import web

from adapters.bank_holidays import OneOffNotUnderstood, bank_holidays, read_one_offs
from adapters.clock import Clock, new_id
from adapters.root_key import EnvironmentRootKey, FileRootKey, RootKey
from adapters.teams.authentication import AnonymousLoopback
from adapters.teams.door import TeamsDoor
from adapters.teams.hosts import ServiceHosts
from adapters.teams.outbound import Connector, NoTokens
from adapters.teams.pacing import GAP
from adapters.timer import Timer
from bot.config import PREFIX, Settings, SettingsFaults
from bot.desk import Desk
from bot.turns.take import Turns
from bot.web import make_app
from bot.work.courier import Courier
from bot.work.doorstep import Doorstep
from bot.work.sweep import Sweep
from governance.agreements.model import Agreement
from governance.agreements.parse import parse_agreement
from governance.calendars import Calendars
from governance.directory import Directory, parse_directory
from storage.store import open_store
from storage.threads import StoreThreads

SORRY = (
    "Something went wrong on our side. What you had saved is not lost. Please try again in a"
    " minute, or phone your information governance team. If anyone is in danger, phone 999."
    " (Reference {ref}.)"
)


@dataclass(frozen=True, slots=True)
class Running:
    """A running bot: its application, and what the simulator needs to move its time on."""

    app: web.Application
    desk: Desk
    store: StoreThreads
    timer: Timer
    post: Timer

    async def catch_up(self) -> None:
        """Do now whatever has fallen due, and deliver it."""
        await self.timer.run_now()
        await self.post.run_now()


@asynccontextmanager
async def run(
    settings: Settings,
    *,
    clock: Clock | None = None,
    simulated: bool = False,
    gap: timedelta = GAP,
) -> AsyncIterator[Running]:
    """Open the store, start the timer, and close both in order at the end.

    Whatever cannot be read or opened is said before anything is served. `gap` is the breath
    that Teams wants between two messages in one conversation.
    """
    clock = clock or Clock()
    desk = make_desk(settings, clock)
    store = _store(settings, desk, simulated=simulated)
    hosts = ServiceHosts(loopback=settings.anonymous)
    connector = Connector(hosts=hosts, tokens=NoTokens(), clock=Clock(), gap=gap)
    try:
        async with connector, _timers(store, desk, connector) as (timer, post):
            turns = Turns(store, desk, post.wake)
            door = TeamsDoor(authenticator=AnonymousLoopback(), connector=connector, sorry=SORRY)
            app = make_app(
                door=door,
                take=turns.take,
                since_last_sweep=lambda: timer.since_last_good_run,
            )
            yield Running(app, desk, store, timer, post)
    finally:
        store.close()


@asynccontextmanager
async def _timers(
    store: StoreThreads, desk: Desk, connector: Connector
) -> AsyncIterator[tuple[Timer, Timer]]:
    courier = Courier(store, desk, Doorstep(store, desk, connector))
    post = Timer(courier.run, clock=Clock())  # sends what turns and sweeps leave in the outbox
    sweep = Sweep(store, desk, post.wake)
    timer = Timer(sweep.run, clock=Clock())
    post.start()
    timer.start()
    try:
        yield timer, post
    finally:
        courier.stop()  # a long queue, or a Teams that does not answer, must not hold up the end
        await timer.stop()
        await post.stop()


def make_desk(settings: Settings, clock: Clock) -> Desk:
    """The agreement and the people, read and checked; every fault of a file at once."""
    agreement = read_agreement(settings.agreement)
    return Desk(
        agreement=agreement,
        directory=read_roles(settings.roles, agreement),
        clock=clock,
        new_id=new_id,
        app_id=settings.app_id or "simulated-app",
        service_url=settings.service_url,
        calendars=_calendars(settings.one_off_holidays),
    )


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


def read_roles(path: Path, agreement: Agreement) -> Directory:
    """The administrator's file of tenants, people and roles."""
    return parse_directory(_bytes(path, f"{PREFIX}ROLES"), file=path.name, agreement=agreement)


def _bytes(path: Path, setting: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise SettingsFaults((f"{setting}: the file cannot be read ({fault.strerror})",)) from None


def _store(settings: Settings, desk: Desk, *, simulated: bool) -> StoreThreads:
    store = open_store(
        database=settings.database,
        ring=settings.ring,
        root_key=_root_key(settings).load,
        parties=desk.agreement.keys,
        now=desk.clock.now(),
        ids=new_id,
        simulated=simulated,
    )
    return StoreThreads(store)


def _root_key(settings: Settings) -> RootKey:
    if settings.root_key is not None:
        value = settings.root_key.get_secret_value()
        return EnvironmentRootKey(value, setting=f"{PREFIX}ROOT_KEY")
    # Without a ring nothing was ever sealed: a first run, or one that was cut short. (A store whose
    # ring is lost is refused before a root key is asked for.)
    first_run = not settings.ring.exists()
    return FileRootKey(settings.root_key_file, make_if_missing=first_run)
