"""A rights request is taken down: one card, and one more for whoever is not sure what it is.

Nobody is named and nothing it says is written here: which right, how and when it came.
"""

from dialogs.asking.flow import Answers, Flow, InputKind, Page, Question
from dialogs.asking.form_buttons import CANCEL, FormButton
from dialogs.asking.readers.options import NO_WORDS, NOT_SURE_WORDS, YES_WORDS, choice
from dialogs.asking.readers.reader import Choice
from dialogs.asking.readers.words import line
from dialogs.asking.receiving import received_question, received_since
from dialogs.requests.verbs import RequestVerb
from governance.cases.yes_no import YesNo
from governance.clocks.due import DATA_PROTECTION_STARTS
from governance.moments import say_date
from governance.requests.rights import How, Taken, Wants, Which, Whose

TITLE = "Record a rights request"
TOO_OLD = f"Please give a day from {say_date(DATA_PROTECTION_STARTS)}: is the year right?"

day_received = received_since(DATA_PROTECTION_STARTS, TOO_OLD)

WHICH = (
    Choice(
        Which.ACCESS,
        "To see information about themselves (subject access)",
        ("subject access", "sar", "dsar", "access", "see their file", "see their records"),
    ),
    Choice(
        Which.FOI,
        "Information about our work (freedom of information)",
        ("freedom of information", "foi", "foi request", "freedom of information request"),
    ),
    Choice(
        Which.EIR,
        "Information about the environment (EIR)",
        ("environmental information", "eir", "environment"),
    ),
    Choice(
        Which.RECTIFICATION,
        "To put something right (rectification)",
        ("rectification", "correct it", "correction", "put it right"),
    ),
    Choice(
        Which.ERASURE,
        "To delete something (erasure)",
        ("erasure", "delete", "delete it", "right to be forgotten"),
    ),
    Choice(
        Which.RESTRICTION,
        "To hold something and not use it (restriction)",
        ("restriction", "restrict", "hold it"),
    ),
    Choice(
        Which.OBJECTION,
        "To stop using something (objection)",
        ("objection", "object", "stop using it"),
    ),
    Choice(
        Which.PORTABILITY,
        "A copy for another service (portability)",
        ("portability", "take it elsewhere"),
    ),
    Choice(
        Which.AUTOMATED,
        "About a decision a computer made (automated decisions)",
        ("automated decisions", "automated decision", "computer decision"),
    ),
    Choice(
        Which.DECEASED,
        "The health records of someone who has died",
        ("deceased", "a dead persons records", "someone who died", "dead"),
    ),
    Choice(Which.NOT_SURE, "Not sure: help me", (*NOT_SURE_WORDS, "not sure", "help me")),
)
HOW = (
    Choice(How.EMAIL, "E-mail", ("email", "mail")),
    Choice(How.LETTER, "Letter", ("post", "in writing")),
    Choice(How.SPOKEN, "Someone said it", ("spoken", "phone", "telephone", "in person", "said it")),
    Choice(How.FORM, "A form", ("form", "online form", "web form")),
    Choice(How.SOCIAL, "Social media", ("facebook", "social")),
)
WHOSE = (
    Choice(Whose.OURS, "Ours", ("our own", "us", "with us")),
    Choice(
        Whose.PARTNERSHIP,
        "The partnership's own",
        ("the partnership", "partnership", "joint", "the board"),
    ),
    Choice(
        Whose.ELSEWHERE,
        "Another organisation's",
        ("another organisation", "elsewhere", "a partner", "a partners", "not ours"),
    ),
    Choice(Whose.NOT_SURE, "Not sure", NOT_SURE_WORDS),
)
WANTS = (
    Choice(Wants.SEE, "To see records or information", ("see", "see records", "a copy")),
    Choice(Wants.CORRECT, "Something put right", ("put right", "correct", "corrected")),
    Choice(Wants.DELETE, "Something deleted", ("deleted", "delete")),
    Choice(Wants.HOLD, "Something held, and not used for now", ("held", "hold", "not used")),
    Choice(Wants.STOP, "Us to stop using something", ("stop using it",)),
    Choice(Wants.TAKE, "A copy that another service can read", ("take it elsewhere",)),
    Choice(Wants.DECISION, "A person to look at what a computer decided", ("computer decided",)),
    Choice(
        Wants.WORK,
        "Facts about our work: figures, rules, minutes",
        ("our work", "figures", "policies", "minutes"),
    ),
    Choice(Wants.DEAD, "The health records of someone who has died", ("someone who died",)),
    Choice(Wants.ELSE, "None of these: a thank-you, a question, news", ("none of these", "else")),
    Choice(Wants.NOT_SURE, "Not sure", NOT_SURE_WORDS),
)
YES_NO_NOT_SURE = (
    Choice(YesNo.YES, "Yes", YES_WORDS),
    Choice(YesNo.NO, "No", NO_WORDS),
    Choice(YesNo.NOT_SURE, "Not sure", NOT_SURE_WORDS),
)


def unsure(answers: Answers) -> bool:
    """Return whether the second card is wanted."""
    return answers.get("which") == Which.NOT_SURE


FIRST = Page(
    TITLE,
    (
        Question("which", "What does it ask for?", choice, required=True, choices=WHICH),
        received_question(day_received),
        Question(
            "how", "How did it come?", choice, required=True, choices=HOW, shown_as="How it came"
        ),
        Question(
            "whose",
            "Whose information is it about?",
            choice,
            hint="The partnership's own: its reports, reviews and minutes.",
            required=True,
            choices=WHOSE,
            shown_as="Whose information",
        ),
        Question(
            "own_reference",
            "Your own case reference",
            line,
            hint="if you have one; no names",
            kind=InputKind.LINE,
            private=True,
            shown_as="Our own reference",
        ),
    ),
)
HELP_ME = Page(
    "What is it? Three plain questions",
    (
        Question(
            "wants", "What does the person want?", choice, required=True, choices=WANTS, spread=True
        ),
        Question(
            "about_them",
            "Is any of it about the person who asks, or someone they act for?",
            choice,
            required=True,
            choices=YES_NO_NOT_SURE,
        ),
        Question(
            "environment",
            "Is it about the environment?",
            choice,
            hint="air, water, land, noise, waste, energy, or what changes them",
            required=True,
            choices=YES_NO_NOT_SURE,
        ),
    ),
    when=unsure,
)

REQUEST = Flow(
    "request",
    TITLE,
    (FIRST, HELP_ME),
    Taken,
    intro="One minute. The law counts from the day it came, so tell us at once.",
    never="Please do not put names here, or what the request says.",
    buttons=(FormButton("Send", RequestVerb.SEND), CANCEL),
)
