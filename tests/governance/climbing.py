"""A case that climbs its ladder in a test: instants from `pending`, people from a small town hall.

No store and no Teams: what is heard, by whom and when, follows from the core alone.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from governance.breaches.awareness import Telling, awareness
from governance.breaches.breach import Breach
from governance.breaches.danger import is_worse
from governance.breaches.facts import Corrected, Reported
from governance.breaches.ladders import breach_ladder
from governance.breaches.report import BreachReport, Noticed, WentWrong, Where
from governance.cases.case import Case, Header
from governance.cases.danger import Danger
from governance.cases.event import Event, Fact
from governance.cases.facts import RungFired
from governance.cases.ladders import MAILBOX, OWNER, Ladder, newest
from governance.cases.ladders import REPORTER as WHO_REPORTED
from governance.cases.recipients import Told, tellings
from governance.cases.rungs import pending, rungs_due
from governance.folding import after, fold
from governance.keys import CaseId, PartyKey, TenantId
from governance.moments import from_london, london
from governance.near_misses.facts import GotOut, NearMissReport, NearMissReported, WhatItWas
from governance.near_misses.ladders import LADDERS
from governance.near_misses.near_miss import NearMissCase
from governance.people.identity import PersonId, Role
from tests.governance.calendars_in_print import CALENDARS

TENANT = TenantId("11111111-1111-1111-1111-111111111111")
PARTY = PartyKey("council")
HEADER = Header(id=CaseId("c1"), reference="BR-2026-0001", party=PARTY, kind="breach", version=1)
MISSED = Header(id=CaseId("n1"), reference="NM-2026-0001", party=PARTY, kind="near_miss", version=1)

POSTS: Mapping[str, tuple[str, ...]] = {
    Role.IG_LEAD: ("lead",),
    Role.DEPUTY: ("deputy",),
    Role.ON_CALL: ("on_call",),
    Role.DPO: ("dpo",),
    Role.SIRO: ("siro",),
    Role.CALDICOTT: ("caldicott",),
    Role.SAFEGUARDING_LEAD: ("safeguarding",),
}
"""Every post filled by someone of its own, called after it."""

WRITTEN = (
    *("siro", "lead", "deputy", MAILBOX, "on_call", "safeguarding", "caldicott", "dpo"),
    "reporter",
)
"""The order in which a table names those who hear of one rung."""

IN_A_WEEK = "%a %H:%M"
OVER_WEEKS = "%a %d %b %H:%M"

Heard = tuple[str, str, str]
"""When by the London clock ("Mon 09:00"; late ones "Mon 09:00 late"), which rung, who."""


def person(name: str) -> PersonId:
    """Someone of the council, by what a test calls them."""
    return PersonId(TENANT, name)


def moment(text: str) -> datetime:
    """ "2026-11-23 09:00" on the London clock, as an instant in UTC."""
    return from_london(datetime.fromisoformat(text))


REPORTER = person("reporter")


def breach(
    at: str,
    *,
    aware: str | None = None,
    danger: Danger = Danger.NO,
    went_wrong: WentWrong = WentWrong.WRONG_PERSON,
    kept_from: Iterable[str] = (),
    version: int = 0,
) -> Breach:
    """A breach reported at `at`, noticed just now or at `aware`, as the reporter files it; on the
    newest ladder, or on an older `version` of it.
    """
    noticed = datetime.fromisoformat(aware) if aware else None
    report = BreachReport(
        danger=danger,
        what_happened="A letter went to the wrong address.",
        went_wrong=went_wrong,
        noticed=Noticed.BEFORE if noticed else Noticed.JUST_NOW,
        where=Where.US,
        noticed_on=noticed.date() if noticed else None,
        noticed_at=noticed.time() if noticed else None,
    )
    ladder = breach_ladder(report.danger)
    reported = Reported(
        report,
        awareness(report, Telling.at_once(moment(at))),
        (ladder.id, version or ladder.version),
        tuple(person(name) for name in kept_from),
    )
    case = fold(HEADER, [Event(moment(at), REPORTER, reported)])
    assert isinstance(case, Breach)
    return case


def happened(case: Case, fact: Fact) -> Event:
    """A fact that the lead writes down, an hour after the report."""
    return Event(case.reported_at + timedelta(hours=1), person("lead"), fact)


def near_miss(at: str) -> NearMissCase:
    """A near miss reported at `at`."""
    report = NearMissReport(WhatItWas.NEAR_MISS, "I nearly sent it to the wrong person.", GotOut.NO)
    ladder = newest(LADDERS, "near_miss")
    reported = NearMissReported(report, (ladder.id, ladder.version))
    case = fold(MISSED, [Event(moment(at), REPORTER, reported)])
    assert isinstance(case, NearMissCase)
    return case


def first_breach(at: str, **more: Any) -> Breach:
    """The same on the first version of its ladder, which cases of earlier releases climb."""
    return breach(at, version=1, **more)


def corrected(case: Breach, danger: Danger, *, version: int = 0) -> Corrected:
    """The reporter corrects what they said about danger, as the bot keeps it."""
    report = replace(case.report, danger=danger)
    ladder = breach_ladder(danger)
    worse = is_worse(danger, case.danger)
    return Corrected(report, (ladder.id, version or ladder.version) if worse else None)


@dataclass(frozen=True, slots=True)
class Done:
    """Someone did something at a London time."""

    at: str
    by: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Off:
    """The product was switched off between two London times."""

    start: str
    end: str

    def back(self, at: datetime) -> datetime:
        """`at`, or when the product is back if that is later."""
        return moment(self.end) if moment(self.start) <= at < moment(self.end) else at


@dataclass(slots=True)
class Climber:
    """Walks a case up its ladder, remembering who heard what."""

    case: Case
    posts: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: POSTS)
    mailbox: bool = True
    clock: str = IN_A_WEEK
    last: datetime | None = None
    heard: list[Heard] = field(default_factory=list)

    def holders(self, role: str) -> tuple[PersonId, ...]:
        """As the bot does: those in post, less those who are out of the case."""
        special = {OWNER: self.case.owner, WHO_REPORTED: self.case.reporter}
        if role in special:
            people = [one for one in (special[role],) if one]
        else:
            people = [person(name) for name in self.posts.get(role, ())]
        return tuple(one for one in people if one not in self.case.out)

    def tick(self, now: datetime) -> None:
        """What the sweep does with one case."""
        due = rungs_due(self.case.ladder, self.case.timed(CALENDARS), now)
        if not due.firings:
            return
        told = tellings(
            due.firings,
            holders=self.holders,
            mailbox=self.mailbox,
            already=self.case.told_nobody_has_it,
        )
        rungs = tuple(firing.rung.id for firing in due.firings)
        fired = RungFired(rungs, told, due.overtaken)
        self.happened(Event(now, "timer", fired))
        self.heard += _rows(self.case.ladder, f"{london(now):{self.clock}}", fired)

    def happened(self, event: Event) -> None:
        """One more line of the history."""
        self.case = replace(after(self.case, event), history=(*self.case.history, event))

    def waking(self, now: datetime, off: Iterable[Off]) -> datetime | None:
        """When the due index next wakes the product, once it is on; `last` is the end of it, and
        without one it ends when nothing is left but what is told again and again.
        """
        rows = pending(self.case.ladder, self.case.timed(CALENDARS), now)
        if self.last is None:
            rows = tuple(row for row in rows if not self.case.ladder.rung(row[0]).repeats)
        if not rows or (self.last and min(at for _, at in rows) > self.last):
            return None
        at = min(at for _, at in rows)
        for outage in off:
            at = outage.back(at)
        return at


def climb(
    case: Case,
    *done: Done,
    posts: Mapping[str, tuple[str, ...]] = POSTS,
    mailbox: bool = True,
    off: Iterable[Off] = (),
    clock: str = IN_A_WEEK,
    last: str = "",
) -> list[Heard]:
    """Who hears what and when, until nothing more is due: `done` is in the order of time."""
    climber = Climber(case, posts, mailbox, clock, moment(last) if last else None)
    now, script, outages = case.reported_at, list(done), tuple(off)
    climber.tick(now)
    while script or climber.waking(now, outages):
        at = climber.waking(now, outages)
        if script and (at is None or moment(script[0].at) < at):
            step = script.pop(0)
            now = moment(step.at)
            climber.happened(Event(now, person(step.by), step.fact))
        elif at is not None:
            now = at
            climber.tick(now)
    return climber.heard


def swept_each_minute(case: Case, *, last: datetime, on: Callable[[datetime], bool]) -> list[Heard]:
    """The same without a due index: the ladder is asked every minute that the product is on."""
    climber, now = Climber(case), case.reported_at
    while now <= last:
        if on(now):
            climber.tick(now)
        now += timedelta(minutes=1)
    return climber.heard


def _rows(ladder: Ladder, when: str, fired: RungFired) -> list[Heard]:
    """One row a rung that told somebody, in the ladder's order; "nobody" where none did."""
    if not fired.told:
        return [(when, rung, "nobody") for rung in fired.rungs]
    rows: dict[tuple[str, str], list[str]] = {}
    for one in sorted(fired.told, key=lambda one: _place(ladder, one)):
        name = one.person.object_id if one.person else MAILBOX
        rows.setdefault((f"{when}{' late' if one.late else ''}", one.rung), []).append(name)
    return [(at, rung, " ".join(names)) for (at, rung), names in rows.items()]


def _place(ladder: Ladder, told: Told) -> tuple[int, int]:
    name = told.person.object_id if told.person else MAILBOX
    return [rung.id for rung in ladder.rungs].index(told.rung), WRITTEN.index(name)
