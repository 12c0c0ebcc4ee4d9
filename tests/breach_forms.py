"""What the breach questions are asked with in tests: the real agreement, invented numbers."""

from datetime import UTC, datetime
from pathlib import Path

from dialogs.asking.flow import Answers, FormContext
from dialogs.asking.readers.reader import Choice
from governance.agreements.parse import parse_agreement
from governance.people.directory import Numbers

FILE = Path(__file__).parents[1] / "governance" / "agreements" / "sscb_2023.toml"
AGREEMENT = parse_agreement(FILE.read_bytes(), file=FILE.name)
NUMBERS = Numbers(front_door="01999 111 222", it_help="01999 333 444", ig_team="The IG team")
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)  # a Sunday, 20:00 in London too

HEARERS = (
    Choice("t/1", "Tom Bexley · IG lead", ("Tom Bexley", "IG lead")),
    Choice("t/2", "Grace Oduya · deputy IG lead", ("Grace Oduya", "deputy IG lead")),
)


CONTEXT = FormContext(NOW, AGREEMENT, NUMBERS, would_hear=HEARERS)

REPLIES = {
    "danger": "no",
    "what_happened": "A letter went to an old address.",
    "went_wrong": "wrong_person",
    "who_has_it": "worker",
    "noticed": "today",
    "where": "us",
}
"""Card 1, filled in, as a card sends it."""


def context(*, before: Answers | None = None, lead: bool = True) -> FormContext:
    """The same, after an earlier card, or where there is no IG lead to go around."""
    return FormContext(
        NOW, AGREEMENT, NUMBERS, would_hear=HEARERS if lead else (), before=before or {}
    )
