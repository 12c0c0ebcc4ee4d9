"""Reading the decide card: what was recorded, or a sentence for each thing that is missing.

The reasons are asked where the law or the agreement wants a record: Art. 33(5) for the
decision itself, Art. 33(1) for a notification after 72 hours, BR-MOVE for moving awareness.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dialogs.breaches.filled_in import moment_in
from dialogs.breaches.sentences import say
from governance.breaches.breach import Breach
from governance.breaches.facts import AwarenessCorrected, Decided, Outcome
from governance.clocks.breach_clock import breach_notice_due
from governance.moments import london

LONGEST_REASON = 4000  # characters


@dataclass(frozen=True, slots=True)
class Decision:
    """What the card says, understood."""

    decided: Decided
    moved: AwarenessCorrected | None = None


@dataclass(frozen=True, slots=True)
class ReadDecision:
    """A decision, or the problems by input."""

    decision: Decision | None
    problems: Mapping[str, str] = field(default_factory=dict)


def read_decision(values: Mapping[str, str], *, case: Breach, now: datetime) -> ReadDecision:
    """Return the decision that the card's values record at `now`, for the case as it stands."""
    outcome = _outcome(values)
    aware = moment_in(values, "aware_on", "aware_at") or case.awareness.at
    moved = _moved(case, aware, values)
    problems = {
        "outcome": say("decide.error_outcome") if outcome is None else "",
        "reason": _reason(values),
        **_about_awareness(moved, now),
        "delay_reason": _delay(values, outcome, aware, now),
    }
    problems = {name: sentence for name, sentence in problems.items() if sentence}
    if problems or outcome is None:
        return ReadDecision(None, problems)
    return ReadDecision(Decision(_decided(values, outcome, case), moved))


def _outcome(values: Mapping[str, str]) -> Outcome | None:
    said = values.get("outcome", "")
    return Outcome(said) if said in {one.value for one in Outcome} else None


def _reason(values: Mapping[str, str]) -> str:
    if not values.get("reason", "").strip():
        return say("decide.error_reason")
    long = any(len(values.get(name, "")) > LONGEST_REASON for name in ("reason", "delay_reason"))
    return say("decide.error_long") if long else ""


def _moved(case: Breach, aware: datetime, values: Mapping[str, str]) -> AwarenessCorrected | None:
    """Return the move of the time, if it is another minute than the card showed."""
    old = case.awareness.at
    if london(aware).replace(second=0, microsecond=0) == london(old).replace(
        second=0, microsecond=0
    ):
        return None
    return AwarenessCorrected(old, aware, values.get("aware_why", "").strip())


def _about_awareness(moved: AwarenessCorrected | None, now: datetime) -> dict[str, str]:
    if moved is None:
        return {}
    return {
        "aware_on": say("decide.error_future") if moved.new > now else "",
        "aware_why": "" if moved.reason else say("decide.error_why"),
    }


def _delay(
    values: Mapping[str, str], outcome: Outcome | None, aware: datetime, now: datetime
) -> str:
    late = outcome is Outcome.TELL_ICO and now >= breach_notice_due(aware)
    return say("decide.error_delay") if late and not values.get("delay_reason", "").strip() else ""


def _ico_reference(values: Mapping[str, str], case: Breach) -> str:
    """Return what they typed, else what is on record: the card does not say it back."""
    before = case.decision.ico_reference if case.decision else ""
    return values.get("ico_reference", "").strip()[:100] or before


def _decided(values: Mapping[str, str], outcome: Outcome, case: Breach) -> Decided:
    told = [key.strip() for key in values.get("partners_told", "").split(",") if key.strip()]
    return Decided(
        outcome=outcome,
        reason=values["reason"].strip(),
        ico_reference=_ico_reference(values, case),
        delay_reason=values.get("delay_reason", "").strip(),
        partners_told=tuple(key for key in told if key != case.header.party),
        partners_told_when=moment_in(values, "partners_told_on", "partners_told_at"),
        partners_told_who=values.get("partners_told_who", "").strip()[:200],
    )
