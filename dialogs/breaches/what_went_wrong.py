"""What went wrong: an option's words or number, or words of one's own that mean one of them."""

from dialogs.asking.nearest import nearest_choice
from dialogs.asking.readers.options import LITTLE, choice, please_choose
from dialogs.asking.readers.reader import NotUnderstood, Plain, ReplyContext, short
from governance.agreements.model import spoken

SURE = 0.75  # of 1: words of one's own as likely as this are taken for the option
NO_IDEA = 0.4  # of 1: where the likeliest is below this, every option is named
WORTH_NAMING = 0.1  # of 1: an option less likely than this is not asked about
DENIALS = frozenset({"no", "not", "never"})
"""Words that may say what it was not, and are never guessed away."""

DID_YOU_MEAN = "Did you mean: {options}? Type the one that fits."


def what_went_wrong(text: str, asked: ReplyContext) -> Plain:
    """Return the option that is meant: "lost my laptop" is "lost".

    Raises NotUnderstood, which names the nearest options where no one of them is sure.
    """
    try:
        return choice(text, asked)
    except NotUnderstood:
        return _in_own_words(short(text, please_choose(asked.choices)), asked)


def _in_own_words(typed: str, asked: ReplyContext) -> Plain:
    words = spoken(typed).split()
    likeliest, *others = nearest_choice(typed)
    if set(words) <= LITTLE or likeliest.likelihood < NO_IDEA:
        raise NotUnderstood(please_choose(asked.choices))
    if likeliest.likelihood >= SURE and words[0] not in DENIALS:
        return likeliest.name
    near = [likeliest, *(one for one in others if one.likelihood >= WORTH_NAMING)]
    labels = {one.value: one.label for one in asked.choices}
    raise NotUnderstood(DID_YOU_MEAN.format(options=" · ".join(labels[one.name] for one in near)))
