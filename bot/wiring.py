"""Puts the strangers together: settings in, a running desk out. mypy checks the fit here."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from aiohttp import web

from adapters.clock import Clock, Machine, SteadyClock, new_id
from adapters.network import Network
from adapters.registrations import Registrations
from adapters.slips import Slips
from adapters.teams.door import TeamsDoor
from adapters.teams.invoke_deadline import PATIENCE, Patience
from adapters.teams.outbound import Connector
from adapters.teams.pacing import GAP
from adapters.teams.roster import Roster
from adapters.timer import Timer, looking
from bot.agreements.documents import handing
from bot.agreements.standing import begin
from bot.async_store import AsyncStore
from bot.cases import moving
from bot.config import Settings
from bot.drills.by_shell import Shell
from bot.people.group_rounds import groups_followed
from bot.post.addressing import ChatSender, MailSender
from bot.post.channels import Channel, channels
from bot.post.courier import Courier
from bot.post.delivery import Delivery
from bot.post.lanes import Lanes
from bot.proof.handing import begin as begin_heads
from bot.reading.rounds import ReadingRounds
from bot.registrations import TeamsSide, anonymous_side, open_registrations, registered_side
from bot.retention.rounds import RetentionRounds
from bot.service_files import make_desk
from bot.services import Services
from bot.store_keys import backup_places, kept_in, root_key
from bot.timer.key_rounds import ROTATE, KeyRounds
from bot.timer.sweep import Sweep
from bot.turns.handle import Turns
from bot.watch.backups import BackupRounds
from bot.watch.machine_time import MachineTime, carry_on
from bot.watch.metrics import Metrics
from bot.watch.pages import Pages
from bot.watch.processes import ProcessRounds, by_one
from bot.watch.restored import is_held
from bot.watch.rounds import watched
from bot.watch.store_check import store_checked
from bot.way_out import ways_out
from bot.web import make_app
from bot.work import Work
from governance.outbox_message import ChannelName
from governance.policy import (
    BACKUP_LOOKED_EVERY,
    KEYS_LOOKED_EVERY,
    PROCESSES_LOOKED_EVERY,
    SLIP_LOOKED_EVERY,
)
from storage.open_store import USUAL, Start, open_store
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
    services: Services
    store: StoreThreads
    timer: Timer
    post: Timer
    groups: Timer | None
    wake: Callable[[], None]
    """Has the courier look at once for what was put in the outbox, whatever it waits for."""
    look_at_closed: Callable[[], Awaitable[None]]
    """A day's look at what is closed: whoever moves the time on need not wait for the next."""
    look_where_it_stands: Callable[[], Awaitable[None]]
    """A look at where it stands among other processes on its database."""

    async def catch_up(self) -> None:
        """Read the groups that are due, do whatever has fallen due, and deliver it."""
        if self.groups is not None:
            await self.groups.run_now()
        await self.timer.run_now()
        await self.post.run_now()


@asynccontextmanager
async def run(  # noqa: PLR0913  each with what it is in the bot itself
    settings: Settings,
    *,
    clock: Clock | None = None,
    simulated: bool = False,
    gap: timedelta = GAP,
    side: TeamsSide | None = None,
    patience: Patience = PATIENCE,
    start: Start = USUAL,
) -> AsyncIterator[Running]:
    """Open the store, start the timer, and close both in order at the end.

    Whatever cannot be read or opened is said before anything is served. `gap` is the breath
    that Teams wants between two messages in one conversation; `patience` is how slow a turn may
    be before that shows; `side` stands in for the one that the settings give; `start` is what an
    administrator says of a store that is not as usual.
    """
    clock = clock or SteadyClock(Machine())
    registered = open_registrations(settings.registrations) if settings.registrations else None
    services, (network, mail) = make_desk(settings, clock, registered), ways_out(settings)
    kept = partial(_store, settings, services, start, simulated=simulated)
    async with AsyncExitStack() as stack:
        enter = stack.enter_async_context
        store, services, among = await enter(
            _opened(kept, services, alone=not settings.database_url)
        )
        teams = await enter(_teams_side(settings, registered, network, side))
        connector = await enter(
            Connector(
                hosts=teams.hosts,
                tokens=teams.tokens,
                clock=Clock(),
                gap=gap,
                heard=clock.heard,
                network=network,
            )
        )
        groups = await enter(groups_followed(teams.groups, services, registered, store))
        chats = ChatSender(store, services, connector)
        metrics = await enter(
            watched(store, services, settings.heartbeat_url, chats, teams.standing, network)
        )
        lanes = Lanes() if gap else Lanes(conversation=(), tenant=())
        timer, post, wake = await enter(
            _timers(
                store,
                services,
                channels(chats, MailSender(services, mail)),
                metrics,
                MachineTime(store, services, partial(connector.ask_time, services.service_url)),
                lanes,
            )
        )
        regroup = groups.wake if groups is not None else None
        among.begin(takes_over=timer.wake, wake=wake, share=lanes.share, regroup=regroup)
        closed = await enter(_looks(store, services, settings, metrics, wake, among))
        door = TeamsDoor(
            authenticator=teams.authenticator,
            connector=connector,
            sorry=SORRY,
            patience=patience,
        )
        app = make_app(
            door=door,
            take=Turns(store, services, wake, Roster(connector, graph=teams.graph)).take,
            pages=Pages(store, metrics.vitals, services.clock.now, services.processes),
            hand_over=handing(services.links, services.shelf, services.clock.now),
            metrics=metrics if settings.metrics else None,
        )
        try:
            yield Running(app, services, store, timer, post, groups, wake, closed, among.look)
        finally:
            await door.finish()


