"""A near miss, or poor practice that someone saw (§7.1): one card, and no clock."""

from dialogs.asking.flow import Answers, Flow, InputKind, Page, Question
from dialogs.asking.form_buttons import AMENDING, CORRECTING, NEVER_HERE, send_or_around
from dialogs.asking.readers.options import NOT_SURE_WORDS, YES_WORDS, choice, exactly, please_choose
from dialogs.asking.readers.reader import Choice, NotUnderstood, Plain, ReplyContext, short
from dialogs.asking.readers.words import words
from dialogs.near_misses.verbs import NearMissVerb
from governance.near_misses.facts import GotOut, NearMissReport, Stopped, WhatItWas
from governance.plain import to_plain

WHAT = (
    Choice(WhatItWas.NEAR_MISS, "Near miss", ("a near miss", "close call", "nearly happened")),
    Choice(
        WhatItWas.POOR_PRACTICE,
        "Poor practice I saw",
        ("poor practice", "bad practice", "something i saw"),
    ),
)
GOT_OUT = (
    Choice(
        GotOut.NO,
        "Certain it didn't",
        ("certain", "i am certain it didnt", "im certain it didnt", "it didnt", "no", "n", "nope"),
    ),
    Choice(GotOut.YES, "Yes", (*YES_WORDS, "it did", "certain it did")),
    Choice(
        GotOut.NOT_SURE,
        "Not sure",
        (*NOT_SURE_WORDS, "i dont think so", "i think so", "probably", "probably not"),
    ),
)
STOPPED = (
    Choice(Stopped.CHECK, "A check", ("check", "someone checked", "a colleague")),
    Choice(Stopped.SYSTEM, "The system", ("system", "the computer", "software")),
    Choice(Stopped.LUCK, "Luck", ("lucky", "chance", "by chance", "just luck")),
    Choice(Stopped.OTHER, "Other", ("something else",)),
)


def certain(text: str, asked: ReplyContext) -> Plain:
    """Read an option; "Certain it didn't" is never guessed at from something like it."""
    value = choice(text, asked)
    found = exactly(short(text, ""), asked.choices)
    if value == GotOut.NO and found is None:
        raise NotUnderstood(please_choose(asked.choices))
    return value


def card(*, required: bool) -> Page:
    """Return the one card."""
    return Page(
        "Report a near miss or poor practice",
        (
            Question("what", "What is this?", choice, required=required, choices=WHAT),
            Question(
                "what_happened",
                "What nearly happened, or what did you see?",
                words,
                hint="No names.",
                required=required,
                kind=InputKind.LONG_TEXT,
                private=True,
            ),
            Question(
                "got_out",
                "Did information reach the wrong person or get lost, even briefly?",
                certain,
                required=required,
                choices=GOT_OUT,
                shown_as="Did anything get out?",
            ),
            Question("stopped", "What stopped it?", choice, choices=STOPPED, worth_asking=True),
            Question(
                "would_prevent",
                "What would prevent it?",
                words,
                hint="No names.",
                kind=InputKind.LONG_TEXT,
                private=True,
                worth_asking=True,
            ),
        ),
    )


NEAR_MISS = Flow(
    "near_miss",
    "Report a near miss or poor practice",
    (card(required=True),),
    NearMissReport,
    intro=(
        "One minute. Telling us is how things get safer. There is no 72-hour clock for this one."
    ),
    never=NEVER_HERE,
    buttons=send_or_around(NearMissVerb.SEND, NearMissVerb.SEND_NOT_LEAD),
)
NEAR_MISS_CORRECTION = Flow(
    "near_miss_correction",
    "Correct your report",
    (card(required=False),),
    NearMissReport,
    amends=True,
    intro=AMENDING,
    never=NEVER_HERE,
    buttons=CORRECTING,
)


def answers_of(report: NearMissReport) -> Answers:
    """Return a report as answers: what a correction starts from."""
    plain: Answers = to_plain(report)
    return plain


def got_out(answers: Answers) -> bool:
    """Return whether it is a breach until the IG lead says otherwise: anything but certain is."""
    return answers.get("got_out") in (GotOut.YES, GotOut.NOT_SURE)


def story(answers: Answers) -> str:
    """Return all that they wrote, for the breach report that it turns out to be."""
    told, prevent = (str(answers.get(name) or "") for name in ("what_happened", "would_prevent"))
    return "\n\n".join(
        part for part in (told, f"What would prevent it: {prevent}" if prevent else "") if part
    )
