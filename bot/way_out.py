"""The way out that the settings say, and the mail that leaves by it; or nothing starts."""

from adapters.mail import Mail
from adapters.network import Network
from bot.config import PREFIX, Settings, SettingsFaults


def ways_out(settings: Settings) -> tuple[Network, Mail | None]:
    """Return how others are reached, and what sends mail, if any. Raises SettingsFaults."""
    setting = "CA_FILE"
    try:
        network, setting = settings.network(), "MAIL_CA"
        return network, settings.mail(network)
    except (OSError, ValueError):
        fault = f"{PREFIX}{setting}: must be a file we can read, of certificates in PEM"
        raise SettingsFaults((fault,)) from None
