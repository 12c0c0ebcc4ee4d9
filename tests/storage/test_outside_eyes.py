"""Whoever holds all our keys rewrites what has left: one honest partner's heads find it.

The script is the outsiders' own. What is rewritten is everything that our keys can make good again:
a row, its MAC, the chain after it, the tree, and a newly signed head.
"""

import ast
import json
import random
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from governance.keys import CaseId, PartyKey
from governance.people.identity import System
from governance.proof.tree import Node, consistency, folded, inclusion, leaf_hash, root
from storage.audit import AuditEntry
from storage.encoding import dumps
from storage.evidence import Evidence
from storage.rollback_beginning import Beginning
from storage.salted import said
from storage.signed_notes import Checkpoint, Signer
from storage.store import Store
from storage.unit import Unit
from tests.outsider import SCRIPT, outsiders_script
from tests.storage.store_kit import (
    NOW,
    PLANTED,
    Place,
    acknowledge,
    log_more,
    open_case,
    seen,
)

OUTSIDER = outsiders_script()
SIGNER = Signer("igdesk/ring", bytes(range(32)))
REWRITES = 10_000


@dataclass(frozen=True)
class Said:
    """An entry as whoever holds the keys writes it."""

    what: str
    by: str
    text: str
    at: int
    salt: bytes

    def texts(self) -> list[list[str]]:
        return [[self.salt.hex(), self.by], [self.salt.hex(), self.text]]

    def leaf(self, sequence: int) -> bytes:
        hashes = [sha256(self.salt + text.encode()).digest() for text in (self.by, self.text)]
        mac = sha256(repr((self, sequence)).encode()).hexdigest()
        return dumps(
            {
                "at": self.at,
                "mac": mac,
                "said": said(hashes).hex(),
                "sequence": sequence,
                "what": self.what,
            }
        )


@dataclass
class Log:
    """A log, and its keys in the hands of whoever rewrites it."""

    entries: list[Said]
    name: str = "igdesk/ring"
    restored: str = ""
    _hashes: list[bytes] = field(default_factory=list)

    def leaves(self) -> list[bytes]:
        if not self._hashes:
            leaves = (one.leaf(n) for n, one in enumerate(self.entries, 1))
            self._hashes = [leaf_hash(leaf) for leaf in leaves]
        return self._hashes

    def node(self, level: int, index: int) -> bytes:
        return folded(self.leaves()[index << level : (index + 1) << level])

    def head(self, size: int, *before: int, node: Node | None = None) -> str:
        """A signed head with what is to join it to those before."""
        text = Checkpoint(self.name, size, root(size, self.node)).text + self.restored
        parts = [SIGNER.sign(text)]
        for old in before:
            path = consistency(old, size, node or self.node)
            parts.append("\n".join([f"extends {old}", *map(base64, path)]) + "\n")
        return "\n".join(parts)

    def entry(self, sequence: int, size: int) -> dict[str, Any]:
        return {
            "index": sequence - 1,
            "leaf": self.entries[sequence - 1].leaf(sequence).decode(),
            "log": self.name,
            "proof": [base64(each) for each in inclusion(sequence - 1, size, self.node)],
            "size": size,
            "texts": self.entries[sequence - 1].texts(),
        }


def base64(data: bytes) -> str:
    return b64encode(data).decode()


def some(count: int, seed: int = 0) -> list[Said]:
    chance = random.Random(seed)
    kinds = ("opened", "changed", "read")
    return [
        Said(chance.choice(kinds), f"o-{n % 7}", f"words {n}", 1000 * n, chance.randbytes(32))
        for n in range(count)
    ]


KEPT = (9, 16, 32)
HONEST = Log(some(40))


def kept_by_a_partner() -> list[str]:
    """What one partner has: three heads, each with what joins it to those before."""
    return [HONEST.head(size, *KEPT[:n]) for n, size in enumerate(KEPT)]


def changed(name: str, value: Any) -> Callable[[list[Said], int, random.Random], None]:
    def change(entries: list[Said], at: int, chance: random.Random) -> None:
        entries[at] = replace(entries[at], **{name: value(chance)})

    return change


