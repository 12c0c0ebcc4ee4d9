"""Where the store's root key comes from."""

from adapters.root_key import EnvironmentRootKey, FileRootKey, RootKey
from bot.config import PREFIX, Settings


def root_key(settings: Settings) -> RootKey:
    """From the environment, else from its file, which the first run makes."""
    if settings.root_key is not None:
        value = settings.root_key.get_secret_value()
        return EnvironmentRootKey(value, setting=f"{PREFIX}ROOT_KEY")
    # Without a ring nothing was ever sealed: a first run, or one that was cut short. (A store whose
    # ring is lost is refused before a root key is asked for.)
    first_run = not settings.ring.exists()
    return FileRootKey(settings.root_key_file, make_if_missing=first_run)
