"""A data breach: card 1 files the report, card 2 adds what else is known.

The questions are in the reporter's words; danger comes first (BR-DANGER, docs/law.md).
"""

from dialogs.asking.flow import Answers, Flow, InputKind, Page, Question
from dialogs.asking.form_buttons import AMENDING, CORRECTING, NEVER_HERE, FormButton, send_or_around
from dialogs.asking.readers.moments import day, time_of_day
from dialogs.asking.readers.options import choice, choices, ticked
from dialogs.asking.readers.words import BANDS, about_how_many, line, words
from dialogs.breaches.choices import (
    CONTAINED,
    NOTICED,
    WENT_WRONG,
    WHERE,
    WHO_HAS_IT,
    WHOSE,
    information,
    organisations,
)
from dialogs.breaches.verbs import BreachVerb
from dialogs.breaches.what_went_wrong import what_went_wrong
from dialogs.breaches.when_noticed import roughly, when_noticed
from dialogs.cases.danger import DANGER
from governance.breaches.report import BreachDetails, BreachReport, WentWrong, Where
from governance.plain import to_plain

PHONE_FIRST = "If anyone needs help now, phone 999 first. Sending this form does not call for help."
NO_NAMES = 'No names. Write "I think" if you did not see it.'


def card_one(*, required: bool) -> Page:
    """Return the six questions, with the dates that go with the fourth."""
    return Page(
        "Report a data breach",
        (
            Question(
                "danger",
                "Could anyone be hurt because of this?",
                choice,
                explained=(
                    "A child, a parent, a worker or you. For example, someone unsafe may now know"
                    " where a person lives."
                ),
                required=required,
                choices=DANGER,
                shown_as="Anyone in danger?",
                told_as="Danger",
            ),
            Question(
                "what_happened",
                "What happened?",
                words,
                hint=NO_NAMES,
                required=required,
                kind=InputKind.LONG_TEXT,
                private=True,
            ),
            Question(
                "went_wrong",
                "What went wrong?",
                what_went_wrong,
                required=required,
                choices=WENT_WRONG,
                shown_as="What went wrong",
            ),
            Question(
                "who_has_it",
                "Who may have it now?",
                choice,
                required=required,
                choices=WHO_HAS_IT,
                shown_as="Who may have it",
            ),
            Question(
                "noticed",
                "When did anyone here first notice?",
                when_noticed,
                hint="A best guess is fine.",
                required=required,
                choices=NOTICED,
                shown_as="First noticed",
            ),
            *DATES,
            Question(
                "where",
                "Where did it go wrong?",
                choice,
                required=required,
                choices=WHERE,
                shown_as="Where",
            ),
        ),
        first=PHONE_FIRST,
    )


def said_before(answers: Answers) -> bool:
    """Return whether an earlier release asked on card 1 when it happened."""
    return bool(answers.get("happened_on"))


DATES = (
    Question(
        "noticed_on",
        "If you know, when?",
        roughly("noticed_on", "noticed_at"),
        hint="Such as: Tuesday, about 4",
        kind=InputKind.WHEN,
        beside="noticed",
        time_in="noticed_at",
    ),
    Question(
        "noticed_at",
        "Time first noticed",
        time_of_day,
        kind=InputKind.TIME,
        beside="noticed",
    ),
    Question(
        "happened_on",
        "When did it happen?",
        roughly("happened_on", "happened_at"),
        kind=InputKind.WHEN,
        when=said_before,
        shown_as="It happened",
        time_in="happened_at",
    ),
    Question(
        "happened_at",
        "Time it happened",
        time_of_day,
        kind=InputKind.TIME,
        when=said_before,
        beside="happened_on",
    ),
)


def someone_else(answers: Answers) -> bool:
    """Return whether a partner or a supplier had it when it went wrong."""
    return answers.get("where") in (Where.PARTNER, Where.SUPPLIER)


def was_lost(answers: Answers) -> bool:
    """Return whether something left our hands whole, where encryption settles most of the risk."""
    return answers.get("went_wrong") in (WentWrong.LOST, WentWrong.THROWN_AWAY)


