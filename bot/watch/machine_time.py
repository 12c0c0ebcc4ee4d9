"""The machine's clock, watched: before each sweep, and told where it is in doubt (decision 23).

What is noted in the store is about the machine and nobody else; `igdesk doctor` and `igdesk clock`
read it.
"""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from adapters.clock import Clock
from adapters.logs import get_logger
from bot.async_store import AsyncStore
from bot.post.outbox_messages import notify
from bot.services import Services
from bot.watch.hold import Accepted, Doubt, doubt
from bot.work import Work
from dialogs.words.wording import say
from governance.keys import PartyKey
from governance.moments import london
from governance.outbox_message import TextBody, ToPerson
from governance.people.identity import PersonId, Role
from governance.plain import from_plain, to_plain
from governance.policy import CLOCK_TOLERANCE
from storage.unit import Unit

SECOND = timedelta(seconds=1)
SAYS = {"held": "clock.held", "goes_on": "clock.goes_on"}
NOTED = "clock"
"""Under which name of the store's own settings the note stands."""


@dataclass(frozen=True, slots=True)
class ClockNote:
    """What is known of the machine's clock. Instants in UTC, lengths in seconds.

    `written`: the newest record seen. `held`: why the time is in doubt, since `since`; `holds`:
    how many times it was, so that each is told once. `jumped`: how far the machine's date has
    jumped from the time that we keep.
    """

    boot_id: str = ""
    started: datetime | None = None
    written: datetime | None = None
    held: str = ""
    since: datetime | None = None
    holds: int = 0
    jumped: int = 0
    ahead_of_teams: int | None = None
    accepted_until: datetime | None = None
    accepted_ahead: int = 0

    @property
    def accepted(self) -> Accepted:
        """Return what an administrator has accepted."""
        return Accepted(self.accepted_until, timedelta(seconds=self.accepted_ahead))


def noted(unit: Unit) -> ClockNote:
    """Return what was noted last."""
    text = unit.meta.unchanged(NOTED)
    return ClockNote() if text is None else from_plain(ClockNote, json.loads(text))


def seen(unit: Unit) -> tuple[ClockNote, datetime | None]:
    """Return what was noted last, and when the newest record was written."""
    return noted(unit), unit.audit.newest_at()


def carry_on(unit: Unit, clock: Clock) -> None:
    """Let the clock go on from what an earlier run noted."""
    then = noted(unit)
    if then.started is not None:
        clock.carry_on(then.boot_id, then.started)


def note(unit: Unit, what: ClockNote) -> None:
    """Keep it."""
    unit.meta.set(NOTED, json.dumps(to_plain(what)))


@dataclass(frozen=True, slots=True)
class MachineTime:
    """Decides whether the time holds. `ask_teams` asks Teams for nothing but its date."""

    store: AsyncStore
    services: Services
    ask_teams: Callable[[], Awaitable[None]]

    async def look(self) -> datetime:
        """Return the time, once it is known whether to trust it (`services.hold`)."""
        then, written = await self.store.read(seen)
        latest = max((at for at in (then.written, written) if at), default=None)
        if self._why(then, latest) or self.services.clock.jumped or self._never_compared:
            await self.ask_teams()
        why, now = self._why(then, latest), self.services.clock.now()
        self.services.hold.on = why
        after = self._noted(then, latest, why, now)
        if _differs(then, after):
            _log(after)
            await self.store.write(
                lambda unit: self._keep(Work(unit, self.services, now), then, after)
            )
        return now

    @property
    def _never_compared(self) -> bool:
        """Return whether nothing is known yet of Teams' time: the machine may have started with a
        wrong date, and nothing may be told by it before.
        """
        _, started = self.services.clock.started
        return started is not None and self.services.clock.ahead_of_teams is None

    def _why(self, then: ClockNote, written: datetime | None) -> Doubt | None:
        clock = self.services.clock
        return doubt(
            clock.now(),
            written=written,
            ahead_of_teams=clock.ahead_of_teams,
            accepted=then.accepted,
        )

    def _noted(
        self, then: ClockNote, written: datetime | None, why: Doubt | None, now: datetime
    ) -> ClockNote:
        clock = self.services.clock
        boot_id, started = clock.started
        begins = why is not None and not then.held
        ahead = clock.ahead_of_teams
        return replace(
            then,
            boot_id=boot_id,
            started=started,
            written=written if why is Doubt.BEHIND else None,
            held=why or "",
            since=now if begins else then.since,
            holds=then.holds + begins,
            jumped=round(clock.jumped / SECOND),
            ahead_of_teams=None if ahead is None else round(ahead / SECOND),
        )

    def _keep(self, work: Work, then: ClockNote, after: ClockNote) -> None:
        """Note it; tell the IG leads and the administrators where a hold begins or ends."""
        note(work.unit, after)
        if bool(then.held) == bool(after.held):
            return
        what = "held" if after.held else "goes_on"
        for person, party in _who_hears(work).items():
            key = f"clock:{after.holds}:{what}:{person.text}"
            notify(work, ToPerson(person), TextBody(say(SAYS[what])), key=key, party=party)


def _who_hears(work: Work) -> Mapping[PersonId, PartyKey]:
    """Return each IG lead and administrator, and a party of theirs."""
    directory, day = work.services.directory, london(work.now).date()
    return {
        person: party
        for party in work.services.agreement.keys
        for role in (Role.IG_LEAD, Role.ADMIN)
        for person in directory.holders(party, role, day)
    }


def _differs(then: ClockNote, after: ClockNote) -> bool:
    """Return whether it is worth a line in the store: not for a second more or less."""
    same = (then.boot_id, then.held, bool(then.jumped)) == (
        after.boot_id,
        after.held,
        bool(after.jumped),
    )
    return not same or _apart(then.started, after.started)


def _apart(one: datetime | None, other: datetime | None) -> bool:
    return one != other and (one is None or other is None or abs(one - other) > CLOCK_TOLERANCE / 2)


def _log(after: ClockNote) -> None:
    if after.held:
        get_logger().error("the time is in doubt", kind=after.held)
    elif after.jumped:
        get_logger().error("the date of the machine jumped")
