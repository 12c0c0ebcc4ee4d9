"""A decryptor written from docs/format.md alone. It imports nothing of the project.

python stranger.py DATABASE RING ROOT_KEY_IN_HEX
"""

import hashlib
import hmac
import json
import sqlite3
import sys
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ONE = b"\x01"
SEALED = {
    "parts": ("payload",),
    "drafts": ("payload",),
    "outbox": ("content", "receipt"),
    "turns": ("answer",),
    "conversations": ("address",),
    "newcomers": ("payload",),
    "absences": ("payload",),
    "group_answers": ("payload",),
    "audit": ("detail",),
}
AUTHENTICATED = ("meta", "key_pins", "counters", "cases", "case_events", "case_index", "due")
CHAINED = ("audit", "agreement_events")  # their MACs leave out the wrap
DIGESTED = {"payload", "content", "receipt", "answer", "address", "detail", "wrap"}


def pack(*parts: bytes | str) -> bytes:
    raw = [part.encode() if isinstance(part, str) else part for part in parts]
    return b"".join(len(part).to_bytes(4, "big") + part for part in raw)


def hkdf(key: bytes, info: bytes, length: int = 32) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=b"", info=info).derive(key)


def unbox(key: bytes, box: bytes, aad: bytes) -> bytes:
    if box[:1] != ONE:
        raise SystemExit("unknown format")
    return AESGCM(key).decrypt(box[1:13], box[13:], aad)


def equal(one: bytes, other: bytes, what: str) -> None:
    if not hmac.compare_digest(one, other):
        raise SystemExit(f"{what} is not genuine")


