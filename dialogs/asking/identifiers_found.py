"""Asking kindly about identifiers in a narrative: which kinds, never what was written."""

from collections.abc import Mapping, Sequence

from dialogs.words.wording import listed, say
from governance.people.identifier import Identifier

KINDS: Mapping[Identifier, str] = {
    Identifier.NHS_NUMBER: "an NHS number",
    Identifier.NATIONAL_INSURANCE: "a National Insurance number",
    Identifier.DATE_OF_BIRTH: "a date of birth",
    Identifier.POSTCODE: "a postcode",
    Identifier.EMAIL: "an e-mail address",
    Identifier.TELEPHONE: "a telephone number",
}


def ask_on_card(kinds: Sequence[Identifier], *, button: str, danger: bool) -> str:
    """Ask someone whose card stays as it is; `button` is what they pressed."""
    please = "noticed.one" if len(kinds) == 1 else "noticed.several"
    lines = [_found(kinds), say(please, button=button)]
    return " ".join([*lines, *([say("noticed.danger", button=button)] if danger else [])])


def ask_typed(kinds: Sequence[Identifier], *, danger: bool) -> str:
    """Ask someone who typed it: the message is theirs, and only they can delete it."""
    lines = [_found(kinds), say("noticed.typed")]
    return " ".join([*lines, *([say("noticed.typed_danger")] if danger else [])])


def ask_carried(kinds: Sequence[Identifier], *, danger: bool) -> str:
    """Ask someone whose typed words a button is to carry into a form."""
    lines = [_found(kinds), say("noticed.carried")]
    return " ".join([*lines, *([say("noticed.carried_danger")] if danger else [])])


def _found(kinds: Sequence[Identifier]) -> str:
    return say("noticed.found", kinds=listed(KINDS[kind] for kind in kinds))
