"""What `igdesk keys` says."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from governance.policy import BACKUP_WINDOW, PASSPHRASE_AT_LEAST
from governance.retention.standing import Needed
from storage.rewrapping import Pass


class State(StrEnum):
    """How a key stands."""

    IN_USE = "in use"
    RETIRED = "retired"
    DESTROYED = "destroyed"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Listed:
    """A key, for whoever looks after them. `since`: the UTC date from which it stands so."""

    id: str
    name: str
    state: State
    since: str
    records: int


@dataclass(frozen=True, slots=True)
class Ending:
    """A key that is to be destroyed, and how many records of each table go with it.

    `cases`: the references of those under it, also of those of which only a part is; `why`: of
    which it is known that they are needed, and why.
    """

    id: str
    name: str
    records: Counter[str]
    cases: tuple[str, ...] = ()
    why: Mapping[str, Needed | None] = field(default_factory=dict)

    def needed(self, why: Needed) -> tuple[str, ...]:
        """Return the references of the cases that are needed for that reason."""
        return tuple(reference for reference in self.cases if self.why.get(reference) is why)


TYPE_IT = "Type the key's id to destroy it"
NOT_TYPED = "That is not the key's id. Nothing was destroyed."
DESTROYED = (
    "{key} is destroyed. Copies of the key ring that you made before today still have it: destroy"
    " those too."
)
NO_SUCH_KEY = "There is no key {key}. `igdesk keys list` shows those there are."
ASK = "Passphrase"
TOO_SHORT = (
    f"A passphrase must have {PASSPHRASE_AT_LEAST} characters at least: five or six words that do"
    " not belong together are good."
)
EXPORTED = (
    "Every key is in {file}, under your passphrase. Do it again after a rotation. Whoever has both"
    " can read the store: keep them apart."
)
IMPORTED = (
    "The key ring is back, with {count} keys. Start the bot, and run `igdesk doctor`. Keep the root"
    " key that opens it now safe."
)
IS_THERE = "{file} is there already, and was left as it is. Name another file."
CANNOT_WRITE = "{file} cannot be written ({why})."
SO_FAR = "{done:,} of about {total:,} records"
NEW_ROOT = (
    "There is a new root key, and it alone opens the key ring. Keep a copy of it where you kept the"
    " old one. Key rings in your backups still need the old one: keep that until they are gone."
)
NEW_KEY_WHERE = (
    "The root key stands in a setting, which only you can change. Say with --new-key-in FILE where"
    " to write the new one."
)
NEW_SETTING = (
    "A new root key is in {file}. Put it in the setting in place of the old one, start the bot, and"
    " delete the file. Until the bot has started with it, the old one opens the key ring too."
)
OPEN_UNDER = (
    "Nothing was destroyed. Under key {key} there is what is open: {cases}. What is open is never"
    " destroyed. `igdesk keys rotate` puts it under a new key, and the old one goes by itself."
)
HELD_UNDER = (
    "Nothing was destroyed. Under key {key} there is what somebody keeps or kept, for a request, a"
    " court, an inquiry or an appeal, or what cannot be read to see that: {cases}. Ask its IG lead,"
    " who ends that with `end hold` and the reference. Where it is decided that it goes all the"
    " same, say --over-held."
)
NAMED = 20
"""References that are named of so many; of more, how many more there are."""
_NOTHING_UNDER = "No record is under it."
_BACKUPS = "A backup from the time when it was in use can be read no more where it needs this key."
_WHAT = {
    "cases": "cases, shredded with all that happened in them",
    "parts": "parts of cases that this party was given",
    "outbox": "messages",
    "audit": "entries of the audit chain (who and why; that there was one stays)",
    "agreement_events": "events of the agreement",
    "drafts": "unfinished forms",
    "turns": "answers that are kept for a day",
    "conversations": "addresses of chats: the bot learns them again when people write",
    "newcomers": "people who told the bot whose staff they are",
    "absences": "people's leave",
    "group_answers": "answers about groups, read again in a minute",
}


def as_object(one: Listed) -> Mapping[str, Any]:
    """Return a key for a program to read."""
    return {**asdict(one), "state": one.state.value}


def as_text(keys: Sequence[Listed]) -> str:
    """Return a line for each key, and what the words mean."""
    lines = [
        f"{one.id:<6} {one.name:<28} {one.state.value:<10} {one.since:<11} {one.records:>9,}"
        for one in keys
    ]
    head = f"{'id':<6} {'of, and for when':<28} {'state':<10} {'since':<11} {'records':>9}"
    note = f"A retired key is destroyed after {BACKUP_WINDOW.days} days: no backup needs it then."
    return "\n".join((head, *lines, note))


def rotated(done: Pass) -> str:
    """Return what a rotation has done."""
    left = done.found.total() - done.moved.total()
    said = f"{done.moved.total():,} records are under new keys."
    if left:
        said += f" {left:,} are damaged and were left as they are: `igdesk doctor` names them."
    return f"{said} The old keys go by themselves after {BACKUP_WINDOW.days} days."


def becomes_unreadable(end: Ending) -> str:
    """Return what ends with a key."""
    lines = [f"  {count:,} {_WHAT[table]}" for table, count in end.records.items()]
    if end.cases:
        lines.append(f"Cases that are under it, or a part of which is: {_named(end.cases)}.")
    head = f"Key {end.id} ({end.name})."
    if not lines:
        return f"{head} {_NOTHING_UNDER} {_BACKUPS}"
    return "\n".join((f"{head} For ever unreadable will be:", *lines, _BACKUPS))


def open_under(end: Ending, references: Sequence[str]) -> str:
    """Return why a key stays that open cases are under."""
    return OPEN_UNDER.format(key=end.id, cases=_named(references))


def held_under(end: Ending, references: Sequence[str]) -> str:
    """Return why a key stays that held cases are under, and how it goes all the same."""
    return HELD_UNDER.format(key=end.id, cases=_named(references))


def _named(references: Sequence[str]) -> str:
    """Return how many there are, and which."""
    more = len(references) - NAMED
    rest = f" and {more:,} more" if more > 0 else ""
    return f"{len(references):,} ({', '.join(references[:NAMED])}{rest})"
