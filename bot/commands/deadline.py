"""`igdesk deadline`: work a date out at a shell, with no store and no settings."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from bot.commands.options import Json, dumped, reader
from dialogs.clocks.typed_dates import Instant, read_date, read_instant, read_span
from governance.calendars import horizon_warning
from governance.clocks.agreement_clock import ChargePeriod, ReviewPlan, YearlyFrom
from governance.clocks.breach_clock import BreachTimes
from governance.clocks.catalogue import find, say_standing
from governance.clocks.complaint_clock import Complaint
from governance.clocks.confirmed import say_confirm
from governance.clocks.due import Due, FactsDoNotFit, Outcome, Span
from governance.clocks.incident_clock import SeriousIncident
from governance.clocks.information_clock import InformationRequest, ReviewRequest
from governance.clocks.rights_clock import RightsRequest
from governance.clocks.work import Facts, to_confirm, work_out
from governance.moments import london, say_date, say_zoned

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

BY_RULE = {
    **dict.fromkeys(("BR-72", "BR-ISA"), "breach"),
    **dict.fromkeys(("DSR-1M", "DSR-PAUSE", "DSR-ID", "DSR-REFUSE", "DSR-MUE"), "dsr"),
    "DSR-TARGET": "dsr",
    **dict.fromkeys(("DSR-EXT", "DSR-EXT-NOTICE"), "dsr --extended"),
    **dict.fromkeys(("FOI-20", "FOI-REFUSE", "FOI-FEE"), "foi"),
    "FOI-PIT": "foi --extended",
    **dict.fromkeys(("EIR-20", "EIR-FEE", "EIR-REF", "EIR-MOVE"), "eir"),
    **dict.fromkeys(("EIR-40", "EIR-40-NOTICE"), "eir --extended"),
    **dict.fromkeys(("FOI-IR", "FOI-IR-MAX"), "internal-review"),
    "EIR-REV": "internal-review --environmental",
    **dict.fromkeys(("CP-ACK", "CP-ACK-TARGET", "CP-PROG"), "complaint"),
    **dict.fromkeys(("SIN-5", "RR-15"), "serious-incident"),
    "LAC-D": "serious-incident --looked-after",
    "CL-24": "serious-incident --care-leaver",
    "ISA-REVIEW": "review",
    **dict.fromkeys(("FEE", "FEE-RENEW"), "fee"),
}
"""The kind that gives a rule's date, with the option it needs: a rule's id can be typed instead."""


class _ByRule(TyperGroup):
    """The kinds, each also by the ids of its rules, however they are typed."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the command that the first word names, and what follows it."""
        kind = BY_RULE.get(args[0].upper().replace("_", "-")) if args else None
        return super().resolve_command(ctx, [*kind.split(), *args[1:]] if kind else args)


app = typer.Typer(
    cls=_ByRule,
    help="Work out a legal deadline, and show how. A rule's id (CP-ACK) can stand for the kind."
    "\n\nExample: " + EXAMPLES["foi"],
    rich_markup_mode=None,
    subcommand_metavar="KIND",
)


EXAMPLE = f"{EXAMPLES['foi']} (the kinds are {', '.join(EXAMPLES)})"
_READ_DAY, _READ_MOMENT, _READ_SPAN = reader(read_date), reader(read_instant), reader(read_span)


def _day(words: str, *names: str) -> Any:
    return typer.Option(*names, parser=_READ_DAY, metavar="DATE", help=words)


def _moment(words: str, *names: str) -> Any:
    return typer.Option(*names, parser=_READ_MOMENT, metavar="DATE[THH:MM]", help=words)


def _span(words: str, metavar: str) -> Any:
    return typer.Option(parser=_READ_SPAN, metavar=metavar, help=words)


def _flag(name: str, words: str) -> Any:
    return typer.Option(name, help=words)


