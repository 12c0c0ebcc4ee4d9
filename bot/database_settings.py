"""The settings of where the records are kept: a file of ours, or a PostgreSQL database."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated
from urllib.parse import parse_qsl

from pydantic import AfterValidator, BaseModel, SecretStr

SERVER = re.compile(
    r"postgresql\+psycopg://[^\s:/?#@]+@(?P<host>[^\s/?#@]*)/[^\s/?#@]+(\?(?P<words>[^\s#]*))?"
)
HERE = ("127.0.0.1", "[::1]", "localhost")
ELSEWHERE = {"hostaddr", "service"}
"""What names a server to the driver beside its host."""
_PORT = re.compile(r":\d+$")

PROVED = {"sslmode": "verify-full"}
"""What the driver is told of a server on another machine: it must show who it is."""


def _server(value: str) -> str:
    found = SERVER.fullmatch(value)
    if value and (found is None or "password" in _words(value)):
        raise ValueError(
            "must be a PostgreSQL database's address, without a password, as in"
            " postgresql+psycopg://igdesk@db.council.gov.uk/igdesk"
        )
    return value


def _words(url: str) -> dict[str, list[str]]:
    """Return what an address says after its question mark, by name."""
    words = dict[str, list[str]]()
    for name, value in parse_qsl(url.partition("?")[2], keep_blank_values=True):
        words.setdefault(name, []).append(value)
    return words


class DatabaseSettings(BaseModel):
    """Where the records are kept. With an address, no more than slips lies beside the file."""

    database: Path = Path("igdesk-data/store/igdesk.db")
    database_url: Annotated[str, AfterValidator(_server)] = ""
    database_password: SecretStr = SecretStr("")
    database_ca: Path | None = None  # the certificates by which the server is believed

    @property
    def server_options(self) -> dict[str, str]:
        """How the driver makes sure of the server, unless the address itself says so."""
        words = _words(self.database_url)
        if not self.database_url or "sslmode" in words or self._is_here(words):
            return {}
        return {**PROVED, "sslrootcert": str(self.database_ca)}

    @property
    def server_unproved(self) -> bool:
        """Whether the address itself lets a server on another machine be anybody."""
        words = _words(self.database_url)
        said = words.get("sslmode", [PROVED["sslmode"]])
        return said[-1:] != [PROVED["sslmode"]] and not self._is_here(words)

    def _is_here(self, words: dict[str, list[str]]) -> bool:
        """Return whether every server that is named is this machine: no network is between."""
        found = SERVER.fullmatch(self.database_url)
        hosts = ",".join([*words.get("host", ()), found["host"] if found else ""]).split(",")
        named = [one for one in hosts if one]
        elsewhere = not named or ELSEWHERE & words.keys()
        return not elsewhere and all(
            one.startswith("/") or _PORT.sub("", one) in HERE for one in named
        )

    def database_faults(self) -> Iterator[str]:
        """Yield what is missing, after its setting's name without the prefix."""
        if self.server_options and self.database_ca is None:
            yield "DATABASE_CA: is missing; by it a database server on another machine is believed"
