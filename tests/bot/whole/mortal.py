"""A bot that can die at any moment, and a Teams that can refuse: for the random histories.

The real store, turns, sweep, courier and watch over the machine's time, in this process; what lies
outside them is here: the machine with its clock, and Teams. `Killed` is kill -9: nothing of that
life happens after it, and what was on the disk is all that is left.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar, cast

from adapters.clock import SteadyClock, new_id
from adapters.root_key import FileRootKey
from adapters.teams.failures import Blocked, DeliveryFailed, Gone
from adapters.teams.incoming import incoming
from adapters.teams.outbound import Connector
from adapters.teams.values import Reply
from bot.post.addressing import ChatSender, MailSender
from bot.post.channels import channels
from bot.post.courier import Courier
from bot.post.delivery import Delivery
from bot.post.lanes import Lanes
from bot.service_files import make_desk
from bot.services import Services
from bot.timer.sweep import Sweep
from bot.turns.handle import Turns
from bot.watch.machine_time import MachineTime
from bot.wiring import take_up
from governance.keys import TenantId
from governance.outbox_message import Address
from storage.open_store import open_store
from storage.store import Store
from storage.unit import Unit
from tests.adapters.jumpy_clock import HandMachine, JumpyClock
from tests.bot.town import settings_in
from tests.crash.calls import CHAT

T = TypeVar("T")
ADDRESS = "http://teams.test/"


class Killed(BaseException):
    """kill -9."""


@dataclass(slots=True)
class Doom:
    """Counts what a life does, and ends it at its time: `at`, of those things; 0 for never."""

    at: int = 0
    done: int = 0
    dead: bool = False

    def step(self) -> None:
        """Do one more thing, or die of it."""
        self.alive()
        self.done += 1
        if self.done == self.at:
            self.dead = True
        self.alive()

    def alive(self) -> None:
        if self.dead:
            raise Killed


@dataclass(frozen=True, slots=True)
class Mortal:
    """The store of one life: it can end before a write, or just after it is on the disk."""

    store: Store
    doom: Doom

    async def read(self, work: Callable[[Unit], T]) -> T:
        self.doom.alive()
        return self.store.read(work)

    async def write(self, work: Callable[[Unit], T]) -> T:
        self.doom.step()
        done = self.store.write(work)
        self.doom.step()
        return done

    async def run_on_writer(self, work: Callable[[Store], T]) -> T:
        self.doom.alive()
        return work(self.store)


@dataclass(frozen=True, slots=True)
class Heard:
    """One request that Teams took: who saw what, and whether the bot was told that they did."""

    at: datetime  # true
    life: int
    who: str
    activity: str
    new: bool  # not in the place of a card
    words: str = field(repr=False)
    answered: bool = True


@dataclass(slots=True)
class Teams:
    """Whom it refuses is asked of `refuses`: nothing, or one of the words below."""

    refuses: Callable[[str], str]
    true: Callable[[], datetime]
    heard: list[Heard] = field(default_factory=list)
    doom: Doom = field(default_factory=Doom)
    clock: JumpyClock | None = None
    life: int = 0

    def signed_in(self, _app: str, _tenant: TenantId) -> bool:
        return True

    async def sign_in(self, _app: str, _tenant: TenantId) -> None:
        """Nothing to wait for."""

    async def open_conversation(self, *, object_id: str, **_more: Any) -> str:
        self.doom.alive()
        match self.refuses(object_id):
            case "gone":
                raise Gone(404)
            case "blocked":
                raise Blocked(403)
            case _:
                return f"{CHAT}{object_id}"

    async def send(self, address: Address, activity: dict[str, Any]) -> str:
        return self._takes(address, activity, "")

    async def update(self, address: Address, activity_id: str, activity: dict[str, Any]) -> None:
        self._takes(address, activity, activity_id)

    def _takes(self, address: Address, activity: dict[str, Any], card: str) -> str:
        self.doom.step()
        who = address.conversation.removeprefix(CHAT)
        mood = self.refuses(who)
        self._says_no(mood)
        one = Heard(
            self.true(),
            self.life,
            who,
            card or str(len(self.heard) + 1),
            new=not card,
            words=str(activity),
            answered=mood != "silent",
        )
        self.heard.append(one)
        self.doom.step()
        if mood == "silent":
            raise DeliveryFailed
        if self.clock is not None:
            self.clock.heard(self.true())  # the Date of its answer
        return one.activity

    def _says_no(self, mood: str) -> None:
        match mood:
            case "blocked":
                raise Blocked(403)
            case "gone" | "lost":
                raise Gone(404)
            case "busy":
                raise DeliveryFailed(429, retry_after=timedelta(hours=1))
            case _:
                return


@dataclass
class Bot:
    """The bot over all its lives, on one machine."""

    folder: Path
    machine: HandMachine
    teams: Teams
    doom: Doom = field(default_factory=Doom)
    lives: int = 0
    wakes: datetime | None = None
    clock: JumpyClock = field(init=False)
    store: Store | None = None
    services: Services = field(init=False)

    def __post_init__(self) -> None:
        self._settings = settings_in(self.folder, service_url=ADDRESS)
        self.services = make_desk(self._settings, JumpyClock(self.machine.true), None)

    async def starts(self, dies_at: int) -> None:
        """Begin another life. Raises Killed where it ends before it has well begun."""
        self.lives += 1
        self.doom = Doom(at=dies_at)
        self.clock = JumpyClock(self.machine.true)
        self.clock.machine, self.clock.steady = self.machine, SteadyClock(self.machine)
        self.clock.teams = timedelta()
        self.teams.doom, self.teams.life, self.teams.clock = self.doom, self.lives, self.clock
        self.services = make_desk(self._settings, self.clock, None)
        self.store = self._opened()
        store = Mortal(self.store, self.doom)
        await take_up(store, self.services)
        chats = ChatSender(store, self.services, cast("Connector", self.teams))
        by_channel = channels(chats, MailSender(self.services, None))
        self._courier = Courier(
            Delivery(store, self.services, by_channel),
            self.clock,
            self._wake_in,
            Lanes(conversation=(), tenant=()),
        )
        self._turns = Turns(store, self.services, self._courier.look_again)
        watch = MachineTime(store, self.services, self._ask_teams)
        self._sweep = Sweep(store, self.services, self._courier.look_again, watch.look)

    def _opened(self) -> Store:
        return open_store(
            database=self._settings.database,
            ring=self._settings.ring,
            root_key=FileRootKey(self._settings.root_key_file).load,
            parties=self.services.agreement.keys,
            now=self.clock.now(),
            ids=new_id,
            simulated=True,
        )

    async def _ask_teams(self) -> None:
        self.clock.heard(self.machine.true)

    def _wake_in(self, wait: timedelta) -> None:
        self.wakes = self.machine.true + wait

    async def goes_round(self) -> None:
        """The sweep, and the post; once more where that left something to do at this moment."""
        for _ in range(2):
            self.wakes = None
            await self._sweep.run()
            await self._courier.run()
            if not self._more_is_due():
                break

    def _more_is_due(self) -> bool:
        due = self.store.read(lambda unit: unit.due.next_at()) if self.store else None
        return due is not None and due <= self.clock.now()

    async def takes(self, activity: dict[str, Any]) -> Reply:
        """A turn, and what it leaves in the post."""
        reply = await self._turns.take(incoming(activity))
        await self._courier.run()
        return reply

    def ends(self) -> None:
        """Nothing runs any more."""
        if self.store is not None:
            self.store.close()
            self.store = None

    @contextmanager
    def looked_into(self) -> Iterator[Store]:
        """The store, whether or not anything runs."""
        if self.store is not None:
            yield self.store
            return
        store = self._opened()
        try:
            yield store
        finally:
            store.close()