Received = Annotated[date, _day("The day it arrived, working day or not.")]
AwareAt = Annotated[
    Instant,
    _moment(
        "When someone first noticed, London time unless it has an offset.", "--aware", "--received"
    ),
]
Extended = Annotated[bool, _flag("--extended", "Take the longer time the law allows.")]


def command(kind: str, words: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return what makes a function the command for `kind`, with its example in the help."""
    return app.command(kind, help=f"{words}\n\nExample: {EXAMPLES[kind]}")


def answer(make: Callable[[], Facts], json: bool, assumed: tuple[str, ...] = ()) -> None:
    """Print the dates of the facts made; BadParameter where they cannot all be true."""
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


def as_json(outcomes: tuple[Outcome, ...], assumed: tuple[str, ...] = ()) -> str:
    """Return the date that binds first as JSON; where there are several, all under "dates".

    "due" is a day, or for hours an instant with its London offset; null when the clock waits.
    """
    first = _object(outcomes[0])
    first["explanation"] = [*assumed, *first["explanation"], *say_confirm(to_confirm(outcomes))]
    several = {"dates": [_object(each) for each in outcomes]} if len(outcomes) > 1 else {}
    return dumped(first | several)


def _object(outcome: Outcome) -> dict[str, Any]:
    on = outcome.due if isinstance(outcome, Due) else None
    said = london(on) if isinstance(on, datetime) else on
    common = {
        "rule": outcome.rule,
        "due": said.isoformat() if said else None,
        "standing": outcome.standing.value,
        "source": outcome.source,
        "explanation": list(outcome.explanation),
    }
    if isinstance(outcome, Due):
        return common | {"provisional": outcome.provisional}
    return common | {"days_left": outcome.days_left}


def as_text(outcomes: tuple[Outcome, ...], assumed: tuple[str, ...] = ()) -> str:
    """Return every date as a block of lines that a person can check by hand."""
    blocks = ["\n".join(_block(each)) for each in outcomes]
    notes = "\n".join((*assumed, *say_confirm(to_confirm(outcomes))))
    return "\n\n".join((*blocks, *([notes] if notes else [])))


def _block(outcome: Outcome) -> list[str]:
    said = _say(outcome)
    standing = say_standing(outcome.standing)
    return [
        f"{find(outcome.rule).title}: {said}",
        *(f"  {line}" for line in outcome.explanation),
        f"  {outcome.rule}, {standing}: {outcome.source}",
    ]


def _say(outcome: Outcome) -> str:
    if not isinstance(outcome, Due):
        return "no date yet"
    if isinstance(outcome.due, datetime):
        return say_zoned(outcome.due)
    return f"{say_date(outcome.due)}{' (provisional)' if outcome.provisional else ''}"


@command("breach", "A personal data breach: 72 hours to tell the regulator.")
def breach(
    aware: AwareAt,
    submitted: Annotated[Instant | None, _moment("When the regulator was told.")] = None,
    high_risk: Annotated[
        Instant | None, _moment("When the risk to people was judged to be high.")
    ] = None,
    json: Json = False,
) -> None:
    """A breach."""
    moments = [moment for moment in (aware, submitted, high_risk) if moment]
    answer(
        lambda: BreachTimes(
            aware_at=aware.at,
            submitted_at=submitted.at if submitted else None,
            high_risk_at=high_risk.at if high_risk else None,
        ),
        json,
        tuple(line for moment in moments for line in moment.assumed),
    )


@command("dsr", "A rights request about someone's own data: one month.")
def dsr(  # noqa: PLR0913, PLR0917 - one argument for each option of the command
    received: Received,
    id_received: Annotated[
        date | None, _day("The day identity was confirmed, if you had to ask.")
    ] = None,
    fee_paid: Annotated[date | None, _day("The day a fee was paid, if you asked for one.")] = None,
    clarification: Annotated[
        list[Span] | None,
        _span("Days waiting for the person's answer; may be repeated.", "ASKED..ANSWERED"),
    ] = None,
    extended: Extended = False,
    extension_notice: Annotated[
        date | None, _day("The day the person was told that more time is needed.")
    ] = None,
    other_right: Annotated[
        bool, _flag("--other-right", "It is not a request to see data.")
    ] = False,
    law_enforcement: Annotated[
        bool, _flag("--law-enforcement", "Part 3 of the Act applies (police, prisons).")
    ] = False,
    json: Json = False,
) -> None:
    """A rights request."""
    answer(
        lambda: RightsRequest(
            received=received,
            id_received=id_received,
            fee_paid=fee_paid,
            clarifications=tuple(clarification or ()),
            extended=extended,
            extension_notice=extension_notice,
            access=not other_right,
            law_enforcement=law_enforcement,
        ),
        json,
    )


def _information(environmental: bool) -> Callable[..., None]:
    def information(
        received: Received,
        clarified: Annotated[
            date | None, _day("The day the person made clear what they want.")
        ] = None,
        fees: Annotated[
            Span | None, _span("A fees notice and its payment.", "NOTICE..PAID")
        ] = None,
        extended: Extended = False,
        json: Json = False,
    ) -> None:
        answer(
            lambda: InformationRequest(
                received=received,
                clarified=clarified,
                fees=fees,
                extended=extended,
                environmental=environmental,
            ),
            json,
        )

    return information


command("foi", "A freedom of information request: 20 working days.")(_information(False))
command("eir", "An environmental information request: 20 working days.")(_information(True))


@command("internal-review", "An internal review of an FOI answer (or EIR representations).")
def internal_review(
    received: Received,
    environmental: Annotated[bool, _flag("--environmental", "The request was under EIR.")] = False,
    json: Json = False,
) -> None:
    """An internal review."""
    answer(lambda: ReviewRequest(received=received, environmental=environmental), json)


@command("complaint", "A data protection complaint: 30 days to acknowledge.")
def complaint(received: Received, json: Json = False) -> None:
    """A complaint."""
    answer(lambda: Complaint(received=received), json)


@command("serious-incident", "A child has died or been seriously harmed: 5 working days.")
def serious_incident(
    aware: AwareAt,
    notified: Annotated[date | None, _day("The day the Panel was told.")] = None,
    looked_after: Annotated[
        bool, _flag("--looked-after", "A looked-after child has died.")
    ] = False,
    care_leaver: Annotated[
        bool, _flag("--care-leaver", "A care leaver up to age 24 has died.")
    ] = False,
    review_from_awareness: Annotated[
        bool, _flag("--review-from-awareness", "Count the rapid review from awareness.")
    ] = False,
    json: Json = False,
) -> None:
    """A serious incident."""
    answer(
        lambda: SeriousIncident(
            aware=london(aware.at).date(),
            notified=notified,
            looked_after=looked_after,
            care_leaver=care_leaver,
            review_from_awareness=review_from_awareness,
        ),
        json,
    )


@command("review", "The reviews of an information sharing agreement.")
def review(
    first_signature: Annotated[
        date,
        _day("The day of the agreement's first signature.", "--first-signature", "--received"),
    ],
    count: Annotated[int, typer.Option(help="How many reviews to list.")] = 5,
    yearly_from: Annotated[
        YearlyFrom, typer.Option(help="What the yearly reviews are counted from.")
    ] = YearlyFrom.FIRST_REVIEW,
    last_review: Annotated[
        date | None, _day("The day of the last review, for --yearly-from last-review.")
    ] = None,
    json: Json = False,
) -> None:
    """The agreement's reviews."""
    answer(
        lambda: ReviewPlan(
            first_signature=first_signature,
            count=count,
            yearly_from=yearly_from,
            last_review=last_review,
        ),
        json,
    )


@command("fee", "The data protection fee: the first 21 days of each charge period.")
def fee(
    period_start: Annotated[
        date, _day("The day the charge period starts.", "--period-start", "--received")
    ],
    json: Json = False,
) -> None:
    """The data protection fee."""
    answer(lambda: ChargePeriod(start=period_start), json)
