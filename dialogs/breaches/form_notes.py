"""What stands above card 1 of a breach where there is something to say first."""

from collections.abc import Mapping, Sequence

from dialogs.asking.flow import Answers
from governance.breaches.report import Doubt

IT_GOT_OUT = (
    "Thank you for saying so. Information may have got out, so this is a breach report now."
    " For when it was first noticed, say when someone here first realised that information may"
    " have got out."
)
STORY_KEPT = "What you wrote is kept: you need not write it again."

QUERIES: Mapping[Doubt, str] = {
    Doubt.FUTURE: "That date is in the future. If it is right, press Send again.",
    Doubt.BEFORE_EVENT: (
        "By these dates it was noticed before it happened. If that is right, press Send again."
    ),
}


def got_out_note(answers: Answers) -> str:
    """Say why someone who reported a near miss sees the breach card."""
    return " ".join((IT_GOT_OUT, *([STORY_KEPT] if answers.get("what_happened") else [])))


def date_query(doubts: Sequence[Doubt]) -> str:
    """Return what to ask, once, about odd dates; "" where there is nothing to ask."""
    return " ".join(QUERIES[doubt] for doubt in doubts if doubt in QUERIES)
