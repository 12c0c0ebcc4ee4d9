"""Backups by themselves: once a day, where a place for them is set; old ones go.

What is noted in the store is about the machine and nobody; `igdesk doctor` reads it. A backup that
fails is tried again in a quarter of an hour, and calls for somebody when the newest is too old.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from adapters.clock import Clock
from adapters.logs import get_logger
from bot.async_store import AsyncStore
from governance.plain import from_plain, to_plain
from governance.policy import BACKUP_EVERY, BACKUP_LATE
from storage.backup import back_up
from storage.backup_folders import Places, forget_old, made_in
from storage.dialect import Where
from storage.errors import StoreUnavailable
from storage.keyring import KeyRing
from storage.store import Store
from storage.unit import Unit

NOTED = "backup"
"""Under which name of the store's own settings the newest try stands."""


@dataclass(frozen=True, slots=True)
class BackupNote:
    """The newest try: when (UTC), and why it came to nothing; empty where it did not."""

    tried: datetime
    failed: str = ""


@dataclass(slots=True)
class Backups:
    """Whether backups are made, and the newest. Replaced by the rounds, read by any thread."""

    since: datetime | None = None
    """From when on they have been wanted in this run; None where no place for them is set."""
    newest: datetime | None = None
    oldest_ring: datetime | None = None
    """When the oldest copy of the key ring was made that is kept; None while nobody has looked."""

    def know_no_key_of(self, day: date) -> bool:
        """Return whether no copy of the key ring is kept that can have a key which was destroyed on
        a UTC day. Copies that others make are not known here.
        """
        if self.since is None:
            return True
        return self.oldest_ring is not None and self.oldest_ring.astimezone(UTC).date() > day

    def late(self, now: datetime) -> bool:
        """Return whether the newest is so old that it calls for somebody."""
        known = [at for at in (self.since, self.newest) if at]
        return self.since is not None and now - max(known) >= BACKUP_LATE


def noted(unit: Unit) -> BackupNote | None:
    """Return the newest try, if there was one."""
    text = unit.meta.unchanged(NOTED)
    return None if text is None else from_plain(BackupNote, json.loads(text))


@dataclass(frozen=True, slots=True)
class BackupRounds:
    """One round after the other (see `adapters.timer`)."""

    store: AsyncStore
    clock: Clock
    backups: Backups
    database: Where
    beside: Path
    """Where a copy of a server's database lies while it is sealed."""
    ring_file: Path
    places: Places
    make: Callable[..., object] = back_up

    async def look(self) -> None:
        """Make a backup if one is due, beside whatever else goes on, and note how it went."""
        now = self.clock.now()
        self.backups.since = self.backups.since or now
        await asyncio.to_thread(self._see)
        newest = self.backups.newest
        if newest is not None and now - newest < BACKUP_EVERY:
            return
        failed = await self._made(now, await self.store.run_on_writer(_ring))
        await asyncio.to_thread(self._see)
        note = json.dumps(to_plain(BackupNote(now, failed)))
        await self.store.write(lambda unit: unit.meta.set(NOTED, note))

    def _see(self) -> None:
        made, rings = made_in(self.places.databases), made_in(self.places.rings)
        self.backups.newest = made[0].made_at if made else None
        self.backups.oldest_ring = rings[-1].made_at if rings else None

    async def _made(self, now: datetime, ring: KeyRing) -> str:
        """Make one, and forget old ones. Returns why it came to nothing, if it did."""
        make = partial(
            self.make,
            database=self.database,
            beside=self.beside,
            ring_file=self.ring_file,
            ring=ring,
            to=self.places,
            now=now,
        )
        try:
            await asyncio.to_thread(make)
        except StoreUnavailable as fault:
            get_logger().error("backup failed", error=fault)
            return str(fault)
        gone = await asyncio.to_thread(forget_old, self.places, now)
        get_logger().info("backup made", count=gone)
        return ""


def _ring(store: Store) -> KeyRing:
    return store.ring
