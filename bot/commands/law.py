"""`igdesk law`: the rules that wait to be confirmed, the laws to come, and who confirmed what.

No store and no settings: the file of confirmations is named, or there is none.
"""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from adapters.clock import Clock
from bot.commands.options import Json, dumped
from governance.clocks.catalogue import RULES, Rule, say_standing
from governance.clocks.confirmed import (
    NOTHING,
    ConfirmationFaults,
    Confirmed,
    parse_confirmations,
    say_confirmed,
    say_standing_of,
)
from governance.clocks.due import Standing
from governance.moments import london

EXAMPLE = "igdesk law --confirmations confirmations.toml"
FOUND_WANTING = 1
NOBODY = "Nobody has confirmed it yet."

app = typer.Typer(
    help=f"Say which rules wait to be confirmed, and what law is to come.\n\nExample: {EXAMPLE}",
    rich_markup_mode=None,
)
File = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        exists=True,
        dir_okay=False,
        readable=True,
        help="What the DPO or the IG lead has confirmed, as in docs/confirmations.example.toml.",
    ),
]


@app.callback(invoke_without_command=True)
def law(confirmations: File = None, json: Json = False) -> None:
    """List each with its source, its standing, and who confirmed it."""
    confirmed = _read(confirmations)
    today = london(Clock().now()).date()
    rules = [rule for rule in RULES.values() if rule.asks]
    if json:
        typer.echo(dumped([_object(rule, confirmed, today) for rule in rules]))
    else:
        typer.echo("\n\n".join(_block(rule, confirmed, today) for rule in rules))


def _read(path: Path | None) -> Confirmed:
    try:
        return parse_confirmations(path.read_bytes(), file=path.name) if path else NOTHING
    except ConfirmationFaults as faults:
        typer.echo(str(faults), err=True)
        raise typer.Exit(FOUND_WANTING) from None


def _block(rule: Rule, confirmed: Confirmed, today: date) -> str:
    known = confirmed.get(rule.id)
    when = say_standing_of(rule, confirmed, today)
    lines = (
        f"{rule.id}: {rule.title}",
        f"  {say_standing(rule.standing)}: {rule.source}",
        *([f"  {when}"] if when else []),
        f"  {say_confirmed(known) if known else NOBODY}",
    )
    return "\n".join(lines)


def _object(rule: Rule, confirmed: Confirmed, today: date) -> dict[str, Any]:
    known = confirmed.get(rule.id)
    return {
        "rule": rule.id,
        "what": rule.title,
        "source": rule.source,
        "standing": rule.standing.value,
        "in_force": rule.standing is not Standing.TO_COME or _begun(confirmed, rule, today),
        "confirmed": {k: v and str(v) for k, v in asdict(known).items()} if known else None,
    }


def _begun(confirmed: Confirmed, rule: Rule, today: date) -> bool:
    known = confirmed.get(rule.id)
    return bool(known and known.in_force_from and known.in_force_from <= today)
