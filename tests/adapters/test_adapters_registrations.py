"""The registrations file: read whole, or refused with every fault by name and line."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from adapters.clouds import CLOUDS
from adapters.credential_files import Certificate, ClientSecret
from adapters.registrations import (
    ManagedIdentity,
    RegistrationFaults,
    Registrations,
    read_registrations,
)
from tests.adapters.credentials_kit import certificate_file, certificate_pem, kept, key_pem
from tests.adapters.hand_clock import T0
from tests.adapters.identity_provider import rsa_key

SECRET = "Sup3r~S3cret"
APP = "11111111-0000-4000-8000-000000000001"
TENANT = "aaaaaaaa-0000-4000-8000-000000000001"
GOOD = f"""
[[registrations]]
app_id = "{APP}"
tenant = "{TENANT}"
name = "One council"
credential = "client_secret"
secret_file = "secret"
"""
EXAMPLE = Path(__file__).parents[2] / "docs" / "registrations.example.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    kept(tmp_path / "secret", f"{SECRET}\n".encode())
    certificate_file(tmp_path / "certificate.pem")
    return tmp_path


def read(text: str, folder: Path) -> Registrations:
    return read_registrations(text.encode(), file="registrations.toml", folder=folder)


def faults(text: str, folder: Path) -> str:
    with pytest.raises(RegistrationFaults) as caught:
        read(text, folder)
    assert SECRET not in str(caught.value)
    return str(caught.value)


def test_a_registration_is_a_tenant_and_a_credential(folder: Path) -> None:
    found = read(GOOD, folder)

    (only,) = found.all
    assert (only.app_id, only.tenants) == (APP, frozenset({TENANT}))
    assert only.credential == ClientSecret(SECRET)
    assert (found.cloud.name, found.hosts) == ("public", ("smba.trafficmanager.net",))


def test_a_certificate_and_a_managed_identity_do_as_well(folder: Path) -> None:
    text = GOOD.replace("client_secret", "certificate").replace("secret_file", "certificate_file")
    text = text.replace('"secret"', '"certificate.pem"')
    text += f"""
