"""What is this? A few plain answers, and the right they amount to: a table, read from the top.

It never ends in "I do not know": whatever could be a request is taken for one, and a named
person can say otherwise.
"""

from dataclasses import dataclass

from governance.cases.yes_no import YesNo
from governance.clocks.catalogue import Tag
from governance.requests.rights import Right, Taken, Wants, Which

YES, NO, NOT_SURE = YesNo.YES, YesNo.NO, YesNo.NOT_SURE
_ANY = frozenset(YesNo)
_MAYBE = frozenset({YES, NOT_SURE})
_NO = frozenset({NO})
_YES = frozenset({YES})


@dataclass(frozen=True, slots=True)
class Recognised:
    """The right, why, and where that stands."""

    right: Right
    reason: str
    source: str
    tag: Tag


@dataclass(frozen=True, slots=True)
class Row:
    """A row fits when each answer is among its own; the first that fits is the one."""

    wants: frozenset[Wants]
    about_them: frozenset[YesNo]
    environment: frozenset[YesNo]
    found: Recognised

    def fits(self, wants: Wants, about_them: YesNo, environment: YesNo) -> bool:
        """Return whether these answers are among the row's own."""
        same = wants in self.wants and about_them in self.about_them
        return same and environment in self.environment


def _row(
    *wants: Wants,
    right: Right,
    reason: str,
    source: str,
    tag: Tag = Tag.VERIFIED,
    about: frozenset[YesNo] = _ANY,
    environment: frozenset[YesNo] = _ANY,
) -> Row:
    return Row(frozenset(wants), about, environment, Recognised(right, reason, source, tag))


ROWS = (
    _row(
        Wants.DEAD,
        right=Right.DECEASED,
        reason=(
            "It asks for the records of someone who has died. Data protection covers the living;"
            " a health record has a law of its own, and confidence is still owed."
        ),
        source="Access to Health Records Act 1990 s.3; agreement §3.1",
        tag=Tag.KNOWLEDGE,
    ),
    _row(
        Wants.CORRECT,
        right=Right.RECTIFICATION,
        reason="It asks us to put right something that is wrong or incomplete about a person.",
        source="UK GDPR Art 16; DPA 2018 s.46",
    ),
    _row(
        Wants.DELETE,
        right=Right.ERASURE,
        reason="It asks us to delete information about a person.",
        source="UK GDPR Art 17; DPA 2018 s.47",
    ),
    _row(
        Wants.HOLD,
        right=Right.RESTRICTION,
        reason="It asks us to hold information, and not to use it, while something is settled.",
        source="UK GDPR Art 18; DPA 2018 s.47",
    ),
    _row(
        Wants.STOP,
        right=Right.OBJECTION,
        reason="It asks us to stop using information about a person.",
        source="UK GDPR Art 21",
        tag=Tag.KNOWLEDGE,
    ),
    _row(
        Wants.TAKE,
        right=Right.PORTABILITY,
        reason="It asks for a copy that another service can read.",
        source="UK GDPR Art 20",
        tag=Tag.KNOWLEDGE,
    ),
    _row(
        Wants.DECISION,
        right=Right.AUTOMATED,
        reason="It is about a decision that was made by a computer alone.",
        source="UK GDPR Arts 22A-22D; DPA 2018 ss.50A-50D",
        tag=Tag.KNOWLEDGE,
    ),
    _row(
        Wants.SEE,
        right=Right.ACCESS,
        about=_MAYBE,
        reason=(
            "It asks to see information about the person, or about someone they act for."
            " It need not say “subject access” or name a law."
        ),
        source="UK GDPR Art 15; DPA 2018 s.45",
    ),
    _row(
        Wants.WORK,
        right=Right.OWN_DATA,
        about=_YES,
        reason=(
            "It asks for information that is partly about the person who asks."
            " That part is subject access, whatever the letter calls it."
        ),
        source="FOIA 2000 s.40(1); EIR 2004 reg 5(3)",
        tag=Tag.KNOWLEDGE,
    ),
    _row(
        *(Wants.SEE, Wants.WORK, Wants.NOT_SURE),
        right=Right.EIR,
        about=frozenset({NO, NOT_SURE}),
        environment=_YES,
        reason=(
            "It asks for information about the environment. A spoken request counts too,"
            " and nobody need say why they ask."
        ),
        source="EIR 2004 reg 5(1)",
    ),
    _row(
        *(Wants.SEE, Wants.WORK),
        right=Right.FOI,
        about=frozenset({NO, NOT_SURE}),
        reason="It asks a public body for information that is not about the person who asks.",
        source="FOIA 2000 s.1, s.8",
    ),
    _row(
        Wants.NOT_SURE,
        right=Right.FOI,
        about=_NO,
        reason=(
            "It is not clear what it asks for, and it is not about the person who asks."
            " It is taken for a freedom of information request, so that no time is lost."
        ),
        source="FOIA 2000 s.1, s.16",
    ),
    _row(
        Wants.NOT_SURE,
        right=Right.ACCESS,
        reason=(
            "It is not clear what it asks for. It is taken for subject access, the commonest,"
            " so that no time is lost."
        ),
        source="UK GDPR Art 15; DPA 2018 s.45",
    ),
    _row(
        Wants.ELSE,
        right=Right.CORRESPONDENCE,
        reason=(
            "It asks for none of these. It is ordinary correspondence:"
            " answer it as you would any letter. No clock runs."
        ),
        source="UK GDPR Arts 12-22D, FOIA 2000 s.1 and EIR 2004 reg 5 ask nothing of it",
        tag=Tag.KNOWLEDGE,
    ),
)


def recognise(
    wants: Wants, *, about_them: YesNo = NOT_SURE, environment: YesNo = NOT_SURE
) -> Recognised:
    """Return what these answers amount to; every combination has a row."""
    return next(row.found for row in ROWS if row.fits(wants, about_them, environment))


def recognise_taken(taken: Taken) -> Recognised | None:
    """Return what was worked out for whoever was not sure; None where they named the right."""
    if taken.which is not Which.NOT_SURE:
        return None
    return recognise(
        taken.wants or Wants.NOT_SURE,
        about_them=taken.about_them or NOT_SURE,
        environment=taken.environment or NOT_SURE,
    )


def right_of(taken: Taken) -> Right:
    """Return the right that was named, or worked out."""
    found = recognise_taken(taken)
    return found.right if found else Right(taken.which.value)
