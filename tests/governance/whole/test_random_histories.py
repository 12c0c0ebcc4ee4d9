"""Random histories of cases that are told about: acts, absences, outages, kills and clock jumps.

Whatever happens, no ladder falls silent with something undone, nobody hears who may not know,
nothing is heard twice without a kill, and no snooze passes a legal date. `make soak` runs 2,000.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from governance.breaches.facts import Decided, Outcome
from governance.cases.case import Case
from governance.cases.danger import Danger
from governance.cases.event import Event, Fact
from governance.cases.facts import (
    Acknowledged,
    AcknowledgementLapsed,
    ConflictDeclared,
    HandedBack,
    LeaderNamed,
    RungFired,
    Snoozed,
)
from governance.cases.proving import lapses
from governance.cases.recipients import tellings
from governance.cases.rungs import RungsDue, pending, rungs_due
from governance.cases.snoozing import lengths
from governance.folding import after
from governance.moments import london
from governance.people.identity import PersonId
from tests.complaints import complaint
from tests.governance.calendars_in_print import CALENDARS
from tests.governance.climbing import POSTS, REPORTER, breach, near_miss, person
from tests.requests_made import request

PEOPLE = tuple(person(names[0]) for names in POSTS.values())
HANDLERS = tuple(person(name) for name in ("lead", "deputy", "siro"))
LONGEST = timedelta(days=45)
MINUTES = st.integers(0, 30 * 24 * 60).map(lambda count: timedelta(minutes=count))
HOURS = st.integers(1, 96).map(lambda count: timedelta(hours=count))


@dataclass(frozen=True, slots=True)
class Spell:
    """A while, from so long after the report on."""

    start: timedelta
    length: timedelta

    def has(self, at: timedelta) -> bool:
        return self.start <= at < self.start + self.length


@dataclass(frozen=True, slots=True)
class World:
    """Who is away when, when the product is off (or its clock leaps), which telling is killed."""

    away: tuple[tuple[PersonId, Spell], ...]
    off: tuple[Spell, ...]
    kills: frozenset[int]


@dataclass(slots=True)
class History:
    """One case in one world, with all that was heard of it: when, by which rung, who."""

    case: Case
    world: World
    heard: list[tuple[datetime, str, PersonId | None]] = field(default_factory=list)
    repeats: list[tuple[str, PersonId | None, datetime]] = field(default_factory=list)
    ticks: int = 0

    def since(self, now: datetime) -> timedelta:
        return now - self.case.reported_at

    def here(self, who: PersonId, now: datetime) -> bool:
        at = self.since(now)
        away = any(one == who and spell.has(at) for one, spell in self.world.away)
        return who not in self.case.out and not away

    def holders(self, now: datetime, role: str) -> tuple[PersonId, ...]:
        match role:
            case "owner":
                found = [one for one in (self.case.owner,) if one]
            case "reporter":
                found = [self.case.reporter]
            case _:
                found = [person(name) for name in POSTS.get(role, ())]
        return tuple(one for one in found if self.here(one, now))

    def due(self, now: datetime) -> RungsDue:
        return rungs_due(self.case.ladder, self.case.timed(CALENDARS), now)

    def happens(self, now: datetime, by: PersonId | str, fact: Fact) -> None:
        event = Event(now, by, fact)
        self.case = replace(after(self.case, event), history=(*self.case.history, event))

    def tick(self, now: datetime) -> None:
        """What the sweep does; a kill after the telling loses what was to be written down."""
        who = lambda role: self.holders(now, role)  # noqa: E731
        if lapses(self.case, self.due(now), who):
            self.happens(now, "timer", AcknowledgementLapsed())
        due = self.due(now)
        if not due.firings:
            return
        already = self.case.told_nobody_has_it
        told = tellings(due.firings, holders=who, mailbox=True, already=already)
        self.ticks += 1
        for one in told:
            assert one.person is None or self.here(one.person, now)
            self.heard.append((now, one.rung, one.person))
        if self.ticks in self.world.kills:
            self.repeats += [(one.rung, one.person, now) for one in told]
            return
        rungs = tuple(firing.rung.id for firing in due.firings)
        self.happens(now, "timer", RungFired(rungs, told, due.overtaken))

    def wakes(self, now: datetime) -> datetime | None:
        rows = pending(self.case.ladder, self.case.timed(CALENDARS), now)
        at = min((at for _, at in rows), default=None)
        for spell in self.world.off if at else ():
            if at and spell.has(self.since(at)):
                at = self.case.reported_at + spell.start + spell.length
        return at


Act = tuple[timedelta, str, int]


def act(history: History, now: datetime, what: str, which: int) -> None:
    """Somebody does something of the case, as the bot lets them."""
    case, who = history.case, HANDLERS[which % len(HANDLERS)]
    legal = case.legal_date(CALENDARS)
    match what:
        case "acknowledge" if case.acknowledged is None and history.here(who, now):
            history.happens(now, who, Acknowledged())
        case "name" if history.here(who, now):
            history.happens(now, "siro", LeaderNamed(who))
        case "hand back" if case.owner:
            history.happens(now, case.owner, HandedBack())
        case "conflict":
            history.happens(now, who, ConflictDeclared(who))
        case "snooze" if case.owner and (offered := lengths(case, legal, now)):
            until = now + offered[which % len(offered)]
            assert legal is None or until < legal
            history.happens(now, case.owner, Snoozed(until, "Waiting."))
        case "decide" if case.header.kind == "breach":
            history.happens(now, who, Decided(Outcome.RECORD_ONLY, "No risk."))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    hour, aware = draw(st.integers(0, 23)), draw(st.sampled_from([None, "2026-11-22 10:00"]))
    at = f"2026-{draw(st.sampled_from(['11-23', '11-28', '12-24', '12-25']))} {hour:02}:30"
    match draw(st.sampled_from(["breach", "breach", "near miss", "complaint", "request"])):
        case "breach":
            kept = draw(st.sampled_from([(), ("lead", "deputy"), ("siro",)]))
            return breach(at, aware=aware, danger=draw(st.sampled_from(Danger)), kept_from=kept)
        case "near miss":
            return near_miss(at)
        case "complaint":
            return complaint()
        case _:
            return request()


SPELLS = st.builds(Spell, MINUTES, HOURS)
WORLDS = st.builds(
    World,
    st.lists(st.tuples(st.sampled_from((*PEOPLE, REPORTER)), SPELLS), max_size=5).map(tuple),
    st.lists(SPELLS, max_size=3).map(tuple),
    st.frozensets(st.integers(1, 30), max_size=3),
)
ACTS = st.lists(
    st.tuples(
        MINUTES,
        st.sampled_from(
            ["acknowledge", "acknowledge", "name", "hand back", "conflict", "snooze", "decide"]
        ),
        st.integers(0, 5),
    ),
    max_size=8,
).map(sorted)


def lived(case: Case, world: World, acts: list[Act]) -> Iterator[History]:
    """The history after each thing that happens, for as long as is looked at."""
    history, script, now = History(case, world), list(acts), case.reported_at
    end = case.reported_at + LONGEST
    history.tick(now)
    while now < end:
        wakes = history.wakes(now)
        if script and (wakes is None or case.reported_at + script[0][0] <= wakes):
            after_report, what, which = script.pop(0)
            now = max(now, case.reported_at + after_report)
            act(history, now, what, which)
        elif wakes is None or wakes > end:
            now = end
        else:
            now = wakes
            history.tick(now)
        yield history


@given(cases(), WORLDS, ACTS)
def test_whatever_happens_the_ladder_holds(case: Case, world: World, acts: list[Act]) -> None:
    for history in lived(case, world, acts):
        still = pending(history.case.ladder, history.case.timed(CALENDARS), case.reported_at)
        assert history.case.decided or still  # never silent with something undone

    end = case.reported_at + LONGEST
    assert missed(history, end) == []
    assert twice(history) == []


def missed(history: History, end: datetime) -> list[str]:
    """Rungs that should have been told by the end, and of which nothing is written down."""
    due = history.due(end)
    on = not any(spell.has(LONGEST) for spell in history.world.off)
    return [one.rung.id for one in due.firings if on and one.due_at < end - timedelta(hours=13)]


def twice(history: History) -> list[tuple[str, PersonId | None, str]]:
    """What somebody heard more than once on a day, without a kill."""
    killed = Counter((rung, who, f"{london(at):%x}") for rung, who, at in history.repeats)
    heard = Counter((rung, who, f"{london(at):%x}") for at, rung, who in history.heard)
    return [key for key, count in heard.items() if count - killed[key] > 1]
