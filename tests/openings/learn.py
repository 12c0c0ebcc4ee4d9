"""Learn the classifier's weights afresh: `python -m tests.openings.learn`.

Logistic regression by stochastic gradient descent, in plain Python and in a fixed
order, so that the same sentences give the same weights. A text has one of several labels
(`shares_of_one`), or each label is judged by itself, where it may have two (`shares_each`).
"""

import hashlib
import json
import random
import sys
import tomllib
import zlib
from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt
from pathlib import Path
from typing import TypeAlias

from dialogs.asking import ngrams
from dialogs.asking.danger_words import heard_in_words, worth_hearing
from dialogs.asking.ngrams import BUCKETS, buckets

DATA = Path(ngrams.__file__).parent / "data"
ROUNDS = 10  # over all sentences
STEP = 0.2
TOO_SMALL = 0.01  # an error below this teaches nothing
LINE = 96  # characters of weights on a line
NEITHER = "neither"
NOTHING: frozenset[str] = frozenset()

Labelled: TypeAlias = tuple[str, frozenset[str]]
Likelihoods: TypeAlias = Callable[[Sequence[float]], list[float]]
Kept: TypeAlias = dict[str, str | float | list[str] | list[float]]


def shares_of_one(scores: Sequence[float]) -> list[float]:
    """Likelihoods that add up to 1, as `Learned.one_of` works them out."""
    raised = [exp(score - max(scores)) for score in scores]
    return [one / sum(raised) for one in raised]


def shares_each(scores: Sequence[float]) -> list[float]:
    """A likelihood for each label by itself, as `Learned.each` works it out."""
    return [1 / (1 + exp(-score)) for score in scores]


def examples(table: str) -> list[Labelled]:
    """The sentences of a table in `examples.toml`, each with its labels ("a+b" is two)."""
    rows = tomllib.loads((DATA / "examples.toml").read_text("utf-8"))[table]
    return [
        (line, frozenset(name.split("+"))) for name, lines in rows.items() for line in _lines(lines)
    ]


def _lines(lines: str) -> Iterable[str]:
    return (line for line in map(str.strip, lines.splitlines()) if line)


def dangers() -> list[Labelled]:
    """Sentences that say danger, thrice, for a miss is worse than a false alarm; and all others.

    A sentence about something else that the table of danger words hears is left out: it may
    well say danger.
    """
    says = [(text, said) for text, said in examples("danger") if NEITHER not in said]
    others = [text for table in ("openings", "went_wrong", "rights") for text, _ in examples(table)]
    others += [text for text, said in examples("danger") if NEITHER in said]
    unheard = [(text, NOTHING) for text in others if heard_in_words(text) is None]
    return [(worth_hearing(text), said) for text, said in (*says * 3, *unheard)]


TABLES: dict[str, tuple[Callable[[], list[Labelled]], Likelihoods]] = {
    "openings": (lambda: examples("openings"), shares_of_one),
    "went_wrong": (lambda: examples("went_wrong"), shares_of_one),
    "rights": (lambda: examples("rights"), shares_each),
    "danger": (dangers, shares_each),
}
"""By the name of the file of weights: the sentences, and how labels are judged."""


@dataclass(slots=True)
class Lesson:
    """Weights being learned: for each bucket that any sentence falls in, a row of labels."""

    labels: list[str]
    rows: dict[int, list[float]]
    bias: list[float]
    rarity: dict[int, float]

    def scores(self, found: Iterable[int], each: float) -> list[float]:
        """The score of every label, as `Learned.scores` will work it out."""
        sums = [0.0] * len(self.labels)
        for bucket in found:
            if row := self.rows.get(bucket):
                sums = [so_far + weight for so_far, weight in zip(sums, row, strict=True)]
        return [bias + each * so_far for bias, so_far in zip(self.bias, sums, strict=True)]


def learn(labelled: Sequence[Labelled], likelihoods: Likelihoods) -> Lesson:
    """The weights after `ROUNDS` over the sentences, in an order shuffled by a fixed seed."""
    labels = sorted({label for _, said in labelled for label in said})
    seen = [(sorted(buckets(text)), said) for text, said in labelled]
    counts = Counter(bucket for found, _ in seen for bucket in found)
    rarity = {bucket: log(len(seen) / count) + 1 for bucket, count in counts.items()}
    width = len(labels)
    lesson = Lesson(labels, {bucket: [0.0] * width for bucket in counts}, [0.0] * width, rarity)
    order = random.Random(1)
    for at in range(ROUNDS):
        order.shuffle(seen)
        for found, said in seen:
            _learn_one(lesson, found, said, likelihoods, STEP / (1 + at / 3))
    return lesson


def _learn_one(
    lesson: Lesson,
    found: Sequence[int],
    said: frozenset[str],
    likelihoods: Likelihoods,
    step: float,
) -> None:
    each = 1 / sqrt(len(found))
    shares = likelihoods(lesson.scores(found, each))
    errors = [share - (name in said) for name, share in zip(lesson.labels, shares, strict=True)]
    wrong = [(at, error) for at, error in enumerate(errors) if abs(error) > TOO_SMALL]
    for at, error in wrong:
        lesson.bias[at] -= step * error
    for bucket in found:
        row, rare = lesson.rows[bucket], lesson.rarity[bucket]
        for at, error in wrong:
            row[at] -= step * error * each * rare * rare


def kept(lesson: Lesson, labelled: Sequence[Labelled]) -> Kept:
    """What goes into the file: the weights as bytes, from -127 to 127, packed as text."""
    scale = max(abs(weight) for row in lesson.rows.values() for weight in row) / 127
    none = [0.0] * len(lesson.labels)
    weights = (weight for at in range(BUCKETS) for weight in lesson.rows.get(at, none))
    small = bytes(round(weight / scale) & 255 for weight in weights)
    packed = b64encode(zlib.compress(small, 9)).decode()
    return {
        "learned_from": digest(labelled),
        "labels": lesson.labels,
        "bias": [round(bias, 4) for bias in lesson.bias],
        "scale": scale,
        "weights": [packed[at : at + LINE] for at in range(0, len(packed), LINE)],
    }


def digest(labelled: Sequence[Labelled]) -> str:
    """A fingerprint of what the weights are learned from: features, labels, and how long."""
    whole = hashlib.sha256(f"{ROUNDS} {STEP} {TOO_SMALL}\n".encode())
    for text, said in labelled:
        whole.update(f"{sorted(said)} {sorted(buckets(text))}\n".encode())
    return whole.hexdigest()


def main() -> None:
    """Write every file of weights."""
    for name in sys.argv[1:] or TABLES:
        table, likelihoods = TABLES[name]
        labelled = table()
        file = kept(learn(labelled, likelihoods), labelled)
        (DATA / f"{name}.json").write_text(json.dumps(file, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
