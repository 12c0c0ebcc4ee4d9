"""The root key is made once, kept to its owner, and never shown."""

import base64
import os
import stat
from pathlib import Path

import pytest

from adapters.root_key import (
    EnvironmentRootKey,
    FileRootKey,
    RootKey,
    RootKeyMissing,
    RootKeyUnusable,
)

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keys" / "root.key"


def kept(path: Path, key: bytes, mode: int = 0o600) -> Path:
    path.parent.mkdir(parents=True)
    path.write_bytes(key)
    path.chmod(mode)
    return path


def test_the_first_run_makes_a_key_that_only_its_owner_can_read(path: Path) -> None:
    key = FileRootKey(path, make_if_missing=True).load()

    assert len(key) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert FileRootKey(path, make_if_missing=True).load() == key == FileRootKey(path).load()


def test_two_first_runs_make_two_different_keys(tmp_path: Path) -> None:
    one, other = (FileRootKey(tmp_path / n, make_if_missing=True).load() for n in "ab")

    assert one != other


def test_a_key_that_is_lost_is_not_replaced(path: Path) -> None:
    with pytest.raises(RootKeyMissing, match=r"root\.key"):
        FileRootKey(path).load()

    assert not path.exists()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644, 0o620, 0o601, 0o777])
def test_a_key_that_others_can_reach_is_refused(path: Path, mode: int) -> None:
    kept(path, KEY, mode)

    with pytest.raises(RootKeyUnusable, match="chmod 600"):
        FileRootKey(path, make_if_missing=True).load()


def of_another(path: Path) -> Path:
    """A file that belongs to another user; nobody but root can give one away."""
    if os.geteuid():
        return Path("/etc/passwd")
    os.chown(kept(path, KEY), 65534, 65534)
    return path


def test_a_key_of_another_user_is_refused_where_the_store_is_to_be_held(path: Path) -> None:
    with pytest.raises(RootKeyUnusable, match="belongs to another user than the one that IG Desk"):
        FileRootKey(of_another(path), owned=True).load()


def test_our_own_key_is_not(path: Path) -> None:
    kept(path, KEY)

    assert FileRootKey(path, owned=True).load() == FileRootKey(path).load() == KEY


@pytest.mark.parametrize("key", [b"", KEY[:31], KEY + b"\n", KEY * 1000], ids=len)
def test_a_key_of_the_wrong_length_is_refused_by_the_name_of_its_file(
    path: Path, key: bytes
) -> None:
    kept(path, key)

    with pytest.raises(RootKeyUnusable) as caught:
        FileRootKey(path).load()
    assert str(path) in str(caught.value)
    assert "32 bytes" in str(caught.value)


def test_a_folder_in_the_key_s_place_is_a_sentence(path: Path) -> None:
    path.mkdir(parents=True)

    with pytest.raises(RootKeyUnusable, match="cannot be read"):
        FileRootKey(path).load()


def test_a_key_may_come_from_a_setting() -> None:
    text = base64.b64encode(KEY).decode()
    given: RootKey = EnvironmentRootKey(f" {text}\n", setting="IGDESK_ROOT_KEY")

    assert given.load() == KEY
    assert text not in repr(given)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "not base64!",
        "é",
        base64.b64encode(KEY[:31]).decode(),
        base64.b64encode(KEY * 2).decode(),
    ],
)
def test_a_setting_that_is_no_key_is_named_and_never_echoed(value: str) -> None:
    with pytest.raises(RootKeyUnusable) as caught:
        EnvironmentRootKey(value, setting="IGDESK_ROOT_KEY").load()

    assert str(caught.value) == "IGDESK_ROOT_KEY is not the base64 of 32 bytes."
    assert caught.value.__cause__ is None
