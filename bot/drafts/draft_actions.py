"""What someone started and has not sent, whichever form it is: carry on, send it, or cancel."""

from dataclasses import replace

from bot.cases.case_kind import Reporting
from bot.drafts.drafts import drop, kept_draft
from bot.drafts.form_submit import form
from bot.showing.recipes import Show, words
from bot.turns.turn import Answer, Turn, shown
from governance.moments import say_length
from governance.outbox_message import Recipe
from governance.policy import DRAFT_KEPT_FOR
from storage.drafts import Draft

NOTHING_STARTED = "You have no report started. Type “report a breach” to start one."
ONLY_TO_LEAD = (
    "That is for a report of a breach, a near miss or poor practice. Type “send” to send this, or"
    " “cancel” to delete it."
)
NOT_HERE = (
    "That report is not here any more: it was sent or cancelled, or kept for"
    f" {say_length(DRAFT_KEPT_FOR, 'day')} and then deleted. Type “report a breach” to start a new"
    " one."
)
CANCELLED = "Cancelled. Nothing was sent, and what you had written is deleted."


def started(turn: Turn) -> tuple[Draft, Reporting] | None:
    """What the card names, if it is still there; for typing, the newest they have."""
    draft, named, ways = kept_draft(turn), turn.given("draft"), turn.services.kinds.reporting
    if draft is None or (named and draft.id != named) or draft.flow not in ways:
        return None
    way = ways[draft.flow]
    return draft, replace(way, flow=way.fitted(turn, draft)) if way.fitted else way


def resume(turn: Turn) -> Answer:
    """Carry on with the report they started."""
    found = started(turn)
    if found is None:
        return Answer(words(NOT_HERE))
    draft, way = found
    return Answer(form(turn, way.flow, draft))


def cancel(turn: Turn) -> Answer:
    """Delete what they started. On the card of a correction nothing was: it is put away."""
    if case := turn.given("case"):
        return shown(Recipe(Show.RECEIPT, case=case))
    found = started(turn)
    if found is None:
        return Answer(words(NOTHING_STARTED))
    drop(turn, found[0])
    return Answer(words(CANCELLED))


def send(turn: Turn) -> Answer:
    """Typed: send whatever they have open."""
    found = started(turn)
    return found[1].send(turn) if found else Answer(words(NOTHING_STARTED))


def send_not_lead(turn: Turn) -> Answer:
    """Typed: send the report that they have open past the IG lead."""
    found = started(turn)
    if found is None:
        return Answer(words(NOTHING_STARTED))
    around = found[1].send_not_lead
    return around(turn) if around else Answer(words(ONLY_TO_LEAD))
