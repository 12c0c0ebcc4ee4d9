"""The person's own reports, and where each stands: references and dates, no content."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dialogs.cards.elements import (
    MOST_BUTTONS,
    Card,
    Element,
    Ref,
    buttons_here,
    card,
    execute,
    group,
    heading,
    text,
)
from dialogs.cases.home import StartButton
from dialogs.cases.verbs import Verb
from dialogs.words.wording import say
from governance.cases.case import Status
from governance.moments import london, say_date

MOST_LISTED = MOST_BUTTONS - 1  # a button each, and one to report


@dataclass(frozen=True, slots=True)
class MyReport:
    """One report of mine. `kind`: what its kind is called; `opened_at` in UTC."""

    ref: Ref
    reference: str
    kind: str
    opened_at: datetime
    status: Status
    withdrawn: bool = False


def mine_card(reports: Sequence[MyReport], ref: Ref, start: StartButton) -> Card:
    """List the newest reports, a button to its receipt with each; say how many more there are."""
    title = say("mine.title")
    shown, more = reports[:MOST_LISTED], reports[MOST_LISTED:]
    body = [heading(title), *(_row(one) for one in shown)]
    body.append(text(say("mine.open" if shown else "mine.none"), subtle=bool(shown)))
    if more:
        body.append(
            text(say("mine.more", count=str(len(more)), reference=more[0].reference), subtle=True)
        )
    return card(body, [start.shown(ref)], summary=title)


def _row(report: MyReport) -> Element:
    line = say(
        "mine.row",
        reference=report.reference,
        kind=report.kind,
        on=say_date(london(report.opened_at).date()),
    )
    title = f"See {report.reference}"
    see = execute(title, Verb.SEE_MINE, report.ref.data(), needs_inputs=False)
    return group([text(line), text(say(_standing(report))), buttons_here([see])], separator=True)


def _standing(report: MyReport) -> str:
    withdrawn = report.withdrawn and report.status not in (Status.IN_HAND, Status.DECIDED)
    return "mine.withdrawn" if withdrawn else f"mine.{report.status}"
