"""A complaint about how someone's information was handled: two cards, however it came.

The first finds out whether it is one, and whether the LADO must hear first (LADO); the
second, who is kept out of it. Who complains is never asked: the party's own reference is.
"""

from dialogs.asking.flow import Answers, Flow, InputKind, Page, Question
from dialogs.asking.form_buttons import CANCEL, FormButton
from dialogs.asking.readers.options import NO_WORDS, NOT_SURE_WORDS, YES_WORDS, choice, choices
from dialogs.asking.readers.reader import Choice
from dialogs.asking.readers.words import line, words
from dialogs.asking.receiving import received_question, received_since
from dialogs.complaints.verbs import CpVerb
from governance.agreements.model import Agreement
from governance.cases.yes_no import YesNo
from governance.clocks.due import EARLIEST
from governance.complaints.facts import (
    NOBODY_NAMED,
    PARTNERSHIP,
    ComplaintReport,
    HowItCame,
    SpeaksFor,
)
from governance.moments import say_date

NAME = "complaint"
TITLE = "Record a complaint"
TOO_OLD = f"Please give a day after {say_date(EARLIEST)}: is the year right?"

day_received = received_since(EARLIEST, TOO_OLD)

TRI = (
    Choice(YesNo.YES, "Yes", YES_WORDS),
    Choice(YesNo.NO, "No", NO_WORDS),
    Choice(YesNo.NOT_SURE, "Not sure", NOT_SURE_WORDS),
)
HOW = (
    Choice(HowItCame.CONVERSATION, "Someone said it", ("conversation", "spoken", "in person")),
    Choice(HowItCame.PHONE, "Phone call", ("phone", "telephone", "they rang")),
    Choice(HowItCame.LETTER, "Letter", ("post", "in writing")),
    Choice(HowItCame.EMAIL, "E-mail", ("email", "mail")),
    Choice(HowItCame.SOCIAL_MEDIA, "Social media", ("online", "facebook")),
    Choice(HowItCame.OTHER, "Other", ("something else", "another way")),
)
SPEAKS_FOR = (
    Choice(SpeaksFor.SELF, "Themselves", ("self", "for themselves", "themself")),
    Choice(SpeaksFor.CHILD, "A child", ("child", "their child", "for a child")),
    Choice(SpeaksFor.OTHER, "Someone else", ("other", "another person", "someone", "an adult")),
)
THE_PARTNERSHIP = Choice(
    PARTNERSHIP,
    "The partnership, or the sharing between us",
    ("the partnership", "partnership", "sharing", "the board", "information sharing"),
)
UNKNOWN = Choice(YesNo.NOT_SURE, "Not sure", NOT_SURE_WORDS)
NOBODY = Choice(NOBODY_NAMED, "Nobody on this list", ("nobody", "no one", "none", "no"))


def whom(agreement: Agreement) -> tuple[Choice, ...]:
    """Return every party, then the partnership itself."""
    parties = (
        Choice(party.key, party.name, (*party.aliases, party.legal_name or party.name))
        for party in agreement.parties
    )
    return (*parties, THE_PARTNERSHIP, UNKNOWN)


FIRST = Page(
    TITLE,
    (
        Question(
            "allegation",
            "Does anyone say that a person who works with children harmed a child, or may harm"
            " one?",
            choice,
            required=True,
            choices=TRI,
            shown_as="An allegation of harm to a child?",
        ),
        Question(
            "about_data",
            "Is it about how someone's information was handled?",
            choice,
            hint="kept, used, shared, lost, or wrong",
            required=True,
            choices=TRI,
            shown_as="About information?",
        ),
        received_question(day_received),
        Question(
            "how", "How did it come?", choice, required=True, choices=HOW, shown_as="How it came"
        ),
        Question(
            "received_by",
            "Who got it first, if it was not you?",
            line,
            hint="Their role or team. No names.",
            kind=InputKind.LINE,
            private=True,
            shown_as="Who got it first",
        ),
        Question(
            "about",
            "Whom is it about?",
            choices,
            required=True,
            choices=whom,
            many=True,
            shown_as="About",
        ),
    ),
    button="Next",
)


def second(people: tuple[Choice, ...]) -> Page:
    """Return the second card, with those whose post would let them see it."""
    return Page(
        f"{TITLE}: who, and what",
        (
            Question(
                "named",
                "Is any of these people named in it?",
                choices,
                hint="Whoever you tick is kept out of it: they are never told of it.",
                required=True,
                choices=(*people, NOBODY),
                many=True,
                shown_as="Named in it",
            ),
            Question(
                "someone_else",
                "Is someone named who is not on that list?",
                line,
                hint="Their role or team. No names. This keeps nobody out.",
                kind=InputKind.LINE,
                private=True,
                shown_as="Named, not on the list (kept out of nothing)",
            ),
            Question(
                "speaks_for",
                "For whom does the person speak?",
                choice,
                required=True,
                choices=SPEAKS_FOR,
                shown_as="Speaks for",
            ),
            Question(
                "summary",
                "What is the complaint, in a few words?",
                words,
                hint="No names.",
                required=True,
                kind=InputKind.LONG_TEXT,
                private=True,
            ),
            Question(
                "own_reference",
                "Your own case reference",
                line,
                hint="so that the right person is found again",
                kind=InputKind.LINE,
                private=True,
                shown_as="Your own reference",
            ),
        ),
    )


def complaint_flow(people: tuple[Choice, ...] = ()) -> Flow:
    """Return the flow, with the people who can be picked on its second card."""
    return Flow(
        NAME,
        TITLE,
        (FIRST, second(people)),
        ComplaintReport,
        intro="Two short cards. However it came, it counts. “Not sure” is fine.",
        never="Please do not put names or addresses here.",
        buttons=(FormButton("Send", CpVerb.SEND), CANCEL),
    )


COMPLAINT = complaint_flow()


def about(answers: Answers) -> tuple[str, ...]:
    """Return whom the first card says it is about."""
    said = answers.get("about")
    return tuple(said) if isinstance(said, list) else ()