def delete(entries: list[Said], at: int, _chance: random.Random) -> None:
    del entries[at]


def insert(entries: list[Said], at: int, chance: random.Random) -> None:
    entries.insert(at, some(1, chance.randrange(10**6))[0])


def swap(entries: list[Said], at: int, chance: random.Random) -> None:
    other = (at + chance.randrange(1, KEPT[-1])) % KEPT[-1]
    entries[at], entries[other] = entries[other], entries[at]


def cut(entries: list[Said], at: int, _chance: random.Random) -> None:
    del entries[at:]


REWRITINGS = (
    changed("text", lambda chance: f"other words {chance.random()}"),
    changed("by", lambda chance: f"o-{chance.random()}"),
    changed("at", lambda chance: chance.randrange(10**9)),
    changed("what", lambda chance: f"kind {chance.random()}"),
    changed("salt", lambda chance: chance.randbytes(32)),
    delete,
    insert,
    swap,
    cut,
)


def rewritten(chance: random.Random) -> Log:
    """A log in which something that has left is not as it was, and which goes on."""
    entries = list(HONEST.entries[: chance.randint(KEPT[-1], 40)])
    chance.choice(REWRITINGS)(entries, chance.randrange(KEPT[-1]), chance)
    entries += some(KEPT[-1] + chance.randrange(1, 30) - len(entries), chance.randrange(10**6))
    return Log(entries)


def shown(forged: Log, chance: random.Random) -> str:
    """The best head that whoever holds the keys can show of it; each is a way to cheat."""
    size = len(forged.entries)

    def either(level: int, index: int) -> bytes:  # of what was, as far as there is any
        stop = (index + 1) << level
        return (HONEST if stop <= KEPT[-1] else forged).node(level, index)

    ways: Sequence[Callable[[], str]] = (
        lambda: forged.head(size, *KEPT),
        lambda: forged.head(size, *KEPT, node=either),
        lambda: forged.head(size),
        lambda: forged.head(KEPT[-1], *KEPT[:-1]),
        lambda: HONEST.head(40, *KEPT).replace("\n40\n", f"\n{size + 41}\n", 1),
        lambda: Log(forged.entries, name="igdesk/ring/again").head(size),
        lambda: forged.head(size).split("\n\n")[0] + "\n\n" + HONEST.head(40).split("\n\n")[1],
    )
    return chance.choice(ways)()


def test_a_log_that_goes_on_as_it_was_has_nothing_wrong() -> None:
    on = Log(HONEST.entries)
    logs, restored, faults = OUTSIDER.check_heads(
        SIGNER.public, [*kept_by_a_partner(), on.head(40, *KEPT)]
    )

    assert (restored, faults) == (set(), [])
    assert sorted(logs["igdesk/ring"]) == [*KEPT, 40]
    assert all(OUTSIDER.check_entry(on.entry(n, 40), logs) for n in range(1, 41))


@pytest.mark.slow
def test_ten_thousand_rewrites_of_what_has_left_are_each_found() -> None:
    """Found from one honest partner's heads, whatever head is shown after, or none at all."""
    partner, missed = kept_by_a_partner(), []
    known, _, none = OUTSIDER.check_heads(SIGNER.public, partner)
    assert none == []
    for seed in range(REWRITES):
        chance = random.Random(seed)
        forged = rewritten(chance)
        assert forged.leaves()[: KEPT[-1]] != HONEST.leaves()[: KEPT[-1]]
        _, _, faults = OUTSIDER.check_heads(SIGNER.public, [*partner, shown(forged, chance)])
        differs = [n for n in range(KEPT[-1]) if forged.leaves()[n] != HONEST.leaves()[n]]
        entry = forged.entry(chance.choice(differs) + 1, KEPT[-1])
        if not faults or OUTSIDER.check_entry(entry, known):
            missed.append(seed)

    assert missed == []


def handed(unit: Unit) -> str:
    """The newest head, signed if need be, as it leaves."""
    head = unit.heads.sign(now=NOW)
    assert head is not None
    return unit.heads.handed(head)


