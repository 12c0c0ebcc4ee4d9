"""Every letter, under every law it is written under, and for a child where there are words."""

from typing import Any

from dialogs.letters.card import on_a_card
from dialogs.letters.templates import WITH_A_CHILDS
from dialogs.letters.writing import as_text, write
from governance.letters.document import Document, Paragraph
from governance.letters.duties import LetterKind, Regime
from tests.dialogs.letters.letter_kit import EVERY, fields, template
from tests.dialogs.letters.letter_pictures import PICTURES, picture_of

RIGHTS = ("access", "rectification", "erasure", "restriction", "portability", "objection")
UNSAID: dict[str, Any] = {"actions": "", "case_reference": "", "due": None}


def letters() -> dict[str, Any]:
    """By kind, law and what is special about it."""
    return {
        **{f"{kind} {regime}": _plain(_letter(kind, regime)) for kind, regime in EVERY},
        **{
            f"{kind} {regime} for a child": _plain(_letter(kind, regime, child=True))
            for kind, regime in EVERY
            if kind in WITH_A_CHILDS
        },
        **{
            f"{kind} {regime} with little to say": _plain(_letter(kind, regime, **UNSAID))
            for kind, regime in EVERY
        },
        **{
            f"{kind} about {right}": _plain(_letter(kind, Regime.RIGHTS, right=right))
            for kind in (LetterKind.CLARIFICATION, LetterKind.REPLY_COVER)
            for right in RIGHTS
        },
        **{f"picture {one[0]}": _plain(picture_of(*one)) for one in PICTURES},
        **{f"card {kind} {regime}": on_a_card(_letter(kind, regime)) for kind, regime in EVERY},
    }


def _letter(kind: LetterKind, regime: Regime, *, child: bool = False, **changes: Any) -> Document:
    return write(template(kind, child=child), kind, fields(kind, regime, **changes))


def _plain(letter: Document) -> dict[str, Any]:
    return {
        "title": letter.title,
        "party": letter.party,
        "dated": letter.dated.isoformat(),
        "reference": letter.reference,
        "text": as_text(letter),
        "styles": [one.style.value for one in letter.blocks if isinstance(one, Paragraph)],
    }
