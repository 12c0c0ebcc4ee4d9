"""What can go wrong with the store, each in one plain sentence that names no person."""


class StoreUnavailable(Exception):
    """The store cannot be used just now. Its message says what to do about it."""


class KeyMissing(StoreUnavailable):
    """A key that records need is not in the ring."""


class WrongRootKey(StoreUnavailable):
    """The root key does not open the key ring."""


class StoreInUse(StoreUnavailable):
    """Another process holds the store."""


class RingMismatch(StoreUnavailable):
    """The key ring is not the one this database was written with."""


class SimulatedMismatch(StoreUnavailable):
    """A simulated store and a real bot, or the other way round."""


class StoreDamaged(StoreUnavailable):
    """A record is not what we wrote. `where` is a table and an opaque id, never content."""

    def __init__(self, where: str) -> None:
        super().__init__(f"the store is damaged or was changed: {where}")
        self.where = where


class VersionConflict(Exception):
    """Someone else changed this meanwhile; load it again and decide afresh."""


class NotThere(Exception):
    """There is nothing here that you may see. "Not yours" and "not there" read the same."""

    def __init__(self) -> None:
        super().__init__("there is nothing here that you may see")


class NeedsWriting(RuntimeError):
    """A fault of ours: this must run inside `Store.write`."""
