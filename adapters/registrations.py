"""The administrator's registrations file: one bot registration for each partner tenant.

Read whole at start, credentials too: anything missing or mistyped is a fault with its line.
`docs/registrations.example.toml` shows the format. A registration is of a tenant, never of a
party: who belongs to which party is the roles file's business.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from adapters.clouds import CLOUDS, Cloud
from adapters.credential_files import (
    Certificate,
    ClientSecret,
    CredentialUnusable,
    read_certificate,
    read_secret,
)
from governance.keys import TenantId
from governance.toml_files.faults import FileFaults, shown
from governance.toml_files.tables import Table, open_toml

GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
HOST = re.compile(r"(?=.{4,253}\Z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")

Kept = TypeVar("Kept")


class RegistrationFaults(FileFaults):
    """Everything that is wrong in a registrations file."""


class Proves(StrEnum):
    """How a registration proves to Microsoft that it is itself."""

    CLIENT_SECRET = "client_secret"  # noqa: S105 - the word for one
    CERTIFICATE = "certificate"
    MANAGED_IDENTITY = "managed_identity"  # user-assigned, and its client id is the app id


@dataclass(frozen=True, slots=True)
class ManagedIdentity:
    """Azure vouches for us: there is nothing to keep."""


Credential = ClientSecret | Certificate | ManagedIdentity


@dataclass(frozen=True, slots=True)
class BotRegistration:
    """One bot registration. Its tenant, and any other tenant it may hear from, by id."""

    app_id: str
    tenant: TenantId
    name: str
    credential: Credential = field(repr=False)
    also: frozenset[TenantId] = frozenset()
    secret_until: date | None = None
    """The last day of its client secret, where the file says: the secret itself cannot."""

    @property
    def tenants(self) -> frozenset[TenantId]:
        """Return every tenant whose conversations it takes part in."""
        return self.also | {self.tenant}


@dataclass(frozen=True, slots=True)
class Registrations:
    """The whole file."""

    cloud: Cloud
    hosts: tuple[str, ...]  # where Teams may ask us to answer: the cloud's, and any others named
    all: tuple[BotRegistration, ...]

    def of_tenant(self, tenant: TenantId) -> BotRegistration | None:
        """Return whose bot to use for somebody of a tenant: its own, or one that serves it."""
        wanted = tenant.lower()
        serving = (each for each in self.all if wanted in each.tenants)
        return self.in_tenant(tenant) or next(serving, None)

    def in_tenant(self, tenant: TenantId) -> BotRegistration | None:
        """Return the one registered in that tenant: no other can look into its directory."""
        return next((each for each in self.all if each.tenant == tenant.lower()), None)


def read_registrations(data: bytes, *, file: str, folder: Path) -> Registrations:
    """Read every registration in `data`. Raises RegistrationFaults with each fault and its line.

    Credential files are looked for from `folder`; `file` is only the name the faults give.
    """
    try:
        root = open_toml(data, file)
    except FileFaults as error:
        raise RegistrationFaults(file, error.faults) from None
    found = _read(root, folder)
    if faults := root.findings.all():
        raise RegistrationFaults(file, faults)
    return found


def _read(root: Table, folder: Path) -> Registrations:
    cloud = _cloud(root)
    extra = _each(root, "service_hosts", HOST, "is not a host name, like smba.example.com")
    tables = root.children("registrations")
    if not tables:
        root.fault("registrations", "is missing: at least one [[registrations]] is needed")
    read = tuple(_registration(table, folder) for table in tables)
    for at, (table, each) in enumerate(zip(tables, read, strict=True)):
        if each.app_id and each.app_id in {other.app_id for other in read[:at]}:
            table.fault("app_id", "this app id is here twice")
    root.child("package")  # read by `igdesk manifest`, which is not needed to run
    root.done()
    return Registrations(cloud, (*cloud.hosts, *extra), read)


def _cloud(root: Table) -> Cloud:
    name = root.maybe_text("cloud") or "public"
    if name not in CLOUDS:
        root.fault("cloud", f"{shown(name)} is not one of: {', '.join(CLOUDS)}")
    return CLOUDS.get(name, CLOUDS["public"])


def _registration(table: Table, folder: Path) -> BotRegistration:
    made = BotRegistration(
        app_id=_guid(table, "app_id"),
        tenant=TenantId(_guid(table, "tenant")),
        name=table.text("name"),
        credential=_credential(table, folder),
        also=frozenset(map(TenantId, _each(table, "also_tenants", GUID, "is not a GUID"))),
        secret_until=table.maybe_day("secret_until"),
    )
    table.done()
    return made


FILE_OF = {Proves.CLIENT_SECRET: "secret_file", Proves.CERTIFICATE: "certificate_file"}


def _credential(table: Table, folder: Path) -> Credential:
    """Read the credential now: half a one must not be found out at the first message."""
    proves = table.word("credential", Proves)
    given = {key for key in FILE_OF.values() if table.maybe_text(key) is not None}
    if table.findings.has((*table.path, "credential")):
        return ManagedIdentity()  # a stand-in: with a fault, nothing read here leaves
    for key in given - {FILE_OF.get(proves)}:
        table.fault(key, f"does not go with credential = {shown(proves)}")
    match proves:
        case Proves.CLIENT_SECRET:
            secret = _from_file(table, "secret_file", folder, read_secret)
            return secret or ManagedIdentity()
        case Proves.CERTIFICATE:
            certificate = _from_file(table, "certificate_file", folder, read_certificate)
            return certificate or ManagedIdentity()
        case Proves.MANAGED_IDENTITY:
            return ManagedIdentity()


def _from_file(table: Table, key: str, folder: Path, read: Callable[[Path], Kept]) -> Kept | None:
    name = table.text(key)
    if not name:
        return None
    try:
        return read(folder / name)
    except CredentialUnusable as fault:
        table.fault(key, str(fault))
        return None


def _guid(table: Table, key: str) -> str:
    text = table.text(key)
    if text and not GUID.fullmatch(text):
        table.fault(key, "is not a GUID, like 01234567-89ab-cdef-0123-456789abcdef")
        return ""
    return text.lower()


def _each(table: Table, key: str, pattern: re.Pattern[str], wrong: str) -> tuple[str, ...]:
    values = table.texts(key)
    for at, value in enumerate(values):
        if value and not pattern.fullmatch(value.lower()):
            table.findings.add((*table.path, key, at), wrong)
    return tuple(value.lower() for value in values)
