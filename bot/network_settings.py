"""The settings of the way out: a proxy, what needs none, and certificates to believe."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, SecretStr

from adapters.network import Network

PROXY = re.compile(r"http://([^\s/?#@:]+(:[^\s/?#@]*)?@)?[^\s/?#@]+:\d{1,5}/?")


def _proxy(value: SecretStr) -> SecretStr:
    """Take an address that may hold a password: what is wrong with it is said without it."""
    if (url := value.get_secret_value()) and not PROXY.fullmatch(url):
        raise ValueError("must be http://host:port or http://name:password@host:port")
    return value


def _hosts(value: str) -> str:
    if any(not re.fullmatch(r"[\w.:-]+", one) for one in _listed(value)):
        raise ValueError("must be hosts and domains with commas between, as in mail.council.gov.uk")
    return value


def _listed(hosts: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in hosts.split(",") if one.strip())


class NetworkSettings(BaseModel):
    """How everything we send leaves, whoever it is for."""

    proxy: Annotated[SecretStr, AfterValidator(_proxy)] = SecretStr("")
    no_proxy: Annotated[str, AfterValidator(_hosts)] = ""  # reached without it
    ca_file: Path | None = None  # certificates that are believed beside the system's

    def network(self) -> Network:
        """Return the way out. Raises OSError or ValueError for a file that we cannot use."""
        authorities = "" if self.ca_file is None else self.ca_file.read_text(encoding="ascii")
        made = Network(
            proxy=self.proxy.get_secret_value(),
            direct=_listed(self.no_proxy),
            authorities=authorities,
        )
        if authorities:
            made.trust  # noqa: B018 - found out now, and not at the first message
        return made
