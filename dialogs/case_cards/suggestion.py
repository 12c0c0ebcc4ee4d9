"""What the answers lean towards. The bot suggests; a named person decides and says why.

FACTS 4.2: a risk to people that is likely means telling the ICO; one that is unlikely means
a record only (UK GDPR Art. 33(1)). Only answers that were really given count as reasons.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from governance.agreements.model import Agreement, DataCategory
from governance.breach import BreachDetails, Contained, Danger, WentWrong
from governance.case import Case

SENSITIVE = (
    DataCategory.SPECIAL_CATEGORY,
    DataCategory.CRIMINAL_OFFENCE,
    DataCategory.SAFEGUARDING,
)


class Leaning(StrEnum):
    """Where the answers point, so far."""

    NOT_OURS = "not_ours"
    HIGH = "high"
    LIKELY = "likely"
    IN_DOUBT = "in_doubt"
    UNLIKELY = "unlikely"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A leaning and the answers it rests on, as ids of reasons."""

    leaning: Leaning
    reasons: tuple[str, ...]


def known(case: Case) -> BreachDetails:
    """All the details together: lists add up, of single answers the latest counts."""
    total = BreachDetails()
    for one in case.details:
        total = replace(
            total,
            organisations=_both(total.organisations, one.organisations),
            which_one=one.which_one or total.which_one,
            whose=_both(total.whose, one.whose),
            how_many=one.how_many or total.how_many,
            information=_both(total.information, one.information),
            contained=one.contained or total.contained,
            what_was_done="\n".join(filter(None, (total.what_was_done, one.what_was_done))),
            encrypted=total.encrypted if one.encrypted is None else one.encrypted,
        )
    return total


def _both(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def suggest(case: Case, agreement: Agreement) -> Suggestion:
    """Where the answers lean. It never settles anything."""
    details = known(case)
    grave, risky, easing = _grave(case, details), _risky(case, details, agreement), _easing(details)
    if case.may_not_be_ours and not grave:
        return Suggestion(Leaning.NOT_OURS, ("partner", *risky))
    if grave:
        return Suggestion(Leaning.HIGH, (*grave, *risky))
    if risky:
        return Suggestion(Leaning.IN_DOUBT if easing else Leaning.LIKELY, (*risky, *easing))
    return Suggestion(Leaning.UNLIKELY if easing else Leaning.UNKNOWN, easing)


def _grave(case: Case, details: BreachDetails) -> tuple[str, ...]:
    """Someone could be hurt: serious even where it is not likely (ICO guidance, FACTS 4.2)."""
    return _so(
        ("danger", case.report.danger is Danger.YES),
        ("danger_not_sure", case.report.danger is Danger.NOT_SURE),
        ("secret_address", "secret_address" in details.information),
    )


def _risky(case: Case, details: BreachDetails, agreement: Agreement) -> tuple[str, ...]:
    sensitive = {kind.key for kind in agreement.data_types if kind.category in SENSITIVE}
    return _so(
        ("sensitive", bool(sensitive & set(details.information))),
        ("bank", "bank_or_login" in details.information),
        ("children", "children" in details.whose),
        ("many", details.how_many == "over_100"),
        ("cyber", case.report.went_wrong is WentWrong.CYBER),
        ("not_contained", details.contained in (Contained.NO, Contained.PARTLY)),
    )


def _easing(details: BreachDetails) -> tuple[str, ...]:
    return _so(
        ("encrypted", details.encrypted is True),
        ("contained", details.contained is Contained.YES),
    )


def _so(*found: tuple[str, bool]) -> tuple[str, ...]:
    return tuple(reason for reason, is_so in found if is_so)
