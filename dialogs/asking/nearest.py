"""The nearest things that the bot does to what someone typed in their own words.

A small linear classifier: each feature of a text (`dialogs.asking.ngrams`) adds its weights to
every label's score, and the scores become likelihoods. The weights are data, learned by
`python -m tests.openings.learn` from the sentences in `data/examples.toml`.
"""

import json
import zlib
from array import array
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp, sqrt

from dialogs.asking.ngrams import buckets

MOST_OFFERED = 3  # guesses that become buttons
LEAST_LIKELY = 0.04  # of 1: a guess below this is no better than the home buttons
NOTHING = "none"  # the label of small talk and of what is not ours
NOTHING_LIKELY = 0.45  # of 1: small talk above this is offered nothing; below it we may be wrong


@dataclass(frozen=True, slots=True)
class Guess:
    """What a text may mean: a label, and how likely it is, from 0 to 1."""

    name: str
    likelihood: float


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned of some labels. `weights` has a column for each: a byte for each bucket."""

    labels: tuple[str, ...]
    bias: tuple[float, ...]
    scale: float
    weights: tuple["array[int]", ...]

    def scores(self, text: str) -> tuple[float, ...]:
        """How well each label fits `text`, as the logarithm of a likelihood."""
        found = buckets(text)
        each = self.scale / sqrt(len(found))
        sums = [sum([weights[bucket] for bucket in found]) for weights in self.weights]
        return tuple([bias + each * whole for bias, whole in zip(self.bias, sums, strict=True)])

    def one_of(self, text: str) -> tuple[Guess, ...]:
        """Every label, the likeliest first; the likelihoods add up to 1."""
        scores = self.scores(text)
        shares = [exp(score - max(scores)) for score in scores]
        return self._ranked([share / sum(shares) for share in shares])

    def each(self, text: str) -> tuple[Guess, ...]:
        """Every label, the likeliest first; each is judged by itself, so that two can be likely."""
        return self._ranked([1 / (1 + exp(-score)) for score in self.scores(text)])

    def _ranked(self, likelihoods: Sequence[float]) -> tuple[Guess, ...]:
        guesses = map(Guess, self.labels, likelihoods)
        return tuple(sorted(guesses, key=lambda guess: -guess.likelihood))


@cache
def learned(name: str) -> Learned:
    """The weights in `data/<name>.json`, read once."""
    file = resources.files("dialogs.asking") / "data" / f"{name}.json"
    kept = json.loads(file.read_text(encoding="utf-8"))
    packed = zlib.decompress(b64decode("".join(kept["weights"])))
    labels = tuple(kept["labels"])
    weights = tuple(array("b", packed[at :: len(labels)]) for at in range(len(labels)))
    return Learned(labels, tuple(kept["bias"]), kept["scale"], weights)


def nearest(text: str) -> tuple[Guess, ...]:
    """At most three things to offer to whoever typed `text`, the likeliest first.

    Empty where it fits nothing: small talk, or what the bot does not do.
    """
    guesses = learned("openings").one_of(text)
    if guesses[0].name == NOTHING and guesses[0].likelihood >= NOTHING_LIKELY:
        return ()
    ours = [guess for guess in guesses if guess.name != NOTHING]
    return tuple(guess for guess in ours[:MOST_OFFERED] if guess.likelihood >= LEAST_LIKELY)


def nearest_choice(text: str) -> tuple[Guess, ...]:
    """At most three answers to "What went wrong?" that `text` may mean, the likeliest first."""
    return learned("went_wrong").one_of(text)[:MOST_OFFERED]
