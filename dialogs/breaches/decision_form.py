"""Reading the decide cards: what is recorded, or a sentence for each thing that is missing.

The reasons are asked where the law wants a record: Art. 33(5) for the decision itself, BR-MOVE for
moving awareness.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from dialogs.breaches.deciding import NOT_YET
from dialogs.breaches.filled_in import (
    LONGEST_WORDS,
    NotFilledIn,
    chosen,
    day_in,
    past_moment,
    words_in,
)
from dialogs.breaches.sentences import say
from governance.breaches.breach import Breach
from governance.breaches.facts import AwarenessCorrected, Decided, Likelihood, NotYet, Outcome
from governance.breaches.suggestion import Against
from governance.moments import london, say_length
from governance.policy import DECIDE_AGAIN_WITHIN


@dataclass(frozen=True, slots=True)
class ReadDecision:
    """What is recorded; or the problems by input, where something is missing."""

    fact: Decided | NotYet | None
    problems: Mapping[str, str] = field(default_factory=dict)


def read_decision(
    values: Mapping[str, str], *, against: Sequence[Against], now: datetime
) -> ReadDecision:
    """Return what the card's values record at `now`. `against`: what speaks against it, so that
    what that does not show must be said.
    """
    outcome, likely = outcome_in(values), likely_in(values)
    put_off = values.get("outcome") == NOT_YET
    found = {
        "likely": "" if likely else say("decide.error_outcome"),
        "outcome": "" if outcome or put_off else say("decide.error_outcome"),
        "reason": _missing(values, "reason", "decide.error_reason"),
        **(_not_yet_problems(values, now) if put_off else {}),
        **({"sure": _missing(values, "sure", "sure.error")} if against else {}),
    }
    problems = {name: sentence for name, sentence in found.items() if sentence}
    if problems or likely is None:
        return ReadDecision(None, problems)
    return ReadDecision(_not_yet(values, likely) if put_off else _decided(values, outcome, likely))


def outcome_in(values: Mapping[str, str]) -> Outcome | None:
    """Return the outcome that is chosen; None for none, and for *Not yet*."""
    return chosen(values, "outcome", Outcome)


def likely_in(values: Mapping[str, str]) -> Likelihood | None:
    """Return how likely harm is said to be; None where it is not."""
    return chosen(values, "likely", Likelihood)


def read_aware(values: Mapping[str, str], case: Breach, now: datetime) -> AwarenessCorrected:
    """Return that the time of awareness moved, and why. Raises NotFilledIn."""
    aware = past_moment(values, now)
    if _minute(aware) == _minute(case.awareness.at):
        raise NotFilledIn(say("decide.error_same"))
    return AwarenessCorrected(case.awareness.at, aware, words_in(values, "why", "decide.error_why"))


def _minute(instant: datetime) -> datetime:
    return london(instant).replace(second=0, microsecond=0)


def _missing(values: Mapping[str, str], name: str, sentence: str) -> str:
    written = values.get(name, "").strip()
    if len(written) > LONGEST_WORDS:
        return say("decide.error_long")
    return "" if written else say(sentence)


def _not_yet_problems(values: Mapping[str, str], now: datetime) -> dict[str, str]:
    by, today = day_in(values, "by"), london(now).date()
    most = say_length(DECIDE_AGAIN_WITHIN, "day")
    fits = by is not None and today <= by <= today + DECIDE_AGAIN_WITHIN
    return {
        "waiting_for": _missing(values, "waiting_for", "not_yet.error_waiting"),
        "who": _missing(values, "who", "not_yet.error_who"),
        "by": "" if fits else say("not_yet.error_by", most=most),
    }


def _not_yet(values: Mapping[str, str], likely: Likelihood) -> NotYet:
    return NotYet(
        reason=values["reason"].strip(),
        likely=likely,
        waiting_for=values["waiting_for"].strip(),
        who=values["who"].strip()[:200],
        by=date.fromisoformat(values["by"]),
    )


def _decided(
    values: Mapping[str, str], outcome: Outcome | None, likely: Likelihood
) -> Decided | None:
    if outcome is None:
        return None
    return Decided(
        outcome=outcome,
        reason=values["reason"].strip(),
        opens_duties=True,
        likely=likely,
        sure=values.get("sure", "").strip(),
    )
