"""`igdesk deadline`: work a date out at a shell, with no store and no settings."""

from collections.abc import Callable
from typing import Annotated

import typer

from bot.commands import deadline_options as options
from bot.commands.deadline_base import answer, app, command, example
from governance.clocks.agreement_clock import ChargePeriod, ReviewPlan, YearlyFrom
from governance.clocks.breach_clock import BreachTimes
from governance.clocks.complaint_clock import Complaint
from governance.clocks.incident_clock import SeriousIncident
from governance.clocks.information_clock import InformationRequest, ReviewRequest
from governance.clocks.rights_clock import RightsRequest
from governance.moments import london

__all__ = ["app", "example"]


@command("breach", "A personal data breach: 72 hours to tell the ICO.")
def breach(
    aware: options.AwareAt,
    submitted: options.Submitted = None,
    high_risk: options.HighRisk = None,
    json: options.Json = False,
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
        received: options.Received,
        clarified: options.Clarified = None,
        fees: options.Fees = None,
        extended: options.Extended = False,
        json: options.Json = False,
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
    received: options.Received,
    environmental: Annotated[
        bool, options.flag("--environmental", "The request was under EIR.")
    ] = False,
    json: options.Json = False,
) -> None:
    """An internal review."""
    answer(lambda: ReviewRequest(received=received, environmental=environmental), json)


@command("complaint", "A data protection complaint: 30 days to acknowledge.")
def complaint(received: options.Received, json: options.Json = False) -> None:
    """A complaint."""
    answer(lambda: Complaint(received=received), json)


@command("serious-incident", "A child has died or been seriously harmed: 5 working days.")
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
    first_signature: options.Signed,
    count: Annotated[int, typer.Option(help="How many reviews to list.")] = 5,
    yearly_from: Annotated[
        YearlyFrom, typer.Option(help="What the yearly reviews are counted from.")
    ] = YearlyFrom.FIRST_REVIEW,
    last_review: options.LastReview = None,
    json: options.Json = False,
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
def fee(period_start: options.PeriodStart, json: options.Json = False) -> None:
    """The data protection fee."""
    answer(lambda: ChargePeriod(start=period_start), json)
