"""Roles that come from Entra groups: read at the start, then every quarter of an hour.

While Graph does not answer, the last answer holds for a day and then for nobody: a role must not
outlive its group by more. It is kept sealed for that day, so that a restart empties no post.
"""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from adapters.clock import Clock
from adapters.graph_groups import GroupUnread, Why
from adapters.logs import get_logger
from bot.people.everyone import People
from dialogs.newcomers import a_name
from governance.keys import TenantId
from governance.moments import london
from governance.people.entra_groups import GroupId, InGroup, group_id, holds_for
from governance.policy import GROUPS_HOLD_FOR, GROUPS_READ_EVERY
from storage.group_answers import GroupAnswer

AGAIN = timedelta(minutes=1)  # after a reading that failed, where Graph does not say when
OF_THE_TENANT = (Why.NO_ANSWER, Why.NO_TOKEN, Why.TOO_OFTEN)  # asking for another helps nobody
NOBODY: tuple[InGroup, ...] = ()


class Keeps(Protocol):
    """Where answers are kept over a restart."""

    async def kept(self) -> tuple[GroupAnswer, ...]:
        """Return the last answers."""
        ...

    async def keep(self, told: str, answers: Sequence[GroupAnswer]) -> None:
        """Keep these answers, and a line for `igdesk doctor`; drop those that hold no more."""
        ...


class Reads(Protocol):
    """What is asked of Microsoft Graph."""

    async def members(self, *, app_id: str, tenant: TenantId, group: str) -> tuple[InGroup, ...]:
        """Return who is in a group; GroupUnread where Graph does not say."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one group. `next_at` and `good_until` are monotonic seconds."""

    members: tuple[InGroup, ...] = NOBODY
    read_at: datetime | None = None
    good_until: float = 0.0
    next_at: float = 0.0
    failed: str = ""


class Groups:
    """Reads the groups that are due, whenever it is run."""

    def __init__(
        self,
        people: People,
        reads: Reads,
        *,
        app_in: Callable[[TenantId], str | None],
        clock: Clock,
        keeps: Keeps,
    ) -> None:
        self._people = people
        self._reads = reads
        self._app_in = app_in
        self._clock = clock
        self._keeps = keeps
        self._fresh: dict[GroupId, GroupAnswer] = {}
        self._asking: Sequence[asyncio.Task[None]] = ()
        self._readings = {group_id(one): Reading() for one in people.directory.groups}
        self._log = get_logger()

    async def take_up(self) -> None:
        """Take up what Graph answered before we were started, or has answered another process
        since, for as long as that holds.
        """
        now = self._clock.now()
        for answer in await self._keeps.kept():
            left, ours = holds_for(answer.read_at, now), self._readings.get(answer.group)
            if ours is not None and left and _is_newer(answer, ours):
                self._readings[answer.group] = Reading(
                    members=answer.members,
                    read_at=answer.read_at,
                    good_until=self._in(left),
                    next_at=self._in(answer.read_at + GROUPS_READ_EVERY - now)
                    if ours.read_at
                    else 0,
                )
        self._publish()

    async def run(self) -> None:
        """Ask for every group that is due, each tenant beside the others; nobody asks for what
        another process was told just now.
        """
        await self.take_up()
        now = self._clock.monotonic()
        due = [one for one, reading in self._readings.items() if reading.next_at <= now]
        by_tenant = {each: [one for one in due if one[0] == each] for each, _ in due}
        self._asking = [asyncio.create_task(self._tenant(some)) for some in by_tenant.values()]
        if self._asking:
            await asyncio.wait(self._asking)
        self._publish()
        for task in self._asking:
            if not task.cancelled():
                task.result()
        if due:
            fresh, self._fresh = tuple(self._fresh.values()), {}
            await self._keeps.keep(self._told(), fresh)

    def stop(self) -> None:
        """Ask no more: a Graph that does not answer must not hold up the end."""
        for task in self._asking:
            task.cancel()

    async def _tenant(self, groups: Sequence[GroupId]) -> None:
        """Read one after the other; where the tenant itself does not answer, the rest wait too."""
        for at, one in enumerate(groups):
            try:
                members = await self._members(*one)
            except GroupUnread as failure:
                alike = groups[at:] if failure.why in OF_THE_TENANT else [one]
                self._failed(alike, failure)
                if alike != [one]:
                    return
            else:
                self._read(one, members)
            self._publish()

    async def _members(self, tenant: TenantId, group: str) -> tuple[InGroup, ...]:
        app_id = self._app_in(tenant)
        if app_id is None:
            raise GroupUnread(Why.NO_TOKEN)
        return await self._reads.members(app_id=app_id, tenant=tenant, group=group)

    def _read(self, group: GroupId, members: tuple[InGroup, ...]) -> None:
        called = tuple(map(_as_called, members))
        if called != self._readings[group].members:
            self._log.info("a group has changed", key=group[1], count=len(called))
        read_at = self._clock.now()
        self._fresh[group] = GroupAnswer(group, called, read_at)
        self._readings[group] = Reading(
            members=called,
            read_at=read_at,
            good_until=self._in(GROUPS_HOLD_FOR),
            next_at=self._in(GROUPS_READ_EVERY),
        )

    def _failed(self, groups: Sequence[GroupId], failure: GroupUnread) -> None:
        why, wait = failure.why, max(failure.retry_after or AGAIN, AGAIN)
        for one in groups:
            self._log.warning("a group was not read", key=one[1], step=why, status=failure.status)
            reading = replace(self._readings[one], failed=why, next_at=self._in(wait))
            if why is Why.NO_SUCH_GROUP:  # a plain answer: nobody is in it
                reading = replace(reading, members=NOBODY)
                self._fresh[one] = GroupAnswer(one, NOBODY, self._clock.now())
            self._readings[one] = reading

    def _in(self, wait: timedelta) -> float:
        return self._clock.monotonic() + wait.total_seconds()

    def _publish(self) -> None:
        now = self._clock.monotonic()
        held = {id_: one.members for id_, one in self._readings.items() if now < one.good_until}
        self._people.grouped(held, london(self._clock.now()).date())

    def _told(self) -> str:
        return json.dumps([[*id_, *_plain(one)] for id_, one in self._readings.items()])


def _is_newer(answer: GroupAnswer, ours: Reading) -> bool:
    return ours.read_at is None or answer.read_at > ours.read_at


def _as_called(one: InGroup) -> InGroup:
    """Return somebody with a name and a post that a card can take."""
    return replace(one, name=a_name(one.name), post=a_name(one.post) if one.post else "")


def _plain(one: Reading) -> tuple[int, str, str]:
    at = "" if one.read_at is None else one.read_at.isoformat(timespec="seconds")
    return len(one.members), at, one.failed