async def take_up(store: AsyncStore, services: Services) -> None:
    """Take up what the store knows: the time, whether it is held back, the agreement's state,
    older ladders, whoever was asked once, and whoever is away.
    """
    await store.read(lambda unit: carry_on(unit, services.clock))
    services.held.on = await store.read(is_held)
    await store.write(lambda unit: begin(Work(unit, services, services.clock.now())))
    await store.write(lambda unit: moving.begin(Work(unit, services, services.clock.now())))
    await store.write(lambda unit: begin_heads(Work(unit, services, services.clock.now())))
    services.people.welcome(await store.read(lambda unit: unit.newcomers.all()))
    await services.people.follow(store)


def _teams_side(
    settings: Settings,
    registered: Registrations | None,
    network: Network,
    given: TeamsSide | None,
) -> AbstractAsyncContextManager[TeamsSide]:
    if given is not None or registered is None:
        return nullcontext(given or anonymous_side())
    return registered_side(registered, clock=Clock(), graph=settings.graph, network=network)


@asynccontextmanager
async def _timers(
    store: StoreThreads,
    services: Services,
    by_channel: Mapping[ChannelName, Channel],
    metrics: Metrics,
    machine: MachineTime,
    lanes: Lanes,
) -> AsyncIterator[tuple[Timer, Timer, Callable[[], None]]]:
    """The sweep's, the courier's, and what wakes that once something was put in the outbox."""

    def wake_in(wait: timedelta) -> None:
        post.wake_in(wait)

    courier = Courier(
        Delivery(store, services, metrics.counted(by_channel), lanes.conversation),
        services.clock,
        wake_in,
        lanes,
    )
    post = Timer(metrics.carried(courier.run))  # sends what turns and sweeps leave in the outbox

    def wake() -> None:
        courier.look_again()
        post.wake()

    sweep = Sweep(store, services, wake, machine.look)
    timer = Timer(metrics.timed(by_one(services, sweep.run)))
    post.start()
    timer.start()
    try:
        yield timer, post, wake
    finally:
        courier.stop()  # a long queue, or a Teams that does not answer, must not hold up the end
        await timer.stop()
        await post.stop()


@asynccontextmanager
async def _looks(
    store: StoreThreads,
    services: Services,
    settings: Settings,
    metrics: Metrics,
    wake: Callable[[], None],
    among: ProcessRounds,
) -> AsyncIterator[Callable[[], Awaitable[None]]]:
    """What is looked at again and again beside the sweep: a shell's asking, the keys, what is
    closed, who read what, the backups. Yields the look at what is closed.
    """
    may_destroy = partial(_may_destroy, services, metrics)
    keys = KeyRounds(store, services, may_destroy)
    others = {ROTATE: keys.rotate}
    shell = Shell(store, services, Slips(settings.database), wake, others)
    retention = RetentionRounds(store, services, may_destroy, wake)
    backups = _backups(settings, services, store)
    reading = ReadingRounds(store, services, wake)
    async with (
        store_checked(store),
        looking(among.look, every=PROCESSES_LOOKED_EVERY),
        looking(shell.look, every=SLIP_LOOKED_EVERY),
        looking(by_one(services, keys.look), every=KEYS_LOOKED_EVERY),
        looking(by_one(services, retention.look), every=KEYS_LOOKED_EVERY),
        looking(by_one(services, reading.look), every=KEYS_LOOKED_EVERY),
        looking(by_one(services, backups.look), every=BACKUP_LOOKED_EVERY)
        if backups
        else nullcontext(),
    ):
        yield retention.look


def _may_destroy(services: Services, metrics: Metrics) -> bool:
    """Whether anything may be ended for good: the clock was looked at, and nothing is held back."""
    return metrics.vitals.has_swept and not services.held.on


def _backups(settings: Settings, services: Services, store: StoreThreads) -> BackupRounds | None:
    """The rounds that make backups; None where no place for them is set."""
    places = backup_places(settings)
    if places is None:
        return None
    services.backups.since = services.clock.now()
    return BackupRounds(
        store,
        services.clock,
        services.backups,
        kept_in(settings),
        settings.database,
        settings.ring,
        places,
    )


def _store(
    settings: Settings, services: Services, start: Start, *, simulated: bool
) -> StoreThreads:
    store = open_store(
        database=kept_in(settings),
        ring=settings.ring,
        root_key=root_key(settings, owned=True).load,
        parties=services.agreement.keys,
        now=services.clock.now(),
        ids=new_id,
        simulated=simulated,
        start=start,
        shared=True,
    )
    return StoreThreads(store)


@asynccontextmanager
async def _opened(
    kept: Callable[[], StoreThreads], services: Services, *, alone: bool
) -> AsyncIterator[tuple[StoreThreads, Services, ProcessRounds]]:
    """Open the store, and take up what it knows. Yields it, services whose links are sealed by a
    key of the ring, so that every process knows them, and what looks where this process stands.
    """
    store = kept()
    try:
        if services.links is not None:
            key = await store.run_on_writer(lambda one: one.ring.links_key)
            services = replace(services, links=replace(services.links, key=key))
        among = ProcessRounds(store, services, alone=alone)
        await among.look()
        await take_up(store, services)
        yield store, services, among
    finally:
        store.close()
