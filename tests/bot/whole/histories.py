"""Random histories through the bot itself: who reports, has, hands over, snoozes, steps aside or is
away; outages, kills, clocks that jump, people whom Teams does not reach. One seed is one history.
"""

import itertools
import random
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from governance.moments import london
from simulator import activity
from simulator.activity import Moment
from simulator.chats import BotFace
from simulator.people import Persona, load_people
from tests.adapters.jumpy_clock import HandMachine
from tests.bot import complaining, near_missing, requesting
from tests.bot.town import APP_ID, CARD_1, ROLES
from tests.bot.whole.mortal import ADDRESS, Bot, Heard, Killed, Teams
from tests.crash.calls import case_in

LASTS = timedelta(days=7)
STARTS = tuple(
    datetime.fromisoformat(f"{day}+00:00")
    for day in (
        "2026-11-23T09:00",  # a Monday
        "2026-12-23T14:00",  # before Christmas
        "2027-03-25T09:00",  # Maundy Thursday; the clocks go forward on Easter Day
        "2027-10-29T15:30",  # the clocks go back on Sunday
        "2028-02-27T10:00",  # a leap day
    )
)
ROUNDS = ((8, 30), (14, 0), (15, 0), (20, 30))
"""London times at which the bot is looked at anyway, besides whenever something falls due."""
CAST = {persona.name.split()[0]: persona for persona in load_people(ROLES)}
HANDLERS = ("Tom", "Grace", "David", "Helen", "Owen", "Sara", "Ruth", "Lena", "Neil", "Imran")
ACTORS = (*("Tom", "Grace", "David") * 3, *HANDLERS)
REPORTERS = ("Priya", "Dana", "Karl", "Grace", "David")
MOODS = ("blocked", "gone", "lost", "busy", "silent")
ACTS = (
    *("acknowledge",) * 3,
    *("name_send", "cannot", "conflict_send", "snooze_send", "decide_send", "away_send", "back"),
    *("hand_over_send", "have_all", "break_send"),
)


@dataclass(frozen=True, slots=True)
class Spell:
    """Somebody's Teams does so from then until then."""

    who: str
    mood: str
    since: datetime
    until: datetime


@dataclass(slots=True)
class Filed:
    """A report that was answered: what its reporter knows of it, and whom they left out."""

    reporter: str
    reference: str
    case: str
    asked: datetime  # true; whenever it was answered
    kept: frozenset[str]
    doubtful: bool
    """Whether the bot did not know the time just then."""
    aside: dict[str, int] = field(default_factory=dict)
    """Who stepped aside, and how much had been heard by then."""


