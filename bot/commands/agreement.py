"""`igdesk agreement`: check an agreement file, and list its dates and its gaps.

No store and no settings: a file is named, or it is the shipped agreement.
"""

import hashlib
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from bot.commands import agreement_answer as say
from bot.commands.options import Json, dumped, reader
from dialogs.clocks.typed_dates import read_date
from governance.agreements.agreement_history import start
from governance.agreements.model import Agreement, GapKind
from governance.agreements.parse import AgreementFaults, parse_agreement
from governance.agreements.schedule import schedule
from governance.clocks.due import in_range
from governance.moments import london
from governance.policy import AGREEMENT_MONTHS_AHEAD

SHIPPED = "sscb_2023.toml"
FOUND_WANTING = 1
MOST_MONTHS = 120

EXAMPLES = {
    "check": "igdesk agreement check our_agreement.toml",
    "schedule": "igdesk agreement schedule --from 2026-11-22 --json",
    "gaps": "igdesk agreement gaps --json",
    "fingerprint": "igdesk agreement fingerprint our_agreement.pdf",
}

EXAMPLE = EXAMPLES["schedule"]

app = typer.Typer(
    help=f"Check an agreement file; list its dates and its gaps.\n\nExample: {EXAMPLE}",
    rich_markup_mode=None,
)


def _first_day(text: str) -> date:
    day = read_date(text)
    in_range("The first day", day)
    return day


File = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE",
        exists=True,
        dir_okay=False,
        readable=True,
        help="An agreement file; without one, the agreement that comes with IG Desk.",
        show_default=False,
    ),
]
Document = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        exists=True,
        dir_okay=False,
        readable=True,
        help="The agreement's document, as it is handed out: PDF, Word or text.",
    ),
]
From = Annotated[
    date | None,
    typer.Option(
        "--from",
        parser=reader(_first_day),
        metavar="DATE",
        help="The first day to list; today without it.",
    ),
]
Months = Annotated[int, typer.Option(min=1, max=MOST_MONTHS, help="How many months to list.")]
All = Annotated[bool, typer.Option("--all", help="Also what is wrongly written or a legal query.")]


def _help(kind: str, words: str) -> str:
    return f"{words}\n\nExample: {EXAMPLES[kind]}"


@app.command("check", help=_help("check", "Every fault of an agreement file at once, with lines."))
def check(file: File = None, json: Json = False) -> None:
    """Every fault at once."""
    data, name = _read(file)
    try:
        agreement = parse_agreement(data, file=name)
    except AgreementFaults as faults:
        typer.echo(say.faults_json(faults) if json else str(faults))
        raise typer.Exit(FOUND_WANTING) from None
    typer.echo((say.sound_json if json else say.sound_text)(agreement, name))


@app.command("schedule", help=_help("schedule", "Every date an agreement brings, and why."))
def list_dates(
    file: File = None,
    since: From = None,
    months: Months = AGREEMENT_MONTHS_AHEAD,
    json: Json = False,
) -> None:
    """Every date."""
    # Lazy: the clock's module brings more with it than a mistyped option needs.
    from adapters.clock import Clock

    state = start(_agreement(file))
    made = schedule(state, since or london(Clock().now()).date(), months=months)
    typer.echo((say.schedule_json if json else say.schedule_text)(state, made))


@app.command("gaps", help=_help("gaps", "What an agreement leaves for someone to find out."))
def list_gaps(file: File = None, every: All = False, json: Json = False) -> None:
    """The open gaps."""
    agreement = _agreement(file)
    found = agreement.open_gaps(None if every else GapKind.DATA_GAP)
    typer.echo((say.gaps_json if json else say.gaps_text)(agreement, found))


@app.command("fingerprint", help=_help("fingerprint", "The SHA-256 of a document, to bind to."))
def fingerprint(document: Document, json: Json = False) -> None:
    """What an approval is bound to."""
    sha256 = hashlib.sha256(document.read_bytes()).hexdigest()
    typer.echo(dumped({"file": document.name, "sha256": sha256}) if json else sha256)


def _agreement(file: Path | None) -> Agreement:
    """A sound agreement; a broken one is listed fault by fault, and there is nothing to show."""
    data, name = _read(file)
    try:
        return parse_agreement(data, file=name)
    except AgreementFaults as faults:
        typer.echo(str(faults), err=True)
        raise typer.Exit(FOUND_WANTING) from None


def _read(file: Path | None) -> tuple[bytes, str]:
    if file is None:
        return (resources.files("governance.agreements") / SHIPPED).read_bytes(), SHIPPED
    try:
        return file.read_bytes(), str(file)
    except OSError as fault:
        raise typer.BadParameter(f"{file} cannot be read ({fault.strerror}).") from None
