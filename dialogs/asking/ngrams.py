"""What the classifier sees of a text: its words, pairs of words, and pieces of words.

Spelling is folded first (accents, case and apostrophes do not matter), so that "wysłałam" and
"wyslalam", "he's" and "hes" are one. Words that stand for the same thing share a class from
`data/words_alike.toml`: a pair learned of "mum" is known of "grandad", and of "mam" too.
"""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import pairwise
from zlib import crc32

MOST_READ = 4000  # characters: what someone wants stands at the beginning of a long letter
PIECES = (3, 4)  # letters in a piece of a word
BUCKETS = 1 << 15  # features share this many places by their hash; a clash costs little

_WORD = re.compile(r"[a-z]+|\d+|[?!]")
_LONG_NUMBER = re.compile(r"\d{3,}")
_APOSTROPHES = str.maketrans({"'": "", "’": "", "ł": "l", "Ł": "l"})


def folded(text: str) -> str:
    """`text` in small plain letters, without accents and apostrophes.

    >>> folded("Wysłałam to! He’s got it")
    'wyslalam to! hes got it'
    """
    apart = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold())
    if apart.isascii():
        return apart
    return "".join([letter for letter in apart if not unicodedata.combining(letter)])


def buckets(text: str) -> frozenset[int]:
    """The buckets, from 0 to `BUCKETS` - 1, that the features of `text` fall in."""
    each = "\n".join(features(text)).encode().split(b"\n")  # a third faster than one by one
    return frozenset([hashed % BUCKETS for hashed in map(crc32, each)])


def features(text: str) -> set[str]:
    """Each word, class, pair of neighbours and piece of a word in `text`, once."""
    words, class_of = _WORD.findall(_counted(folded(text[:MOST_READ]))), classes()
    kinds = [class_of.get(word, word) for word in words]
    return {f"1 {word}" for word in (*words, *kinds)}.union(
        _pairs(words), _pairs(kinds), _pieces([f" {word} " for word in words])
    )


def _counted(text: str) -> str:
    """Write a long number as so many noughts, so that 2024 is like every year; "17" as it is."""
    return _LONG_NUMBER.sub(lambda found: "0" * len(found[0]), text)


def _pairs(words: list[str]) -> list[str]:
    return [f"2 {one} {next_}" for one, next_ in pairwise(["^", *words, "$"])]


def _pieces(words: list[str]) -> list[str]:
    return [
        f"3 {word[at : at + size]}"
        for word in words
        for size in PIECES
        for at in range(len(word) - size + 1)
    ]


@cache
def classes() -> Mapping[str, str]:
    """The class of each word that has one, by the word."""
    table = resources.files("dialogs.asking") / "data" / "words_alike.toml"
    rows = tomllib.loads(table.read_text(encoding="utf-8"))
    return {word: kind.upper() for kind, words in rows.items() for word in words.split()}
