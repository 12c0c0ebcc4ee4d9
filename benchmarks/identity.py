"""The identity provider of the measurements: one key in a file, one token for every turn."""

from pathlib import Path

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from adapters.clock import Clock
from adapters.clouds import PUBLIC

ROLES = Path(__file__).parent.parent / "simulator" / "roles.toml"
APP_ID = "00000000-0000-4000-8000-000000000001"
TENANT = "11111111-1111-4111-8111-111111111111"  # the simulator's first
KEY_ID = "bench"
HOUR = 3600  # seconds
PEOPLE = 64  # one for each lane: in Teams a person has one conversation with a bot


def person_of(lane: int) -> str:
    """The object id of whoever talks in a lane."""
    return f"be000000-0000-4000-8000-{lane:012d}"


def write_roles(path: Path) -> None:
    """The simulator's people, and a member of staff for each lane."""
    staff = "".join(
        f'[[people]]\nname = "Person {lane}"\ntenant = "{TENANT}"\n'
        f'object_id = "{person_of(lane)}"\n'
        'memberships = [{ party = "SCC", role = "staff", from = 2024-01-01 }]\n\n'
        for lane in range(PEOPLE)
    )
    path.write_text(f"{ROLES.read_text(encoding='utf-8')}\n{staff}", encoding="utf-8")


def make_key(path: Path) -> rsa.RSAPrivateKey:
    """A new signing key; its public half is written to `path` as PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = serialization.PublicFormat.SubjectPublicKeyInfo
    path.write_bytes(key.public_key().public_bytes(serialization.Encoding.PEM, form))
    return key


def public_key(path: Path) -> rsa.RSAPublicKey:
    """The public half that `make_key` wrote."""
    key = serialization.load_pem_public_key(path.read_bytes())
    if not isinstance(key, rsa.RSAPublicKey):
        raise TypeError("the key file holds no RSA key")
    return key


def token(key: rsa.RSAPrivateKey, service_url: str) -> str:
    """What Teams' connector would show for an hour."""
    now = int(Clock().now().timestamp())
    claims = {
        "iss": PUBLIC.issuer,
        "aud": APP_ID,
        "serviceurl": service_url,
        "nbf": now,
        "exp": now + HOUR,
    }
    return jwt.encode(claims, key, algorithm="RS256", headers={"kid": KEY_ID})
