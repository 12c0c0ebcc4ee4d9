"""`igdesk deadline`: work a date out at a shell, with no store and no settings."""

from collections.abc import Callable
from typing import Annotated

import typer

from bot.commands import deadline_options as options
from bot.commands.deadline_answer import as_json, as_text
from governance.clocks import (
    Breach,
    ChargePeriod,
    Complaint,
    Facts,
    FactsDoNotFit,
    InformationRequest,
    ReviewPlan,
    ReviewRequest,
    RightsRequest,
    SeriousIncident,
    YearlyFrom,
    work_out,
)
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
)


def example(words: list[str]) -> str:
    """An example for what was being tried."""
    kind = next((word for word in words if word in EXAMPLES), "foi")
    return EXAMPLES[kind]


def _command(kind: str, words: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return app.command(kind, help=f"{words}\n\nExample: {EXAMPLES[kind]}")


def _answer(make: Callable[[], Facts], json: bool, assumed: tuple[str, ...] = ()) -> None:
    # Lazy: the calendars take longer to reckon than everything else a mistyped option needs.
    from adapters.bank_holidays import bank_holidays

    try:
        facts = make()
    except FactsDoNotFit as wrong:
        raise typer.BadParameter(str(wrong)) from None
    outcomes = work_out(facts, bank_holidays())
    typer.echo((as_json if json else as_text)(outcomes, assumed))


@_command("breach", "A personal data breach: 72 hours to tell the ICO.")
def breach(
    aware: options.AwareAt,
    submitted: options.Submitted = None,
    high_risk: options.HighRisk = None,
    json: options.Json = False,
) -> None:
    """A breach."""
    moments = [moment for moment in (aware, submitted, high_risk) if moment]
    _answer(
        lambda: Breach(
            aware_at=aware.at,
            submitted_at=submitted.at if submitted else None,
            high_risk_at=high_risk.at if high_risk else None,
        ),
        json,
        tuple(line for moment in moments for line in moment.assumed),
    )


@_command("dsr", "A rights request about someone's own data: one month.")
def dsr(  # noqa: PLR0913 - one argument for each option of the command
    received: options.Received,
    id_received: options.IdReceived = None,
    fee_paid: options.FeePaid = None,
    clarification: options.Clarifications = None,
    extended: options.Extended = False,
    extension_notice: options.Told = None,
    other_right: Annotated[
        bool, options.flag("--other-right", "It is not a request to see data.")
    ] = False,
    law_enforcement: Annotated[
        bool, options.flag("--law-enforcement", "Part 3 of the Act applies (police, prisons).")
    ] = False,
    json: options.Json = False,
) -> None:
    """A rights request."""
    _answer(
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
        received: options.Received,
        clarified: options.Clarified = None,
        fees: options.Fees = None,
        extended: options.Extended = False,
        json: options.Json = False,
    ) -> None:
        _answer(
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


_command("foi", "A freedom of information request: 20 working days.")(_information(False))
_command("eir", "An environmental information request: 20 working days.")(_information(True))


@_command("internal-review", "An internal review of an FOI answer (or EIR representations).")
def internal_review(
    received: options.Received,
    environmental: Annotated[
        bool, options.flag("--environmental", "The request was under EIR.")
    ] = False,
    json: options.Json = False,
) -> None:
    """An internal review."""
    _answer(lambda: ReviewRequest(received=received, environmental=environmental), json)


@_command("complaint", "A data protection complaint: 30 days to acknowledge.")
def complaint(received: options.Received, json: options.Json = False) -> None:
    """A complaint."""
    _answer(lambda: Complaint(received=received), json)


@_command("serious-incident", "A child has died or been seriously harmed: 5 working days.")
def serious_incident(
    aware: options.AwareAt,
    notified: options.Notified = None,
    looked_after: Annotated[
        bool, options.flag("--looked-after", "A looked-after child has died.")
    ] = False,
    care_leaver: Annotated[
        bool, options.flag("--care-leaver", "A care leaver up to age 24 has died.")
    ] = False,
    review_from_awareness: Annotated[
        bool, options.flag("--review-from-awareness", "Count the rapid review from awareness.")
    ] = False,
    json: options.Json = False,
) -> None:
    """A serious incident."""
    _answer(
        lambda: SeriousIncident(
            aware=london(aware.at).date(),
            notified=notified,
            looked_after=looked_after,
            care_leaver=care_leaver,
            review_from_awareness=review_from_awareness,
        ),
        json,
    )


@_command("review", "The reviews of an information sharing agreement.")
def review(
    first_signature: options.Signed,
    count: Annotated[int, typer.Option(help="How many reviews to list.")] = 5,
    yearly_from: Annotated[
        YearlyFrom, typer.Option(help="What the yearly reviews are counted from.")
    ] = YearlyFrom.FIRST_REVIEW,
    last_review: options.LastReview = None,
    json: options.Json = False,
) -> None:
    """The agreement's reviews."""
    _answer(
        lambda: ReviewPlan(
            first_signature=first_signature,
            count=count,
            yearly_from=yearly_from,
            last_review=last_review,
        ),
        json,
    )


@_command("fee", "The data protection fee: the first 21 days of each charge period.")
def fee(period_start: options.PeriodStart, json: options.Json = False) -> None:
    """The data protection fee."""
    _answer(lambda: ChargePeriod(start=period_start), json)
