"""The kinds of case, and every table that their words make together.

Each is a comprehension over `KINDS`: a kind is added by one line here, and what two kinds
claim is refused at import, as is a kind that only one floor lists.
"""

from collections.abc import Mapping

from dialogs.agreements.verbs import ROWS as AGREEMENT_ROWS
from dialogs.agreements.verbs import AgreementVerb
from dialogs.asking.commands import Commands
from dialogs.asking.flow import Flow
from dialogs.breaches.kind import BREACH_WORDS
from dialogs.cases.case_kind import KindWords
from dialogs.cases.commands import ALONE, ROWS, VERBS
from dialogs.cases.going_away import read_away
from dialogs.cases.home import HELP, MY_REPORTS, StartButton
from dialogs.cases.verbs import Verb
from dialogs.clocks.calculator_card import ROWS as CLOCK_ROWS
from dialogs.complaints.kind import COMPLAINT_WORDS
from dialogs.desk.sentences import SENTENCES as DESK_SENTENCES
from dialogs.desk.verbs import ROWS as DESK_ROWS
from dialogs.disclosures.kind import DISCLOSURE_WORDS
from dialogs.disclosures.verbs import DisclosureVerb
from dialogs.drills.sentences import SENTENCES as DRILL_SENTENCES
from dialogs.drills.verbs import ROWS as DRILL_ROWS
from dialogs.near_misses.kind import NEAR_MISS_WORDS
from dialogs.proof.sentences import SENTENCES as PROOF_SENTENCES
from dialogs.proof.verbs import ROWS as PROOF_ROWS
from dialogs.reading.sentences import SENTENCES as READING_SENTENCES
from dialogs.requests.kind import REQUEST_WORDS
from dialogs.retention.sentences import SENTENCES as RETENTION_SENTENCES
from dialogs.retention.verbs import ROWS as RETENTION_ROWS
from dialogs.retention.verbs import VERBS as RETENTION_VERBS
from dialogs.tasks.sentences import SENTENCES as TASK_SENTENCES
from dialogs.tasks.verbs import VERBS as TASK_VERBS
from dialogs.words.sentences import SHARED
from dialogs.words.wording import say
from governance.cases.claims import all_listed, claimed_once
from governance.kinds import BY_NAME as RULES

KINDS: tuple[KindWords, ...] = (
    BREACH_WORDS,
    NEAR_MISS_WORDS,
    COMPLAINT_WORDS,
    REQUEST_WORDS,
    DISCLOSURE_WORDS,
)

BY_NAME: Mapping[str, KindWords] = all_listed(
    RULES, claimed_once({kind.rules.name: kind} for kind in KINDS)
)
"""A kind's words by its stored name."""

FLOWS: Mapping[str, Flow] = claimed_once({f.name: f} for kind in KINDS for f in kind.flows)
"""Every flow by its stored name."""

SENTENCES: Mapping[str, str] = claimed_once(
    (
        SHARED,
        TASK_SENTENCES,
        DESK_SENTENCES,
        DRILL_SENTENCES,
        PROOF_SENTENCES,
        READING_SENTENCES,
        RETENTION_SENTENCES,
        *(kind.sentences for kind in KINDS),
    )
)
"""Every sentence about cases by its id; those of the agreement are a table of its own room."""

COMMANDS = Commands(
    rows=(
        *(row for kind in KINDS for row in kind.commands),
        *CLOCK_ROWS,
        *AGREEMENT_ROWS,
        *DESK_ROWS,
        *DRILL_ROWS,
        *PROOF_ROWS,
        *RETENTION_ROWS,
        *ROWS,
    ),
    verbs=claimed_once((VERBS, TASK_VERBS, RETENTION_VERBS, *(kind.verbs for kind in KINDS))),
    alone=ALONE,
    prefixes=tuple(claimed_once({kind.rules.prefix: kind} for kind in KINDS)),
    also_read=(*(kind.read for kind in KINDS if kind.read is not None), read_away),
)
"""What can be typed at any time."""


def _placed(buttons: tuple[StartButton, ...]) -> tuple[StartButton, ...]:
    by_place = claimed_once({button.place: button} for button in buttons)
    return tuple(by_place[place] for place in sorted(by_place))


HOME = _placed(tuple(kind.home for kind in KINDS if kind.home is not None))
"""The buttons of the first card, left to right."""

TAKE_WORDS = frozenset(button.verb for button in HOME)
"""The buttons of forms: what was typed before one is pressed goes along with it."""

READS = {one.home.verb: one.reads_words for one in KINDS if one.home and one.reads_words}
"""What forms without a story read in words, by the verb of their button."""

ON_HELP = _placed(tuple(button for kind in KINDS for button in kind.on_help))
"""The buttons that only help has."""

SHARE_SAFELY = StartButton(say("danger.share"), AgreementVerb.SHARE, place=0)
"""What a danger card offers beside a report."""

DISCLOSURE = "disclosure"

OFFERED: Mapping[str, StartButton] = {
    **{button.verb: button for button in HOME},
    "share": StartButton(say("nearest.share"), AgreementVerb.SHARE, place=0),
    "agreement": StartButton(say("nearest.agreement"), AgreementVerb.SHOW, place=0),
    "deadline": StartButton(say("nearest.deadline"), Verb.CALCULATOR, place=0),
    DISCLOSURE: StartButton(say("nearest.disclosure"), DisclosureVerb.START, place=0),
    "my_reports": MY_REPORTS,
    "help": HELP,
}
"""The button of each thing that words may mean, by what `dialogs.asking.nearest` calls it."""

START = next(button for button in HOME if button.main)
"""What is offered where nothing is there yet."""
