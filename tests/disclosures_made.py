"""Disclosure requests in any state, made by folding events. Everyone is invented."""

from datetime import date, datetime, timedelta

from governance.cases.case import Header
from governance.cases.danger import Danger
from governance.cases.event import Event, Fact
from governance.cases.ladders import newest
from governance.disclosures.disclosure import DisclosureCase
from governance.disclosures.facts import (
    AskerChecked,
    AskWeighed,
    Decision,
    DisclosureDecided,
    DisclosureSent,
    DisclosureTaken,
    Footing,
    Route,
    Telling,
    TellingDecided,
    Victim,
)
from governance.disclosures.ladders import LADDERS
from governance.disclosures.report import NOBODY, Asker, Came, Really, Taken
from governance.folding import fold
from governance.keys import CaseId
from governance.people.identity import PersonId
from tests.cases import PRIYA, REPORTED_AT, SCC, TOM

OWN = "POL/77-Zebra"
POWER = "The quagga order of the county court. **{{DATE(2026-01-01)}}**"
WHAT = "The okapi contact notes of May, and no more."
WHY = "The police say that it would warn the tapir."
REASONS = "Because the narwhal order says so."
WENT = "Twelve pages of walrus notes."
TELL = "It would tip off the dugong."
WRITTEN = ("quagga", "okapi", "tapir", "narwhal", "walrus", "dugong", "Zebra")

CHECKED = AskerChecked(Really.RUNG_BACK)
SENT = DisclosureSent(WENT, Route.SECURE_EMAIL, date(2026, 11, 20), read_twice=True)
TOLD = TellingDecided(Telling.NOT_TOLD, TELL)


def weighed(footing: Footing = Footing.MAY, by: date | None = None) -> AskWeighed:
    """What is asked of a victim of whom the police gave no notice."""
    return AskWeighed(footing, POWER, WHAT, Victim.NO_NOTICE, WHY, counselling=True, by=by)


def decided(decision: Decision = Decision.SHARE, *, leave: bool = False) -> DisclosureDecided:
    """It is decided."""
    return DisclosureDecided(decision, REASONS, leave)


def disclosure(
    *then: Fact,
    danger: Danger = Danger.NO,
    asker: Asker = Asker.POLICE,
    came: Came = Came.FREE_EMAIL,
    really: Really = Really.NOT_YET,
    by: date | None = None,
    out: tuple[PersonId, ...] = (),
) -> DisclosureCase:
    """A disclosure request after the facts in `then`, each an hour after the one before."""
    part_of_it = tuple(one.text for one in out) or (NOBODY,)
    taken = Taken(danger, asker, came, really, part_of_it, by, OWN)
    ladder = newest(LADDERS, "disclosure")
    first = DisclosureTaken(taken, (ladder.id, ladder.version), out)
    return after(first, *then)


def after(first: DisclosureTaken, *then: Fact) -> DisclosureCase:
    """A disclosure request that began so, after the facts in `then`."""
    events = [
        Event(_at(n), PRIYA if n == 0 else TOM, fact) for n, fact in enumerate((first, *then))
    ]
    header = Header(CaseId("case-7"), "DR-2026-0007", SCC, "disclosure", len(events))
    case = fold(header, events)
    assert isinstance(case, DisclosureCase)
    return case


def _at(hour: int) -> datetime:
    return REPORTED_AT + timedelta(hours=hour)
