"""The files that prove who we are: read once at start, checked whole, never shown."""

import os
import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from adapters.private_files import TAKE_AWAY, others_can_read

MOST_BYTES = 64 * 1024
PRIVATE_KEY = re.compile(
    rb"-----BEGIN (RSA )?PRIVATE KEY-----.+?-----END \1?PRIVATE KEY-----", re.DOTALL
)
CERTIFICATE = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


class CredentialUnusable(Exception):
    """The message says what is wrong with the file and what to do; never what it holds."""


@dataclass(frozen=True, slots=True)
class ClientSecret:
    """A secret that Entra made. It goes out of date there: the file cannot say when."""

    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate and its private key, both as PEM."""

    private_key: str = field(repr=False)
    public: str = field(repr=False)
    until: datetime


def read_secret(path: Path) -> ClientSecret:
    """Return the secret: the file's one line. Raises CredentialUnusable."""
    try:
        text = _private_bytes(path).decode("ascii").strip()
    except UnicodeDecodeError:
        text = ""
    if not text or not text.isprintable() or " " in text:
        raise CredentialUnusable("the file must hold the client secret and nothing else")
    return ClientSecret(text)


def read_line(path: Path) -> str:
    """Return a file's one line, whatever is in it. Raises CredentialUnusable."""
    try:
        text = _private_bytes(path).decode().strip("\r\n")
    except UnicodeDecodeError:
        text = ""
    if not text or not text.isprintable():
        raise CredentialUnusable("the file must hold one line, and nothing else")
    return text


def read_certificate(path: Path) -> Certificate:
    """Return the certificate and the key that belongs to it. Raises CredentialUnusable."""
    data = _private_bytes(path)
    key_pem = PRIVATE_KEY.search(data)
    public = CERTIFICATE.search(data.decode("ascii", "replace"))
    if key_pem is None or public is None:
        raise CredentialUnusable(
            "the file must hold a certificate and its private key, both as PEM, not encrypted"
        )
    certificate = _loaded(key_pem.group(), public.group().encode())
    return Certificate(key_pem.group().decode(), public.group(), certificate.not_valid_after_utc)


def _loaded(key_pem: bytes, public_pem: bytes) -> x509.Certificate:
    try:
        key = load_pem_private_key(key_pem, password=None)
        certificate = x509.load_pem_x509_certificate(public_pem)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise CredentialUnusable("the certificate or its private key cannot be read") from None
    if not isinstance(key, RSAPrivateKey):
        raise CredentialUnusable("the private key must be an RSA key")
    if certificate.public_key() != key.public_key():
        raise CredentialUnusable("the private key is not the certificate's")
    return certificate


def _private_bytes(path: Path) -> bytes:
    """Read a file that nobody else may be able to read."""
    try:
        with path.open("rb") as file:
            if others_can_read(os.fstat(file.fileno())):
                raise CredentialUnusable(TAKE_AWAY)
            data = file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise CredentialUnusable(f"the file cannot be read ({fault.strerror})") from None
    if len(data) > MOST_BYTES:
        raise CredentialUnusable("the file is too large to be one credential")
    return data