class Stranger:
    """Opens everything, checking everything, or stops."""

    def __init__(self, database: str, ring_path: str, root_key: bytes) -> None:
        self.db = sqlite3.connect(database)
        self.db.row_factory = sqlite3.Row
        with open(ring_path, encoding="utf-8") as file:  # noqa: PTH123  plain on purpose
            ring = json.load(file)
        self.ring = ring["ring"]
        self.ring_key = unbox(
            root_key, bytes.fromhex(ring["wrapped"]), pack(ONE, "ring", ring["ring"])
        )
        self.keks = {kek["id"]: self.kek(ring["ring"], kek) for kek in ring["keks"]}
        self.gone = {self.proven(ring["ring"], gone) for gone in ring.get("destroyed", [])}
        self.pins(ring["ring"])

    def label(self, *labels: str) -> bytes:
        return hkdf(self.ring_key, pack("igdesk/ring", *labels))

    def kek(self, ring_id: str, kek: dict[str, str]) -> bytes:
        first, *middle, epoch = kek["name"].split(":")
        named = (kek["id"], first, ":".join(middle), epoch, kek["created"])
        retired = [kek["retired"]] if kek.get("retired") else []
        aad = pack(ONE, "kek", ring_id, *named, *retired)
        return unbox(self.label("kek-wrap"), bytes.fromhex(kek["wrapped"]), aad)

    def proven(self, ring_id: str, gone: dict[str, str]) -> str:
        aad = pack(ONE, "destroyed", ring_id, gone["id"], gone["name"], gone["date"])
        unbox(self.label("kek-wrap"), bytes.fromhex(gone["proof"]), aad)
        return gone["id"]

    def pins(self, ring_id: str) -> None:
        for row in self.rows("key_pins"):
            if row["id"] in self.gone:
                continue
            ours = self.ring_key if row["id"] == "ring" else self.keks[row["id"]]
            equal(hkdf(ours, pack("igdesk/check", row["id"]), 16), row["check"], "a pin")
            if row["id"] == "ring" and row["name"] != ring_id:
                raise SystemExit("another ring")

    def rows(self, table: str, order: str = "rowid") -> list[dict[str, Any]]:
        found = [dict(r) for r in self.db.execute(f"SELECT * FROM {table} ORDER BY {order}")]  # noqa: S608
        for row in found:
            equal(self.mac(table, row), row["mac"], f"a row of {table}")
        return found

    def mac(self, table: str, row: dict[str, Any]) -> bytes:
        left_out = {"mac", "tombstone", "number"} | ({"kek", "wrap"} if table in CHAINED else set())
        parts: list[bytes | str] = [ONE, table]
        digests = json.loads(row.get("tombstone") or b"{}")
        for name in sorted(row):
            if name in digests:
                parts += [name, b"d" + bytes.fromhex(digests[name])]
            elif name not in left_out and row[name] is not None:
                parts += [name, self.value(name, row[name])]
        key = self.label("audit-mac" if table == "audit" else "row-mac")
        return hmac.digest(key, pack(*parts), "sha256")

    def value(self, name: str, value: Any) -> bytes:
        if name in DIGESTED:
            return b"d" + hashlib.sha256(value).digest()
        if isinstance(value, str):
            return b"s" + value.encode()
        if isinstance(value, int):
            return b"i" + value.to_bytes(8, "big", signed=True)
        return b"b" + bytes(value)

    def place(self, table: str, row: dict[str, Any]) -> tuple[str, str, str, bytes]:
        record = str(row["sequence"]) if table == "audit" else row["id"]
        return table, record, row.get("party", ""), row.get("version", 1).to_bytes(8, "big")

    def data_key(self, table: str, row: dict[str, Any]) -> bytes:
        name, record, party, version = self.place(table, row)
        aad = pack(ONE, name, record, party, "wrap", version, row["kek"])
        key = unbox(self.keks[row["kek"]], row["wrap"], aad)
        equal(hkdf(key, pack("igdesk/commitment")), row["commitment"], "a data key")
        return key

    def column(self, key: bytes, table: str, row: dict[str, Any], column: str) -> Any:
        name, record, party, version = self.place(table, row)
        column_key = hkdf(key, pack("igdesk/field", name, record, column))
        aad = pack(ONE, name, record, party, column, version)
        return json.loads(unbox(column_key, row[column], aad))

    def records(self, table: str) -> list[dict[str, Any]]:
        """The sealed columns of every row of a table whose records have their own key."""
        opened = []
        for row in (row for row in self.rows(table) if row["tombstone"] is None):
            key = self.data_key(table, row)
            columns = [name for name in SEALED[table] if row[name] is not None]
            opened.append({name: self.column(key, table, row, name) for name in columns})
        return opened

    def histories(self) -> dict[str, list[dict[str, Any]]]:
        """The events of every case, by its reference, each case as the audit chain last saw it."""
        found = {}
        events = self.rows("case_events", "sequence")
        for case in (case for case in self.rows("cases") if case["tombstone"] is None):
            key = self.data_key("cases", case)
            own = [event for event in events if event["case_id"] == case["id"]]
            digest = bytes(32)
            for event in own:
                digest = hashlib.sha256(digest + event["mac"]).digest()
            self.confirm(case["id"], len(own), digest)
            found[case["reference"]] = [
                {"kind": e["kind"], **self.column(key, "case_events", e, "payload")} for e in own
            ]
        return found

    def there(self, table: str) -> bool:
        """A store of an earlier release lacks the later tables."""
        found = self.db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,))
        return found.fetchone() is not None

    def agreements(self) -> dict[str, list[dict[str, Any]]]:
        """The events of every agreement, by its reference; a store of before has no table."""
        if not self.there("agreement_events"):
            return {}
        table, found = "agreement_events", dict[str, list[dict[str, Any]]]()
        rows = self.rows(table, "sequence")
        for agreement in {row["agreement"] for row in rows}:
            own = [row for row in rows if row["agreement"] == agreement]
            digest = bytes(32)
            for row in own:
                digest = hashlib.sha256(digest + row["mac"]).digest()
            self.confirm(agreement, len(own), digest)
            found[agreement] = [
                {
                    "kind": row["kind"],
                    **self.column(self.data_key(table, row), table, row, "payload"),
                }
                for row in own
            ]
        return found

    def confirm(self, subject: str, version: int, digest: bytes) -> None:
        said = [row for row in self.chain() if row["subject"] == subject and row["digest"]][-1]
        if said["case_version"] != version:
            raise SystemExit("an old version was put back")
        equal(said["digest"], digest, "a history")

    def chain(self) -> list[dict[str, Any]]:
        previous = bytes(32)
        rows = self.rows("audit", "sequence")
        for number, row in enumerate(rows, start=1):
            equal(row["previous"], previous, "the chain")
            if row["sequence"] != number:
                raise SystemExit("the chain has a gap")
            previous = row["mac"]
        return rows

    def backup(self, path: str) -> bytes:
        """The database that a backup holds."""
        with open(path, "rb") as file:  # noqa: PTH123  plain on purpose
            if file.readline() != b"igdesk sealed file 1\n":
                raise SystemExit("no sealed file")
            header, *frames = self.sized(file.read())
        says = json.loads(header)
        box = bytes.fromhex(says.pop("key"))
        without = json.dumps(says, sort_keys=True, separators=(",", ":")).encode()
        key = unbox(self.label("backup-wrap"), box, pack(ONE, "sealed-file", without))
        whole = b""
        for number, frame in enumerate(frames, start=1):
            word = "last" if number == len(frames) else "frame"
            aad = pack(ONE, word, hashlib.sha256(header).digest())
            whole += AESGCM(key).decrypt(number.to_bytes(12, "big"), frame, aad)
        return whole

    def sized(self, data: bytes) -> list[bytes]:
        pieces = []
        while data:
            length = int.from_bytes(data[:4], "big")
            pieces.append(data[4 : 4 + length])
            data = data[4 + length :]
        return pieces

    def notes(self) -> None:
        """Check that the notes add up in their parts; an earlier release had none."""
        rows = {row["id"]: row for row in self.rows("newest")} if self.there("newest") else {}
        if not all(name[2:3] == "/" for name in rows if name):
            return  # an earlier release's: one sum over all
        parts, chain = [bytes(16)] * 256, self.chain()
        for name, note in rows.items():
            if name:
                part, table, key = name.split("/", 2)
                if hashlib.sha256(f"{table}/{key}".encode()).hexdigest()[:2] != part:
                    raise SystemExit("a note is in another part")
                term = hmac.digest(self.label("newest-term"), note["mac"], "sha256")
                at = int(part, 16)
                parts[at] = bytes(a ^ b for a, b in zip(parts[at], term[:16], strict=True))
        if rows:
            aad = pack(ONE, "newest-parts")
            sealed = unbox(self.label("newest-sum"), rows[""]["digest"], aad)
            end = len(chain).to_bytes(8, "big") + (chain[-1]["mac"] if chain else bytes(32))
            equal(sealed[:4096] + sealed[4104:], b"".join(parts) + end, "the sum of the notes")

    def marks(self, path: str) -> dict[str, Any]:
        """What was seen last, if we wrote it."""
        with open(path, encoding="utf-8") as file:  # noqa: PTH123
            told = json.load(file)
        plain = json.dumps(told["marks"], sort_keys=True, separators=(",", ":")).encode()
        ours = hmac.digest(self.label("marks"), pack(ONE, "marks", self.ring, plain), "sha256")
        equal(ours, bytes.fromhex(told["mac"]), "the marks")
        return dict(told["marks"])

    def index(self, purpose: str, party: str, value: str) -> bytes:
        """A blind index."""
        return hmac.digest(self.label("index", purpose, party), value.encode(), "sha256")[:16]

    def everything(self) -> dict[str, Any]:
        """Every sealed word of the store."""
        for table in AUTHENTICATED:
            self.rows(table)
        self.notes()
        opened: dict[str, Any] = {t: self.records(t) for t in SEALED if self.there(t)}
        agreements = self.agreements()
        return {
            "cases": self.histories(),
            **opened,
            **({"agreement_events": agreements} if agreements else {}),
        }


if __name__ == "__main__":
    stranger = Stranger(sys.argv[1], sys.argv[2], bytes.fromhex(sys.argv[3]))
    print(json.dumps(stranger.everything(), indent=2, ensure_ascii=False))
