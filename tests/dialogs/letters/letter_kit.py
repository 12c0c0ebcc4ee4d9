"""Letters to test with: everything that a letter may be filled in with, filled in."""

from dataclasses import replace
from datetime import date
from importlib import resources
from typing import Any

from dialogs.letters.fields import Fields
from dialogs.letters.places import PLACES
from dialogs.letters.templates import FOR_CHILDREN, WITH_A_CHILDS, Template, read_template
from governance.letters.duties import REGIMES, LetterKind, Regime

FILLED = Fields(
    party="Rivershire County Council",
    reference="RQ-2026-0007",
    case_reference="LCS 4471",
    today=date(2026, 11, 23),
    received=date(2026, 11, 20),
    due=date(2026, 12, 21),
    regime=Regime.RIGHTS,
    right="access",
    complaint_route="rivershire.example/complain or 01632 960 111",
    reasons="The file is large, and parts of it are about other people.",
    exemption="",
    asked="Please tell us which years you would like to see.",
    said="We have read your file and spoken to the team that works with you.",
    actions="We have changed how we check an address before we write.",
    may_follow="Someone may know things about you that are private.",
    done="We asked for it back, and it is back.",
    advice="You do not have to do anything.",
    contact="Our data protection officer: 01632 960 112.",
    next_date=date(2026, 12, 7),
    new_date=date(2027, 2, 22),
    other="Rivershire Police",
    other_contact="rivershire.police.example/your-information",
)
EXEMPTIONS = {
    Regime.FOI: "section 31(1)(a) of the Freedom of Information Act 2000 (law enforcement)",
    Regime.EIR: "regulation 12(5)(b) (the course of justice)",
}
COMPLAINTS = tuple(kind for kind in LetterKind if kind.startswith("complaint_"))
EVERY = tuple((kind, regime) for kind in LetterKind for regime in REGIMES[kind])


def fields(kind: LetterKind, regime: Regime, **changes: Any) -> Fields:
    """All that such a letter may need."""
    number = "CP-2026-0007" if kind in COMPLAINTS else "RQ-2026-0007"
    right = "" if kind in COMPLAINTS or regime in EXEMPTIONS else "access"
    usual = replace(
        FILLED,
        regime=regime,
        reference=number,
        right=right,
        exemption=EXEMPTIONS.get(regime, ""),
    )
    return replace(usual, **changes)


def template(kind: LetterKind, *, child: bool = False) -> Template:
    """Ours, as shipped."""
    file = f"{kind}{FOR_CHILDREN if child and kind in WITH_A_CHILDS else ''}.txt"
    return read_template(shipped_bytes(file), file=file, places=frozenset(PLACES))


def shipped_bytes(file: str) -> bytes:
    """The bytes of a template of ours."""
    return (resources.files("dialogs.letters") / "templates" / file).read_bytes()