@dataclass
class History:
    """One of them, as it goes on."""

    seed: int
    folder: Path
    rng: random.Random = field(init=False)
    start: datetime = field(init=False)
    end: datetime = field(init=False)
    bot: Bot = field(init=False)
    filed: list[Filed] = field(default_factory=list)
    spells: list[Spell] = field(default_factory=list)
    killed: list[int] = field(default_factory=list)
    """The lives that ended by a kill."""
    off: list[tuple[datetime, datetime]] = field(default_factory=list)
    doubts: list[datetime] = field(default_factory=list)
    """When the time was in doubt: what counts towards a limit waited."""
    log: list[str] = field(default_factory=list)
    _numbers: Any = field(default_factory=lambda: itertools.count(1))
    _deaths: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.start = self.rng.choice(STARTS)
        self.end = self.start + LASTS
        machine = HandMachine(self.start)
        self.bot = Bot(self.folder, machine, Teams(self._mood, lambda: machine.true))

    @property
    def now(self) -> datetime:
        return self.bot.machine.true

    @property
    def heard(self) -> list[Heard]:
        return self.bot.teams.heard

    def _mood(self, who: str) -> str:
        found = (s.mood for s in self.spells if s.who == who and s.since <= self.now < s.until)
        return next(found, "")

    def _some_time(self, upto: float = 1.0) -> datetime:
        return self.start + self.rng.random() * upto * LASTS

    # What is drawn

    def draw(self) -> list[tuple[datetime, Callable[[], Any]]]:
        """Everything that is to happen, in its order; whom Teams refuses, and where it dies."""
        rng, script = self.rng, list[tuple[datetime, Callable[[], Any]]]()
        for _ in range(rng.randint(1, 4)):
            script.append((self._some_time(0.4), self._reports))
        for _ in range(rng.randint(0, 9)):
            script.append((self._some_time(), self._somebody_acts))
        for _ in range(rng.choice((0, 0, 1, 2))):
            script.append((self._some_time(), self._outage))
        for _ in range(rng.choice((0, 0, 1, 2))):
            script.append((self._some_time(), self._jump))
        for _ in range(rng.choice((0, 1, 1, 3))):
            since, who = self._some_time(), CAST[rng.choice(HANDLERS)].object_id
            until = since + timedelta(hours=rng.choice((1, 30, 400)))
            self.spells.append(Spell(who, rng.choice(MOODS), since, until))
        self._deaths = [rng.randint(1, 150) for _ in range(rng.choice((0, 0, 1, 2, 4)))]
        return sorted(script, key=lambda one: one[0])

    # How it goes

    async def live(self) -> None:
        """All of it. A life that is killed is followed by another, in which Teams asks again."""
        script = self.draw()
        await self._starts()
        while self.now < self.end:
            at = min((script[0][0] if script else self.end), self._wakes())
            self._goes_on(at)
            if script and script[0][0] <= self.now:
                await self._does(script.pop(0)[1])
            await self._through(self.bot.goes_round)
            if self.bot.services.hold.on:
                self.doubts.append(self.now)
        self._goes_on(self.end + timedelta(minutes=1))
        self.spells.clear()
        await self._through(self.bot.goes_round)

    def _wakes(self) -> datetime:
        """When the bot has something to do next."""
        with self.bot.looked_into() as store:
            due = store.read(lambda unit: unit.due.next_at())
        later = [at for at in (due, self.bot.wakes) if at and at > self.now]
        return min([*later, self._next_round(), self.end])

    def _next_round(self) -> datetime:
        today = london(self.now).replace(second=0, microsecond=0)
        at = [
            today.replace(hour=h, minute=m) + timedelta(days=d) for d in (0, 1) for h, m in ROUNDS
        ]
        return min(one.astimezone(UTC) for one in at if one > today)

    def _goes_on(self, until: datetime) -> None:
        self.bot.machine.on += max(until - self.now, timedelta(seconds=1))

    async def _through(self, work: Callable[[], Any]) -> Any:
        """Do it; where that kills the bot, start it again and do it again, as Teams would."""
        while True:
            try:
                return await work()
            except Killed:
                self._note("killed")
                self.killed.append(self.bot.lives)
                self.bot.ends()
                self._goes_on(self.now + timedelta(seconds=15))
            await self._starts()

    async def _starts(self) -> None:
        while self.bot.store is None:
            try:
                await self.bot.starts(self._deaths.pop() if self._deaths else 0)
            except Killed:
                self.killed.append(self.bot.lives)
                self.bot.ends()

    async def _does(self, what: Callable[[], Any]) -> None:
        found = what()
        if found is not None:
            await found

    def _note(self, what: str) -> None:
        self.log.append(f"{london(self.now):%a %d %H:%M} {what}")

    # What happens

    async def _reports(self) -> None:
        rng, name = self.rng, self.rng.choice(REPORTERS)
        kept: frozenset[str] = frozenset()
        day = london(self.now - timedelta(days=rng.choice((5, 27)))).date().isoformat()
        match rng.choice(("breach", "breach", "breach", "near miss", "complaint", "request")):
            case "breach":
                verb, data = "send", {**CARD_1, "danger": rng.choice(("yes", "no", "not_sure"))}
                if rng.random() < 0.3:
                    left_out = rng.choice((("Tom", "Grace"), ("Tom",)))
                    kept = frozenset(CAST[one].object_id for one in left_out)
                    verb, data["not_to"] = "send_not_lead", ",".join(map(_id, left_out))
            case "near miss":
                verb, data = "near_miss_send", dict(near_missing.CARD)
            case "complaint":
                card = {**complaining.FIRST, **complaining.SECOND, "received": day}
                verb, data = "complaint_send", card
            case _:
                verb, data = "request_send", {**requesting.CARD, "received": day}
        asked, sent = self.now, self._pressed(name, verb, data)
        reply = await self._through(lambda: self.bot.takes(sent))
        card = reply.card or {}
        found = REFERENCE_OF_ANY.search(str(card))
        said = found[0] if found else str(reply)[-300:]
        self._note(f"{name} {verb} {data.get('danger', '')} {sorted(kept)} {said}")
        if found:
            person = CAST[name].object_id
            kept = kept - {person}
            apart = abs(self.bot.clock.now() - self.now) > timedelta(minutes=5)
            self.filed.append(Filed(person, found[0], case_in(card), asked, kept, apart))

    async def _somebody_acts(self) -> None:
        if not self.filed:
            return
        rng = self.rng
        case, name, verb = rng.choice(self.filed), rng.choice(ACTORS), rng.choice(ACTS)
        if verb == "back":
            sent = activity.message(CAST[name], BOT, self._moment(), "I am back")
        else:
            sent = self._pressed(name, verb, {"case": case.case, **self._answers(verb, case)})
        reply = await self._through(lambda: self.bot.takes(sent))
        said = str(reply.card or reply.text or reply.refused or "")
        self._note(f"{name} {verb} {case.reference}: {said[-90:]}")
        if f"{case.reference}: you have stepped aside" in said:
            case.aside.setdefault(CAST[name].object_id, len(self.heard))

    def _answers(self, verb: str, case: Filed) -> Mapping[str, str]:
        rng, day, someone = self.rng, london(self.now).date(), _id(self.rng.choice(HANDLERS))
        since = day + timedelta(days=rng.randint(0, 2))
        last = since + timedelta(days=rng.randint(0, 9))
        length = str(rng.choice((7200, 86400, 3 * 86400, 7 * 86400)))
        answers: Mapping[str, Mapping[str, str]] = {
            "name_send": {"who": someone},
            "hand_over_send": {"who": someone},
            "break_send": {f"who_{case.case}": someone},
            "have_all": {"cases": " ".join(one.case for one in self.filed)},
            "snooze_send": {"length": length, "why": "We wait for IT."},
            "decide_send": {"outcome": "record_only", "reason": "No risk."},
            "away_send": {"since": since.isoformat(), "last": last.isoformat(), "who": someone},
        }
        return answers.get(verb, {})

    async def _outage(self) -> None:
        """Nothing runs; or the machine itself is started anew, perhaps with a wrong date."""
        self._note("outage")
        began = self.now
        self.bot.ends()
        self._goes_on(began + timedelta(hours=self.rng.choice((0.3, 5, 30, 80))))
        machine = self.bot.machine
        if self.rng.random() < 0.3:
            machine.began, machine.on = machine.true, timedelta()
            machine.boot_id = f"start {self.now}"
        if self.rng.random() < 0.3:
            machine.apart = self.rng.choice(JUMPS)
        self.off.append((began, self.now))
        await self._starts()

    def _jump(self) -> None:
        self.bot.machine.apart = self.rng.choice((*JUMPS, timedelta()))
        self._note(f"the date is {self.bot.machine.apart} ahead")

    # What Teams sends

    def _moment(self) -> Moment:
        return Moment(self.now, f"{self.seed}-{next(self._numbers)}", ADDRESS)

    def _pressed(self, name: str, verb: str, data: Mapping[str, Any]) -> dict[str, Any]:
        moment = self._moment()
        whole = {"s": 1, "verb": verb, "card": f"card of {moment.activity_id}", **data}
        value = {"action": {"type": "Action.Execute", "verb": verb, "data": whole}}
        on = f"on {moment.activity_id}"
        return activity.executed(CAST[name], BOT, moment, {**value, "trigger": "manual"}, on)


JUMPS = (timedelta(days=40), timedelta(hours=4), timedelta(days=-2), timedelta(hours=-3))
REFERENCE_OF_ANY = re.compile(r"[A-Z]{2}-\d{4}-\d{4,}")
BOT = BotFace(app_id=APP_ID)


def _id(name: str) -> str:
    persona: Persona = CAST[name]
    return f"{persona.tenant_id}/{persona.object_id}"


async def lived(seed: int, folder: Path, pristine: Mapping[datetime, Path]) -> History:
    """The history of that seed, from its beginning to its end."""
    history = History(seed, folder)
    shutil.copytree(pristine[history.start], folder, dirs_exist_ok=True)
    try:
        await history.live()
    finally:
        history.bot.ends()
    return history
