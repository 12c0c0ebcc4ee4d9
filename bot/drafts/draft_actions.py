"""What someone started and has not sent, whichever form it is: carry on, send it, or cancel."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from bot.breaches import reporting
from bot.complaints import reporting as recording
from bot.drafts.drafts import drop, kept_draft
from bot.drafts.form_submit import form
from bot.near_misses import reporting as near_misses
from bot.requests import reporting as requesting
from bot.showing.recipes import Recipe, Show, words
from bot.turns.turn import Answer, Handler, Turn, shown
from dialogs.asking.flow import Answers, Flow
from dialogs.breaches.questions import BREACH
from dialogs.complaints.questions import COMPLAINT
from dialogs.near_misses.questions import NEAR_MISS
from dialogs.requests.questions import REQUEST
from storage.drafts import Draft

NOTHING_STARTED = "You have no report started. Type “report a breach” to start one."
ONLY_TO_LEAD = (
    "That is for a report of a breach, a near miss or poor practice. Type “send” to send this, or"
    " “cancel” to delete it."
)
NOT_HERE = (
    "That report is not here any more: it was sent or cancelled, or kept for 14 days and then"
    " deleted. Type “report a breach” to start a new one."
)
FOR_SOMEONE = (
    "You can report for someone who has no Teams. Answer as they told it to you, and write “I was"
    " told” where you did not see it. For when it was first noticed, say when they noticed, not"
    " when they told you. The card after this one asks who noticed (their role or team, not their"
    " name), and when they told you."
)
CANCELLED = "Cancelled. Nothing was sent, and what you had written is deleted."


def _nothing(_turn: Turn, _draft: Draft, _answers: Answers) -> None:
    """No answer of this form makes it another."""


@dataclass(frozen=True, slots=True)
class Reporting:
    """A flow that ends in a case. `turns_out` is what an answer may make of it instead; `fitted`
    is the flow for this person and draft, where what it offers depends on them.
    """

    flow: Flow
    start: Handler
    send: Handler
    all_answered: str
    send_not_lead: Handler | None = None
    turns_out: Callable[[Turn, Draft, Answers], Answer | None] = _nothing
    fitted: Callable[[Turn, Draft], Flow] | None = None


REPORTS: Mapping[str, Reporting] = {
    REQUEST.name: Reporting(
        REQUEST,
        requesting.start,
        requesting.send,
        requesting.ALL_ANSWERED,
        turns_out=requesting.turns_out,
    ),
    BREACH.name: Reporting(
        BREACH,
        reporting.start,
        reporting.send,
        reporting.ALL_ANSWERED,
        reporting.send_not_lead,
    ),
    NEAR_MISS.name: Reporting(
        NEAR_MISS,
        near_misses.start,
        near_misses.send,
        near_misses.ALL_ANSWERED,
        near_misses.send_not_lead,
        turns_out=near_misses.turns_out,
    ),
    COMPLAINT.name: Reporting(
        COMPLAINT,
        recording.start,
        recording.send,
        recording.ALL_ANSWERED,
        turns_out=recording.stops,
        fitted=recording.flow_of,
    ),
}


def started(turn: Turn) -> tuple[Draft, Reporting] | None:
    """What the card names, if it is still there; for typing, the newest they have."""
    draft, named = kept_draft(turn), turn.given("draft")
    if draft is None or (named and draft.id != named) or draft.flow not in REPORTS:
        return None
    way = REPORTS[draft.flow]
    return draft, replace(way, flow=way.fitted(turn, draft)) if way.fitted else way


def start_for_someone(turn: Turn) -> Answer:
    """Card 1, with a word on how to fill it in for someone without Teams."""
    turn.say(words(FOR_SOMEONE), "for_someone")
    return reporting.start(turn)


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
