"""Choices, by their card value, their words, their number in the list, or nearly their words."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from dialogs.asking.readers.reader import Choice, NotUnderstood, Plain, ReplyContext, short
from governance.agreements.model import spoken

CLOSE = 0.82  # of 1: "nt sure" is 0.93 like "not sure"; "sure" is 0.8 like "unsure"
APART = 0.05  # the best guess must beat the next option by this much
SHORTEST_GUESS = 4  # characters: "not" must never be taken for "no"
LITTLE = frozenset(
    {
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "get",
        "in",
        "it",
        "of",
        "or",
        "that",
        "the",
        "to",
        "with",
        "who",
    }
)
NEGATIONS = frozenset({"no", "not", "cant", "shouldnt", "only"})
MOST_LISTED = 1000  # characters of a reply that lists several; every key of ours is far less

_NUMBER = re.compile(r"(?:option |number )?(\d{1,2})", re.ASCII)
_BETWEEN = re.compile(r"[,;\n]")
_AND = re.compile(r"\s+(?:and|or)\s+|\s*[&+]\s*", re.IGNORECASE)

_HEDGES = re.compile(r"\b(?:i think|i believe|i guess|probably|it was|sorry)\b")
_SHORT_LIST = 8  # options: longer lists are not repeated in a sentence


NOT_SURE_WORDS = (
    "unsure",
    "dont know",
    "do not know",
    "i dont know",
    "i do not know",
    "im not sure",
    "i am not sure",
    "no idea",
    "maybe",
    "possibly",
    "perhaps",
    "unknown",
    "dk",
    "idk",
)
YES_WORDS = ("y", "yep", "yeah", "yes please", "true", "definitely")
NO_WORDS = ("n", "nope", "none", "nobody", "no one")
YES_NO = (Choice("yes", "Yes", YES_WORDS), Choice("no", "No", NO_WORDS))
_YES_NO: dict[str, bool] = {"yes": True, "no": False}

_YES_OR_NO = "Please answer yes or no."
_SEVERAL = "I could not match all of that. Please use words or numbers from the list, with commas."


def choice(text: str, asked: ReplyContext) -> Plain:
    """Return the value of the one option that is meant."""
    typed = short(text, please_choose(asked.choices))
    found = exactly(typed, asked.choices) or nearly(typed, asked.choices)
    found = found or exactly(_unhedged(typed), asked.choices)
    if found is None:
        raise NotUnderstood(please_choose(asked.choices))
    return found.value


def _unhedged(typed: str) -> str:
    """Return what is left without "I think" and the like: "us i think" is "us"."""
    return " ".join(_HEDGES.sub(" ", spoken(typed)).split())


def choices(text: str, asked: ReplyContext) -> Plain:
    """Return the values of every option that is meant, each once, in the list's order."""
    if len(text) > MOST_LISTED:
        raise NotUnderstood(_SEVERAL)
    pieces = [piece for piece in map(str.strip, _BETWEEN.split(text)) if piece]
    meant = {one.value for one in _each(pieces, asked.choices)}
    return [one.value for one in asked.choices if one.value in meant]


def ticked(text: str, asked: ReplyContext) -> Plain:
    """Read a tick or "yes" as true, "no" as false; an empty box ("false") says nothing."""
    if spoken(short(text, _YES_OR_NO)) == "false":
        return None
    return _YES_NO[str(choice(text, ReplyContext(YES_NO, asked.now)))]


def please_choose(options: Sequence[Choice]) -> str:
    """Return the sentence for when none of `options` was recognised."""
    if len(options) > _SHORT_LIST:
        return "Please choose one from the list, by its words or its number."
    return f"Please choose one: {' · '.join(one.label for one in options)}."


def exactly(typed: str, options: Sequence[Choice]) -> Choice | None:
    """Return the option with this value, these words, or this number in the list from 1."""
    if found := named(typed, options):
        return found
    number = _NUMBER.fullmatch(spoken(typed))
    at = int(number[1]) if number else 0
    return options[at - 1] if 0 < at <= len(options) else None


def named(typed: str, options: Sequence[Choice]) -> Choice | None:
    """Return the option with this value, which is what a card sends, or these words."""
    chosen = [one for one in options if typed == one.value]
    if not chosen:
        said = spoken(typed)
        chosen = [one for one in options if said in _names(one)]
    return chosen[0] if chosen else None


def named_anywhere(typed: str, lists: Iterable[Sequence[Choice]]) -> bool:
    """Return whether `named` finds one in any of them."""
    said = spoken(typed)
    return any(typed == one.value or said in _names(one) for options in lists for one in options)


def nearly(typed: str, options: Sequence[Choice]) -> Choice | None:
    """Return the only option these words are part of, or the one they are a near spelling of."""
    said = spoken(typed)
    parts = [one for one in options if any(_part(said, name) for name in _names(one))]
    if len(parts) == 1:
        return parts[0]
    return None if parts else _closest(said, options)


@lru_cache(maxsize=1024)
def _names(option: Choice) -> frozenset[str]:
    return frozenset(spoken(name) for name in (option.label, *option.also))


def _part(said: str, name: str) -> bool:
    """Return whether `name` has every word typed and no "not" besides, one of them telling."""
    typed, words = set(said.split()), set(name.split())
    return typed <= words and words & NEGATIONS <= typed and bool(typed - NEGATIONS - LITTLE)


def _closest(said: str, options: Sequence[Choice]) -> Choice | None:
    """Return the option nearest in spelling; a number typed is never guessed at."""
    if len(said) < SHORTEST_GUESS or re.search(r"\d", said):
        return None
    scored = sorted(((_likeness(said, one), at) for at, one in enumerate(options)), reverse=True)
    best, *others = scored or [(0.0, 0)]
    clear = not others or best[0] - others[0][0] >= APART
    return options[best[1]] if best[0] >= CLOSE and clear else None


def _likeness(said: str, option: Choice) -> float:
    """Return the closest of the option's names, from 0 to 1; a "not" is never guessed away."""
    denied = NEGATIONS.intersection(said.split())
    names = (name for name in _names(option) if denied <= set(name.split()))
    return max((_ratio(said, name) for name in names if len(name) >= SHORTEST_GUESS), default=0.0)


def _ratio(said: str, name: str) -> float:
    """Return how alike they are; 0 as soon as they cannot be close, for the full answer is slow."""
    match = SequenceMatcher(None, said, name)
    if min(match.real_quick_ratio(), match.quick_ratio()) < CLOSE:
        return 0.0
    return match.ratio()


def _each(pieces: Sequence[str], options: Sequence[Choice]) -> Iterable[Choice]:
    """Return options in `pieces`; an option whose own words hold commas is found across them."""
    at = 0
    while at < len(pieces):
        ends = range(min(len(pieces), at + 4), at, -1)  # no label of ours has four commas
        spans = ((end, exactly(", ".join(pieces[at:end]), options)) for end in ends)
        end, found = next(((end, one) for end, one in spans if one), (at + 1, None))
        yield from [found] if found else _joined(pieces[at], options)
        at = end


def _joined(piece: str, options: Sequence[Choice]) -> Iterable[Choice]:
    if near := nearly(piece, options):
        return [near]
    parts = [part for part in _AND.split(piece) if part.strip()]
    found = [exactly(part, options) or nearly(part, options) for part in parts]
    if len(parts) < 2 or None in found:
        raise NotUnderstood(_SEVERAL)
    return [one for one in found if one]
