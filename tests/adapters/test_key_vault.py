"""The root key wrapped by Azure Key Vault, asked as Azure's own library asks it, over TLS."""

import asyncio
import json
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.key_vault import VaultRootKey
from adapters.network import Network
from adapters.root_key import KEY_BYTES, RootKeyMissing, RootKeyUnusable
from tests.adapters.key_vault_server import IDENTITY, Vault, key_vault


@pytest.fixture
async def vault() -> AsyncIterator[Vault]:
    """A vault, and the identity beside this machine."""
    async with key_vault() as vault:
        yield vault


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the wrapped key lies."""
    return tmp_path / "root" / "root.key"


async def load(root: VaultRootKey) -> bytes:
    """What the start does, beside the loop that the vault runs on."""
    return await asyncio.to_thread(root.load)


def at(vault: Vault, file: Path, *, first_run: bool = False, identity: str = "") -> VaultRootKey:
    return VaultRootKey(file, vault.key, identity, vault.network, make_if_missing=first_run)


async def test_the_first_run_makes_a_key_that_the_vault_alone_can_open(
    vault: Vault, file: Path
) -> None:
    made = await load(at(vault, file, first_run=True))

    again = await load(at(vault, file, identity=IDENTITY))

    assert made == again
    assert len(made) == KEY_BYTES
    assert made.hex() not in file.read_text()
    assert json.loads(file.read_text())["key"] == f"{vault.key}/{vault.newest}"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_a_start_asks_the_vault_once_to_unwrap(vault: Vault, file: Path) -> None:
    await load(at(vault, file, first_run=True))
    challenged = vault.challenged  # who comes without a token is asked for one first
    vault.asked.clear()

    await load(at(vault, file))

    assert vault.asked.count("unwrapkey") == 1
    assert challenged > 0


async def test_an_identity_that_may_read_the_key_no_more_still_starts_and_makes_no_new_one(
    vault: Vault, file: Path
) -> None:
    made = await load(at(vault, file, first_run=True))
    vault.may_get = False

    assert await load(at(vault, file)) == made
    with pytest.raises(RootKeyUnusable, match="must be allowed to read"):
        await asyncio.to_thread(at(vault, file).prepare)  # which version was it?


async def test_after_the_vaults_key_was_rotated_what_the_earlier_version_wrapped_still_opens(
    vault: Vault, file: Path
) -> None:
    before = await load(at(vault, file, first_run=True))
    vault.rotate()
    root = at(vault, file)

    assert await load(root) == before
    new = await asyncio.to_thread(root.prepare)
    assert await load(root) == before
    root.put_in_place()
    assert await load(root) == new != before
    assert json.loads(file.read_text())["key"] == f"{vault.key}/{vault.newest}"


@pytest.mark.parametrize("status", [400, 403, 404])
async def test_a_vault_that_refuses_is_said_in_a_sentence(
    vault: Vault, file: Path, status: int
) -> None:
    await load(at(vault, file, first_run=True))
    vault.status = status

    with pytest.raises(RootKeyUnusable, match=rf"refused https://\S+ \({status}\)"):
        await load(at(vault, file))


async def test_an_identity_that_this_machine_has_not_is_said_in_a_sentence(
    vault: Vault, file: Path
) -> None:
    await load(at(vault, file, first_run=True))

    with pytest.raises(RootKeyUnusable, match=r"\(no token\)"):
        await load(at(vault, file, identity="another"))


async def test_a_vault_that_cannot_be_reached_or_believed_is_said_in_a_sentence(
    vault: Vault, file: Path
) -> None:
    await load(at(vault, file, first_run=True))
    unbelieved = Network(proxy=vault.network.proxy)

    with pytest.raises(RootKeyUnusable, match="could not be asked"):
        await load(VaultRootKey(file, vault.key, network=unbelieved))


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"key": "https://thief.vault.test/keys/igdesk-root"}, id="another vault"),
        pytest.param({"key": "https://igdesk.vault.test/keys/other"}, id="another key"),
        pytest.param({"key": 7}, id="no address"),
        pytest.param({"wrapped": "xyz"}, id="no hex"),
        pytest.param({"igdesk_root": 2}, id="a newer release"),
    ],
)
async def test_a_file_that_leads_elsewhere_sends_nothing_there(
    vault: Vault, file: Path, changes: dict[str, object]
) -> None:
    await load(at(vault, file, first_run=True))
    vault.asked.clear()
    file.write_text(json.dumps({**json.loads(file.read_text()), **changes}))

    with pytest.raises(RootKeyUnusable, match="no root key that the vault"):
        await load(at(vault, file))
    assert vault.asked == []


async def test_a_changed_wrap_opens_nothing(vault: Vault, file: Path) -> None:
    await load(at(vault, file, first_run=True))
    told = json.loads(file.read_text())
    told["wrapped"] = ("00" if told["wrapped"][:2] != "00" else "01") + told["wrapped"][2:]
    file.write_text(json.dumps(told))

    with pytest.raises(RootKeyUnusable, match=r"refused https://\S+ \(400\)"):
        await load(at(vault, file))


async def test_a_lost_file_is_not_replaced_by_a_new_key(vault: Vault, file: Path) -> None:
    with pytest.raises(RootKeyMissing, match="no wrapped root key"):
        await load(at(vault, file))
    assert not file.exists()
