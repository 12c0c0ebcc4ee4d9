"""Another right or another day than was taken down: the date is worked out again."""

from datetime import date

from bot.cases.actions import find_kind, happened, show_below
from bot.drafts.narrative_input import written
from bot.requests.shows import RequestShow
from bot.requests.steps import BUTTON, closed
from bot.showing.recipes import card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.readers.reader import NotUnderstood, ReplyContext
from dialogs.requests.questions import day_received
from governance.access import Action
from governance.cases.event import Event
from governance.cases.ladders import newest
from governance.clocks.due import FactsDoNotFit
from governance.outbox_message import TextBody
from governance.requests.facts import DayCorrected, RightChanged
from governance.requests.ladders import LADDERS
from governance.requests.request import RequestCase, after_request
from governance.requests.rights import Right, ladder_of
from governance.requests.steps import CLOSED, recorded

NOTHING_CHANGED = "That is what is on record already. Please change the kind or the day."

ask = show_below(RequestShow.RIGHT, Action.DECIDE)


def send(turn: Turn) -> Answer:
    """Record it; ordinary correspondence closes the request."""
    case = find_kind(turn, RequestCase, Action.DECIDE)
    if case.decided is not None:
        return Answer(TextBody(CLOSED), replaces=False)
    try:
        right, received = _meant(turn, case)
    except NotUnderstood as problem:
        return Answer(TextBody(str(problem)), replaces=False)
    if right is case.right and received == case.clock.received:
        return Answer(TextBody(NOTHING_CHANGED), replaces=False)
    reason = written(turn, case, "reason", BUTTON)
    if isinstance(reason, Answer):
        return reason
    try:
        then = _correct(turn, case, right, received, reason)
    except FactsDoNotFit as problem:
        return Answer(TextBody(str(problem)), replaces=False)
    if then.decided is not None:
        closed(turn, then)
    return shown(card_of(case, RequestShow.MOVED))


def _meant(turn: Turn, case: RequestCase) -> tuple[Right, date]:
    """Return the right and the day that the card says; as they are where it says nothing."""
    right = next((one for one in Right if one == turn.given("right")), case.right)
    said = turn.given("received")
    if not said:
        return right, case.clock.received
    return right, date.fromisoformat(str(day_received(said, ReplyContext((), turn.now))))


def _correct(
    turn: Turn, case: RequestCase, right: Right, received: date, reason: str
) -> RequestCase:
    """Record both, after both were tried: where one does not fit, nothing is kept."""
    wanted: list[DayCorrected | RightChanged] = []
    if received != case.clock.received:
        wanted.append(DayCorrected(received, reason))
    if right is not case.right:
        ladder = newest(LADDERS, ladder_of(right))
        climbs = None if ladder.id == case.ladder.id else (ladder.id, ladder.version)
        wanted.append(RightChanged(right, reason, climbs))
    tried, kept = case, list[DayCorrected | RightChanged]()
    for fact in wanted:
        kept.append(recorded(tried, fact, turn.services.calendars()))
        event = Event(turn.now, turn.viewer.person, kept[-1])
        tried = after_request(tried, event, kept[-1])
    for fact in kept:
        case = happened(turn, case, fact)
    return case
