"""Keys, hashes and addresses: the fields of an agreement file that have a shape."""

import re

from governance.toml_files.tables import Table

KEY = re.compile(r"[A-Z][A-Z0-9_]{1,23}")  # parties and controllers
WORD_KEY = re.compile(r"[a-z][a-z0-9_]{1,39}")  # data types and gaps
SHA256 = re.compile(r"[0-9a-f]{64}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def read_key(table: Table, pattern: re.Pattern[str] = KEY) -> str:
    """Read the table's own key, in the letters that keys are made of."""
    key = table.text("key")
    if key and not pattern.fullmatch(key):
        capitals = "capital" if pattern is KEY else "small"
        table.fault("key", f"a key is {capitals} letters, figures and _, starting with a letter")
    return key


def read_hash(table: Table, key: str = "document_sha256") -> str | None:
    """Read the document's SHA-256, which is 64 figures and small letters a to f."""
    text = table.maybe_text(key)
    if text is not None and not SHA256.fullmatch(text):
        table.fault(key, "is not a SHA-256: 64 figures and small letters a to f")
    return text


def read_email(table: Table, key: str) -> str | None:
    """Read a mail address, which is never shown in a fault."""
    text = table.maybe_text(key)
    if text is not None and not EMAIL.fullmatch(text):
        table.fault(key, "is not an e-mail address")
    return text
