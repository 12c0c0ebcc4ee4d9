"""A disclosure request is taken down: one card. What it asks for is for whoever has it.

Nobody is named and nothing that it says is written here.
"""

from dialogs.asking.flow import Flow, InputKind, Page, Question
from dialogs.asking.form_buttons import CANCEL, FormButton
from dialogs.asking.readers.moments import day
from dialogs.asking.readers.options import choice, choices
from dialogs.asking.readers.reader import Choice
from dialogs.asking.readers.words import line
from dialogs.cases.danger import DANGER
from dialogs.disclosures.verbs import DisclosureVerb
from governance.disclosures.report import NOBODY, Asker, Came, Really, Taken

NAME = "disclosure"
TITLE = "Somebody asks for a person's information"

WHO = (
    Choice(Asker.POLICE, "Police", ("the police", "an officer", "a detective", "cps")),
    Choice(Asker.COURT, "A court", ("court", "a judge", "court order", "tribunal")),
    Choice(Asker.CORONER, "A coroner", ("coroner", "the coroner", "coroners officer")),
    Choice(
        Asker.GUARDIAN,
        "A child's guardian, or a family court adviser",
        ("guardian", "family court adviser", "childrens guardian", "a childs guardian"),
    ),
    Choice(
        Asker.SOCIAL_WORKER,
        "Another council's social worker",
        ("social worker", "another council", "another authority"),
    ),
    Choice(Asker.SOLICITOR, "A solicitor for someone else", ("solicitor", "lawyer")),
    Choice(Asker.INSURER, "An insurer", ("insurer", "insurance")),
    Choice(
        Asker.REVENUE,
        "Benefits, tax or immigration",
        ("dwp", "hmrc", "home office", "benefits", "tax", "immigration"),
    ),
    Choice(Asker.OTHER, "Someone else", ("other", "somebody else", "ombudsman")),
)
CAME = (
    Choice(Came.LETTER, "Letter", ("post", "in writing", "by letter")),
    Choice(Came.OFFICIAL_EMAIL, "E-mail from their own organisation", ("official email", "email")),
    Choice(
        Came.FREE_EMAIL,
        "E-mail from an address anybody can have (Gmail, Outlook, Yahoo)",
        ("gmail", "hotmail", "outlook", "yahoo", "free email", "private email"),
    ),
    Choice(Came.PHONE, "Phone call", ("phone", "telephone", "they rang")),
    Choice(Came.IN_PERSON, "In person", ("they came", "at the desk")),
)
REALLY = (
    Choice(
        Really.RUNG_BACK,
        "Yes: I rang them back on a number I found myself",
        ("rang back", "rung back", "switchboard", "i rang them back"),
    ),
    Choice(
        Really.ORDER_SEEN,
        "Yes: I have seen the sealed order",
        ("sealed order", "order seen", "i have seen the order"),
    ),
    Choice(Really.NOT_YET, "Nobody has checked yet", ("not yet", "no", "not sure", "unchecked")),
)
NOBODY_ON_IT = Choice(NOBODY, "Nobody on this list", ("nobody", "no one", "none", "no"))


def card(people: tuple[Choice, ...]) -> Page:
    """Return the one card, with those who would hear of it."""
    return Page(
        TITLE,
        (
            Question(
                "danger",
                "Is anyone in danger now?",
                choice,
                explained="Yes: share what is needed now. Write it down after.",
                required=True,
                choices=DANGER,
                shown_as="In danger now?",
            ),
            Question("asker", "Who asks?", choice, required=True, choices=WHO, spread=True),
            Question(
                "really",
                "Is it really them?",
                choice,
                hint="Say: “I will ring you back through your switchboard.”",
                required=True,
                choices=REALLY,
                shown_as="Really them? (as taken down)",
            ),
            Question(
                "part_of_it",
                "Is anyone on this list part of it?",
                choices,
                hint="Whoever you tick never hears of it.",
                required=True,
                choices=(*people, NOBODY_ON_IT),
                many=True,
                shown_as="Part of it",
            ),
            Question(
                "came",
                "How did they ask?",
                choice,
                required=True,
                choices=CAME,
                shown_as="How they asked",
            ),
            Question(
                "by",
                "Is there a date in it, by which they want an answer?",
                day,
                hint="Leave it empty if there is none.",
                kind=InputKind.DAY,
                worth_asking=True,
                shown_as="The date in it (as taken down)",
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


def disclosure_flow(people: tuple[Choice, ...] = ()) -> Flow:
    """Return the flow, with the people who would hear and can be kept out."""
    return Flow(
        NAME,
        TITLE,
        (card(people),),
        Taken,
        intro=(
            "If anyone is in danger now, phone 999 and share what is needed to keep them safe. "
            "Write it down after. For anything else: send nothing yet."
        ),
        never="Please do not put names here, or what they ask for.",
        buttons=(FormButton("Send", DisclosureVerb.SEND), CANCEL),
    )


DISCLOSURE = disclosure_flow()
