"""The lanes of the courier: one for each person or mailbox, and who may begin.

No I/O and no clock: the time (`now`, in seconds that never go back) is passed in. `docs/courier.md`
draws the table.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from adapters.teams.pacing import CONVERSATION, TENANT, Budget, Window
from bot.post.lane_states import NEXT, PAUSED, UNDER_WAY, WAITING, End, Happened, LaneState
from governance.policy import (
    AT_ONCE,
    AT_ONCE_ASIDE,
    AT_ONCE_IN_A_TENANT,
    AT_ONCE_KEPT,
    MAILS_AT_ONCE,
    THROTTLED_TOGETHER,
)
from governance.urgency import first_served
from storage.outbox import MAILS, Ready

LONG_IDLE = 3600.0  # seconds: what Teams counts for longest


@dataclass(slots=True)
class Lane:
    """One lane."""

    budget: Budget
    state: LaneState = LaneState.FREE
    opens_at: float = 0.0


@dataclass(slots=True)
class Lanes:
    """Every lane that something went through lately, and who may begin."""

    conversation: tuple[Window, ...] = CONVERSATION
    tenant: tuple[Window, ...] = TENANT
    _lanes: dict[str, Lane] = field(default_factory=dict)
    _tenants: dict[str, Budget] = field(default_factory=dict)
    _many: int = 1
    _in: dict[LaneState, dict[str, str]] = field(
        default_factory=lambda: {state: {} for state in LaneState}
    )
    """The lanes in each state but FREE, with the group of each."""
    _sending: Counter[str] = field(default_factory=Counter)

    def share(self, many: int) -> None:
        """Share what Teams takes of a tenant among so many processes."""
        if many != self._many:
            self._many = many
            self._tenants.clear()

    def state(self, lane: str) -> LaneState:
        """Return where a lane stands."""
        return self._lanes[lane].state if lane in self._lanes else LaneState.FREE

    def begin(self, one: Ready, now: float) -> None:
        """Note that a message is on its way."""
        self._happens(one.lane, Happened.BEGAN)
        self._lane(one.lane).budget.took(now)
        self._tenant(one.lane).took(now)

    def ended(self, one: Ready, end: End, now: float) -> None:
        """Note how that ended."""
        self._happens(one.lane, end.what)
        self._lane(one.lane).opens_at = now + end.wait.total_seconds()

    def opens_at(self, one: Ready, now: float) -> float:
        """Return when a message may begin, as far as time decides; `now` or before: now."""
        lane = self._lane(one.lane)
        if lane.state in PAUSED and lane.opens_at <= now:
            self._happens(one.lane, Happened.WAITED)
        if lane.state in WAITING and lane.opens_at > now:
            return lane.opens_at
        if group_of(one.lane) == MAILS:
            return now
        first = first_served(one.urgency)
        tenant = self._tenant(one.lane).opens_at(now, first=first)
        return max(tenant, lane.budget.opens_at(now, first=first), self._throttled(one.lane, now))

    def has_room(self, one: Ready) -> bool:
        """Return whether there is room beside what is under way."""
        state, group = self.state(one.lane), group_of(one.lane)
        if state in UNDER_WAY:
            return False
        mails_aside = sum(its == MAILS for its in self._in[LaneState.ASIDE].values())
        if group == MAILS:
            return self._sending[MAILS] + mails_aside < MAILS_AT_ONCE
        if state is LaneState.SILENT:
            return len(self._in[LaneState.ASIDE]) - mails_aside < AT_ONCE_ASIDE
        kept = 0 if first_served(one.urgency) else AT_ONCE_KEPT
        people = self._sending.total() - self._sending[MAILS]
        return people + kept < AT_ONCE and self._sending[group] + kept < AT_ONCE_IN_A_TENANT

    def closed(self, now: float) -> frozenset[str]:
        """Return the lanes in which nothing may begin yet, whatever it is."""
        return frozenset(name for name, at in self._openings() if at > now)

    def is_closed(self, lane: str, now: float) -> bool:
        """Return whether nothing may begin in it yet, whatever it is."""
        there = self._lanes.get(lane)
        return there is not None and there.state in WAITING and there.opens_at > now

    def next_opening(self, now: float) -> float | None:
        """Return when the next of the lanes that wait opens."""
        return min((at for _, at in self._openings() if at > now), default=None)

    def forget_idle(self, now: float) -> None:
        """Forget whoever nothing went to for so long that nothing is counted any more."""
        for name, lane in tuple(self._lanes.items()):
            if lane.state is LaneState.FREE and lane.budget.last < now - LONG_IDLE:
                del self._lanes[name]

    def _happens(self, name: str, what: Happened) -> None:
        lane, group = self._lane(name), group_of(name)
        self._in[lane.state].pop(name, None)
        self._sending[group] -= lane.state is LaneState.SENDING
        lane.state = NEXT[lane.state][what]
        self._sending[group] += lane.state is LaneState.SENDING
        if lane.state is not LaneState.FREE:
            self._in[lane.state][name] = group

    def _openings(self) -> Iterator[tuple[str, float]]:
        for state in WAITING:
            for name in self._in[state]:
                yield name, self._lanes[name].opens_at

    def _throttled(self, name: str, now: float) -> float:
        """Return until when a whole tenant waits, where several of its people were told to."""
        group = group_of(name)
        held = self._in[LaneState.HELD].items()
        waits = [self._lanes[other].opens_at for other, its in held if its == group]
        waits = [at for at in waits if at > now]
        return min(waits) if len(waits) >= THROTTLED_TOGETHER else now

    def _lane(self, name: str) -> Lane:
        if name not in self._lanes:
            self._lanes[name] = Lane(Budget(self.conversation))
        return self._lanes[name]

    def _tenant(self, name: str) -> Budget:
        group = group_of(name)
        if group not in self._tenants:
            shares = (replace(one, most=max(1, one.most // self._many)) for one in self.tenant)
            self._tenants[group] = Budget(tuple(shares))
        return self._tenants[group]


def group_of(lane: str) -> str:
    """Return what a lane's people have in common: their tenant, or that they are mailboxes."""
    return lane.partition(".")[0]
