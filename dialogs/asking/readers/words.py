"""Free text, cleaned and bounded; and about how many, as one of our bands."""

import re
import unicodedata

from dialogs.asking.readers.options import NOT_SURE_WORDS, named, nearly, please_choose
from dialogs.asking.readers.reader import Choice, NotUnderstood, Plain, Reader, ReplyContext, short

MOST_WORDS = 4000  # characters kept of a narrative
MOST_LINE = 200  # characters kept of a one-line answer

# Controls other than tab and newline, and the marks that turn text round or hide it.
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BREAKS = re.compile(r"\r\n?|[\u2028\u2029\x85]")
_LONE = re.compile(r"[\ud800-\udfff]")  # half a surrogate pair: no store or socket takes it


def up_to(most: int) -> Reader:
    """Return a reader of at most `most` characters, which says by how many the text is over."""

    def read(text: str, asked: ReplyContext) -> Plain:  # noqa: ARG001  every reader is called alike
        kept = tidy(text)
        if len(kept) > most:
            over = len(kept) - most
            raise NotUnderstood(
                f"That is {over:,} character{'' if over == 1 else 's'} too many: "
                f"please keep to {most:,}."
            )
        if not kept:
            raise NotUnderstood("Please write a few words.")
        return kept

    return read


words = up_to(MOST_WORDS)
line = up_to(MOST_LINE)


def tidy(text: str) -> str:
    """Return the text as it will be kept: one kind of line break, nothing unseen."""
    even = _BREAKS.sub("\n", text)
    return unicodedata.normalize("NFC", _LONE.sub("\ufffd", _UNSEEN.sub("", even))).strip()


_PEOPLE = re.compile(
    r"(?:about |around |roughly |nearly |approximately |approx\.? |~ ?)?(\d{1,9})(?: [a-z]+)?",
    re.ASCII,
)
_BANDS = ((1, "one"), (10, "2_10"), (100, "11_100"))
_OVER = "over_100"
BANDS = (
    Choice("one", "1", ("just one", "a single one", "one person", "one child")),
    Choice("2_10", "2–10", ("2 to 10", "a few", "several")),
    Choice("11_100", "11–100", ("11 to 100", "dozens")),
    Choice(_OVER, "more than 100", ("over 100", "hundreds", "thousands")),
    Choice("not_sure", "not sure", NOT_SURE_WORDS),
)


def about_how_many(text: str, asked: ReplyContext) -> Plain:
    """Read one of `BANDS`, by its words or by a number of people, never by its place."""
    typed = short(text, please_choose(asked.choices))
    if found := named(typed, asked.choices):
        return found.value
    if number := _PEOPLE.fullmatch(typed.lower().replace(",", "")):
        return _band(int(number[1]), asked)
    if found := nearly(typed, asked.choices):
        return found.value
    raise NotUnderstood(please_choose(asked.choices))


def _band(many: int, asked: ReplyContext) -> str:
    if many < 1:
        raise NotUnderstood(please_choose(asked.choices))
    return next((band for most, band in _BANDS if many <= most), _OVER)
