"""What the classifier sees of a text: its words, pairs of words, and pieces of words.

Spelling is folded first (accents, case and apostrophes do not matter), so that "wysłałam" and
"wyslalam", "he's" and "hes" are one. Words that stand for the same thing share a class from
`data/words_alike.toml`: a pair learned of "mum" is known of "grandad", and of "mam" too.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from itertools import pairwise
from zlib import crc32

MOST_READ = 4000  # characters: what someone wants stands at the beginning of a long letter
PIECES = (3, 4)  # letters in a piece of a word
BUCKETS = 1 << 15  # features share this many places by their hash; a clash costs little

_WORD = re.compile(r"[a-z]+|\d+|[?!]")
_APOSTROPHES = str.maketrans({"'": "", "’": "", "ł": "l", "Ł": "l"})


def folded(text: str) -> str:
    """`text` in small plain letters, without accents and apostrophes.

    >>> folded("Wysłałam to! He’s got it")
    'wyslalam to! hes got it'
    """
    apart = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def buckets(text: str) -> frozenset[int]:
    """The buckets, from 0 to `BUCKETS` - 1, that the features of `text` fall in."""
    return frozenset(crc32(feature.encode()) % BUCKETS for feature in features(text))


def features(text: str) -> set[str]:
    """Each word, class, pair of neighbours and piece of a word in `text`, once."""
    words = [_counted(word) for word in _WORD.findall(folded(text[:MOST_READ]))]
    kinds = [classes().get(word, word) for word in words]
    found = {f"1 {word}" for word in (*words, *kinds)}
    found.update(_pairs(words), _pairs(kinds))
    for word in words:
        found.update(_pieces(f" {word} "))
    return found


def _counted(word: str) -> str:
    """A long number by how many digits it has, so that 2024 is like every year; "17" as it is."""
    return "0" * len(word) if len(word) > 2 and word.isdigit() else word


def _pairs(words: list[str]) -> Iterable[str]:
    return (f"2 {one} {next_}" for one, next_ in pairwise(["^", *words, "$"]))


def _pieces(word: str) -> Iterable[str]:
    return (f"3 {word[at : at + size]}" for size in PIECES for at in range(len(word) - size + 1))


@cache
def classes() -> Mapping[str, str]:
    """The class of each word that has one, by the word."""
    table = resources.files("dialogs.asking") / "data" / "words_alike.toml"
    rows = tomllib.loads(table.read_text(encoding="utf-8"))
    return {word: kind.upper() for kind, words in rows.items() for word in words.split()}
