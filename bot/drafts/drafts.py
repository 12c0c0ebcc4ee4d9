"""Reports that are started and not sent: sealed, nudged about, and kept for a while."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.turns.turn import Turn
from dialogs.asking.flow import Flow
from governance.keys import DraftId
from governance.moments import london, next_loud
from governance.policy import DRAFT_KEPT_FOR, LEAD_HEARS_AFTER, NUDGE_AFTER
from storage.drafts import Draft

NUDGE, LEAD_HEARS, EXPIRES = "draft:nudge", "draft:lead", "draft:expire"

GIVEN_ON = "given_on"
"""The note of the London day that a draft's answers were given on: "yesterday" means another day
once it is past midnight.
"""


def new_draft(turn: Turn, flow: Flow) -> Draft:
    """Keep an empty draft, and plan its nudge, the word to the IG lead and its end."""
    draft = turn.unit.drafts.keep(
        owner=turn.viewer.person,
        party=turn.party,
        flow=flow.name,
        answers={},
        notes={},
        now=turn.now,
        expires=turn.now + DRAFT_KEPT_FOR,
    )
    times = {NUDGE: turn.now + NUDGE_AFTER, EXPIRES: turn.now + DRAFT_KEPT_FOR}
    if turn.services.kinds.by_flow[flow.name].reporting.lead_hears:
        times[LEAD_HEARS] = next_loud(turn.now + LEAD_HEARS_AFTER)
    for what, at in times.items():
        turn.unit.due.put(subject=draft.id, what=what, party=draft.party, at=at)
    return draft


def keep(turn: Turn, draft: Draft, answers: Mapping[str, Any], *noted: str) -> Draft:
    """Seal the draft with these answers, given today; `noted` is true of it from now on."""
    today = london(turn.now).date().isoformat()
    return turn.unit.drafts.keep(
        owner=draft.owner,
        party=draft.party,
        flow=draft.flow,
        answers=answers,
        notes={**draft.notes, **dict.fromkeys(noted, True), GIVEN_ON: today},
        now=turn.now,
        expires=draft.expires_at,
        draft_id=draft.id,
        version=draft.version,
    )


def drop(turn: Turn, draft: Draft) -> None:
    """Delete the draft and what is planned for it."""
    turn.unit.drafts.drop(draft.id)
    turn.unit.due.clear(draft.id)


def kept_draft(turn: Turn, flow: Flow | None = None) -> Draft | None:
    """Return the draft that the card names if it is theirs, else their newest (of that flow)."""
    named, owner = DraftId(turn.given("draft")), turn.viewer.person
    found = turn.unit.drafts.load(named, owner) if named else None
    if found is not None and (flow is None or found.flow == flow.name):
        return found
    return turn.unit.drafts.mine(owner, flow.name if flow else None, now=turn.now)


def begun(draft: Draft) -> bool:
    """Return whether anything was answered: an empty form need not be offered again."""
    return any(draft.answers.values())


def answers_of(draft: Draft, now: datetime) -> dict[str, Any]:
    """Return the flow's own answers.

    A "today" that was given on another day, with no date, is left out and so asked afresh.
    """
    kept = dict(draft.answers)
    stale = draft.notes.get(GIVEN_ON) != london(now).date().isoformat()
    if stale and not kept.get("noticed_on"):
        kept.pop("noticed", None)
    return kept
