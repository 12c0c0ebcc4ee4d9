"""How the bot itself is, as last looked at, and what of it calls for somebody. Pure but for its
own notes: counts and seconds, and nothing that anybody sent.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from adapters.teams.standing import Standing
from bot.watch.others import Processes
from governance.outcomes import Books
from governance.policy import (
    KEYS_ARE_OLD,
    KEYS_WITHIN,
    LATE_AFTER,
    LONGEST_WAIT,
    LONGEST_WITHOUT_A_SWEEP,
)
from governance.urgency import Urgency
from storage.unit import Unit

NEVER = timedelta()


HEARD = (Urgency.DANGER, Urgency.ANSWER, Urgency.CLOCK)
"""What somebody hears. A card may stand unchanged for months where its reader removed the bot."""


class Alarm(StrEnum):
    """What calls for somebody who looks after the machine."""

    SWEEP = "sweep"  # no sweep was completed for a while: deadlines may be missed
    DAMAGE = "damage"  # the store was changed from outside
    WAITING = "waiting"  # something waits to be said, and has for minutes
    SIGN_IN = "sign_in"  # a registration gets no token: nobody of its tenants can be told
    DOOR = "door"  # there are no keys to let anybody in by, or only old ones
    CLOCK = "clock"  # the machine's clock jumped, or is in doubt
    REGION = "region"  # a tenant's Teams speaks from another region than before
    RESTORED = "restored"  # the store was restored, and nobody has released it yet
    BACKUP = "backup"  # the newest backup is old, or there is none
    BOOKS = "books"  # what was to be told is not the sum of what became of it
    WATCH = "watch"  # the store could not be looked at: whether it is well nobody knows


@dataclass(frozen=True, slots=True)
class Sample:
    """What the store says: due rows not done, those of them that are late, and since when the
    oldest message of each urgency waits.
    """

    due: int = 0
    overdue: int = 0
    unsent: Mapping[Urgency, timedelta] = field(default_factory=dict)


def sample(unit: Unit, now: datetime) -> Sample:
    """Look at what is due and unsent at `now`."""
    waits = {urgency: now - since for urgency, since in unit.outbox.oldest_unsent(now).items()}
    return Sample(unit.due.count(now), unit.due.count(now - LATE_AFTER), waits)


@dataclass(slots=True)
class Vitals:
    """How the bot is. For the event loop's thread; `monotonic` is real time, in seconds."""

    monotonic: Callable[[], float]
    damaged: Callable[[], Collection[str]]
    others: Callable[[], Collection[Alarm]]
    standing: Standing = field(default_factory=Standing)
    processes: Processes = field(default_factory=Processes)
    sample: Sample = field(default_factory=Sample)
    books: Books = field(default_factory=Books)
    _began_at: float = field(init=False)
    _looked_at: float = field(init=False)
    _swept_at: float = field(init=False)
    _carried_at: float = field(init=False)
    _mailed_at: float | None = field(default=None, init=False)
    has_swept: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self._began_at = self._looked_at = self._swept_at = self._carried_at = self.monotonic()

    def looked(self, sample: Sample) -> None:
        """Keep what the store said just now."""
        self.sample, self._looked_at = sample, self.monotonic()

    def mailed(self) -> None:
        """Note that a mail server has taken a mail."""
        self._mailed_at = self.monotonic()

    def carried(self) -> None:
        """Note that a round of the courier has ended well."""
        self._carried_at = self.monotonic()

    def swept(self) -> None:
        """Note that a sweep has ended well."""
        self._swept_at, self.has_swept = self.monotonic(), True

    @property
    def since_last_sweep(self) -> timedelta:
        """Return the time since a sweep last ended well, or since the start."""
        return self._since(self._swept_at)

    @property
    def since_last_round(self) -> timedelta:
        """Return the time since a round of the courier last ended well, or since the start."""
        return self._since(self._carried_at)

    @property
    def since_last_mail(self) -> timedelta | None:
        """Return the time since a mail was taken; None where none was since the start."""
        return None if self._mailed_at is None else self._since(self._mailed_at)

    def alarms(self) -> tuple[Alarm, ...]:
        """Return what is wrong now, if anything is."""
        wrong = {
            Alarm.SWEEP: self.since_last_sweep >= LONGEST_WITHOUT_A_SWEEP,
            Alarm.DAMAGE: bool(self.damaged()),
            Alarm.WAITING: self._waits >= LONGEST_WAIT,
            Alarm.SIGN_IN: self._failing >= LONGEST_WAIT,
            Alarm.DOOR: self._shut,
            Alarm.BOOKS: not self.books.add_up,
            Alarm.WATCH: self._since(self._looked_at) >= LONGEST_WITHOUT_A_SWEEP,
        }
        others = self.others()
        return tuple(alarm for alarm in Alarm if wrong.get(alarm) or alarm in others)

    @property
    def _waits(self) -> timedelta:
        """Return how long something has waited to be heard, a night switched off not counted."""
        longest = max(self.sample.unsent.get(one, NEVER) for one in HEARD)
        return min(longest, self._since(self._began_at))

    @property
    def _failing(self) -> timedelta:
        """Return for how long the registration that has had no token for longest has had none."""
        tokens = self.standing.tokens().values()
        return max((one.failing_for or NEVER for one in tokens), default=NEVER)

    @property
    def _shut(self) -> bool:
        age = self.standing.keys()
        if age is None:
            return self._since(self._began_at) >= KEYS_WITHIN
        return age >= KEYS_ARE_OLD

    def _since(self, at: float) -> timedelta:
        return timedelta(seconds=self.monotonic() - at)
