"""Our own store: unfinished answers of 2 KiB, sealed, noted against replay, in `FOLDER`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from benchmarks.stores.worker import RECORD, answer, name_of
from governance.keys import DraftId, PartyKey, TenantId
from governance.people.identity import PersonId
from storage.open_store import open_store
from storage.store import Store
from storage.unit import Unit

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
PARTY = PartyKey("SCC")
TENANT = TenantId("22222222-2222-4222-8222-222222222222")


class Ours:
    """The store, asked as the others are."""

    def __init__(self, folder: Path) -> None:
        self._ids: Iterator[str] = iter(())
        self.store = opened(folder, lambda: next(self._ids, uuid4().hex))

    def write(self, numbers: Iterator[int]) -> None:
        """Write these records in one transaction."""
        wanted = [*numbers]
        self._ids = map(name_of, wanted)
        self.store.write(lambda unit: [_keep(unit, number) for number in wanted])

    def read(self, number: int) -> str:
        """The text of one record."""
        found = self.store.read(
            lambda unit: unit.drafts.load(DraftId(name_of(number)), _owner(number))
        )
        return str(found.answers["what_happened"]) if found else ""


def opened(folder: Path, ids: Callable[[], str]) -> Store:
    """The store in `folder`, made where there is none."""
    return open_store(
        database=folder / "store" / "igdesk.db",
        ring=folder / "keys" / "ring.json",
        root_key=lambda: bytes(32),
        parties=(PARTY,),
        now=NOW,
        ids=ids,
    )


def _owner(number: int) -> PersonId:
    return PersonId(TENANT, f"person-{number}")


def _keep(unit: Unit, number: int) -> None:
    unit.drafts.keep(
        owner=_owner(number),
        party=PARTY,
        flow="breach",
        answers={"what_happened": RECORD},
        notes={},
        now=NOW,
        expires=NOW + timedelta(days=14),
    )


if __name__ == "__main__":
    ours = Ours(Path(sys.argv[1]))
    with closing(ours.store):
        answer(ours)
