"""Do we hold it, and do we answer for it? If not: told whom to ask, or passed inside (§8.0)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from adapters.teams.values import ActivityKind
from bot.cases.actions import find_kind, happened, show_below
from bot.requests.filing import Coming, receive
from bot.requests.render import scene
from bot.requests.shows import RequestShow
from bot.requests.steps import closed
from bot.showing.recipes import card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.readers.moments import day
from dialogs.asking.readers.reader import NotUnderstood, ReplyContext
from dialogs.requests.forms import holding_card
from governance.access import Action
from governance.clocks.due import FactsDoNotFit
from governance.keys import PartyKey
from governance.moments import london
from governance.outbox_message import CardBody, Recipe, TextBody
from governance.requests.facts import HoldingFound, PassedInside
from governance.requests.places import SentTo, goes_inside, redirected
from governance.requests.request import RequestCase
from governance.requests.rights import Whose
from governance.requests.steps import CLOSED, recorded

ANSWERS = (Whose.OURS, Whose.PARTNERSHIP, Whose.ELSEWHERE)
CHOOSE = "Please choose whose information it is about."

ask = show_below(RequestShow.HOLDING, Action.DECIDE)


def send(turn: Turn) -> Answer:
    """Record whose it is: joint information is passed inside, another's is told to the person."""
    case = find_kind(turn, RequestCase, Action.DECIDE)
    if case.decided is not None:
        return Answer(TextBody(CLOSED), replaces=False)
    try:
        return _found(turn, case, turn.replies)
    except (FactsDoNotFit, NotUnderstood) as problem:
        return _again(turn, case, turn.replies, str(problem))


def _found(turn: Turn, case: RequestCase, values: Mapping[str, str]) -> Answer:
    whose = next((one for one in ANSWERS if one == values.get("whose")), None)
    if whose is None:
        raise FactsDoNotFit(CHOOSE)
    if whose is Whose.ELSEWHERE:
        return _elsewhere(turn, case, values)
    joint = whose is Whose.PARTNERSHIP
    inside = joint and goes_inside(turn.services.agreement, case.header.party)
    law = values.get("law_enforcement") == "true"
    found = recorded(case, HoldingFound(whose, law_enforcement=law), turn.services.calendars())
    then = happened(turn, case, found)
    return _inside(turn, then) if inside else shown(_moved(then))


def _elsewhere(turn: Turn, case: RequestCase, values: Mapping[str, str]) -> Answer:
    place = SentTo(
        to=PartyKey(values.get("to", "")),
        on=_day(turn, values),
        transfer=values.get("transfer") == "true",
        consent=values.get("consent") == "true",
        not_joint=values.get("not_joint") == "true",
    )
    fact = redirected(case, place, turn.services.agreement, now=turn.now)
    found = recorded(case, HoldingFound(Whose.ELSEWHERE), turn.services.calendars())
    then = happened(turn, happened(turn, case, found), fact)
    closed(turn, then)
    return shown(_moved(then))


def _inside(turn: Turn, case: RequestCase) -> Answer:
    """Open a case of the lead partner's, whose clock runs from when it first reached any of us."""
    header = case.header
    coming = Coming(
        turn.services.agreement.lead,
        replace(case.taken, received=case.clock.received, own_reference=""),
        case.right,
        header.party,
        header.reference,
        tuple(sorted(case.out)),
    )
    theirs = receive(turn, turn.viewer, coming)
    passed = PassedInside(coming.party, theirs.header.reference)
    then = happened(turn, case, passed)
    closed(turn, then)
    return shown(_moved(then))


def _moved(case: RequestCase) -> Recipe:
    return card_of(case, RequestShow.MOVED)


def _day(turn: Turn, values: Mapping[str, str]) -> date:
    said = values.get("on") or london(turn.now).date().isoformat()
    return date.fromisoformat(str(day(said, ReplyContext((), turn.now))))


def _again(turn: Turn, case: RequestCase, values: Mapping[str, str], problem: str) -> Answer:
    if turn.incoming.kind is not ActivityKind.EXECUTE:
        return Answer(TextBody(problem), replaces=False)
    card = holding_card(scene(turn, case, turn.viewer), problem=problem, values=dict(values))
    return Answer(CardBody(card, case.header.reference))
