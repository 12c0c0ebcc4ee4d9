"""A whole store whose root key Azure Key Vault wraps, as the settings say it."""

import asyncio
from contextlib import closing
from pathlib import Path

import pytest

from bot.config import Settings, SettingsFaults
from bot.service_files import read_agreement
from bot.store_keys import open_held, root_key
from storage.errors import WrongRootKey
from storage.open_store import open_store
from tests.adapters.key_vault_server import Vault, key_vault
from tests.bot.commands.keys_kit import TODAY, Shell, some_records
from tests.bot.town import settings_in


def begun(settings: Settings) -> None:
    """The bot's first start."""
    store = open_store(
        database=settings.database,
        ring=settings.ring,
        root_key=root_key(settings).load,
        parties=read_agreement(settings.agreement).keys,
        now=TODAY,
        ids=iter("abcdefgh").__next__,
    )
    with closing(store):
        store.write(some_records)


def settings_of(folder: Path, vault: Vault) -> dict[str, str]:
    """What an administrator sets."""
    authorities = folder / "authorities.pem"
    authorities.write_text(vault.network.authorities)
    return {
        "root_key_vault": vault.key,
        "proxy": vault.network.proxy,
        "ca_file": str(authorities),
    }


async def test_a_store_is_made_opened_and_given_a_new_root_key_through_the_vault(
    tmp_path: Path,
) -> None:
    async with key_vault() as vault:
        given = settings_of(tmp_path, vault)
        settings, shell = settings_in(tmp_path, **given), Shell(tmp_path)
        env = {f"IGDESK_{name.upper()}": value for name, value in given.items()}
        await asyncio.to_thread(begun, settings)
        before = shell.root_file.read_bytes()

        listed = await asyncio.to_thread(lambda: shell("list", **env))
        vault.rotate()
        rotated = await asyncio.to_thread(lambda: shell("rotate", "--root", **env))
        after = await asyncio.to_thread(lambda: shell("list", **env))
        new = shell.root_file.read_bytes()
        shell.root_file.write_bytes(before)
        with pytest.raises(WrongRootKey):
            await asyncio.to_thread(open_held, settings, TODAY)

    assert [one.exit_code for one in (listed, rotated, after)] == [0, 0, 0], rotated.output
    assert before != new
    assert vault.newest.encode() in new


def test_a_root_key_is_in_one_place_and_a_vaults_key_has_an_address(tmp_path: Path) -> None:
    with pytest.raises(SettingsFaults) as faults:
        settings_in(tmp_path, root_key_vault="igdesk-root")
    with pytest.raises(SettingsFaults, match="cannot be set beside IGDESK_ROOT_KEY_VAULT"):
        settings_in(tmp_path, root_key_vault="https://a.test/keys/b", root_key="c2VjcmV0")

    assert "IGDESK_ROOT_KEY_VAULT: must be a key's address" in str(faults.value)