def public_key(store: Store) -> str:
    return store.read(lambda unit: unit.heads.public_key())


def retold(store: Store, tell: Callable[[list[AuditEntry]], list[AuditEntry]]) -> None:
    """The whole chain, its tree and its heads, written anew by whoever holds the keys."""

    def again(unit: Unit) -> None:
        session = unit.audit._session
        entries = tell(list(unit.audit.of_subject("something")))
        sizes = [head.size for head in unit.heads.every()]
        for table in ("audit", "tiles", "heads", "newest"):
            session.connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608  our own names
        Beginning(session, party=PartyKey("acorn"), now=NOW).begin(had_notes=False)
        for one in entries:
            unit.audit.append(
                actor=System(one.actor),
                what=one.what,
                subject=one.subject,
                party=PartyKey("acorn"),
                version=one.version,
                digest=b"",
                detail=dict(one.detail),
                now=one.at,
            )
            if one.sequence in sizes:
                unit.heads.sign(now=NOW)

    store.write(again)


@pytest.mark.parametrize(
    "tell",
    [
        pytest.param(lambda all_: [replace(all_[0], actor="other"), *all_[1:]], id="who did it"),
        pytest.param(lambda all_: [replace(all_[0], what="other"), *all_[1:]], id="what was done"),
        pytest.param(
            lambda all_: [replace(all_[0], at=NOW + timedelta(hours=1)), *all_[1:]], id="when"
        ),
        pytest.param(lambda all_: all_[1:], id="an entry left out"),
        pytest.param(lambda all_: all_[1::-1] + all_[2:], id="two in the other order"),
        pytest.param(lambda all_: [all_[0], *all_], id="an entry put in"),
    ],
)
def test_a_store_rewritten_with_all_its_keys_is_whole_to_us_and_not_to_a_partner(
    store: Store, tell: Callable[[list[AuditEntry]], list[AuditEntry]]
) -> None:
    partner = []
    for _ in range(3):
        store.write(lambda unit: log_more(unit, 100))
        partner.append(store.write(handed))
    _, _, faults = OUTSIDER.check_heads(public_key(store), partner)
    assert faults == []

    retold(store, tell)
    store.write(log_more)

    found = store.inspect()
    assert (found.damaged, found.first_bad_entry) == ((), None)
    _, _, faults = OUTSIDER.check_heads(public_key(store), [*partner, store.write(handed)])
    assert faults


def test_a_restored_store_is_said_to_be_one_and_what_it_lost_is_found(store: Store) -> None:
    store.write(lambda unit: log_more(unit, 5))
    partner = [store.write(handed)]
    store.write(lambda unit: log_more(unit, 2))
    store.write(lambda unit: unit.heads.begin_origin(party=PartyKey("acorn"), now=NOW, reached=10))
    store.write(log_more)
    partner.append(store.write(handed))

    logs, restored, faults = OUTSIDER.check_heads(public_key(store), partner)
    assert len(logs) == 2
    assert [(one[2], one[4:]) for one in restored] == [("6", ("8", "2"))]
    assert faults == []

    signer = Signer(public_key(store).split("+")[0], store._ring.head_key)
    lost = signer.sign(Checkpoint(signer._name, 9, bytes(32)).text)
    _, _, faults = OUTSIDER.check_heads(public_key(store), [*partner, lost])
    assert any(fault.startswith("LOST") for fault in faults)


def evidence(store: Store, case: CaseId) -> Evidence:
    """The case's own entries, with all texts but those that say who did it."""
    kinds = ("opened", "changed")

    def found(unit: Unit) -> Evidence:
        version = seen(unit, case).header.version
        return unit.proofs.of_case(case, version, kinds, lambda event, _: event > 0)

    return store.read(found)


def case_of_two_events(store: Store) -> CaseId:
    header = store.write(open_case)
    store.write(lambda unit: acknowledge(unit, seen(unit, header.id)))
    return header.id


