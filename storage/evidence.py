"""What an evidence pack proves: the entries of a case, their texts, and that a head covers them."""

from base64 import b64encode
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import bindparam, select

from governance.keys import CaseId
from storage.encoding import dumps, from_micros
from storage.errors import NotThere, StoreDamaged
from storage.heads import Head, Heads
from storage.salted import event_texts, said, salted
from storage.sealing import DataKey, SealedPlace
from storage.session import Row, Session
from storage.shapes import shape_of
from storage.tables import audit, case_events, cases
from storage.tree import Tree, leaf_of

EVERY_HEAD = 1000
"""A pack's head is joined to every one before it: whoever checks it has kept some of them."""

_ABOUT = select(audit).where(audit.c.subject == bindparam("subject")).order_by(audit.c.sequence)
_EVENTS = select(case_events).where(case_events.c.case_id == bindparam("case"))

Shows = Callable[[int, str], bool]
"""Whether a text is shown: the number of the event it is of (0: it says who did it), the text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a case with its proof, as JSON; whether it is newer than the last head that
    left.
    """

    proved: dict[str, Any]
    newer: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """Entries of a case under a head that is joined to all that left before it."""

    entries: tuple[Entry, ...]
    heads: str

    @property
    def newer(self) -> int:
        """Return how many of them are newer than the last head that left."""
        return sum(one.newer for one in self.entries)

    def saying(self) -> "Evidence":
        """Return it without the entries of which no text is shown."""
        kept = (one for one in self.entries if any(len(text) > 1 for text in one.proved["texts"]))
        return replace(self, entries=tuple(kept))


@dataclass(frozen=True, slots=True)
class _Text:
    text: bytes
    salt: bytes
    hash: bytes
    event: int

    def said(self, shows: Shows) -> list[str]:
        """Return its salt and it; its hash alone where it is not shown."""
        text = self.text.decode("ascii")
        return [self.salt.hex(), text] if shows(self.event, text) else [self.hash.hex()]


class Proofs:
    """Finds what proves a case."""

    def __init__(self, session: Session, heads: Heads) -> None:
        self._session = session
        self._heads = heads

    def of_case(
        self, case_id: CaseId, version: int, what: Collection[str], shows: Shows
    ) -> Evidence:
        """Return the entries of these kinds about a case, up to the one that brought it to that
        version, with every text that is shown. The caller has checked who may see it. Raises
        NotThere, StoreDamaged.

        Entries from before there was a tree say nothing that could be shown: they are left out, and
        so are those that a restore found behind the last head of their log.
        """
        every = list(self._entries(case_id))
        last = next((row for row, _ in every if row["case_version"] == version), None)
        if last is None:
            return Evidence((), "")
        head = self._heads.upto(last["sequence"], at=from_micros(last["at"]))
        under, entries = _Under(self._session, head), []
        for row, texts in every:
            if row["what"] in what and row["sequence"] <= last["sequence"]:
                left = self._heads.over(row["sequence"])
                proved = under.entry(row, [text.said(shows) for text in texts], left)
                entries += [Entry(one, newer=left is None) for one in proved]
        handed = (self._heads.handed(head, EVERY_HEAD) for head in under.heads.values())
        return Evidence(tuple(entries), "\n".join(handed))

    def _entries(self, case_id: CaseId) -> Iterator[tuple[Row, list[_Text]]]:
        """Yield each entry with its texts. Raises StoreDamaged where they are not what it says."""
        events, told = self._events(case_id), 0
        for row in self._session.checked(audit, _ABOUT, subject=case_id):
            new = range(told + 1, row["case_version"] + 1)
            told = max(told, row["case_version"])
            if row["said"] is None:
                continue
            texts = [*self._detail(row), *(text for number in new for text in events[number])]
            if said([text.hash for text in texts]) != row["said"]:
                raise StoreDamaged(f"audit {row['sequence']} does not say what the case does")
            yield row, texts

    def _detail(self, row: Row) -> list[_Text]:
        detail = self._session.envelopes.open(audit, row)["detail"]
        key = self._session.envelopes.key_of(audit, row)
        return _texts(key, shape_of(audit).place(row), [dumps(detail)], 0)

    def _events(self, case_id: CaseId) -> dict[int, list[_Text]]:
        """Return the texts of each event of a case, by its number."""
        case = self._session.row(cases, "id", case_id)
        if case is None:
            raise NotThere
        key, found = self._session.envelopes.key_of(cases, case), {}
        for row in self._session.checked(case_events, _EVENTS, case=case_id):
            opened = self._session.envelopes.open_within(case_events, row, key=key)["payload"]
            texts = event_texts(row["kind"], row["schema"], opened)
            found[row["sequence"]] = _texts(key, _place_of(row), texts, row["sequence"])
        return found


_place_of = shape_of(case_events).place


def _texts(key: DataKey, place: SealedPlace, texts: Sequence[bytes], event: int) -> list[_Text]:
    parts = zip(texts, key.salts(place, len(texts)), salted(key, place, texts), strict=True)
    return [_Text(text, salt, hashed, event) for text, salt, hashed in parts]


class _Under:
    """Puts entries under heads: those of its own log under the one that is given."""

    def __init__(self, session: Session, own: Head) -> None:
        self._session = session
        self._own = own
        self._trees: dict[int, Tree] = {}
        self.heads: dict[str, Head] = {}
        """Those that were needed, by what they are called."""

    def entry(self, row: Row, texts: list[list[str]], left: Head | None) -> list[dict[str, Any]]:
        """Return an entry with its proof; nothing where no head is over it."""
        head = self._own if row["sequence"] >= self._own.first else left
        if head is None:
            return []
        self.heads[head.id] = head
        if head.first not in self._trees:
            self._trees[head.first] = Tree(self._session, head.first)
        proof = self._trees[head.first].inclusion(row["sequence"], head.size)
        return [
            {
                "index": row["sequence"] - head.first,
                "leaf": leaf_of(row).decode("ascii"),
                "log": head.note.partition("\n")[0],
                "proof": [b64encode(each).decode() for each in proof],
                "size": head.size,
                "texts": texts,
            }
        ]
