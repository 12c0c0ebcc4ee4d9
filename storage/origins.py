"""Where the log begins: its own first entry, or the one that says that the store was restored."""

import json
from dataclasses import asdict, dataclass

from storage.meta import Meta
from storage.session import Session

ORIGINS = "origins"
"""Under which name of the store's own settings every later origin stands, oldest first."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A log: its name, the number of its first entry, and in a line what it was restored from."""

    name: str
    first: int
    restored: str


def origins(session: Session) -> tuple[Origin, ...]:
    """Return every origin, oldest first."""
    later = json.loads(Meta(session).get(ORIGINS) or "[]")
    return Origin(log_name(session), 1, ""), *(Origin(**one) for one in later)


def current(session: Session) -> Origin:
    """Return the log that is written now."""
    return origins(session)[-1]


def log_of(session: Session, sequence: int) -> Origin:
    """Return the log that an entry of the audit chain is in."""
    return [one for one in origins(session) if one.first <= sequence][-1]


def log_name(session: Session) -> str:
    """Return the name of the store's log, which is also that of the key that signs its heads."""
    return f"igdesk/{session.envelopes.ring.id}"


def begin(session: Session, origin: Origin) -> None:
    """Write on in another log."""
    later = [asdict(one) for one in (*origins(session)[1:], origin)]
    Meta(session).set(ORIGINS, json.dumps(later))
