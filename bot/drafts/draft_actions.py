"""What someone started and has not sent, whichever form it is: carried on, sent, or cancelled."""

from dataclasses import dataclass

from bot.cases.case_kind import KindDesk
from bot.drafts import carried
from bot.drafts.drafts import drop, kept_draft
from bot.drafts.form_submit import also_not_sent, form, unfinished
from bot.drafts.same_thing import ask_first, still_the_same
from bot.showing.recipes import Show
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.flow import Flow
from governance.keys import CaseId
from governance.moments import say_length
from governance.outbox_message import Recipe, TextBody
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
CANCELLED = "Cancelled: “{form}”. Nothing was sent, and what you had written is deleted."


@dataclass(frozen=True, slots=True)
class Started:
    """A form that someone started: its draft, its kind, and its flow for this person and draft."""

    draft: Draft
    kind: KindDesk
    flow: Flow


def started(turn: Turn) -> Started | None:
    """Return the form that the card names, else the newest they have; None where it is gone."""
    draft, named = kept_draft(turn), turn.given("draft")
    if draft is None or (named and draft.id != named):
        return None
    kind = turn.services.kinds.by_flow.get(draft.flow)
    if kind is None:
        return None
    fitted = kind.reporting.fitted
    return Started(draft, kind, fitted(turn, draft) if fitted else kind.words.report)


def resume(turn: Turn) -> Answer:
    """Show the form they started, with its answers and with what was typed since."""
    found = started(turn)
    if found is None:
        return Answer(TextBody(NOT_HERE))
    if not turn.given("same") and (first := ask_first(turn, found.draft)):
        return first
    if asked := carried.asks(turn, found.flow, found.draft.answers):
        return asked
    draft = still_the_same(turn, found.draft) if turn.given("same") else found.draft
    return Answer(form(turn, found.flow, carried.taken(turn, found.flow, draft)))


def cancel(turn: Turn) -> Answer:
    """Delete what they started; the card of a correction, of which nothing is kept, is put away."""
    if case := CaseId(turn.given("case")):
        return shown(Recipe(Show.RECEIPT, case=case))
    found = started(turn)
    if found is None:
        return Answer(TextBody(NOT_HERE if turn.given("draft") else NOTHING_STARTED))
    drop(turn, found.draft)
    left = unfinished(turn)
    others = [also_not_sent(left)] if left else []
    return Answer(TextBody(" ".join([CANCELLED.format(form=found.flow.title), *others])))


def send(turn: Turn) -> Answer:
    """Send whatever they have open, on typing it."""
    found = started(turn)
    return found.kind.reporting.send(turn) if found else Answer(TextBody(NOTHING_STARTED))


def send_not_lead(turn: Turn) -> Answer:
    """Send the report that they have open past the IG lead, on typing it."""
    found = started(turn)
    if found is None:
        return Answer(TextBody(NOTHING_STARTED))
    around = found.kind.reporting.send_not_lead
    return around(turn) if around else Answer(TextBody(ONLY_TO_LEAD))
