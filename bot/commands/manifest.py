"""`igdesk manifest`: the app packages that the administrators of the partners' tenants install.

One .zip for each registration, made from the settings: the same settings, the same bytes. What a
package must be beyond Microsoft's schema is in `manifest/upload_rules.toml`.
"""

import io
import json as json_format
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from adapters.registrations import HOST, BotRegistration, RegistrationFaults, read_registrations
from dialogs.asking.commands import MOST_SUGGESTED
from dialogs.kinds import COMMANDS
from governance.toml_files.faults import FileFaults
from governance.toml_files.tables import Table, open_toml

EXAMPLE = "igdesk manifest build --registrations registrations.toml --out packages"
FOUND_WANTING = 1
NOT_RAISED = (
    "{path} is there already as version {was}, and is not the same."
    " Teams takes a new package only under a higher one: give it with --version."
)
VERSION = re.compile(r"(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}")
PARTS = Path(__file__).parents[2] / "manifest"  # the template and the icons
ICONS = ("color.png", "outline.png")
SCOPES = ("personal", "team", "groupChat")
MOST_ORGANISATION = 32  # characters: the schema's limit for a developer's name
URL = re.compile(r"https://[^\s\"<>]{1,2000}")
RSC = "https://RscBasedStoreApp"  # Microsoft's own word, where an app has no page of its own
NO_DAY = (1980, 1, 1, 0, 0, 0)  # the first that a .zip can hold

app = typer.Typer(
    help=f"Make the app packages that Teams installs.\n\nExample: {EXAMPLE}",
    rich_markup_mode=None,
    no_args_is_help=True,
)


@app.callback()
def packages() -> None:
    """Make the app packages that Teams installs."""


@app.command(help=f"Make one .zip for each registration, ready to upload.\n\nExample: {EXAMPLE}")
def build(
    registrations: Annotated[
        Path, typer.Option(metavar="FILE", help="The registrations file.")
    ] = Path("registrations.toml"),
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to put them.")] = Path(),
    version: Annotated[
        str, typer.Option(help="Their version: raise it when you upload again.", metavar="1.2.3")
    ] = "1.0.0",
    json: Annotated[bool, typer.Option("--json", help="Answer in JSON.")] = False,
) -> None:
    """Make one .zip for each registration."""
    _check_version(version)
    try:
        made = _build(registrations, out, version)
    except OSError as fault:
        raise typer.Exit(_refuse(f"{fault.filename}: {fault.strerror}")) from None
    except FileFaults as faults:
        raise typer.Exit(_refuse(str(faults))) from None
    typer.echo(_as_json(made, version) if json else _as_text(made))


def _check_version(text: str) -> None:
    if not VERSION.fullmatch(text):
        raise typer.BadParameter(f"{text!r} is not a version like 1.2.3", param_hint="--version")


def _build(file: Path, out: Path, version: str) -> dict[Path, BotRegistration]:
    """Every package written, with the registration it is for."""
    data = file.read_bytes()
    found = read_registrations(data, file=file.name, folder=file.parent)
    package = read_package(data, file=file.name)
    out.mkdir(parents=True, exist_ok=True)
    made = {out / file_name(each): each for each in found.all}
    packed = {path: zipped(manifest(each, package, version=version)) for path, each in made.items()}
    for path, data in packed.items():
        _check_raised(path, data, version)
    for path, data in packed.items():
        path.write_bytes(data)
    return made


def _check_raised(path: Path, data: bytes, version: str) -> None:
    """Refuse another package under a version that is not higher: Teams would keep the old one."""
    old = path.read_bytes() if path.is_file() else data
    if old == data:
        return
    with zipfile.ZipFile(io.BytesIO(old)) as archive:
        was = str(json_format.loads(archive.read("manifest.json"))["version"])
    if _numbers(version) <= _numbers(was):
        raise typer.Exit(_refuse(NOT_RAISED.format(path=path, was=was)))


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def _refuse(sentence: str) -> int:
    typer.echo(f"No package was made.\n{sentence}", err=True)
    return FOUND_WANTING


def _as_text(made: dict[Path, BotRegistration]) -> str:
    lines = [f"{path}: for {each.name} ({_tenants(each)})" for path, each in made.items()]
    lines.append("Give each to the Teams administrator of every tenant named beside it:")
    return "\n".join([*lines, "see docs/install-teams.md."])


def _tenants(registration: BotRegistration) -> str:
    """Say the tenants that one package is for, its own first."""
    every = (registration.tenant, *sorted(registration.also))
    return f"tenant{'' if len(every) == 1 else 's'} {', '.join(every)}"


def _as_json(made: dict[Path, BotRegistration], version: str) -> str:
    rows = [
        {
            "file": str(path),
            "app_id": each.app_id,
            "tenant": each.tenant,
            "also_tenants": sorted(each.also),
            "version": version,
        }
        for path, each in made.items()
    ]
    return json_format.dumps({"packages": rows}, indent=2)


@dataclass(frozen=True, slots=True)
class Package:
    """What is the same in every registration's package."""

    organisation: str
    website: str
    privacy: str
    terms: str
    host: str
    read_receipts: bool = False


def read_package(data: bytes, *, file: str) -> Package:
    """Return the [package] of a registrations file, or raise RegistrationFaults: every fault."""
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
        read_receipts=bool(table.maybe_text("read_receipts")),
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
    """Return the manifest.json of one registration. The app's own id is the bot's."""
    template = json_format.loads((PARTS / "template.json").read_text(encoding="utf-8"))
    said = template["description"]
    return {
        **template,
        "description": {**said, "full": said["full"].format(website=package.website)},
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
        **(_read_receipts(registration) if package.read_receipts else {}),
    }


def _read_receipts(registration: BotRegistration) -> dict[str, Any]:
    """Return what asks, of whoever installs it, to hear what has been read in a chat with the bot.

    https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
    """
    granted = {"name": "ChatMessageReadReceipt.Read.Chat", "type": "Application"}
    return {
        "webApplicationInfo": {"id": registration.app_id, "resource": RSC},
        "authorization": {"permissions": {"resourceSpecific": [granted]}},
    }


def _commands() -> list[dict[str, str]]:
    """Return what Teams suggests beside the box: the first of the chat's own commands."""
    rows = COMMANDS.suggested[:MOST_SUGGESTED]
    return [{"title": title, "description": description} for title, description in rows]


def zipped(made: dict[str, Any]) -> bytes:
    """Return the package: the manifest and its icons, with no date in it."""
    target = io.BytesIO()
    text = json_format.dumps(made, ensure_ascii=False, indent=2) + "\n"
    parts = {"manifest.json": text.encode()}
    parts |= {name: (PARTS / name).read_bytes() for name in ICONS}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, NO_DAY), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def file_name(registration: BotRegistration) -> str:
    """Return what the package is called: two registrations never share it."""
    word = re.sub(r"[^a-z0-9]+", "-", registration.name.lower()).strip("-")[:40]
    return "-".join(filter(None, ("igdesk", word, registration.app_id))) + ".zip"
