"""What the words of a letter ask for: said to whoever records it, who says what it is."""

from collections.abc import Mapping

from dialogs.asking.flow import Answers
from dialogs.asking.nearest import learned
from dialogs.asking.readers.options import NEGATIONS, choice, please_choose
from dialogs.asking.readers.reader import NotUnderstood, Plain, ReplyContext, short
from dialogs.asking.rights_named import Named, rights_in
from dialogs.requests.choices import WHICH
from dialogs.requests.sentences import say
from governance.agreements.model import spoken
from governance.requests.rights import Which

SURE = 0.5  # of 1: words of one's own as likely as this are taken for the right

RIGHT_OF: Mapping[Named, Which] = {
    Named.ACCESS: Which.ACCESS,
    Named.RECTIFICATION: Which.RECTIFICATION,
    Named.ERASURE: Which.ERASURE,
    Named.OBJECTION: Which.OBJECTION,
    Named.RESTRICTION: Which.RESTRICTION,
    Named.PORTABILITY: Which.PORTABILITY,
    Named.AUTOMATED: Which.AUTOMATED,
    Named.FOI: Which.FOI,
    Named.EIR: Which.EIR,
    Named.HEALTH_OF_DEAD: Which.DECEASED,
}
"""The answer of the form for what a letter names; what is not here has no answer there."""

OTHERWISE: Mapping[Named, str] = {
    Named.EDUCATION_RECORD: "reading.education_record",
    Named.INTERNAL_REVIEW: "reading.internal_review",
    Named.COMPLAINT: "reading.complaint",
    Named.DISCLOSURE: "reading.disclosure",
}
_LABELS = {one.value: one.label for one in WHICH}


def read_words(text: str) -> tuple[Answers, str]:
    """Return the answer to "What does it ask for?", and a sentence: both things where a letter asks
    for two, and what the form has no answer for; "" where the answer says it all.
    """
    named = [one for one in rights_in(text) if one is not Named.NEITHER]
    rights = [RIGHT_OF[one].value for one in named if one in RIGHT_OF]
    answers: Answers = {"which": rights[0]} if rights else {}
    if len(named) == len(rights) <= 1:
        return answers, ""
    sentence = "reading.two" if len(named) > 1 else "reading.one"
    return answers, say(sentence, first=label_of(named[0]), second=label_of(named[-1]))


def which_right(text: str, asked: ReplyContext) -> Plain:
    """Return the option that is meant: "she wants a copy of her file" is access.

    Raises NotUnderstood, which says so where the words ask for two things, or for none of these.
    """
    try:
        return choice(text, asked)
    except NotUnderstood:
        return _in_own_words(short(text, please_choose(asked.choices)), asked)


def _in_own_words(typed: str, asked: ReplyContext) -> Plain:
    answers, sentence = read_words(typed)
    sure = learned("rights").each(typed)[0].likelihood >= SURE
    if sentence and sure:
        raise NotUnderstood(sentence)
    if not sure or not answers or NEGATIONS & set(spoken(typed).split()):
        raise NotUnderstood(please_choose(asked.choices))
    return answers["which"]


def label_of(named: Named) -> str:
    """Return what a letter asks for, in the words of the form."""
    return _LABELS[RIGHT_OF[named]] if named in RIGHT_OF else say(OTHERWISE[named])
