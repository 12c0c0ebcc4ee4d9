"""Where the store's root key comes from, and the store opened by it: to read, or held."""

from datetime import datetime
from pathlib import Path

from adapters.clock import new_id
from adapters.key_vault import VaultRootKey
from adapters.root_key import EnvironmentRootKey, FileRootKey
from bot.config import PREFIX, Settings
from bot.service_files import read_agreement
from bot.way_out import ways_out
from storage import keyring
from storage.backup_folders import Places
from storage.engines import ServerAddress
from storage.errors import KeyMissing
from storage.keyring import KeyRing
from storage.open_store import Start, open_store, open_to_read
from storage.store import Store, StoreReader


def root_key(
    settings: Settings, *, owned: bool = False
) -> EnvironmentRootKey | FileRootKey | VaultRootKey:
    """From the environment, else from its file, which the first run makes: as it is, or as a key in
    a vault wrapped it. `owned`: the file must belong to whom we run as. Raises SettingsFaults where
    the way to the vault cannot be used.
    """
    if settings.root_key is not None:
        value = settings.root_key.get_secret_value()
        return EnvironmentRootKey(value, setting=f"{PREFIX}ROOT_KEY")
    # Without a ring nothing was ever sealed: a first run, or one that was cut short. (A store whose
    # ring is lost is refused before a root key is asked for.)
    first_run = not settings.ring.exists()
    return key_in_file(settings, make_if_missing=first_run, owned=owned)


def key_in_file(
    settings: Settings, *, make_if_missing: bool, owned: bool = False
) -> FileRootKey | VaultRootKey:
    """Return the root key that lies in its file, or the vault that opens what lies there."""
    path = settings.root_key_file
    if not settings.root_key_vault:
        return FileRootKey(path, make_if_missing=make_if_missing, owned=owned)
    vault, who = settings.root_key_vault, settings.vault_identity
    way, _ = ways_out(settings)
    return VaultRootKey(path, vault, who, way, make_if_missing=make_if_missing)


def kept_in(settings: Settings) -> Path | ServerAddress:
    """Return where the records are kept."""
    if not settings.database_url:
        return settings.database
    settings.database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)  # for slips
    return ServerAddress(
        settings.database_url,
        settings.database_password.get_secret_value(),
        settings.server_options,
    )


def open_reader(
    settings: Settings, *, simulated: bool = False, keys_missing: bool = False
) -> StoreReader:
    """Open the store to read it, beside a bot that may run. Raises as `open_to_read` does, or
    RootKeyUnusable.
    """
    return open_to_read(
        database=kept_in(settings),
        ring=settings.ring,
        root_key=root_key(settings).load,
        simulated=simulated,
        keys_missing=keys_missing,
    )


def open_held(settings: Settings, now: datetime, *, keys_missing: bool = False) -> Store:
    """Open the store for a command that changes it: the bot must be stopped, and there must be a
    store. Raises as `open_store` does, RootKeyUnusable, or FileFaults of the agreement's file.
    """
    return _held(settings, kept_in(settings), now, keys_missing=keys_missing)


def open_in_file(settings: Settings, now: datetime) -> Store:
    """Open the store in its file in the same way, wherever the records are to be. Raises as that
    does.
    """
    return _held(settings, settings.database, now)


def bring_up(settings: Settings, now: datetime, start: Start) -> None:
    """Make the store, or bring its tables up to this release, and let go of it. Raises as
    `open_held` does.
    """
    open_store(
        database=kept_in(settings),
        ring=settings.ring,
        root_key=root_key(settings, owned=True).load,
        parties=read_agreement(settings.agreement).keys,
        now=now,
        ids=new_id,
        start=start,
        shared=True,
    ).close()


def _held(
    settings: Settings, where: Path | ServerAddress, now: datetime, *, keys_missing: bool = False
) -> Store:
    return open_store(
        database=where,
        ring=settings.ring,
        root_key=root_key(settings, owned=True).load,
        parties=read_agreement(settings.agreement).keys,
        now=now,
        ids=new_id,
        create=False,
        keys_missing=keys_missing,
    )


def open_ring(settings: Settings) -> KeyRing:
    """Open the key ring, without a store. Raises StoreUnavailable or RootKeyUnusable."""
    if not settings.ring.exists():  # before a root key could be made for it
        raise KeyMissing(f"there is no key ring at {settings.ring}")
    return keyring.open_there(settings.ring, root_key(settings).load())


def backup_places(settings: Settings) -> Places | None:
    """Return where backups go; None where no place for them is set."""
    if settings.backups is None or settings.ring_backups is None:
        return None
    return Places(settings.backups, settings.ring_backups)