def test_a_pack_shows_what_a_case_says_and_proves_it(store: Store) -> None:
    case = case_of_two_events(store)
    store.write(lambda unit: log_more(unit, 300))
    partner = store.write(handed)
    store.write(lambda unit: log_more(unit, 300))
    store.write(handed)
    store.write(lambda unit: acknowledge(unit, seen(unit, case)))
    pack = evidence(store, case)
    logs, _, faults = OUTSIDER.check_heads(public_key(store), [partner, pack.heads])

    assert faults == []
    assert [json.loads(one.proved["leaf"])["what"] for one in pack.entries] == [
        "opened",
        "changed",
        "changed",
    ]
    assert pack.newer == 1
    assert all(OUTSIDER.check_entry(one.proved, logs) for one in pack.entries)
    assert PLANTED in json.dumps(pack.entries[0].proved["texts"])
    assert "o-reporter" in json.dumps(pack.entries[0].proved["texts"][1])
    assert len(pack.entries[0].proved["texts"][0]) == 1, "who did it is its hash alone"


def test_a_pack_with_other_words_is_found(store: Store) -> None:
    case = case_of_two_events(store)
    partner = store.write(handed)
    entry = json.loads(json.dumps(evidence(store, case).entries[0].proved))
    logs, _, _ = OUTSIDER.check_heads(public_key(store), [partner])
    assert OUTSIDER.check_entry(entry, logs)

    salt, text = entry["texts"][2]
    for texts in (
        [*entry["texts"][:2], [salt, text.replace(PLANTED, "Other words")]],
        entry["texts"][:2],
        [*entry["texts"], [salt, text]],
        entry["texts"][::-1],
    ):
        assert not OUTSIDER.check_entry({**entry, "texts": texts}, logs)
    leaf = entry["leaf"].replace('"what":"opened"', '"what":"closed"')
    assert not OUTSIDER.check_entry({**entry, "leaf": leaf}, logs)
    assert not OUTSIDER.check_entry({**entry, "log": "other"}, logs)


def test_a_salt_is_stored_nowhere_so_that_it_ends_with_the_records_key(
    store: Store, place: Place
) -> None:
    case = case_of_two_events(store)
    store.write(handed)
    stored = b"".join(
        value
        for table in ("audit", "case_events", "cases", "tiles")
        for row in place.rows(table)
        for value in row
        if isinstance(value, bytes)
    )

    shown = [
        text for one in evidence(store, case).entries for text in one.proved["texts"] if text[1:]
    ]
    assert len(shown) == 4
    assert [salt for salt, _ in shown if bytes.fromhex(salt) in stored] == []


def test_the_script_is_short_and_needs_nothing_of_ours() -> None:
    source = SCRIPT.read_text("utf-8")
    tree = ast.parse(source)
    modules = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }

    assert len(source.splitlines()) <= 100
    assert {name.split(".")[0] for name in modules} == {
        "base64",
        "cryptography",
        "hashlib",
        "json",
        "pathlib",
        "re",
        "sys",
    }


def run(*arguments: str | Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-I", SCRIPT, *arguments], capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


def test_the_script_as_an_outsider_runs_it(store: Store, tmp_path: Path) -> None:
    case = case_of_two_events(store)
    (tmp_path / "kept").mkdir()
    (tmp_path / "pack" / "proof").mkdir(parents=True)
    kept = tmp_path / "kept" / "november.txt"
    kept.write_bytes(store.write(handed).replace("\n", "\r\n").encode())
    store.write(log_more)
    store.write(handed)
    pack, key = evidence(store, case), public_key(store)
    (tmp_path / "pack" / "proof" / "head.txt").write_text(pack.heads, "utf-8")
    entries = tmp_path / "pack" / "proof" / "entries.json"
    said = json.dumps([one.proved for one in pack.entries])
    entries.write_text(said, "utf-8")

    code, out = run(key, tmp_path)
    assert (code, out.splitlines()[-1]) == (0, "All is well.")
    code, out = run(key, tmp_path / "pack")
    assert (code, "NO HEAD that a partner kept" in out) == (1, True)
    entries.write_text(said.replace(PLANTED, "Other words"), "utf-8")
    code, out = run(key, tmp_path)
    assert (code, "NOT PROVED" in out) == (1, True)
    assert run(key)[0] == 2
