"""The options of the questions about a rights request: their values, labels and other words."""

from dialogs.asking.readers.options import NO_WORDS, NOT_SURE_WORDS, YES_WORDS
from dialogs.asking.readers.reader import Choice
from governance.cases.yes_no import YesNo
from governance.requests.rights import How, Wants, Which, Whose

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
