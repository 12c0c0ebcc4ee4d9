"""What makes the risk of a breach less likely, as far as anyone knows (BR-CONTAIN, DS-NOT)."""

from governance.breaches.breach import Breach
from governance.breaches.containment import Ended
from governance.breaches.danger import SAFE_HANDS
from governance.breaches.leaning import Reason
from governance.breaches.report import BreachDetails, Contained, WentWrong, WhoHasIt
from governance.cases.yes_no import YesNo

IN_OUR_HANDS = frozenset(
    {WentWrong.LOST, WentWrong.THROWN_AWAY, WentWrong.CHANGED, WentWrong.UNAVAILABLE}
)
"""Where under control can mean that it is back, or put right, where nobody said who has it."""

NOT_READ = frozenset({WentWrong.CHANGED, WentWrong.UNAVAILABLE, WentWrong.CYBER})
"""Where the harm is not that somebody reads it: that it cannot be read settles nothing."""


def is_settled(case: Breach) -> bool:
    """Return whether what was written down of getting it back lowers the risk (BR-CONTAIN)."""
    end = case.containment.end
    in_hand = end is not None and end.ended in (Ended.PUT_RIGHT, Ended.UNREADABLE)
    return _hidden(case) and (in_hand or case.containment.from_trusted)


def contact_is_clear(case: Breach) -> bool:
    """Return whether whoever has it may be contacted: once that is cleared, or where it is with a
    worker, shows where nobody lives, and nobody could be in danger (BR-CONTAIN).
    """
    harmless = case.exposure.who_has_it is WhoHasIt.WORKER and _hidden(case) and not case.urgent
    return harmless or case.containment.cleared is not None


def _hidden(case: Breach) -> bool:
    """Return whether nobody's whereabouts are in it, as far as anyone said."""
    return case.exposure.whereabouts in (None, YesNo.NO)


def easing_of(case: Breach, details: BreachDetails) -> tuple[Reason, ...]:
    """What may make a risk unlikely. "Not sure" eases nothing, nor does a promise (BR-CONTAIN)."""
    said, key, settled = details.contained is Contained.YES, case.weighed.key_safe, is_settled(case)
    trusted = settled and case.containment.from_trusted
    contained = (said and _in_safe_hands(case)) or settled
    return so(
        (Reason.KEY_SAFE, key is YesNo.YES and case.report.went_wrong not in NOT_READ),
        (Reason.TRUSTED, trusted),
        (Reason.ENCRYPTED, details.encrypted is True and key in (None, YesNo.NOT_SURE)),
        (Reason.CONTAINED, contained and not trusted),
        (Reason.PROMISED, not contained and (said or case.containment.only_promised)),
    )


def _in_safe_hands(case: Breach) -> bool:
    """Return whether only a worker has it, or nobody, and it shows where nobody lives (BR-CONTAIN).

    Where nobody was asked who has it, what went wrong says whether it can be back.
    """
    who = case.exposure.who_has_it
    back = case.report.went_wrong in IN_OUR_HANDS if who is None else who in SAFE_HANDS
    return back and _hidden(case)


def so(*found: tuple[Reason, bool]) -> tuple[Reason, ...]:
    """Return the reasons that are so."""
    return tuple(reason for reason, is_so in found if is_so)
