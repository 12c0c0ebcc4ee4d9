"""Asking partners: what they hold, or whether what came from them may be released (§8.0)."""

from bot.cases.actions import find_kind, show_below
from bot.drafts.narrative_input import written
from bot.post.refresh import refresh
from bot.requests.shows import RequestShow
from bot.showing.recipes import Show, card_of
from bot.tasks.asking import ask_task
from bot.turns.turn import Answer, Turn, shown
from governance.access import Action
from governance.cases.case import Case
from governance.keys import PartyKey
from governance.moments import london
from governance.outbox_message import TextBody
from governance.requests.helping import RELEASE_BRIEF, asks, chosen
from governance.requests.request import RequestCase
from governance.requests.steps import CLOSED
from governance.tasks.facts import TaskKind
from governance.tasks.task import task_target

NOBODY_CHOSEN = "Please choose at least one organisation from the list."
NOTHING_TO_ASK = (
    "Partners are asked about freedom of information, environmental and joint requests, and about"
    " subject access. For this one, there is nothing to ask them."
)
BUTTON = "“Ask them”"

ask = show_below(RequestShow.ASK, Action.DECIDE)


def send(turn: Turn) -> Answer:
    """Give each its own record of what is asked, and nothing else of the case."""
    case = find_kind(turn, RequestCase, Action.DECIDE)
    kind = asks(case)
    if case.decided is not None or kind is None:
        return Answer(TextBody(CLOSED if case.decided else NOTHING_TO_ASK), replaces=False)
    parties = chosen(case, turn.services.agreement, turn.given("parties").split(","))
    if not parties:
        return Answer(TextBody(NOBODY_CHOSEN), replaces=False)
    brief = _brief(turn, case, kind)
    if isinstance(brief, Answer):
        return brief
    then: Case = case
    for party in parties:
        then = _ask(turn, then, kind, party, brief)
    refresh(turn, then)
    return shown(card_of(case, Show.CASE))


def _brief(turn: Turn, case: RequestCase, kind: TaskKind) -> str | Answer:
    if kind is TaskKind.RELEASE:
        return RELEASE_BRIEF
    return written(turn, case, "brief", BUTTON)


def _ask(turn: Turn, case: Case, kind: TaskKind, party: PartyKey, brief: str) -> Case:
    calendar = turn.services.calendars().england_and_wales
    return ask_task(
        turn,
        case,
        kind,
        party=party,
        brief=brief,
        target=task_target(kind, london(turn.now).date(), calendar),
        actor=turn.viewer,
    )
