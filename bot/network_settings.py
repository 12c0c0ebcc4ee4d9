"""The settings of the way out: a proxy, what needs none, and certificates to believe."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from adapters.network import Network
from bot.setting_kinds import NO_SECRET, Secret, like, secret_like

# It may hold a password: what is wrong with it is said without it.
PROXY = r"|http://([^\s/?#@:]+(:[^\s/?#@]*)?@)?[^\s/?#@]+:\d{1,5}/?"
HOSTS = r"\s*[\w.:-]*\s*(,\s*[\w.:-]*\s*)*"


def _listed(hosts: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in hosts.split(",") if one.strip())


@dataclass(frozen=True, kw_only=True)
class NetworkSettings:
    """How everything we send leaves, whoever it is for."""

    proxy: Annotated[
        Secret, secret_like(PROXY, "http://host:port or http://name:password@host:port")
    ] = NO_SECRET
    no_proxy: Annotated[
        str, like(HOSTS, "hosts and domains with commas between, as in mail.council.gov.uk")
    ] = ""  # reached without it
    ca_file: Path | None = None  # certificates that are believed beside the system's

    def network(self) -> Network:
        """Return the way out. Raises OSError or ValueError for a file that we cannot use."""
        authorities = "" if self.ca_file is None else self.ca_file.read_text(encoding="ascii")
        made = Network(
            proxy=self.proxy.reveal(),
            direct=_listed(self.no_proxy),
            authorities=authorities,
        )
        if authorities:
            made.trust  # noqa: B018 - found out now, and not at the first message
        return made
