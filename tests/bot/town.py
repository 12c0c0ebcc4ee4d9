"""A town for the bot's tests: the real bot over HTTP, on a real store, and Teams beside it.

The simulator's connector is Teams; the clock is ours, and starts on a Monday at nine.
"""

import asyncio
import shutil
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from yarl import URL

from adapters.clock import new_id
from adapters.root_key import FileRootKey
from adapters.teams.invoke_deadline import Patience
from bot.agreements.standing import DUE
from bot.config import Settings, load_settings
from bot.registrations import TeamsSide
from bot.service_files import read_agreement
from bot.store_keys import kept_in
from bot.watch.books import audited, books_now
from bot.wiring import Running, run
from governance.access import Action
from governance.agreements.facts import AgreementEvent, NoticesSent
from governance.breaches.breach import Breach
from governance.cases.case import Case
from governance.keys import PartyKey
from governance.moments import from_london, london
from governance.people.identity import System
from governance.proof.handing import DUE as HEAD_DUE
from simulator.bot_line import BotLine
from simulator.chats import BotFace, Chats, Json
from simulator.connector import add_connector
from simulator.files import DRIVE, Drive
from simulator.people import load_people
from storage.open_store import open_store
from storage.outbox import OutboxMessage
from storage.unit import Unit
from tests.adapters.credentials_kit import kept
from tests.adapters.hand_clock import HandClock
from tests.bot.resident import NOTHING, Answers, Resident
from tests.cards import check_shown

T = TypeVar("T")
K = TypeVar("K", bound=Case)
ROLES = Path(__file__).with_name("roles.toml")
APP_ID = "00000000-0000-4000-8000-000000000001"
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday, and nine in London too
REFERENCE = "BR-2026-0001"
STORY = "A letter about the zebra plan went to number 12."
NOBODY = System("test")
GONE = "I can't find that one. It may not exist, or it is not one I can show you."
BOTH = pytest.mark.parametrize("submit", [False, True], ids=["Execute", "Submit"])
"""A card's button comes in one of two ways, by what Teams makes of it."""
NO_CHANGES: Mapping[str, object] = {}
UNHURRIED = Patience(timedelta(hours=1), timedelta(hours=2))  # a busy machine changes no test

CARD_1 = {
    "danger": "no",
    "what_happened": STORY,
    "went_wrong": "wrong_person",
    "who_has_it": "worker",
    "noticed": "just_now",
    "where": "us",
}
"""Card 1, filled in."""

Heard = tuple[str, str, str]
"""When on the London clock ("Mon 09:00"), who, and the line that their phone shows."""


