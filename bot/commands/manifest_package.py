"""The app package that Teams installs: one .zip for each registration, made from the settings."""

import io
import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from adapters.registrations import HOST, BotRegistration, RegistrationFaults
from dialogs.asking.commands import MOST_SUGGESTED
from dialogs.kinds import COMMANDS
from governance.toml_files.tables import Table, open_toml

PARTS = Path(__file__).parents[2] / "manifest"  # the template and the icons
ICONS = ("color.png", "outline.png")
SCOPES = ("personal", "team", "groupChat")
MOST_ORGANISATION = 32  # characters: the schema's limit for a developer's name
URL = re.compile(r"https://[^\s\"<>]{1,2000}")
NO_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a .zip can hold: the same settings, the same bytes


@dataclass(frozen=True, slots=True)
class Package:
    """What is the same in every registration's package."""

    organisation: str
    website: str
    privacy: str
    terms: str
    host: str


def read_package(data: bytes, *, file: str) -> Package:
    """The [package] of a registrations file; RegistrationFaults with every fault otherwise."""
    root = open_toml(data, file)
    table = root.required_child("package")
    package = _package(table)
    if faults := root.findings.all():
        raise RegistrationFaults(file, faults)
    return package


def _package(table: Table) -> Package:
    package = Package(
        organisation=table.text("organisation"),
        website=_url(table, "website"),
        privacy=_url(table, "privacy"),
        terms=_url(table, "terms"),
        host=table.text("host").lower(),
    )
    if len(package.organisation) > MOST_ORGANISATION:
        table.fault("organisation", f"must be at most {MOST_ORGANISATION} characters")
    if package.host and not HOST.fullmatch(package.host):
        table.fault("host", "must be a host name, like igdesk.example.gov.uk")
    table.done()
    return package


def _url(table: Table, key: str) -> str:
    text = table.text(key)
    if text and not URL.fullmatch(text):
        table.fault(key, "must be a web address that starts with https://")
    return text


def manifest(registration: BotRegistration, package: Package, *, version: str) -> dict[str, Any]:
    """The manifest.json of one registration. The app's own id is the bot's."""
    template: dict[str, Any] = json.loads((PARTS / "template.json").read_text(encoding="utf-8"))
    return {
        **template,
        "version": version,
        "id": registration.app_id,
        "developer": {
            "name": package.organisation,
            "websiteUrl": package.website,
            "privacyUrl": package.privacy,
            "termsOfUseUrl": package.terms,
        },
        "bots": [
            {
                "botId": registration.app_id,
                "scopes": list(SCOPES),
                "isNotificationOnly": False,
                "supportsFiles": True,
                "commandLists": [{"scopes": list(SCOPES), "commands": _commands()}],
            }
        ],
        "validDomains": [package.host],
    }


def _commands() -> list[dict[str, str]]:
    """What Teams suggests beside the box: the first of the chat's own commands."""
    rows = COMMANDS.suggested[:MOST_SUGGESTED]
    return [{"title": title, "description": description} for title, description in rows]


def zipped(made: dict[str, Any]) -> bytes:
    """The package: the manifest and its icons, with no date in it."""
    target = io.BytesIO()
    text = json.dumps(made, ensure_ascii=False, indent=2) + "\n"
    parts = {"manifest.json": text.encode()}
    parts |= {name: (PARTS / name).read_bytes() for name in ICONS}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, NO_DAY), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def file_name(registration: BotRegistration) -> str:
    """What the package is called: two registrations never share it."""
    word = re.sub(r"[^a-z0-9]+", "-", registration.name.lower()).strip("-")[:40]
    return "-".join(filter(None, ("igdesk", word, registration.app_id))) + ".zip"
