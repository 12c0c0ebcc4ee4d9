"""A rights request is taken down: one card, and one more for whoever is not sure what it is.

Nobody is named and nothing it says is written here: which right, how and when it came.
"""

from dialogs.asking.flow import Answers, Flow, InputKind, Page, Question
from dialogs.asking.form_buttons import CANCEL, FormButton
from dialogs.asking.readers.options import choice
from dialogs.asking.readers.words import line
from dialogs.asking.receiving import received_question, received_since
from dialogs.requests.choices import HOW, WANTS, WHICH, WHOSE, YES_NO_NOT_SURE
from dialogs.requests.reading import which_right
from dialogs.requests.verbs import RequestVerb
from governance.clocks.due import DATA_PROTECTION_STARTS
from governance.moments import say_date
from governance.requests.rights import Taken, Which

TITLE = "Record a rights request"
TOO_OLD = f"Please give a day from {say_date(DATA_PROTECTION_STARTS)}: is the year right?"

day_received = received_since(DATA_PROTECTION_STARTS, TOO_OLD)


def unsure(answers: Answers) -> bool:
    """Return whether the second card is wanted."""
    return answers.get("which") == Which.NOT_SURE


FIRST = Page(
    TITLE,
    (
        Question("which", "What does it ask for?", which_right, required=True, choices=WHICH),
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