@dataclass
class Town:
    """Everyone, the bot they talk to, and the time."""

    running: Running
    chats: Chats
    clock: HandClock
    session: aiohttp.ClientSession
    bot_url: str
    service_url: str
    folder: Path
    refusals: "Refusals"
    drive: Drive = field(default_factory=Drive)  # everyone's own files
    line: type[BotLine] = BotLine
    """How what people do comes to the bot."""
    adds_up: bool = True  # False where a test changes the store by hand

    def __getitem__(self, name: str) -> Resident:
        """Someone, by first name."""
        chat = next(chat for chat in self.chats if chat.persona.name.split()[0] == name)
        line = self.line(
            chats=self.chats,
            session=self.session,
            messages_url=self.bot_url,
            service_url=self.service_url,
        )
        return Resident(chat, self.chats, line, self.service_url, self.settle)

    @property
    def everyone(self) -> list[Resident]:
        return [self[chat.persona.name.split()[0]] for chat in self.chats]

    async def settle(self) -> None:
        """Until all that can be delivered now has been."""
        await self.running.post.run_now()

    # Time

    async def goes_on(self, **by: float) -> None:
        """`goes_on(hours=2)`, stopping wherever something falls due, as time itself would."""
        there = self.clock.now() + timedelta(**by)
        while (due := await self.look(lambda unit: unit.due.next_at())) and due <= there:
            if due <= self.clock.now():
                break
            await self._to(due)
        await self._to(there)

    async def until(self, london_time: str) -> None:
        """ "2026-11-24 09:00" on the London clock."""
        there = from_london(datetime.fromisoformat(london_time))
        await self.goes_on(seconds=(there - self.clock.now()).total_seconds())

    async def _to(self, there: datetime) -> None:
        self.clock.forward(there - self.clock.now())
        await self.running.catch_up()

    # What is in the store

    async def look(self, work: Callable[[Unit], T]) -> T:
        return await self.running.store.read(work)

    async def due(self) -> list[str]:
        """What falls due in the next ten years, but for the agreement's own day and the log's."""
        until = self.clock.now() + timedelta(days=3653)
        rows = await self.look(lambda unit: unit.due.before(until))
        return [row.what for row in rows if row.what not in (DUE, HEAD_DUE)]

    async def found(self, kind: type[K], reference: str) -> K:
        """A case of that kind, as the store has it now."""
        now = self.clock.now()
        case = await self.look(
            lambda unit: unit.cases.find(NOBODY, reference, Action.SEE_STATUS, now=now)
        )
        assert isinstance(case, kind)
        return case

    async def case(self, reference: str = REFERENCE) -> Breach:
        """A breach, as the store has it now."""
        return await self.found(Breach, reference)

    async def outbox(self, reference: str = REFERENCE) -> tuple[OutboxMessage, ...]:
        """Everything ever put in the outbox about a case."""
        case = await self.case(reference)
        return await self.look(lambda unit: unit.outbox.of_subject(case.header.id))

    async def how_many(self, party: str = "SCC") -> int:
        """Undecided cases of a party."""
        return len(await self.look(lambda unit: unit.cases.open_in(NOBODY, PartyKey(party))))

    # What was said

    def received(self) -> list[Json]:
        """Every activity that the bot sent or replaced, in order: the log's own lines."""
        return [line for line in self.chats.log if line["direction"] == "from_bot"]

    def heard(self, *, but: str = "") -> list[Heard]:
        """New messages, not updates, by the minute and then by the order of the people."""
        names = [chat.persona.name for chat in self.chats]
        told = [
            (datetime.fromisoformat(line["at"]), names.index(line["person"]), _line(line))
            for line in self.received()
            if line["verb"] == "send" and line["person"].split()[0] != but
        ]
        told.sort(key=lambda row: row[:2])
        return [(f"{london(at):%a %H:%M}", names[who].split()[0], line) for at, who, line in told]

    async def post(self, activity: object) -> tuple[int, Json | None]:
        """The raw activity to the bot, as any caller could send it: status and JSON answer."""
        async with self.session.post(self.bot_url, json=activity) as response:
            is_json = response.content_type == "application/json"
            return response.status, await response.json() if is_json else None

    def refuses(self, name: str, *answers: web.Response) -> None:
        """The next calls about this person's chat get these answers."""
        chat = self[name].chat
        waiting = self.refusals.by_chat.setdefault(chat.persona.conversation_id, deque())
        waiting.extend(answers)

    def not_to(self, *names: str) -> dict[str, str]:
        """Those whom "Send, but not to these" leaves out: the lead and the deputy, unless named."""
        return {"not_to": ",".join(self[name].id for name in names or ("Tom", "Grace"))}

    # The everyday beginning

    async def reports(
        self, name: str = "Priya", changes: Answers = NOTHING, *, submit: bool = False, **more: str
    ) -> Breach:
        """Someone files a report with card 1; it is their first case and the town's newest."""
        who = self[name]
        before = len(self.chats.log)
        await who.says("report a breach")
        await who.presses("Send", {**CARD_1, **changes, **more}, submit=submit)
        said = " ".join(str(_line(x)) for x in self.chats.log[before:] if "verb" in x)
        reference = next(word.strip(".:") for word in said.split() if word.startswith("BR-"))
        return await self.case(reference)


def _line(logged: Json) -> str:
    activity = logged["activity"]
    return str(activity.get("summary") or activity.get("text") or "").splitlines()[0]


def facts(case: Breach) -> list[str]:
    """What happened to a case, in order, as the names of its facts."""
    return [type(event.fact).__name__ for event in case.history]


def settings_in(folder: Path, **changes: object) -> Settings:
    """Where a test's bot keeps its things."""
    given: dict[str, object] = {
        "_env_file": None,
        "database": folder / "store" / "igdesk.db",
        "ring": folder / "keys" / "ring.json",
        "root_key_file": folder / "root" / "root.key",
        "roles": ROLES,
        "host": "127.0.0.1",
        "anonymous": True,
        "app_id": APP_ID,
    }
    given |= changes
    if not given["anonymous"]:  # nobody else may read it then
        roles = Path(str(given["roles"]))
        given["roles"] = kept(folder / "roles.toml", roles.read_bytes())
    return load_settings(**given)


