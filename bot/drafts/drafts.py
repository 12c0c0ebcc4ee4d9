"""Reports that are started and not sent: sealed, nudged about, and kept for a while."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.drafts.identifiers_asked import in_danger
from bot.turns.turn import Turn
from dialogs.asking.flow import Flow
from governance.keys import DraftId
from governance.policy import DRAFT_KEPT_FOR, LEAD_HEARS_AFTER, NUDGE_AFTER
from storage.drafts import Draft
from storage.encoding import Json

NUDGE, LEAD_HEARS, EXPIRES = "draft:nudge", "draft:lead", "draft:expire"

SUGGESTED, PAST_LEAD = "danger_suggested", "past_lead"
"""Notes of a draft: "not sure" of danger was set by a button, and they have answered nothing since;
it is to go past the IG lead.
"""

SAID_AT, BEGAN = "said_at", "began"
"""Notes of a draft: when each answer was given, by field, and when its first word was said, which
may have been in another form (BR-FIRST-SAID). Instants in UTC, as ISO.
"""


def new_draft(turn: Turn, flow: Flow) -> Draft:
    """Keep an empty draft, and plan its nudge and its end. Nobody else hears of it."""
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
    for what, at in times.items():
        turn.unit.due.put(subject=draft.id, what=what, party=draft.party, at=at)
    return draft


def keep(
    turn: Turn,
    draft: Draft,
    answers: Mapping[str, Any],
    *noted: str,
    first_word: datetime | None = None,
) -> Draft:
    """Seal the draft with these answers, of which those that are new are given now; `noted` is true
    of it from now on. `first_word`: when what it tells of was first told, in another form.

    Once they answer that someone could be in danger, the word to the IG lead is planned.
    """
    first = min(first_word or turn.now, began(draft)).isoformat()
    said: dict[str, Json] = {
        name: at.isoformat() for name, at in said_at(draft, answers, turn.now).items()
    }
    before = {name: note for name, note in draft.notes.items() if name != SUGGESTED}
    notes = {**before, **dict.fromkeys(noted, True), BEGAN: first, SAID_AT: said}
    kept = turn.unit.drafts.keep_on(draft, answers=answers, notes=notes, now=turn.now)
    hears = turn.services.kinds.by_flow[draft.flow].reporting.lead_hears
    if hears and danger_answered(kept) and not danger_answered(draft):
        at = turn.now + LEAD_HEARS_AFTER
        turn.unit.due.put(subject=draft.id, what=LEAD_HEARS, party=draft.party, at=at)
    return kept


def danger_answered(draft: Draft) -> bool:
    """Return whether they answered that someone could be in danger, for the IG lead to hear."""
    unheard = {SUGGESTED, PAST_LEAD} & draft.notes.keys()
    return in_danger(draft.answers) and not unheard


def drop(turn: Turn, draft: Draft) -> None:
    """Delete the draft and what is planned for it."""
    turn.unit.drafts.drop(draft.id)
    turn.unit.due.clear(draft.id)


def kept_draft(turn: Turn, flow: Flow | None = None) -> Draft | None:
    """Return the draft that the card names, if it is theirs and there still; where it names none,
    their newest (of that flow).
    """
    named, owner = DraftId(turn.given("draft")), turn.viewer.person
    if not named:
        return turn.unit.drafts.mine(owner, flow.name if flow else None, now=turn.now)
    found = turn.unit.drafts.load(named, owner)
    return found if found and (flow is None or found.flow == flow.name) else None


def begun(draft: Draft) -> bool:
    """Return whether anything was answered: an empty form need not be offered again."""
    return any(draft.answers.values())


def said_at(draft: Draft, answers: Mapping[str, Any], now: datetime) -> dict[str, datetime]:
    """Return when each answer was given (UTC): now, where the draft has not got it yet."""
    before = draft.notes.get(SAID_AT, {})
    return {
        name: _instant(before.get(name), draft.opened_at)
        if name in draft.answers and draft.answers[name] == said
        else now
        for name, said in answers.items()
    }


def began(draft: Draft) -> datetime:
    """Return when the report's first word was said (UTC): what it tells of was known by then."""
    return _instant(draft.notes.get(BEGAN), draft.opened_at)


def _instant(noted: object, otherwise: datetime) -> datetime:
    return datetime.fromisoformat(noted) if isinstance(noted, str) else otherwise