[[registrations]]
app_id = "{APP[:-1]}2"
tenant = "{TENANT.upper()}"
also_tenants = ["{TENANT[:-1]}2"]
name = "Another"
credential = "managed_identity"
"""
    one, other = read(text, folder).all

    assert isinstance(one.credential, Certificate)
    assert (one.credential.until - T0).days == 365
    assert other.credential == ManagedIdentity()
    assert other.tenants == {TENANT, f"{TENANT[:-1]}2"}


def test_no_secret_is_ever_in_a_repr(folder: Path) -> None:
    found = read(GOOD, folder)

    assert SECRET not in repr(found)
    assert SECRET not in repr(found.all[0].credential)


@pytest.mark.parametrize("name", CLOUDS)
def test_every_cloud_can_be_named_and_its_hosts_added_to(folder: Path, name: str) -> None:
    text = f'cloud = "{name}"\nservice_hosts = ["SMBA.infra.gcc.teams.microsoft.com"]\n{GOOD}'
    found = read(text, folder)

    assert found.cloud.issuer.startswith("https://api.botframework.")
    assert found.hosts == (*CLOUDS[name].hosts, "smba.infra.gcc.teams.microsoft.com")


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


BAD = [
    pytest.param("", "registrations: is missing", id="an empty file"),
    pytest.param("registrations = []", "registrations: is missing", id="an empty list"),
    pytest.param("[[registrations]", "is not TOML", id="not TOML"),
    pytest.param(changed(f'app_id = "{APP}"\n', ""), "app_id: is missing", id="no app id"),
    pytest.param(changed(APP, ""), "app_id: must not be blank", id="a blank app id"),
    pytest.param(changed(APP, "my-bot"), "app_id: is not a GUID", id="an app id that is none"),
    pytest.param(changed(f'"{APP}"', "7"), "app_id: must be text", id="an app id of another kind"),
    pytest.param(GOOD + GOOD, "app_id: this app id is here twice", id="twice"),
    pytest.param(changed(f'tenant = "{TENANT}"\n', ""), "tenant: is missing", id="no tenant"),
    pytest.param(changed('"client_secret"', '"secret"'), "credential: ", id="a mistyped kind"),
    pytest.param(changed('"client_secret"', "true"), "credential: must be text", id="no kind"),
    pytest.param(
        changed('credential = "client_secret"\n', ""), "credential: is missing", id="no credential"
    ),
    pytest.param(
        changed('secret_file = "secret"\n', ""), "secret_file: is missing", id="half a credential"
    ),
    pytest.param(
        changed("client_secret", "certificate"),
        "certificate_file: is missing",
        id="half a credential of another kind",
    ),
    pytest.param(
        changed("client_secret", "managed_identity"),
        "secret_file: does not go with",
        id="one credential too many",
    ),
    pytest.param(changed('"secret"', '"gone"'), "secret_file: the file cannot be read", id="gone"),
    pytest.param(changed("secret_file", "secretfile"), "secretfile", id="a mistyped setting"),
    pytest.param('cloud = "uk"\n' + GOOD, "cloud: ", id="no such cloud"),
    pytest.param('service_hosts = ["https://x.y/"]\n' + GOOD, "service_hosts[1]: ", id="no host"),
    pytest.param('service_hosts = ["*.y.net"]\n' + GOOD, "service_hosts[1]: ", id="a wildcard"),
    pytest.param('also_tenants = ["*"]\n' + GOOD, "also_tenants", id="in the wrong place"),
    pytest.param(GOOD + 'also_tenants = ["*"]', "also_tenants[1]: is not a GUID", id="any tenant"),
]


@pytest.mark.parametrize(("text", "fault"), BAD)
def test_a_file_that_is_not_right_is_refused_by_name(folder: Path, text: str, fault: str) -> None:
    assert fault in faults(text, folder)


def test_every_fault_is_told_at_once_with_its_line(folder: Path) -> None:
    told = faults(GOOD.replace(APP, "x").replace(TENANT, "y").replace('"secret"', '"z"'), folder)

    assert [line.split(",")[0] for line in told.splitlines()] == [
        f"registrations.toml: line {n}" for n in (3, 4, 7)
    ]


SECRETS = [
    pytest.param(b"", 0o600, "nothing else", id="empty"),
    pytest.param(b"two words", 0o600, "nothing else", id="two words"),
    pytest.param(b"a\nb", 0o600, "nothing else", id="two lines"),
    pytest.param(b"\xff\xfe", 0o600, "nothing else", id="bytes"),
    pytest.param(SECRET.encode(), 0o640, "chmod 600", id="the group may read it"),
    pytest.param(SECRET.encode(), 0o604, "chmod 600", id="anyone may read it"),
    pytest.param(b"x" * 100_000, 0o600, "too large", id="too large"),
]


@pytest.mark.parametrize(("data", "mode", "fault"), SECRETS)
def test_a_secret_file_that_is_not_right_is_refused(
    folder: Path, data: bytes, mode: int, fault: str
) -> None:
    (folder / "secret").unlink()
    kept(folder / "secret", data, mode)

    assert fault in faults(GOOD, folder)


def _elliptic() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


FIRST, SECOND = rsa_key("first"), rsa_key("second")
CERTIFICATES = [
    pytest.param(b"", "both as PEM", id="empty"),
    pytest.param(key_pem(FIRST), "both as PEM", id="a key alone"),
    pytest.param(certificate_pem(FIRST), "both as PEM", id="a certificate alone"),
    pytest.param(
        key_pem(SECOND) + certificate_pem(FIRST), "not the certificate's", id="not a pair"
    ),
    pytest.param(_elliptic() + certificate_pem(FIRST), "must be an RSA key", id="another kind"),
    pytest.param(
        key_pem(FIRST)[:200] + key_pem(FIRST)[300:] + certificate_pem(FIRST),
        "cannot be read",
        id="damaged",
    ),
]


@pytest.mark.parametrize(("data", "fault"), CERTIFICATES)
def test_a_certificate_file_that_is_not_right_is_refused(
    folder: Path, data: bytes, fault: str
) -> None:
    text = GOOD.replace("client_secret", "certificate").replace("secret_file", "certificate_file")
    kept(folder / "secret", data)

    assert fault in faults(text, folder)


def test_the_example_is_one_that_can_be_copied(folder: Path) -> None:
    (folder / "secrets").mkdir()
    kept(folder / "secrets" / "council.secret", SECRET.encode())
    certificate_file(folder / "secrets" / "nhs.pem")

    found = read(EXAMPLE.read_text(encoding="utf-8"), folder)
    kinds = {type(each.credential) for each in found.all}
    assert kinds == {ClientSecret, Certificate, ManagedIdentity}
