"""Every sentence of the case cards by its id, and the words for each of our terms.

Cards and tests ask for a sentence by id; none is spelled twice, and a test finds one that
nobody uses.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from dialogs.asking.sentences import NOTICED
from dialogs.complaints.handling_sentences import COMPLAINT_WORK
from dialogs.complaints.sentences import COMPLAINTS
from dialogs.near_misses.sentences import NEAR_MISSES
from dialogs.requests.handling_sentences import REQUEST_WORK
from dialogs.requests.sentences import REQUESTS
from dialogs.tasks.sentences import TASKS
from dialogs.words.sentences_after import AFTER
from dialogs.words.sentences_cards import CARDS
from dialogs.words.sentences_mail import MAIL
from dialogs.words.sentences_told import TOLD
from governance.agreements.model import Agreement, UnknownParty
from governance.breaches.facts import Outcome
from governance.cases.ladders import MAILBOX
from governance.people.identity import Role

REGULATOR: Final = "ICO"  # to be the Information Commission one day (FACTS 0.10)

SENTENCES: Mapping[str, str] = {
    **TOLD,
    **CARDS,
    **AFTER,
    **NEAR_MISSES,
    **NOTICED,
    **MAIL,
    **TASKS,
    **COMPLAINTS,
    **COMPLAINT_WORK,
    **REQUESTS,
    **REQUEST_WORK,
}

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
}

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.TELL_ICO: f"Tell the {REGULATOR}",
    Outcome.RECORD_ONLY: f"Record only; no need to tell the {REGULATOR}",
    Outcome.NOT_A_BREACH: "Not a breach",
    Outcome.NOT_OURS: "Not ours",
}


def say(sentence: str, **slots: str) -> str:
    """The sentence of that id with its slots filled; KeyError for an id or a slot it lacks."""
    return SENTENCES[sentence].format(regulator=REGULATOR, **slots)


def role_label(role: str) -> str:
    """What people call a role, or the role as written where we have no word for it."""
    return ROLE_LABELS.get(role, role)


def party_name(agreement: Agreement, key: str) -> str:
    """A party's name as the agreement writes it; its key where the agreement lacks it."""
    try:
        return agreement.party(key).name
    except UnknownParty:
        return key


def listed(words: Iterable[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def sentence_case(words: str) -> str:
    """The same words with a capital to start a sentence; the rest is left alone."""
    return words[:1].upper() + words[1:]
