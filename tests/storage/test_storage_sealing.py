"""Published vectors through our own primitives, and what a sealed value refuses."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.encoding import NotJson, dumps, loads, pack, to_micros
from storage.sealing import (
    FORMAT,
    DataKey,
    Forged,
    NotAKey,
    SealedPlace,
    cipher,
    derive,
    new_key,
    seal,
    seal_box,
    unseal,
    unseal_box,
)

WYCHEPROOF = Path(__file__).parents[1] / "data" / "wycheproof"

HERE = SealedPlace(table="drafts", record="d1", party="acorn", version=3)
ELSEWHERE = (
    pytest.param(SealedPlace("parts", "d1", "acorn", 3), "payload", id="another table"),
    pytest.param(SealedPlace("drafts", "d2", "acorn", 3), "payload", id="another row"),
    pytest.param(SealedPlace("drafts", "d1", "birch", 3), "payload", id="another party"),
    pytest.param(SealedPlace("drafts", "d1", "acorn", 2), "payload", id="another version"),
    pytest.param(HERE, "receipt", id="another column"),
)


def vectors(name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    groups = json.loads((WYCHEPROOF / name).read_text())["testGroups"]
    return [(group, test) for group in groups for test in group["tests"]]


def test_every_aes_gcm_vector_of_our_sizes_is_taken_or_refused_as_published() -> None:
    tried = Counter[str]()
    for group, test in vectors("aes_gcm_test.json"):
        if (group["keySize"], group["ivSize"], group["tagSize"]) != (256, 96, 128):
            continue
        tried[test["result"]] += 1
        key, nonce, aad = (bytes.fromhex(test[part]) for part in ("key", "iv", "aad"))
        sealed = bytes.fromhex(test["ct"]) + bytes.fromhex(test["tag"])
        plain, box = bytes.fromhex(test["msg"]), FORMAT + nonce + sealed
        if test["result"] == "valid":
            assert seal(cipher(key), nonce=nonce, aad=aad, plaintext=plain) == sealed
            assert unseal(cipher(key), nonce=nonce, aad=aad, ciphertext=sealed) == plain
            assert unseal_box(cipher(key), aad=aad, box=box) == plain
        else:
            with pytest.raises(Forged):
                unseal(cipher(key), nonce=nonce, aad=aad, ciphertext=sealed)
            with pytest.raises(Forged):
                unseal_box(cipher(key), aad=aad, box=box)

    assert tried == {"valid": 39, "invalid": 27}


def test_every_aes_gcm_vector_with_another_key_or_nonce_size_is_refused() -> None:
    refused = 0
    for group, test in vectors("aes_gcm_test.json"):
        if (group["keySize"], group["ivSize"]) == (256, 96):
            continue
        refused += 1
        key, nonce, aad = (bytes.fromhex(test[part]) for part in ("key", "iv", "aad"))
        with pytest.raises(NotAKey):
            unseal(
                cipher(key),
                nonce=nonce,
                aad=aad,
                ciphertext=bytes.fromhex(test["ct"] + test["tag"]),
            )
        with pytest.raises(NotAKey):
            seal(cipher(key), nonce=nonce, aad=aad, plaintext=bytes.fromhex(test["msg"]))

    assert refused == 316 - 66


def test_every_hkdf_sha256_vector_is_derived_or_refused_as_published() -> None:
    tried = Counter[str]()
    for _, test in vectors("hkdf_sha256_test.json"):
        key, salt, info = (bytes.fromhex(test[part]) for part in ("ikm", "salt", "info"))
        if test["result"] == "invalid":
            with pytest.raises(ValueError, match="derive"):
                derive(key, info=info, salt=salt, length=test["size"])
        else:
            found = derive(key, info=info, salt=salt, length=test["size"])
            assert found == bytes.fromhex(test["okm"])
        tried[test["result"]] += 1

    assert tried == {"valid": 83, "invalid": 3}


@given(st.lists(st.binary(max_size=6), max_size=5), st.lists(st.binary(max_size=6), max_size=5))
def test_two_different_lists_never_pack_alike(one: list[bytes], other: list[bytes]) -> None:
    assert (pack(*one) == pack(*other)) is (one == other)


@given(st.binary(max_size=200))
def test_what_was_sealed_opens_in_its_own_place(plaintext: bytes) -> None:
    key = DataKey.new()

    assert key.unseal(HERE, "payload", key.seal(HERE, "payload", plaintext)) == plaintext


@pytest.mark.parametrize(("place", "column"), ELSEWHERE)
def test_a_sealed_value_opens_in_no_other_place(place: SealedPlace, column: str) -> None:
    key = DataKey.new()
    box = key.seal(HERE, "payload", b"secret")

    with pytest.raises(Forged):
        key.unseal(place, column, box)


@pytest.mark.parametrize(("place", "column"), ELSEWHERE)
def test_the_place_alone_is_enough_to_refuse_even_under_one_key(
    place: SealedPlace, column: str
) -> None:
    under = cipher(new_key())
    box = seal_box(under, aad=HERE.aad("payload"), plaintext=b"secret")

    with pytest.raises(Forged):
        unseal_box(under, aad=place.aad(column), box=box)


@pytest.mark.parametrize(("place", "column"), ELSEWHERE[:4])
def test_a_wrap_opens_in_no_other_place(place: SealedPlace, column: str) -> None:
    key, kek = DataKey.new(), cipher(new_key())
    box = key.wrap(HERE, kek, "k1")

    with pytest.raises(Forged):
        DataKey.unwrap(place, kek, "k1", box, key.commitment())


def test_a_wrap_opens_under_no_other_key_id_and_with_no_other_commitment() -> None:
    key, kek = DataKey.new(), cipher(new_key())
    box = key.wrap(HERE, kek, "k1")

    DataKey.unwrap(HERE, kek, "k1", box, key.commitment())
    with pytest.raises(Forged):
        DataKey.unwrap(HERE, kek, "k2", box, key.commitment())
    with pytest.raises(Forged):
        DataKey.unwrap(HERE, kek, "k1", box, DataKey.new().commitment())


def test_every_single_bit_flip_and_every_truncation_of_a_sealed_value_is_refused() -> None:
    under = cipher(new_key())
    box = seal_box(under, aad=b"here", plaintext=b"a small secret")
    flipped = [
        box[:i] + bytes([box[i] ^ (1 << bit)]) + box[i + 1 :]
        for i in range(len(box))
        for bit in range(8)
    ]

    for bad in [*flipped, *(box[:n] for n in range(len(box))), box + b"\x00"]:
        with pytest.raises(Forged):
            unseal_box(under, aad=b"here", box=bad)


def test_a_fresh_nonce_is_drawn_for_every_write() -> None:
    key = DataKey.new()

    assert len({key.seal(HERE, "payload", b"same")[:13] for _ in range(200)}) == 200


def holding_itself() -> dict[str, Any]:
    value: dict[str, Any] = {}
    value["a"] = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"a": float("nan")}, id="not a number"),
        pytest.param({"a": float("inf")}, id="infinity"),
        pytest.param({"a": b"bytes"}, id="bytes"),
        pytest.param({"a": {1, 2}}, id="a set"),
        pytest.param(holding_itself(), id="what holds itself"),
    ],
)
def test_only_strict_json_is_sealed_and_the_refusal_does_not_quote_it(value: Any) -> None:
    with pytest.raises(NotJson) as refused:
        dumps(value)

    assert "bytes" not in str(refused.value)
    assert refused.value.__suppress_context__


@given(st.dictionaries(st.text(), st.text() | st.integers() | st.booleans() | st.none()))
def test_json_comes_back_as_it_was(value: dict[str, Any]) -> None:
    assert loads(dumps(value)) == value


def test_half_a_surrogate_pair_can_be_kept() -> None:
    assert loads(dumps({"a": "\ud83d"})) == {"a": "\ud83d"}


@pytest.mark.parametrize("data", [b"[1]", b"{", b'{"a":NaN}', b"\xff", b""])
def test_anything_but_a_strict_json_object_is_refused(data: bytes) -> None:
    with pytest.raises(NotJson):
        loads(data)


def test_a_moment_without_an_offset_is_refused() -> None:
    from datetime import datetime

    with pytest.raises(ValueError, match="offset"):
        to_micros(datetime(2026, 11, 20, 9, 0))  # noqa: DTZ001  the point of the test
