"""What is said of a complaint in words, beside its cards."""

from collections.abc import Iterable

from dialogs.complaints.questions import THE_PARTNERSHIP
from dialogs.complaints.sentences import say
from dialogs.words.wording import listed, party_name
from governance.agreements.model import Agreement
from governance.cases.yes_no import YesNo
from governance.complaints.facts import PARTNERSHIP

TOO_EARLY, NOT_YET, CHOOSE_RESULT = "letter.early", "letter.future", "outcome.choose"
FILE_BELOW = "letter.below"
"""Ids of sentences: what is wrong with a day or lacking in an outcome, and where a file is."""


def brief(agreement: Agreement, about: Iterable[str], *, party: str, on: str, due: str) -> str:
    """What the partners need to know to choose, and no more: never what was written."""
    keys = [key for key in about if key != YesNo.NOT_SURE]
    named = [
        THE_PARTNERSHIP.label if key == PARTNERSHIP else party_name(agreement, key) for key in keys
    ]
    writes = party_name(agreement, party)
    return say("group.brief", received=on, about=listed(named), party=writes, due=due)


def office_mail(reference: str) -> tuple[str, str]:
    """The subject and the text of the mail to the partnership office: a reference and no more."""
    return say("office.mail_subject", reference=reference), say("office.mail", reference=reference)
