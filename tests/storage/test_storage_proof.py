"""The tree over the chain and the heads of it: what they are of, and what they find."""

import json
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import Table

from governance.keys import PartyKey
from governance.plain import to_plain
from governance.proof.tree import folded, leaf_hash, root
from storage.salted import event_texts, said, salted
from storage.sealing import SealedPlace
from storage.session import Session
from storage.shapes import shape_of
from storage.signed_notes import NotAHead
from storage.store import Store
from storage.tables import audit, case_events, cases
from storage.tree import Tree, leaf_of
from storage.unit import Unit
from tests.storage.store_kit import (
    NOW,
    PLANTED,
    Place,
    acknowledge,
    acknowledged,
    fill_a_tile,
    log_more,
    open_case,
    reported,
    seen,
)

GOLDEN = Path(__file__).parents[1] / "data" / "golden_store_v1"


@contextmanager
def below(store: Store) -> Iterator[Session]:
    """A look below the repositories."""
    with store._readers.connect() as connection:
        yield store._session(connection, writing=False)


def more(entries: int) -> Callable[[Unit], None]:
    return lambda unit: log_more(unit, entries)


def root_of(store: Store, size: int) -> bytes:
    with below(store) as session:
        return Tree(session).root(size)


def rows_of(place: Place, table: str) -> list[dict[str, Any]]:
    names = place.columns(table)
    order = {"audit": "sequence", "case_events": "sequence"}.get(table, "id")
    rows = place.peek(f"SELECT * FROM {table} ORDER BY {order}")  # noqa: S608  our own names
    return [dict(zip(names, row, strict=True)) for row in rows]


def mth(leaves: list[bytes]) -> bytes:
    """RFC 6962 2.1, of hashes of leaves."""
    return root(len(leaves), lambda level, at: folded(leaves[at << level : (at + 1) << level]))


def leaves(place: Place) -> list[bytes]:
    return [leaf_hash(leaf_of(row)) for row in rows_of(place, "audit")]


def test_the_tree_is_over_every_entry_however_many_there_are(store: Store, place: Place) -> None:
    for entries in (1, 254, 1, 1, 300):
        store.write(more(entries))
        own = leaves(place)

        assert root_of(store, len(own)) == mth(own)
        assert root_of(store, 1) == own[0]
    assert len(place.rows("tiles")) == 2
    assert store.inspect().damaged == ()


def test_a_tile_above_tiles_is_of_their_roots(store: Store, place: Place) -> None:
    store.write(more(256 * 256 - 1))  # after the first, of the notes
    (above,) = [row for row in rows_of(place, "tiles") if row["level"] == 1]
    under = sorted((r["number"], r["root"]) for r in rows_of(place, "tiles") if r["level"] == 0)

    assert above["hashes"] == b"".join(each for _, each in under)
    assert root_of(store, 256 * 256) == above["root"] == mth(leaves(place))


def test_a_tile_that_was_lost_is_worked_out_again_and_stops_no_turn(
    store: Store, place: Place
) -> None:
    store.write(more(600))
    place.tamper("DELETE FROM tiles WHERE number = 0")
    store.write(more(300))

    assert root_of(store, 901) == mth(leaves(place))


def test_entries_of_before_are_leaves_by_their_mac_alone(golden: Place) -> None:
    root_key = bytes.fromhex((GOLDEN / "root_key.hex").read_text())
    with closing(golden.open(simulated=True, root_key=lambda: root_key)) as store:
        before = rows_of(golden, "audit")
        assert {row["said"] for row in before if row["what"] != "notes_begun"} == {None}
        assert leaf_of(before[0]) == before[0]["mac"]
        store.write(log_more)
        assert leaves(golden)[0] == leaf_hash(before[0]["mac"])
        assert root_of(store, len(before) + 1) == mth(leaves(golden))


@pytest.fixture
def golden(tmp_path: Path) -> Place:
    """A store of an earlier release."""
    place = Place(tmp_path / "golden")
    place.take_in(GOLDEN)
    return place


def test_what_an_entry_says_is_hashed_behind_salts_that_only_the_records_keys_give(
    store: Store, place: Place
) -> None:
    store.write(open_case)
    entry = json.loads(leaf_of(rows_of(place, "audit")[-1]))
    (case,) = rows_of(place, "cases")
    (event,) = rows_of(place, "case_events")
    texts = event_texts("reported", 1, payload := to_plain(reported()))
    assert PLANTED.encode() in texts[1]

    with below(store) as session:
        key = session.envelopes.key_of(cases, case)
        own = detail_hash(session, rows_of(place, "audit")[-1])
    hashes = salted(key, place_of(case_events, event), texts)

    assert entry["said"] == sha256(b"".join([own, *hashes])).hexdigest()
    assert entry["what"] == "opened"
    assert payload["by"]["object_id"] not in json.dumps(entry)


def detail_hash(session: Session, row: dict[str, Any]) -> bytes:
    """The salted hash of who did it."""
    opened = session.envelopes.open(audit, row)["detail"]
    text = json.dumps(opened, sort_keys=True, separators=(",", ":")).encode()
    return salted(session.envelopes.key_of(audit, row), place_of(audit, row), [text])[0]


def beginning(known: str) -> Callable[[Unit], object]:
    return lambda unit: unit.heads.begin_origin(party=PartyKey("acorn"), now=NOW, known=known)


def place_of(table: Table, row: dict[str, Any]) -> SealedPlace:
    return shape_of(table).place(row)


