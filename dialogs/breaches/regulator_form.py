"""Reading the cards of telling the regulator: each a fact, or NotFilledIn with what is missing."""

from collections.abc import Mapping
from datetime import datetime

from dialogs.breaches.filled_in import NotFilledIn, chosen, day_in, when_done, words_in
from dialogs.breaches.sentences import say
from governance.breaches.breach import Breach
from governance.breaches.regulator import (
    FollowedUp,
    How,
    ReferenceAdded,
    RegulatorAnswered,
    RegulatorAsked,
    RegulatorTold,
)
from governance.moments import london

LONGEST_REFERENCE = 100  # characters


def read_told(values: Mapping[str, str], case: Breach, now: datetime) -> RegulatorTold:
    """Return that the regulator was told; after the 72 hours not without reasons for the delay
    (UK GDPR Art. 33(1); DPA 2018 s.67(3)).
    """
    told = when_done(values, now)
    how = chosen(values, "how", How)
    if how is None:
        raise NotFilledIn(say("told.error_how"))
    late = told >= case.limit
    reason = words_in(values, "delay_reason", "told.error_delay") if late else ""
    return RegulatorTold(told, how, _more(values), _reference(values), reason)


def read_follow_up(values: Mapping[str, str], now: datetime) -> FollowedUp:
    """Return that the regulator had what was new."""
    return FollowedUp(when_done(values, now), _more(values))


def read_reference(values: Mapping[str, str], case: Breach) -> ReferenceAdded:
    """Return the reference, and what it replaces."""
    words_in(values, "reference", "told.reference_error")
    return ReferenceAdded(_reference(values), old=case.reference_given)


def read_their_date(values: Mapping[str, str], now: datetime) -> RegulatorAsked:
    """Return the day by which the regulator wants an answer."""
    by = day_in(values, "by")
    if by is None:
        raise NotFilledIn(say("their.error"))
    if by < london(now).date():
        raise NotFilledIn(say("their.error_past"))
    return RegulatorAsked(by)


def read_answered(values: Mapping[str, str], now: datetime) -> RegulatorAnswered:
    """Return when what it wanted went to the regulator."""
    return RegulatorAnswered(when_done(values, now))


def _more(values: Mapping[str, str]) -> bool:
    said = values.get("more")
    if said not in ("yes", "no"):
        raise NotFilledIn(say("told.error_more"))
    return said == "yes"


def _reference(values: Mapping[str, str]) -> str:
    return values.get("reference", "").strip()[:LONGEST_REFERENCE]
