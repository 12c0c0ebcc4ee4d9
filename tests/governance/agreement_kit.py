"""The two agreements of the tests, and how their dates are written in tables."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from governance.agreements.dated import Dated, DatedKind, Recipient
from governance.agreements.facts import AgreementEvent, AgreementFact
from governance.agreements.model import Agreement
from governance.agreements.parse import parse_agreement
from governance.keys import TenantId
from governance.people.identity import PersonId

ROOT = Path(__file__).parents[2]
SSCB_FILE = ROOT / "governance" / "agreements" / "sscb_2023.toml"
RIVERSIDE_FILE = ROOT / "tests" / "data" / "agreements" / "riverside.toml"

START = date(2026, 11, 22)

TENANT = TenantId("aaaaaaaa-0000-4000-8000-000000000001")


def sscb() -> Agreement:
    return parse_agreement(SSCB_FILE.read_bytes(), file=SSCB_FILE.name)


def riverside(*, ends: bool = False) -> Agreement:
    """As its file has it, with the notice of termination served; or as if none had been."""
    agreement = parse_agreement(RIVERSIDE_FILE.read_bytes(), file=RIVERSIDE_FILE.name)
    return agreement if ends else replace(agreement, termination=None)


def person(number: int) -> PersonId:
    return PersonId(TENANT, f"bbbbbbbb-0000-4000-8000-{number:012}")


def event(day: date, fact: AgreementFact, by: PersonId | str = "coordinator") -> AgreementEvent:
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    return AgreementEvent(at, by, fact)


def place(to: Recipient) -> str:
    """ "signatory SCC", "coordinator"."""
    return f"{to.audience} {to.party}".rstrip()


def places(to: Iterable[Recipient]) -> str:
    return ", ".join(map(place, to))


def row(day: Dated) -> tuple[str, str, str]:
    return day.on.isoformat(), day.about, places(day.to)


def rows(dates: Iterable[Dated], *kinds: DatedKind) -> list[tuple[str, str, str]]:
    return [row(day) for day in dates if day.kind in kinds]
