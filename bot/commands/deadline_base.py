"""What the kinds of `igdesk deadline` share: their examples, and how one is answered."""

from collections.abc import Callable

import typer

from bot.commands.deadline_answer import as_json, as_text
from governance.calendars import horizon_warning
from governance.clocks.due import FactsDoNotFit
from governance.clocks.work import Facts, work_out
from governance.moments import london

EXAMPLES = {
    "breach": "igdesk deadline breach --aware 2026-11-20T16:40",
    "dsr": "igdesk deadline dsr --received 2026-11-02 --clarification 2026-11-04..2026-11-11",
    "foi": "igdesk deadline foi --received 2026-11-20",
    "eir": "igdesk deadline eir --received 2026-11-20 --extended",
    "complaint": "igdesk deadline complaint --received 2026-11-26",
    "serious-incident": "igdesk deadline serious-incident --aware 2026-11-20 --notified 2026-11-24",
    "review": "igdesk deadline review --first-signature 2023-09-19 --count 5",
    "fee": "igdesk deadline fee --period-start 2026-11-23",
    "internal-review": "igdesk deadline internal-review --received 2026-11-20",
}

app = typer.Typer(
    help="Work out a legal deadline, and show how.\n\nExample: " + EXAMPLES["foi"],
    rich_markup_mode=None,
    subcommand_metavar="KIND",
)


def example(words: list[str]) -> str:
    """An example for what was being tried."""
    kind = next((word for word in words if word in EXAMPLES), None)
    if kind is None:
        return f"{EXAMPLES['foi']} (the kinds are {', '.join(EXAMPLES)})"
    return EXAMPLES[kind]


def command(kind: str, words: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return app.command(kind, help=f"{words}\n\nExample: {EXAMPLES[kind]}")


def answer(make: Callable[[], Facts], json: bool, assumed: tuple[str, ...] = ()) -> None:
    # Lazy: the calendars take longer to reckon than everything else a mistyped option needs.
    from adapters.bank_holidays import bank_holidays
    from adapters.clock import Clock

    try:
        facts = make()
    except FactsDoNotFit as wrong:
        raise typer.BadParameter(str(wrong)) from None
    calendars = bank_holidays()
    outcomes = work_out(facts, calendars)
    if warning := horizon_warning(calendars.uk_wide, today=london(Clock().now()).date()):
        typer.echo(warning, err=True)
    typer.echo((as_json if json else as_text)(outcomes, assumed))