def pristine_store(
    folder: Path,
    *,
    told: bool = True,
    now: datetime = NINE,
    simulated: bool = True,
    changes: Mapping[str, object] = NO_CHANGES,
) -> Path:
    """A new store's files, for many tests to copy: the migrations take longest.

    `told`: whatever the agreement had to say by the first morning (`now`) has been said, and
    until 19 December it is quiet. `changes` are settings.
    """
    settings = settings_in(folder, **changes)
    agreement = read_agreement(settings.agreement)
    store = open_store(
        database=kept_in(settings),
        ring=settings.ring,
        root_key=FileRootKey(settings.root_key_file, make_if_missing=True).load,
        parties=agreement.keys,
        now=now,
        ids=new_id,
        simulated=simulated,
    )
    said = AgreementEvent(now, NOBODY.name, NoticesSent(london(now).date(), ()))
    with closing(store):
        if told:
            store.write(
                lambda unit: unit.agreement_events.append(
                    actor=NOBODY,
                    agreement=agreement.reference,
                    party=agreement.lead,
                    event=said,
                )
            )
    return folder


@asynccontextmanager
async def town(
    folder: Path,
    *,
    pristine: Path,
    after: Town | None = None,
    changes: Mapping[str, object] = NO_CHANGES,
    people: Path | None = None,
    side: TeamsSide | None = None,
    clock: HandClock | None = None,
    refusals: "Refusals | None" = None,
    chats: Chats | None = None,
    line: type[BotLine] = BotLine,
) -> AsyncIterator[Town]:
    """The whole of it. A folder that has a store already is opened as it is.

    `after`: a town that has ended; this one goes on at its time, with Teams at its address.
    `changes` are settings; where they name another file of roles, its people are everyone, unless
    `people` names a file of more. `side`: what the bot has of Teams, in place of its own. `clock`:
    its time, in place of one at NINE. `refusals`: how Teams refuses from the beginning. `chats`:
    what people have on their phones already. `line`: how what they do comes to the bot.
    """
    everyone = load_people(people or Path(str(changes.get("roles", ROLES))))
    if not (folder / "store").exists():
        shutil.copytree(pristine, folder, dirs_exist_ok=True)
    clock = after.clock if after else clock or HandClock(NINE)
    port = URL(after.service_url).port if after else None
    chats = chats or Chats(people=everyone, bot=BotFace(app_id=APP_ID), now=clock.now)
    refusals = refusals or Refusals()
    teams = web.Application()
    add_connector(teams, chats)
    teams.middlewares.append(_refusing(refusals))
    async with TestServer(teams, port=port) as teams_server, aiohttp.ClientSession() as session:
        service_url = str(teams_server.make_url("/"))
        settings = settings_in(folder, service_url=service_url, **changes)
        async with (
            run(
                settings,
                clock=clock,
                simulated=True,
                gap=timedelta(),
                side=side,
                patience=UNHURRIED,
            ) as running,
            TestServer(running.app) as bot,
        ):
            url = str(bot.make_url("/api/messages"))
            made = Town(
                running,
                chats,
                clock,
                session,
                url,
                service_url,
                folder,
                refusals,
                teams[DRIVE],
                line,
            )
            await running.catch_up()
            await audited(running.store, clock.now())
            yield made
            await asyncio.sleep(0)
            found = await running.store.read(lambda unit: books_now(unit, clock.now()))
            assert found is not None
            assert found.add_up is made.adds_up, (found.off, found.untold, found.unplanned)
            check_shown(chats.log)  # every card that any test brings about is one that Teams takes


@dataclass
class Refusals:
    """How Teams will refuse us: the next calls about a chat, or all of them."""

    by_chat: dict[str, deque[web.Response]] = field(default_factory=dict)
    out_of_order: bool = False
    calls: list[str] = field(default_factory=list)
    on_call: Callable[[str], None] | None = None
    gate: Callable[[web.Request], Awaitable[web.Response | None]] | None = None
    """Looks at each call before anything else does, and answers those that it refuses."""

    def calls_about(self, who: Resident) -> int:
        """How often the bot called about someone's chat, refused or not."""
        return self.calls.count(who.chat.persona.conversation_id)


def _refusing(refusals: Refusals) -> Callable[..., Awaitable[web.StreamResponse]]:
    @web.middleware
    async def refuse(
        request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if refusals.gate is not None and (no := await refusals.gate(request)) is not None:
            return no
        conversation = request.match_info.get("conversation", "")
        refusals.calls.append(conversation)
        if refusals.on_call is not None:
            refusals.on_call(conversation)
        if refusals.out_of_order:
            return web.Response(status=503)
        waiting = refusals.by_chat.get(conversation)
        return waiting.popleft() if waiting else await handler(request)

    return refuse
