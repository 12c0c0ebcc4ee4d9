"""Saying a sentence by its id, and the words for each of our terms.

A room's own sentences are in its `sentences.py`, which makes its own `say`. None is spelled
twice, and a test finds one that nobody uses.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

from dialogs.words.regulator import REGULATOR
from dialogs.words.sentences import SHARED
from governance.agreements.model import Agreement, UnknownParty
from governance.cases.claims import claimed_once
from governance.cases.ladders import MAILBOX, OWNER, REPORTER
from governance.keys import PartyKey
from governance.people.identity import Role

ROLE_LABELS: Mapping[str, str] = {
    Role.STAFF: "staff",
    Role.IG_LEAD: "IG lead",
    Role.DEPUTY: "deputy IG lead",
    Role.ON_CALL: "on-call contact",
    Role.DPO: "DPO",
    Role.FOI_LEAD: "FOI lead",
    Role.SIRO: "SIRO",
    Role.CALDICOTT: "Caldicott Guardian",
    Role.SAFEGUARDING_LEAD: "safeguarding lead",
    Role.SIGNATORY: "signatory",
    Role.LEAD_EXECUTIVE: "lead executive",
    Role.COORDINATOR: "coordinator",
    Role.SCRUTINEER: "independent scrutineer",
    Role.AUDITOR: "auditor",
    Role.ADMIN: "administrator",
    MAILBOX: "IG mailbox",
    OWNER: "person who has it",
    REPORTER: "reporter",
}


class Say(Protocol):
    """Fills in a sentence; what shared cards need of a room, to speak in its words."""

    def __call__(self, sentence: str, /, **slots: str) -> str:
        """Return the sentence of that id, its slots filled; KeyError for an id or slot it lacks."""


def saying(own: Mapping[str, str]) -> Say:
    """Return a `say` over the shared sentences and `own`; ClaimedTwice for an id in both."""
    sentences = claimed_once((SHARED, own))

    def say(sentence: str, /, **slots: str) -> str:
        return sentences[sentence].format(regulator=REGULATOR, **slots)

    return say


say = saying({})
"""Fill in a sentence that several rooms share: all that a module knows that knows no room."""


def ring(number: str | None) -> str:
    """Return how "Please phone them" goes on: by the number, or that there is none on record."""
    return f" on {number}" if number else " (no number for them is on record here)"


def role_label(role: str) -> str:
    """Return what people call a role, or the role as written where we have no word."""
    return ROLE_LABELS.get(role, role)


def party_name(agreement: Agreement, key: str) -> str:
    """Return a party's name as the agreement writes it; its key where the agreement lacks it."""
    try:
        return agreement.party(PartyKey(key)).name
    except UnknownParty:
        return key


def listed(words: Iterable[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def sentence_case(words: str) -> str:
    """Return the same words with a capital to start a sentence; the rest is left alone."""
    return words[:1].upper() + words[1:]
