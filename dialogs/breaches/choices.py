"""The options of the breach cards, and what else people call them."""

from dialogs.asking.readers.options import NO_WORDS, NOT_SURE_WORDS, YES_WORDS
from dialogs.asking.readers.reader import Choice
from governance.agreements.model import Agreement
from governance.breaches.report import Contained, Noticed, WentWrong, Where, WhoHasIt
from governance.cases.yes_no import YesNo

WENT_WRONG = (
    Choice(
        WentWrong.WRONG_PERSON,
        "Sent or given to the wrong person",
        (
            "wrong address",
            "wrong email",
            "wrong e-mail",
            "misdirected",
            "mis-sent",
            "sent to wrong person",
        ),
    ),
    Choice(
        WentWrong.WRONG_PLACE,
        "Put on the wrong record, site or folder",
        ("misfiled", "wrong file", "uploaded to the wrong place", "published by mistake"),
    ),
    Choice(
        WentWrong.LEFT_IN,
        "Names left in that should have come out",
        ("not redacted", "redaction", "failed redaction", "hidden columns"),
    ),
    Choice(WentWrong.LOST, "Lost or stolen", ("theft", "missing", "mislaid", "left behind")),
    Choice(
        WentWrong.THROWN_AWAY,
        "Thrown away without care",
        ("put in the bin", "in the bin", "binned", "recycling", "in a skip"),
    ),
    Choice(
        WentWrong.SEEN,
        "Seen by someone who shouldn't",
        ("seen", "overheard", "snooping", "looked at"),
    ),
    Choice(WentWrong.CHANGED, "Changed or destroyed", ("deleted", "shredded", "altered")),
    Choice(
        WentWrong.UNAVAILABLE,
        "Can't get at it",
        ("cannot get at it", "locked out", "unavailable", "no access"),
    ),
    Choice(
        WentWrong.CYBER,
        "Cyber",
        ("cyber attack", "hacked", "hacking", "phishing", "ransomware", "virus", "malware"),
    ),
    Choice(WentWrong.OTHER, "Other", ("something else",)),
    Choice(WentWrong.NOT_SURE, "Not sure", NOT_SURE_WORDS),
)
# fmt: off
_WORKERS = (
    "worker", "a colleague", "colleague", "a colleague at the police", "another professional",
    "staff", "a member of staff", "a social worker", "a teacher", "the school", "a nurse",
    "a doctor", "the gp", "a police officer", "the police", "professional",
)
_RELATIVES = (
    "a parent", "parent", "a carer", "carer", "a relative", "relative", "family", "the family",
    "mother", "father", "mum", "dad", "the father", "the mother", "her dad", "his dad",
    "her father", "his father", "her mum", "his mum", "ex partner", "her ex", "his ex", "the ex",
    "stepdad", "stepmum", "grandparent", "nan",
)
_OURS = (
    "us", "here", "our team", "our organisation", "our office", "in our office", "my team",
    "our end", "our side", "one of us", "me", "i did it", "my mistake", "our mistake",
)
_PARTNERS = (
    "another organisation", "partner organisation", "another agency", "partner agency",
    "another council", "them", "their end", "their mistake", "not us",
)
_SUPPLIERS = (
    "contractor", "a contractor", "processor", "supplier", "our supplier", "the it supplier",
    "the it company", "the software company", "a courier", "the courier", "the printers",
)
_TOGETHER = (
    "partnership", "a meeting", "in a meeting", "at a meeting", "a joint meeting", "the minutes",
    "a strategy meeting", "a core group", "a conference", "a child protection conference",
)
# fmt: on
WHO_HAS_IT = (
    Choice(WhoHasIt.WORKER, "A worker", _WORKERS),
    Choice(WhoHasIt.RELATIVE, "A parent, carer or relative", _RELATIVES),
    Choice(
        WhoHasIt.SOMEONE_ELSE,
        "Someone else, or many",
        ("someone else", "somebody else", "many", "many people", "a neighbour", "the public"),
    ),
    Choice(
        WhoHasIt.NOT_KNOWN,
        "Not known",
        ("unknown", "dont know", "don't know", "i dont know", *NOT_SURE_WORDS),
    ),
    Choice(
        WhoHasIt.NOBODY,
        "Nobody: we have it back",
        ("nobody", "no one", "we have it back", "have it back", "got it back"),
    ),
)
WHEREABOUTS = (
    Choice(YesNo.YES, "Yes", YES_WORDS),
    Choice(YesNo.NOT_SURE, "Not sure", NOT_SURE_WORDS),
    Choice(YesNo.NO, "No", NO_WORDS),
)
NOTICED = (
    Choice(Noticed.JUST_NOW, "Just now", ("now", "right now", "this minute")),
    Choice(
        Noticed.TODAY, "Earlier today", ("today", "this morning", "this afternoon", "this evening")
    ),
    Choice(
        Noticed.YESTERDAY,
        "Yesterday",
        ("last night", "yesterday morning", "yesterday afternoon", "yesterday evening"),
    ),
    Choice(
        Noticed.BEFORE,
        "Before that",
        ("before", "before yesterday", "longer ago", "last week", "last month"),
    ),
    Choice(Noticed.NOT_SURE, "Not sure", NOT_SURE_WORDS),
)
WHERE = (
    Choice(Where.US, "With us", _OURS),
    Choice(Where.PARTNER, "A partner", _PARTNERS),
    Choice(Where.SUPPLIER, "A supplier working for us", _SUPPLIERS),
    Choice(Where.PARTNERSHIP, "A partnership meeting or document", _TOGETHER),
    Choice(Where.NOT_SURE, "Not sure", NOT_SURE_WORDS),
)
WHOSE = (
    Choice("children", "children", ("child", "a child", "young people", "young person")),
    Choice("family", "parents or family", ("parent", "a parent", "carers", "mother", "father")),
    Choice("staff", "staff", ("colleagues", "workers", "employees")),
    Choice("others", "others", ("other", "other people", "adults")),
    Choice("not_sure", "not sure", NOT_SURE_WORDS),
)
CONTAINED = (
    Choice(Contained.YES, "yes", YES_WORDS),
    Choice(Contained.PARTLY, "partly", ("partially", "some of it", "in part")),
    Choice(Contained.NO, "no", NO_WORDS),
    Choice(Contained.NOT_SURE, "not sure", NOT_SURE_WORDS),
)

NOT_A_PARTY = (
    Choice("supplier", "a supplier"),
    Choice("only_us", "only us", ("just us", "nobody else", "no one else")),
    Choice("not_sure", "not sure", NOT_SURE_WORDS),
)
NOT_IN_THE_AGREEMENT = (
    Choice(
        "secret_address",
        "an address that must stay secret",
        ("secret address", "confidential address"),
    ),
    Choice("bank_or_login", "bank or login details", ("passwords", "password", "bank account")),
    Choice("other", "other", ("something else",)),
    Choice("not_sure", "not sure", NOT_SURE_WORDS),
)


def organisations(agreement: Agreement) -> tuple[Choice, ...]:
    """Return every party, then who is none of them."""
    parties = (
        Choice(party.key, party.name, (*party.aliases, party.legal_name or party.name))
        for party in agreement.parties
    )
    return (*parties, *NOT_A_PARTY)


def information(agreement: Agreement) -> tuple[Choice, ...]:
    """Return the agreement's own list of what is shared (§4.1), then what it lacks."""
    listed = (Choice(kind.key, kind.label) for kind in agreement.data_types)
    return (*listed, *NOT_IN_THE_AGREEMENT)
