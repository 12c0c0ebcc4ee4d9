"""`igdesk manifest`: the app packages that the administrators of the partners' tenants install."""

import json as json_format
import re
from pathlib import Path
from typing import Annotated

import typer

from adapters.registrations import BotRegistration, read_registrations
from bot.commands.manifest_package import file_name, manifest, read_package, zipped
from governance.toml_files.faults import FileFaults

EXAMPLE = "igdesk manifest build --registrations registrations.toml --out packages"
FOUND_WANTING = 1
VERSION = re.compile(r"(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){2}")

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
    made = {}
    for each in found.all:
        path = out / file_name(each)
        path.write_bytes(zipped(manifest(each, package, version=version)))
        made[path] = each
    return made


def _refuse(sentence: str) -> int:
    typer.echo(f"No package was made.\n{sentence}", err=True)
    return FOUND_WANTING


def _as_text(made: dict[Path, BotRegistration]) -> str:
    lines = [f"{path}: for {each.name} (tenant {each.tenant})" for path, each in made.items()]
    lines.append("Give each to the Teams administrator of its tenant: see docs/install-teams.md.")
    return "\n".join(lines)


def _as_json(made: dict[Path, BotRegistration], version: str) -> str:
    rows = [
        {"file": str(path), "app_id": each.app_id, "tenant": each.tenant, "version": version}
        for path, each in made.items()
    ]
    return json_format.dumps({"packages": rows}, indent=2)