def test_a_head_is_a_checkpoint_in_a_signed_note(store: Store, place: Place) -> None:
    store.write(more(2))
    head = store.write(lambda unit: unit.heads.sign(now=NOW))
    assert head is not None
    text, _, line = head.note.partition("\n\n")
    name, key_id, public = store.read(lambda unit: unit.heads.public_key()).split("+", 2)
    dash, signer, signature = line.strip().split(" ")
    raw, signed = b64decode(public), b64decode(signature)

    assert text.split("\n")[:2] == [name, "3"]
    assert b64decode(text.split("\n")[2]) == mth(leaves(place))
    assert text.split("\n")[3:] == ["at 2026-11-20T09:30:00Z"]
    assert (dash, signer, raw[:1]) == ("—", name, b"\x01")
    assert signed[:4].hex() == key_id == sha256(f"{name}\n".encode() + raw).hexdigest()[:8]
    Ed25519PublicKey.from_public_bytes(raw[1:]).verify(signed[4:], f"{text}\n".encode())


def test_a_log_to_which_nothing_was_added_keeps_its_head(store: Store) -> None:
    store.write(log_more)
    first = store.write(lambda unit: unit.heads.sign(now=NOW))

    assert store.write(lambda unit: unit.heads.sign(now=NOW + timedelta(days=1))) == first


def test_a_head_is_handed_out_with_what_joins_it_to_those_before(store: Store) -> None:
    for _ in range(5):
        store.write(more(2))
        store.write(lambda unit: unit.heads.sign(now=NOW))

    def handed(unit: Unit) -> str:
        return unit.heads.handed(unit.heads.newest()[0])

    said = [line for line in store.read(handed).split("\n") if line.startswith("extends")]
    assert said == ["extends 9", "extends 7", "extends 5"]


@pytest.mark.parametrize(
    "hand",
    [
        "UPDATE audit SET what = 'other' WHERE sequence = 2",
        "UPDATE audit SET said = zeroblob(32) WHERE sequence = 2",
        "DELETE FROM audit WHERE sequence > 100",
        "UPDATE tiles SET root = zeroblob(32)",
        "UPDATE heads SET note = 'other'",
        "UPDATE heads SET size = 9, id = '1/9'",
    ],
)
def test_a_log_that_is_not_what_was_signed_is_found(store: Store, place: Place, hand: str) -> None:
    store.write(fill_a_tile)
    assert place.tamper(hand)

    found = store.inspect().damaged
    assert {where.split()[0] for where in found} & {"heads", "tiles"}


@pytest.mark.sqlite_alone
def test_a_restored_store_goes_on_in_a_new_log_and_says_so(store: Store, place: Place) -> None:
    store.write(more(4))
    head = store.write(lambda unit: unit.heads.sign(now=NOW))
    assert head is not None
    store.write(more(2))
    later = NOW + timedelta(days=1)
    new = store.write(
        lambda unit: unit.heads.begin_origin(party=PartyKey("acorn"), now=later, reached=10)
    )
    name = store.read(lambda unit: unit.heads.public_key()).split("+")[0]
    size, base = head.note.split("\n")[1:3]

    assert (new.name, new.first) == (f"{name}/2026-11-21T09:30:00Z", 8)
    assert new.restored == f"restored {name} {size} {base} kept 7 lost 3"
    store.write(more(2))
    then = store.write(lambda unit: unit.heads.sign(now=later))
    assert then is not None
    assert then.note.split("\n")[:2] == [new.name, "3"]
    assert new.restored in then.note.split("\n")
    (first,) = store.read(lambda unit: unit.audit.of_subject(new.name))
    assert (first.sequence, first.what) == (8, "restored")
    assert first.detail == {"line": new.restored}
    assert b64decode(then.note.split("\n")[2]) == mth(leaves(place)[7:])
    assert store.inspect().damaged == ()


def test_the_newest_head_that_a_partner_kept_counts_where_ours_is_older(
    store: Store, place: Place
) -> None:
    store.write(more(4))
    kept = store.write(lambda unit: unit.heads.sign(now=NOW))
    assert kept is not None

    place.tamper("DELETE FROM heads")  # a restored copy does not know it any more
    place.tamper("DELETE FROM newest WHERE id LIKE '%/heads/%'")
    new = store.write(
        lambda unit: unit.heads.begin_origin(party=PartyKey("acorn"), now=NOW, known=kept.note)
    )

    assert new.restored.split()[2] == "5"
    assert new.restored.endswith("lost unknown")


def test_a_head_of_another_key_is_none_of_ours(store: Store) -> None:
    store.write(log_more)
    head = store.write(lambda unit: unit.heads.sign(now=NOW))
    assert head is not None
    forged = head.note.replace("\n2\n", "\n3\n", 1)

    for bad in (forged, " ", "nothing", head.note[:-9]):
        with pytest.raises(NotAHead):
            store.write(beginning(bad))


def test_a_case_that_goes_on_says_its_new_events_alone(store: Store, place: Place) -> None:
    case = store.write(open_case)
    store.write(lambda unit: acknowledge(unit, seen(unit, case.id)))

    opened, changed = (json.loads(leaf_of(row)) for row in rows_of(place, "audit")[-2:])
    assert (opened["what"], changed["what"]) == ("opened", "changed")
    (row,) = rows_of(place, "cases")
    with below(store) as session:
        key = session.envelopes.key_of(cases, row)
        own = detail_hash(session, rows_of(place, "audit")[-1])
    texts = event_texts("acknowledged", 1, to_plain(acknowledged()))
    second = rows_of(place, "case_events")[1]
    hashes = [own, *salted(key, place_of(case_events, second), texts)]
    assert changed["said"] == said(hashes).hex()
