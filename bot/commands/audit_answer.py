"""What `igdesk audit` says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from governance.moments import say_moment
from governance.people.directory import Person
from governance.people.identity import PersonId
from storage.audit import AuditEntry

NOTHING_ABOUT = (
    "The chain has nothing about {reference}. A case is named by its reference, BR-2026-0007."
)
NO_CHECKPOINT = "has no checkpoint: a line of one is its number and 64 hexadecimal digits"
SHREDDED = "(shredded)"
NO_HEADS = "No head was signed yet: the first one is with the new month."
NOT_LISTED = "{id} (not in the roles file)"
NAMED = 20
"""Records that are named of many."""
_KEPT = re.compile(r"^(\d+) ([0-9a-f]{64})\b", re.MULTILINE)


def checkpoints(text: str) -> list[tuple[int, str]]:
    """Return the checkpoints of a file: number, and MAC in hex."""
    return [(int(number), mac) for number, mac in _KEPT.findall(text)]


def as_text(reference: str, entries: Sequence[AuditEntry], known: Mapping[PersonId, Person]) -> str:
    """Return a line for each entry, with the name of whoever it is of."""
    lines = [f"{reference}: {len(entries)} entries"]
    for one in entries:
        version = f"version {one.version}" if one.version else ""
        who = _who(one.actor, known)
        lines.append(f"{one.sequence:>8}  {say_moment(one.at)}  {one.what:<10} {version:<12} {who}")
    return "\n".join(lines)


def _who(actor: str, known: Mapping[PersonId, Person]) -> str:
    """Return who acted: a person by name where the roles file has them, the product by its own."""
    try:
        person = known.get(PersonId.parse(actor))
    except ValueError:
        return actor or SHREDDED
    return person.name if person else NOT_LISTED.format(id=actor)


def as_object(one: AuditEntry) -> dict[str, Any]:
    """Return an entry for a program to read; people by tenant and object id."""
    return {**asdict(one), "at": one.at.isoformat(), "detail": dict(one.detail)}


@dataclass(frozen=True, slots=True)
class Found:
    """What walking the chain found.

    `entries` that are right from the first on; the first that is wrong; how many kept checkpoints
    there were, and the numbers of those that the chain holds no more. `damaged`: tables and opaque
    ids of records that are gone, or not as they were last written.
    """

    entries: int
    first_bad: int | None
    kept: int
    lost: tuple[int, ...] = ()
    damaged: tuple[str, ...] = ()

    @property
    def well(self) -> bool:
        """Whether nothing is wrong."""
        return self.first_bad is None and not self.lost and not self.damaged

    def as_text(self) -> str:
        """Return it in sentences, with what to do."""
        return "\n".join([*self._chain(), *self._records(), *self._checkpoints()])

    def as_object(self) -> dict[str, Any]:
        """Return it for a program to read."""
        return {"well": self.well, **asdict(self)}

    def _chain(self) -> list[str]:
        if self.first_bad is None:
            return [f"All {self.entries} entries are as they were written."]
        return [
            f"Entry {self.first_bad} is not as it was written, or is missing; the {self.entries}"
            " before it are right. Keep this disk as it is, and restore the last good backup."
        ]

    def _records(self) -> list[str]:
        if self.first_bad is not None:
            return []
        if not self.damaged:
            return ["Every record is there, and as it was last written."]
        return [
            f"{len(self.damaged)} records are gone, or not as they were last written:"
            f" {'; '.join(self.damaged[:NAMED])}. Keep this disk as it is, and ask `igdesk doctor`."
        ]

    def _checkpoints(self) -> list[str]:
        if self.first_bad is not None:
            return []
        if self.lost:
            numbers = ", ".join(map(str, self.lost))
            return [
                f"The chain no longer holds checkpoint {numbers}: its end was cut off, or the store"
                " was put back to an older day. Keep this disk as it is."
            ]
        if self.kept:
            return [f"It holds every checkpoint that you kept ({self.kept})."]
        return [
            "Whether all of it is of an earlier day, only a checkpoint kept elsewhere shows:"
            " --against."
        ]
