"""Whether what someone typed says that a person may be hurt.

Judged apart from everything else, and for recall: whoever hears danger here sets it to "not
sure", never to "yes", and shows whom to phone. The words that are listened for are a table,
`data/danger.toml`; what it has no words for is judged by what was learned of other sentences.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from importlib import resources

from dialogs.asking.nearest import learned
from dialogs.asking.ngrams import folded

LIKELY = (
    0.08  # of 1: above it, what is typed first is answered with whom to phone: a line, if wrong
)
LIKELY_IN_REPORT = 0.3  # the same, of a report's own words: they set danger to "not sure"
LIKELY_DENIED = 0.6  # the same, of what is left where a negation or a look-alike was cut out
FEWEST_WORDS = (
    3  # what is shorter, like a date or "just now", is an answer; the table alone hears it
)
MOST_READ = 10_000  # characters: more would keep others waiting (about 5 ms for each thousand)

_NOT_WORDS = re.compile(r"[^\w]+")
_CLAUSES = re.compile(r"[.,;:!?\n]+|\bbut\b|\balthough\b|\bhowever\b|\bond\b|\bale\b")
_CUT = "|"  # stands where something was cut out; no pattern reaches across it by accident
_APART = " | "  # stands between clauses


class Heard(StrEnum):
    """What was heard: that somebody may be hurt, or that somebody may hurt themselves."""

    DANGER = "danger"
    SELF_HARM = "self_harm"


def danger_in(text: str, *, least: float = LIKELY) -> Heard | None:
    """What `text` says of danger; harm by another comes before self-harm.

    `least`: from which likelihood on words that no table has are taken to say it.

    >>> danger_in("He's on his way round there, he knows where she lives")
    <Heard.DANGER: 'danger'>
    >>> danger_in("Nobody is in danger, it was the emergency contact form") is None
    True
    """
    said = worth_hearing(text)
    return _in_words(said) or _likely(said, least)


def heard_in_words(text: str) -> Heard | None:
    """What the table of danger words, by itself, hears in `text`."""
    return _in_words(worth_hearing(text))


def get_ready() -> None:
    """Read and compile all that is listened for, so that whoever writes first does not wait for it:
    a tenth of a second.
    """
    for table in ("look_alikes", "self_harm", "danger"):
        _pattern(table)
    learned("danger")


def _in_words(said: str) -> Heard | None:
    rest, of_themselves = _pattern("self_harm").subn(_CUT, said)
    if _pattern("danger").search(rest):
        return Heard.DANGER
    return Heard.SELF_HARM if of_themselves else None


def _likely(said: str, least: float) -> Heard | None:
    """What was learned of sentences that say danger in words that no table has."""
    if sum(map(str.isalpha, said.split())) < FEWEST_WORDS:
        return None
    likeliest = learned("danger").each(said)[0]
    least = LIKELY_DENIED if _CUT in said.replace(_APART, " ") else least
    return Heard(likeliest.name) if likeliest.likelihood >= least else None


def worth_hearing(text: str) -> str:
    """`text`, folded, without the negations and look-alikes in it."""
    return _APART.join(_without_look_alikes(folded(text[:MOST_READ])))


def _without_look_alikes(text: str) -> Iterable[str]:
    """Each clause of `text` as words and single spaces, its look-alikes cut out."""
    for clause in _CLAUSES.split(text):
        words = " ".join(_NOT_WORDS.sub(" ", clause).split())
        yield _pattern("look_alikes").sub(_CUT, words)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Every row of a table as one pattern of whole words, looked for where a word begins."""
    rows = [row for lines in _tables()[name].values() for row in lines.split("\n") if row]
    return re.compile(rf"\b(?=\w)(?:{'|'.join(map(_written, rows))})\b")


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    file = resources.files("dialogs.asking") / "data" / "danger.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _written(row: str) -> str:
    """A row of `data/danger.toml` as a regular expression; its head says how rows are written."""
    while found := re.search(r"\{(\w+)\}", row):
        parts = _tables()["parts"][found[1]].strip().replace("\n", "|")
        row = f"{row[: found.start()]}({parts}){row[found.end() :]}"
    row = re.sub(r"~(\d) ", r"(\\w+ ){0,\1}", row)
    row = re.sub(r" ~(\d)", r"( \\w+){0,\1}", row)
    row = re.sub(r"(?<=\w)\*|(?<=[^ ]\))\*", r"\\w*", row)  # "stab*", "(stab|shoot)*"
    row = re.sub(r"(?<![\w)*])\*", r"\\w+", row)  # "the * house"
    return re.sub(r"\((?!\?)", "(?:", row)
