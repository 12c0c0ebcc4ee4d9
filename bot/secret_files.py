"""Secrets from files: the way that leaves none in the environment of a process."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel

from adapters.credential_files import CredentialUnusable, read_line

SECRETS: Mapping[str, str] = {
    "root_key": "root_key_file",
    "database_password": "database_password_file",
    "mail_password": "mail_password_file",
    "heartbeat_url": "heartbeat_url_file",
    "proxy": "proxy_file",
}
"""The settings that are secrets, and the setting of the file that each can be in."""


class SecretFiles(BaseModel):
    """Each a file that holds the setting of its name: one line, and nothing else."""

    database_password_file: Path | None = None
    mail_password_file: Path | None = None
    heartbeat_url_file: Path | None = None
    proxy_file: Path | None = None

    def in_files(self) -> Iterator[tuple[str, str | CredentialUnusable]]:
        """Yield each setting that is in a file, and what it is, or what is wrong with its file."""
        for name, by_file in SECRETS.items():
            path: Path | None = getattr(self, by_file, None)  # the root key's is no line of text
            if path is not None:
                try:
                    yield name, read_line(path)
                except CredentialUnusable as fault:
                    yield name, fault
