"""What a person can do if they are not happy: line by line, by letter and by law.

Which of these a letter must carry stands with its source in `governance.letters.duties`;
each line here names the section that it rests on.
"""

from collections.abc import Mapping
from types import MappingProxyType

from dialogs.letters.fields import Fields
from dialogs.letters.writable import writable
from governance.letters.duties import DATA_PROTECTION, LetterKind, Regime

HOW_TO_COMPLAIN = "[HOW TO COMPLAIN TO US]"  # for whoever sends it, where we were not told

REGULATOR = "You can complain to the {regulator}, the regulator, at any time: {regulator_contact}."
WHO_IT_IS = "It looks after people’s information rights in the UK."
US_FIRST = "It usually asks people to let us answer first."
TO_US = "You can complain to us (section 164A of the Data Protection Act 2018): {complaint_route}."
TO_THE_REGULATOR = (
    "You can complain to the {regulator}, the regulator (section 165 of the same Act):"
    " {regulator_contact}."
)
COURT = "You can ask a court to decide (section 167 of the same Act)."
CHECK = (
    "You can ask the {regulator} to check that what we decided was lawful (section 51 of the"
    " same Act)."
)
INTERNAL_REVIEW = (
    "You can ask us to look again, which is called an internal review. Please ask within 40"
    " working days of this letter: {complaint_route}."
)
SECTION_50 = (
    "If you are still not happy, you can ask the {regulator} to decide whether we did what the law"
    " says (section 50 of the Freedom of Information Act 2000): {regulator_contact}."
)
REPRESENTATIONS = (
    "You can write to us and ask us to look again (regulation 11 of the Environmental Information"
    " Regulations 2004). Please write within 40 working days of this letter: {complaint_route}. It"
    " costs nothing, and we answer within 40 working days."
)
REGULATION_18 = (
    "If you are still not happy, you can ask the {regulator} to decide whether we did what the law"
    " says (section 50 of the Freedom of Information Act 2000, through regulation 18):"
    " {regulator_contact}. Its decision can be appealed to a tribunal."
)

_ABOUT_DATA = (TO_US, TO_THE_REGULATOR, COURT)
_LAW_ENFORCEMENT = (TO_US, TO_THE_REGULATOR, CHECK, COURT)

ANSWERED: Mapping[Regime, tuple[str, ...]] = MappingProxyType(
    {
        Regime.RIGHTS: _ABOUT_DATA,
        Regime.PART_3: _LAW_ENFORCEMENT,
        Regime.FOI: (INTERNAL_REVIEW, SECTION_50),
        Regime.EIR: (REPRESENTATIONS, REGULATION_18),
    }
)
"""Of a letter about a request."""

COMPLAINED = (f"{REGULATOR} {WHO_IT_IS} {US_FIRST}",)
"""Of a letter about a complaint, while it is not answered (LW-REGULATOR, docs/law.md)."""

COMPLAINT_ANSWERED = (f"{REGULATOR} {WHO_IT_IS}",)
"""Of the letter that answers it, and of one about a breach."""

COMPLAINT_LINES: Mapping[LetterKind, tuple[str, ...]] = MappingProxyType(
    {
        LetterKind.COMPLAINT_ACKNOWLEDGEMENT: COMPLAINED,
        LetterKind.COMPLAINT_PASSED_ON: COMPLAINED,
        LetterKind.COMPLAINT_PROGRESS: COMPLAINED,
        LetterKind.COMPLAINT_OUTCOME: COMPLAINT_ANSWERED,
        LetterKind.BREACH: COMPLAINT_ANSWERED,
        LetterKind.BREACH_PARENT: COMPLAINT_ANSWERED,
        LetterKind.BREACH_PUBLIC: COMPLAINT_ANSWERED,
    }
)
_CHECKED = (LetterKind.REFUSAL, LetterKind.REPLY_COVER)  # s.51 is about a refusal or restriction


def rights_words(kind: LetterKind, fields: Fields) -> str:
    """Return the lines, one right each, with whom to turn to filled in."""
    lines = COMPLAINT_LINES.get(kind) or ANSWERED[fields.regime]
    if fields.regime in DATA_PROTECTION and kind not in _CHECKED:
        lines = tuple(line for line in lines if line is not CHECK)
    return "\n".join(_filled(line, fields) for line in lines)


def _filled(line: str, fields: Fields) -> str:
    """Fill all places in one pass, so that nothing filled in is taken for a place."""
    return line.format(
        regulator=fields.regulator,
        regulator_contact=fields.regulator_contact,
        complaint_route=writable(fields.complaint_route).removesuffix(".") or HOW_TO_COMPLAIN,
    )