FOR_SOMEONE_ELSE = (
    Question(
        "on_behalf",
        "Reporting for someone without Teams? Who noticed?",
        line,
        hint="Their role or team. No names.",
        kind=InputKind.LINE,
        shown_as="Reported for",
    ),
    Question(
        "told_on",
        "Date they told you",
        day,
        hint="if it was not today",
        kind=InputKind.DAY,
        shown_as="They told the reporter",
    ),
    Question(
        "told_at",
        "Time they told you",
        time_of_day,
        hint="if you know it",
        kind=InputKind.TIME,
        beside="told_on",
    ),
    Question(
        "tell_them",
        "How will they hear what was decided?",
        line,
        hint='such as "I will tell them"',
        kind=InputKind.LINE,
        shown_as="How they will hear",
    ),
)

CARD_TWO = Page(
    "Add what you know",
    (
        Question(
            "whose",
            "Whose information?",
            choices,
            choices=WHOSE,
            many=True,
            shown_as="Whose information",
        ),
        Question(
            "how_many",
            "About how many people?",
            about_how_many,
            choices=BANDS,
            shown_as="How many people",
        ),
        Question(
            "information",
            "What information?",
            choices,
            choices=information,
            many=True,
            shown_as="What information",
        ),
        Question(
            "contained",
            "Is it under control?",
            choice,
            choices=CONTAINED,
            shown_as="Under control?",
        ),
        Question(
            "what_was_done",
            "What was done?",
            words,
            hint="No names.",
            kind=InputKind.LONG_TEXT,
            private=True,
            shown_as="What was done",
        ),
        Question(
            "encrypted",
            "It was encrypted",
            ticked,
            kind=InputKind.TICK,
            when=was_lost,
            shown_as="Encrypted?",
        ),
        Question(
            "happened_on",
            "If you know, when did it happen?",
            roughly("happened_on", "happened_at"),
            hint="Such as: Tuesday, about 4",
            kind=InputKind.WHEN,
            shown_as="It happened",
            time_in="happened_at",
        ),
        Question(
            "happened_at",
            "Time it happened",
            time_of_day,
            kind=InputKind.TIME,
            beside="happened_on",
        ),
        *FOR_SOMEONE_ELSE,
        Question(
            "organisations",
            "Which organisations gave, received or share this information?",
            choices,
            choices=organisations,
            many=True,
            shown_as="Organisations",
        ),
        Question(
            "which_one",
            "Which one?",
            line,
            kind=InputKind.LINE,
            when=someone_else,
            shown_as="Which one",
        ),
    ),
)

BREACH = Flow(
    "breach",
    "Report a data breach",
    (card_one(required=True),),
    BreachReport,
    intro="Six questions, two minutes. A best guess is fine, and so is “Not sure”.",
    never=NEVER_HERE,
    buttons=send_or_around(BreachVerb.SEND, BreachVerb.SEND_NOT_LEAD),
)
BREACH_DETAILS = Flow(
    "breach_details",
    "Add what you know",
    (CARD_TWO,),
    BreachDetails,
    intro="All of this is optional. Your report is already in.",
    never=NEVER_HERE,
    buttons=(
        FormButton("Add these details", BreachVerb.DETAILS_SEND),
        FormButton("Not now", BreachVerb.DETAILS_SKIP, sends=False),
    ),
)
BREACH_CORRECTION = Flow(
    "breach_correction",
    "Correct your report",
    (card_one(required=False),),
    BreachReport,
    amends=True,
    intro=AMENDING,
    never=NEVER_HERE,
    buttons=(
        *CORRECTING[:1],
        FormButton("Withdraw this", "withdraw", sends=False),
        *CORRECTING[1:],
    ),
)
FLOWS = {flow.name: flow for flow in (BREACH, BREACH_DETAILS, BREACH_CORRECTION)}


def answers_of(report: BreachReport) -> Answers:
    """Return a report as answers: what a correction starts from, and what card 2 depends on."""
    plain: Answers = to_plain(report)
    return plain
