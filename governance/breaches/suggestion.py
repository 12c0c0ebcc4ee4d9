"""What the answers lean towards. The bot suggests; a named person decides and says why.

RK-TEST (docs/law.md), after the regulator's self-assessment: a risk to people that is likely means
telling the regulator, one that is unlikely means a record only (UK GDPR Art. 33(1)), and one that
is likely and high means telling the people as well (Art. 34(1)). What could gravely hurt someone
counts as high even where it is not likely. Only answers that were really given count as reasons.
"""

from dataclasses import dataclass
from enum import StrEnum

from governance.agreements.model import Agreement, DataCategory
from governance.breaches.breach import Breach
from governance.breaches.containment import Ended
from governance.breaches.easing import easing_of, is_settled, so
from governance.breaches.facts import Likelihood, Outcome
from governance.breaches.grading import by_the_grid, graded, vulnerable_in
from governance.breaches.leaning import Leaning, Reason
from governance.breaches.report import BreachDetails, Contained, WentWrong
from governance.breaches.weighing import Vulnerable
from governance.cases.danger import Danger

SENSITIVE = (
    DataCategory.SPECIAL_CATEGORY,
    DataCategory.CRIMINAL_OFFENCE,
    DataCategory.SAFEGUARDING,
)
IDENTIFIES = frozenset({"name", "address", "date_of_birth"})
"""What tells whom it is about (RK-EI), by the agreement's own keys."""

HIGH_TOGETHER: tuple[frozenset[Reason], ...] = (
    # Kind of data: with whose it is, how many, who it names, or where it is now.
    *(
        frozenset({kind, other})
        for kind in (Reason.SENSITIVE, Reason.BANK)
        for other in (
            *(Reason.CHILDREN, Reason.VULNERABLE, Reason.IDENTIFIED, Reason.MANY),
            *(Reason.CYBER, Reason.NOT_CONTAINED),
        )
    ),
    # Vulnerability or number: with people who can be found, and someone has it.
    *(
        frozenset({who, Reason.IDENTIFIED, where})
        for who in (Reason.CHILDREN, Reason.VULNERABLE, Reason.MANY)
        for where in (Reason.CYBER, Reason.NOT_CONTAINED)
    ),
)
"""Reasons that make a high risk likely where they come together (RK-TELL-PEOPLE)."""

POINTS_TO = {
    Leaning.NOT_OURS: Outcome.NOT_OURS,
    Leaning.HIGH: Outcome.TELL_ICO,
    Leaning.LIKELY: Outcome.TELL_ICO,
    Leaning.UNLIKELY: Outcome.RECORD_ONLY,
}
"""The decision that a leaning points to; the others only ask."""


TELLS_NOBODY = frozenset({Outcome.RECORD_ONLY, Outcome.NOT_A_BREACH})


class Against(StrEnum):
    """What speaks against a decision."""

    ANSWERS = "answers"
    DANGER = "danger"
    LIKELY = "likely"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A leaning and the answers it rests on, the gravest first."""

    leaning: Leaning
    reasons: tuple[Reason, ...]


def suggest(case: Breach, agreement: Agreement) -> Suggestion:
    """Return where the answers lean. It never settles anything."""
    details = case.known
    grave, risky, easing = (
        _grave(case, details),
        _risky(case, details, agreement),
        easing_of(case, details),
    )
    if grave:
        return Suggestion(Leaning.HIGH, (*grave, *risky))
    if case.may_not_be_ours:
        return Suggestion(Leaning.NOT_OURS, (Reason.PARTNER, *risky))
    found, because = _weighed(risky, easing), (*risky, *easing)
    grade = graded(case, agreement)
    if grade is None:
        return Suggestion(found, because)
    return Suggestion(by_the_grid(grade.cell, found), (Reason.GRADED, *because))


def _weighed(risky: tuple[Reason, ...], easing: tuple[Reason, ...]) -> Leaning:
    """Return what the reasons for a risk come to against those that ease it.

    That someone promised to delete it eases nothing, and settles nothing either (BR-CONTAIN). A key
    that is safe, or the word of somebody whose word counts, settles it.
    """
    if {Reason.KEY_SAFE, Reason.TRUSTED} & {*easing}:
        return Leaning.UNLIKELY
    eased = bool({Reason.ENCRYPTED, Reason.CONTAINED} & {*easing})
    if not risky:
        doubt = Leaning.IN_DOUBT if easing else Leaning.UNKNOWN
        return Leaning.UNLIKELY if eased else doubt
    if eased:
        return Leaning.IN_DOUBT
    return Leaning.HIGH if any(each <= {*risky} for each in HIGH_TOGETHER) else Leaning.LIKELY


def overridden(leaning: Leaning | None, outcome: Outcome) -> bool:
    """Return whether a decision is another than the answers pointed to.

    >>> overridden(Leaning.HIGH, Outcome.RECORD_ONLY)
    True
    """
    return POINTS_TO.get(leaning, outcome) is not outcome if leaning else False


def asks_twice(
    case: Breach, leaning: Leaning, outcome: Outcome, likely: Likelihood
) -> tuple[Against, ...]:
    """Return what speaks against a decision: advice, and against telling nobody the answers, danger
    or how likely harm is said to be. Where anything does, whoever decides is asked a second time.
    """
    nobody, risk = outcome in TELLS_NOBODY, (Likelihood.LIKELY, Likelihood.SERIOUS)
    found = {
        Against.ANSWERS: nobody and overridden(leaning, outcome),
        Against.DANGER: nobody and case.danger is not Danger.NO,
        Against.LIKELY: nobody and likely in risk,
        Against.ADVICE: case.advised not in ("", outcome),
    }
    return tuple(against for against, is_so in found.items() if is_so)


def _grave(case: Breach, details: BreachDetails) -> tuple[Reason, ...]:
    """Someone could be hurt: serious even where it is not likely (RK-TEST)."""
    return so(
        (Reason.DANGER, case.danger is Danger.YES),
        (Reason.DANGER_NOT_SURE, case.danger is Danger.NOT_SURE),
        (Reason.SECRET_ADDRESS, "secret_address" in details.information),
    )


def _risky(case: Breach, details: BreachDetails, agreement: Agreement) -> tuple[Reason, ...]:
    """What the EDPB's factors would weigh: nature, whose, how many, is it over (RK-FACTORS).

    That people are named weighs only beside something else.
    """
    sensitive = {kind.key for kind in agreement.data_types if kind.category in SENSITIVE}
    found = so(
        (Reason.SENSITIVE, bool(sensitive & set(details.information))),
        (Reason.BANK, "bank_or_login" in details.information),
        (Reason.CHILDREN, Vulnerable.CHILDREN in vulnerable_in(case)),
        (Reason.VULNERABLE, bool(vulnerable_in(case) - {Vulnerable.CHILDREN})),
        (Reason.IDENTIFIED, bool(IDENTIFIES & set(details.information))),
        (Reason.MANY, details.how_many == "over_100"),
        (Reason.CYBER, case.report.went_wrong is WentWrong.CYBER),
        (Reason.NOT_CONTAINED, _out_still(case, details)),
    )
    return () if found == (Reason.IDENTIFIED,) else found


def _out_still(case: Breach, details: BreachDetails) -> bool:
    """Return whether it is said not to be under control, and nothing since says otherwise."""
    end = case.containment.end
    if end is not None and end.ended is Ended.CANNOT:
        return True
    return details.contained in (Contained.NO, Contained.PARTLY) and not is_settled(case)
