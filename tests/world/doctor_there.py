"""A bot's folder as an administrator leaves it, and `igdesk doctor` run on it as a real process."""

import asyncio
import json
import os
import re
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from aiohttp import web
from cryptography.x509 import load_pem_x509_certificate

from adapters.clock import Clock
from adapters.clouds import Cloud
from tests.adapters.credentials_kit import certificate_pem, kept, key_pem
from tests.adapters.graph_fake import LEADS, user
from tests.adapters.identity_provider import rsa_key
from tests.adapters.mail_server import PASSWORD
from tests.bot.guarded_town import COUNCIL
from tests.bot.people.groups_kit import THE_LEADS
from tests.bot.town import APP_ID, ROLES
from tests.world.entra import Proof
from tests.world.microsoft import Microsoft, microsoft
from tests.world.weather import Place

ROOT = Path(__file__).parents[2]
SECRET = "Zk8-the-councils-secret"
PROXY_PASSWORD = "Zk8-the-proxys"
PRIVATE = re.compile(
    rf"{SECRET}|{PASSWORD}|{PROXY_PASSWORD}|token-\d+-for|PRIVATE KEY|client_assertion"
    r"|eyJ[\w-]{20}"
)
"""What nothing that is shown may hold."""
ENDS = 60.0
"""Seconds that only a test which fails waits."""
REGISTRATION = """
cloud = "there"
[[registrations]]
name = "The council"
app_id = "{app_id}"
tenant = "{tenant}"
{credential}
"""
BY_SECRET = 'credential = "client_secret"\nsecret_file = "council.secret"'
BY_CERTIFICATE = 'credential = "certificate"\ncertificate_file = "council.pem"'
BY_IDENTITY = 'credential = "managed_identity"'


@dataclass(frozen=True)
class Seen:
    """What the doctor said, and how its process looked while it ran."""

    code: int
    out: str
    err: str
    looks: str
    """Its arguments and its environment, as the system shows them."""

    @property
    def lines(self) -> dict[str, list[tuple[str, str]]]:
        """State and words by what each line is about."""
        found: dict[str, list[tuple[str, str]]] = {}
        for row in json.loads(self.out)["findings"]:
            found.setdefault(row["about"], []).append((row["state"], row["says"]))
        return found

    @property
    def undone(self) -> list[str]:
        """What is not well and says nothing to do."""
        rows = json.loads(self.out)["findings"]
        return [row["about"] for row in rows if row["state"] != "ok" and not row["do"]]


@dataclass
class Folder:
    """Everything that a mood may change, before the doctor is asked."""

    path: Path
    around: Microsoft
    cloud: Cloud
    credential: str = BY_SECRET
    tenant: str = COUNCIL
    settings: dict[str, object] = field(default_factory=dict)
    environment: dict[str, str] = field(default_factory=dict)

    def writes(self, name: str, data: bytes) -> None:
        """Write a file that nobody else may read."""
        kept(self.path / name, data)

    def has_certificate(self, until: timedelta) -> None:
        """Be registered by a certificate that is good until then, as Entra knows it."""
        made = rsa_key("first")
        now = datetime.now(UTC)
        pem = certificate_pem(made, since=now - timedelta(days=300), until=now + until)
        self.writes("council.pem", key_pem(made) + pem)
        known = Proof(APP_ID, COUNCIL, certificate=load_pem_x509_certificate(pem))
        self.around.entra.known = (known,)
        self.credential = BY_CERTIFICATE

    async def doctor(self, *words: str) -> Seen:
        """Ask it."""
        self._write_down()
        env = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "WORLD": json.dumps(asdict(self.cloud)),
            "AZURE_POD_IDENTITY_AUTHORITY_HOST": self.around.imds.url.rstrip("/"),
            **self.environment,
        }
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.world.igdesk_there", "doctor", *words),
            cwd=self.path,
            env=env,
            stdout=pipe,
            stderr=pipe,
        )
        async with asyncio.timeout(ENDS):
            looks = "".join(_shown(process.pid))
            out, err = await process.communicate()
        assert process.returncode is not None
        return Seen(process.returncode, out.decode(), err.decode(), looks)

    def _write_down(self) -> None:
        words = {"app_id": APP_ID, "tenant": self.tenant, "credential": self.credential}
        self.writes("registrations.toml", REGISTRATION.format(**words).encode())
        given = {"registrations": "registrations.toml", "port": 1, **self.settings}
        lines = (f"IGDESK_{name.upper()}={value}\n" for name, value in given.items())
        self.writes(".env", "".join(lines).encode())


def _shown(pid: int) -> Iterator[str]:
    for what in ("cmdline", "environ"):
        yield Path(f"/proc/{pid}/{what}").read_text("utf-8", "replace")


@asynccontextmanager
async def folder(path: Path) -> AsyncIterator[Folder]:
    """A good one: a secret that Entra knows, people, a group of theirs, and Microsoft around it."""
    ca_file = path / "ca.pem"
    known = Proof(APP_ID, COUNCIL, secret=SECRET)
    async with microsoft(known, clock=Clock(), ca_file=ca_file, joining=(graph,)) as around:
        cloud = replace(around.cloud, name="there", hosts=("smba.trafficmanager.net",))
        made = Folder(path, around, cloud, settings={"ca_file": "ca.pem", "graph": 1})
        made.writes("council.secret", SECRET.encode())
        made.writes("roles.toml", ROLES.read_bytes() + THE_LEADS.encode())
        yield made


def graph(around: Microsoft, app: web.Application) -> None:
    """Microsoft Graph: one person is in the group."""

    async def members(request: web.Request) -> web.StreamResponse:
        unusual = await around.weather.unusual(Place.GRAPH, request)
        return web.json_response({"value": [user(1)]}) if unusual is None else unusual

    app.router.add_get(f"/v1.0/groups/{LEADS}/{{rest:.*}}", members)


def in_days(days: int) -> date:
    """That day, from today."""
    return (datetime.now(UTC) + timedelta(days=days)).date()
