"""The tree is RFC 6962's: its known answers, and its proofs as RFC 9162 says to check them."""

from collections.abc import Sequence
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.proof.tree import (
    EMPTY,
    Node,
    consistency,
    folded,
    inclusion,
    leaf_hash,
    node_hash,
    root,
)

# The entries and roots of the tests of the first RFC 6962 log, which other logs use too.
ENTRIES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


def over(entries: Sequence[bytes]) -> Node:
    """A tree that works everything out from its leaves."""

    def node(level: int, index: int) -> bytes:
        leaves = entries[index << level : (index + 1) << level]
        assert len(leaves) == 1 << level
        return folded([leaf_hash(entry) for entry in leaves])

    return node


def some(count: int) -> list[bytes]:
    return [str(number).encode() for number in range(count)]


def mth(entries: Sequence[bytes]) -> bytes:
    """The hash over a list, as RFC 6962 2.1 defines it, word for word."""
    if len(entries) < 2:
        return leaf_hash(entries[0]) if entries else sha256(b"").digest()
    k = max(1 << power for power in range(20) if 1 << power < len(entries))
    return node_hash(mth(entries[:k]), mth(entries[k:]))


def included(index: int, size: int, leaf: bytes, path: Sequence[bytes]) -> bytes | None:
    """RFC 9162 2.1.3.2: the root that this proves; None where it proves nothing."""
    fn, sn, r = index, size - 1, leaf
    for p in path:
        if sn == 0:
            return None
        if fn & 1 or fn == sn:
            r = node_hash(p, r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = node_hash(r, p)
        fn, sn = fn >> 1, sn >> 1
    return r if sn == 0 else None


@pytest.mark.parametrize(("size", "known"), list(enumerate(ROOTS, start=1)))
def test_known_answers(size: int, known: str) -> None:
    assert root(size, over(ENTRIES)).hex() == known


def test_a_tree_without_leaves() -> None:
    assert root(0, over([])) == EMPTY
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@given(size=st.integers(1, 300))
def test_the_root_is_the_one_that_the_rfc_defines(size: int) -> None:
    assert root(size, over(some(size))) == mth(some(size))


@given(data=st.data(), size=st.integers(1, 300))
def test_every_leaf_can_be_shown_to_be_in_the_tree_by_few_hashes(
    data: st.DataObject, size: int
) -> None:
    index = data.draw(st.integers(0, size - 1))
    entries = some(size)
    path = inclusion(index, size, over(entries))

    assert included(index, size, leaf_hash(entries[index]), path) == mth(entries)
    assert len(path) <= (size - 1).bit_length()


@given(data=st.data(), size=st.integers(1, 300))
def test_what_the_rfc_calls_the_proof_is_what_comes(data: st.DataObject, size: int) -> None:
    old = data.draw(st.integers(1, size))
    entries = some(size)

    assert consistency(old, size, over(entries)) == subproof(old, entries, whole=True)


def subproof(m: int, entries: Sequence[bytes], *, whole: bool) -> list[bytes]:
    """RFC 6962 2.1.2, word for word."""
    n = len(entries)
    if m == n:
        return [] if whole else [mth(entries)]
    k = max(1 << power for power in range(20) if 1 << power < n)
    if m <= k:
        return [*subproof(m, entries[:k], whole=whole), mth(entries[k:])]
    return [*subproof(m - k, entries[k:], whole=False), mth(entries[:k])]
