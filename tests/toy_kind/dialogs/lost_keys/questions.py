"""The one card of a lost key, and the same to correct it."""

from dialogs.asking.flow import Answers, Flow, InputKind, Page, Question
from dialogs.asking.form_buttons import AMENDING, CANCEL, CORRECTING, NEVER_HERE, FormButton
from dialogs.asking.readers.options import NOT_SURE_WORDS, YES_WORDS, choice
from dialogs.asking.readers.reader import Choice
from dialogs.asking.readers.words import line, words
from dialogs.lost_keys.verbs import LostKeyVerb
from governance.lost_keys.report import Locked, LostKeyReport
from governance.plain import to_plain

LOCKED = (
    Choice(Locked.YES, "Yes, it is locked", ("locked", *YES_WORDS)),
    Choice(Locked.NO, "No, anyone can open it", ("no", "open", "unlocked")),
    Choice(Locked.NOT_SURE, "Not sure", NOT_SURE_WORDS),
)


def card(*, required: bool) -> Page:
    """Return the one card."""
    return Page(
        "Report a lost key",
        (
            Question(
                "what_happened",
                "What happened to the key?",
                words,
                hint="No names.",
                required=required,
                kind=InputKind.LONG_TEXT,
                private=True,
            ),
            Question(
                "locked",
                "Is the cabinet locked?",
                choice,
                required=required,
                choices=LOCKED,
            ),
            Question(
                "cabinet",
                "Which cabinet does it open?",
                line,
                kind=InputKind.LINE,
                worth_asking=True,
                shown_as="Cabinet",
            ),
        ),
    )


LOST_KEY = Flow(
    "lost_key",
    "Report a lost key",
    (card(required=True),),
    LostKeyReport,
    intro="Half a minute. Somebody will see to the lock.",
    never=NEVER_HERE,
    buttons=(FormButton("Send", LostKeyVerb.SEND), CANCEL),
)
LOST_KEY_CORRECTION = Flow(
    "lost_key_correction",
    "Correct your report",
    (card(required=False),),
    LostKeyReport,
    amends=True,
    intro=AMENDING,
    never=NEVER_HERE,
    buttons=CORRECTING,
)


def answers_of(report: LostKeyReport) -> Answers:
    """Return a report as answers: what a correction starts from."""
    plain: Answers = to_plain(report)
    return plain
