"""Credential files for tests, made on the spot."""

from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.adapters.hand_clock import T0
from tests.adapters.identity_provider import rsa_key


def certificate_pem(
    key: rsa.RSAPrivateKey, since: datetime = T0, until: datetime = T0 + timedelta(days=365)
) -> bytes:
    """A certificate of that key's, signed by itself."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "igdesk.example")])
    builder = x509.CertificateBuilder(
        issuer_name=name,
        subject_name=name,
        public_key=key.public_key(),
        serial_number=7,
        not_valid_before=since,
        not_valid_after=until,
    )
    return builder.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)


def key_pem(key: rsa.RSAPrivateKey) -> bytes:
    """The private key, in the form that Azure and openssl write."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def kept(path: Path, data: bytes, mode: int = 0o600) -> Path:
    """`data` in a file of that mode."""
    path.write_bytes(data)
    path.chmod(mode)
    return path


def certificate_file(path: Path) -> Path:
    """A good one."""
    key = rsa_key("first")
    return kept(path, key_pem(key) + certificate_pem(key))
