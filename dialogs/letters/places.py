"""What each placeholder gives. Empty means that there is nothing to say, and its line goes."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from dialogs.letters import law_words as law
from dialogs.letters.fields import Fields
from dialogs.letters.rights_words import HOW_TO_COMPLAIN, rights_words
from dialogs.letters.writable import writable
from governance.letters.duties import DATA_PROTECTION, LetterKind, Regime

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def say_day(day: date | None) -> str:
    """Return a day as a letter writes it: "29 December 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if day else ""


def _by_when(_kind: LetterKind, fields: Fields) -> str:
    return f"We will answer you by {say_day(fields.due)} at the latest." if fields.due else ""


def _you_asked(_kind: LetterKind, fields: Fields) -> str:
    if fields.regime not in DATA_PROTECTION:
        return law.YOU_ASKED_FOR_INFORMATION[fields.regime]
    words = law.YOU_ASKED.get(fields.right, law.YOU_ASKED_ABOUT_DATA)
    return words.format(who="the person you act for" if fields.acts_for_another else "you")


def _clock(kind: LetterKind, fields: Fields) -> str:
    if kind is LetterKind.IDENTITY:
        return law.IDENTITY_CLOCK
    if fields.regime not in DATA_PROTECTION:
        return law.INFORMATION_CLOCK
    return law.ACCESS_CLOCK if fields.right == law.ACCESS else law.OTHER_RIGHTS_CLOCK


def _supplementary(_kind: LetterKind, fields: Fields) -> str:
    if fields.regime not in DATA_PROTECTION:
        return ""
    if fields.right == law.ACCESS:
        return "\n".join(law.WITH_A_COPY[fields.regime])
    return law.WHO_ELSE_HAD_IT if fields.right in law.CHANGED else ""


def _exemption(kind: LetterKind, fields: Fields) -> str:
    """Say that an exemption only may apply, before a public interest test (FOIA s.17(2))."""
    if not writable(fields.exemption):
        return ""
    if fields.regime is Regime.FOI and kind is LetterKind.EXTENSION:
        return f"The rule that may apply: {fields.exemption}"
    return f"The rule that we rely on: {fields.exemption}"


PLACES: Mapping[str, Callable[[LetterKind, Fields], str]] = MappingProxyType(
    {
        "party": lambda _, fields: fields.party,
        "reference": lambda _, fields: fields.reference,
        "case_reference": lambda _, fields: fields.case_reference,
        "today": lambda _, fields: say_day(fields.today),
        "received": lambda _, fields: say_day(fields.received),
        "due": lambda _, fields: say_day(fields.due),
        "by_when": _by_when,
        "you_asked": _you_asked,
        "clock": _clock,
        "more_time": lambda _, fields: law.MORE_TIME[fields.regime],
        "refusal": lambda _, fields: law.REFUSAL[fields.regime],
        "not_ours": lambda _, fields: law.NOT_OURS[fields.regime],
        "exemption": _exemption,
        "reasons": lambda _, fields: fields.reasons,
        "asked": lambda _, fields: fields.asked,
        "said": lambda _, fields: fields.said,
        "actions": lambda _, fields: fields.actions,
        "may_follow": lambda _, fields: fields.may_follow,
        "done": lambda _, fields: fields.done,
        "advice": lambda _, fields: fields.advice,
        "contact": lambda _, fields: fields.contact,
        "next_date": lambda _, fields: say_day(fields.next_date),
        "new_date": lambda _, fields: say_day(fields.new_date),
        "other": lambda _, fields: fields.other,
        "other_contact": lambda _, fields: fields.other_contact,
        "regulator": lambda _, fields: fields.regulator,
        "regulator_contact": lambda _, fields: fields.regulator_contact,
        "complaint_route": lambda _, fields: fields.complaint_route or HOW_TO_COMPLAIN,
        "rights": rights_words,
        "supplementary": _supplementary,
    }
)

WRITTEN: Mapping[str, str] = MappingProxyType(
    {
        "reasons": "the reasons",
        "exemption": "the exemption or exception",
        "asked": "what we ask the person for",
        "said": "what we tell the person",
        "may_follow": "what could come of it",
        "done": "what was done",
        "contact": "whom to talk to",
        "other": "the party to go to",
        "other_contact": "how to reach the other party",
        "new_date": "the new date",
    }
)
"""What only a person can give, and what it is called when it is missing."""
