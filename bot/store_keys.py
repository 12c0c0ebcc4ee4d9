"""Where the store's root key comes from, and the store opened by it to read."""

from adapters.root_key import EnvironmentRootKey, FileRootKey, RootKey
from bot.config import PREFIX, Settings
from storage.open_store import open_to_read
from storage.store import StoreReader


def root_key(settings: Settings) -> RootKey:
    """From the environment, else from its file, which the first run makes."""
    if settings.root_key is not None:
        value = settings.root_key.get_secret_value()
        return EnvironmentRootKey(value, setting=f"{PREFIX}ROOT_KEY")
    # Without a ring nothing was ever sealed: a first run, or one that was cut short. (A store whose
    # ring is lost is refused before a root key is asked for.)
    first_run = not settings.ring.exists()
    return FileRootKey(settings.root_key_file, make_if_missing=first_run)


def open_reader(settings: Settings, *, simulated: bool = False) -> StoreReader:
    """Open the store to read it, beside a bot that may run. Raises as `open_to_read` does, or
    RootKeyUnusable.
    """
    return open_to_read(
        database=settings.database,
        ring=settings.ring,
        root_key=root_key(settings).load,
        simulated=simulated,
    )
