"""What the answers lean towards. The bot suggests; a named person decides and says why.

RK-TEST (docs/law.md), after the ICO's self-assessment: a risk to people that is likely means
telling the ICO, one that is unlikely means a record only (UK GDPR Art. 33(1)); what could gravely
hurt someone counts as high even where it is not likely. Only answers that were really given count
as reasons.
"""

from dataclasses import dataclass
from enum import StrEnum

from governance.agreements.model import Agreement, DataCategory
from governance.breaches.breach import Breach
from governance.breaches.report import BreachDetails, Contained, WentWrong
from governance.cases.danger import Danger

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


class Reason(StrEnum):
    """An answer that a leaning rests on."""

    PARTNER = "partner"
    DANGER = "danger"
    DANGER_NOT_SURE = "danger_not_sure"
    SECRET_ADDRESS = "secret_address"  # noqa: S105  not a password
    SENSITIVE = "sensitive"
    BANK = "bank"
    CHILDREN = "children"
    MANY = "many"
    CYBER = "cyber"
    NOT_CONTAINED = "not_contained"
    ENCRYPTED = "encrypted"
    CONTAINED = "contained"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A leaning and the answers it rests on, the gravest first."""

    leaning: Leaning
    reasons: tuple[Reason, ...]


def suggest(case: Breach, agreement: Agreement) -> Suggestion:
    """Return where the answers lean. It never settles anything."""
    details = case.known
    grave, risky, easing = _grave(case, details), _risky(case, details, agreement), _easing(details)
    if grave:
        return Suggestion(Leaning.HIGH, (*grave, *risky))
    if case.may_not_be_ours:
        return Suggestion(Leaning.NOT_OURS, (Reason.PARTNER, *risky))
    if risky:
        return Suggestion(Leaning.IN_DOUBT if easing else Leaning.LIKELY, (*risky, *easing))
    return Suggestion(Leaning.UNLIKELY if easing else Leaning.UNKNOWN, easing)


def _grave(case: Breach, details: BreachDetails) -> tuple[Reason, ...]:
    """Someone could be hurt: serious even where it is not likely (ICO guidance, RK-TEST)."""
    return _so(
        (Reason.DANGER, case.report.danger is Danger.YES),
        (Reason.DANGER_NOT_SURE, case.report.danger is Danger.NOT_SURE),
        (Reason.SECRET_ADDRESS, "secret_address" in details.information),
    )


def _risky(case: Breach, details: BreachDetails, agreement: Agreement) -> tuple[Reason, ...]:
    """What the EDPB's factors would weigh: nature, whose, how many, is it over (RK-FACTORS)."""
    sensitive = {kind.key for kind in agreement.data_types if kind.category in SENSITIVE}
    return _so(
        (Reason.SENSITIVE, bool(sensitive & set(details.information))),
        (Reason.BANK, "bank_or_login" in details.information),
        (Reason.CHILDREN, "children" in details.whose),
        (Reason.MANY, details.how_many == "over_100"),
        (Reason.CYBER, case.report.went_wrong is WentWrong.CYBER),
        (Reason.NOT_CONTAINED, details.contained in (Contained.NO, Contained.PARTLY)),
    )


def _easing(details: BreachDetails) -> tuple[Reason, ...]:
    """What may make a risk unlikely. "Not sure" eases nothing."""
    return _so(
        (Reason.ENCRYPTED, details.encrypted is True),
        (Reason.CONTAINED, details.contained is Contained.YES),
    )


def _so(*found: tuple[Reason, bool]) -> tuple[Reason, ...]:
    return tuple(reason for reason, is_so in found if is_so)
