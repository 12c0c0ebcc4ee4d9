"""Secrets from files: the way that leaves none in the environment of a process."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from adapters.credential_files import CredentialUnusable, read_line

SECRETS: Mapping[str, str] = {
    "root_key": "root_key_file",
    "mail_password": "mail_password_file",
    "heartbeat_url": "heartbeat_url_file",
    "proxy": "proxy_file",
}
"""The settings that are secrets, and the setting of the file that each can be in."""


@dataclass(frozen=True, kw_only=True)
class SecretFiles:
    """Each a file that holds the setting of its name: one line, and nothing else."""

    mail_password_file: Path | None = None
    heartbeat_url_file: Path | None = None
    proxy_file: Path | None = None


IN_LINES = frozenset(field.name for field in fields(SecretFiles))  # the root key's is no text


def in_files(given: Mapping[str, Any]) -> Iterator[tuple[str, str | CredentialUnusable]]:
    """Yield each setting that is in a file, and what it is, or what is wrong with its file."""
    for name, by_file in SECRETS.items():
        if by_file in IN_LINES and given.get(by_file) is not None:
            try:
                yield name, read_line(Path(given[by_file]))
            except CredentialUnusable as fault:
                yield name, fault
