"""Recording a step of a request: on a card, or by typing it with its day."""

from collections.abc import Callable, Mapping
from datetime import date

from adapters.teams.values import ActivityKind
from bot.cases.actions import find_kind, happened, show_below
from bot.drafts.identifiers_asked import about_case, ask_once
from bot.post.outbox_messages import tell_person
from bot.requests.filing import advise
from bot.requests.render import scene
from bot.requests.shows import RequestShow
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.readers.moments import day
from dialogs.asking.readers.reader import NotUnderstood, ReplyContext
from dialogs.asking.readers.words import words as read_words
from dialogs.requests.forms import NEEDS_REASON, step_card
from governance.access import Action
from governance.clocks.due import FactsDoNotFit
from governance.moments import london
from governance.outbox_message import CardBody, Recipe, RecipeBody, TextBody
from governance.requests.facts import (
    Check,
    ClarificationAnswered,
    ClarificationAsked,
    Extended,
    FeeAsked,
    FeePaid,
    IdentityAsked,
    IdentityConfirmed,
    Refused,
    ReplySent,
)
from governance.requests.request import RequestCase
from governance.requests.rights import SUBJECT_ACCESS
from governance.requests.steps import CLOSED, Dated, Step, possible, take
from storage.errors import NotThere

BUTTON = "“Record it”"

steps = show_below(RequestShow.STEPS, Action.DECIDE)


def ask(turn: Turn) -> Answer:
    """Show the form of one step, as a message of its own."""
    case = find_kind(turn, RequestCase, Action.DECIDE)
    step = _step(turn)
    recipe = Recipe(RequestShow.STEP, case=case.header.id, step=step.value)
    if turn.incoming.kind is ActivityKind.MESSAGE:
        return shown(recipe)
    turn.say(RecipeBody(recipe), "step")
    return shown(card_of(case, Show.CASE))


def typed(step: Step) -> Callable[[Turn], Answer]:
    """Return the handler of "RQ-2026-0001 clarification answered 11/11/2026".

    It records the step at once where that is enough; else it shows the form with the day in it.
    """

    def handler(turn: Turn) -> Answer:
        case = find_kind(turn, RequestCase, Action.DECIDE)
        if case.decided is not None:
            return Answer(TextBody(CLOSED))
        said = turn.given("on")
        if not said or _needs_form(case, step):
            return _form(turn, case, step, values=_day_of(turn, said))
        try:
            on = str(day(said, ReplyContext((), turn.now)))
        except NotUnderstood as problem:
            return Answer(TextBody(str(problem)))
        return _record(turn, case, step, {"on": on})

    return handler


def send(turn: Turn) -> Answer:
    """Record it, or show the form again with what is missing."""
    case = find_kind(turn, RequestCase, Action.DECIDE)
    step = _step(turn)
    if turn.version < case.header.version and step not in possible(case):
        return shown(card_of(case, Show.CASE))
    if step in NEEDS_REASON:
        form = about_case(turn, case, BUTTON)
        if asked := ask_once(turn, form, {"reason": turn.given("reason")}):
            return asked
    return _record(turn, case, step, turn.replies)


def _record(turn: Turn, case: RequestCase, step: Step, values: Mapping[str, str]) -> Answer:
    try:
        fact = _fact(turn, step, values)
        kept = take(case, fact, turn.services.calendars(), now=turn.now)
    except (FactsDoNotFit, NotUnderstood) as problem:
        return _again(turn, case, step, values, str(problem))
    then = happened(turn, case, kept)
    if case.access and step in NEEDS_REASON:
        then = advise(turn, then, step.value)
    if then.decided is not None:
        closed(turn, then)
    return shown(card_of(case, RequestShow.MOVED))


def closed(turn: Turn, case: RequestCase) -> None:
    """Tell whoever took it down how it ended."""
    what = f"outcome:{case.header.version}"
    tell_person(turn, case, case.reporter, card_of(case, Show.OUTCOME), what=what)


def _again(
    turn: Turn, case: RequestCase, step: Step, values: Mapping[str, str], problem: str
) -> Answer:
    """Show the form as they have it, with what does not fit; reasons stay in their own card."""
    if turn.incoming.kind is not ActivityKind.EXECUTE or values.get("reason"):
        return Answer(TextBody(problem), replaces=False)
    return _form(turn, case, step, values=values, problem=problem)


def _form(
    turn: Turn, case: RequestCase, step: Step, *, values: Mapping[str, str], problem: str = ""
) -> Answer:
    card = step_card(scene(turn, case, turn.viewer), step, problem=problem, values=dict(values))
    return Answer(CardBody(card, case.header.reference))


def _step(turn: Turn) -> Step:
    """Return the step that a card or a command names; NotThere for none."""
    try:
        return Step(turn.given("step"))
    except ValueError:
        raise NotThere from None


def _needs_form(case: RequestCase, step: Step) -> bool:
    """Return whether it wants a reason or ticks, which a line cannot have."""
    ticked = step is Step.REPLY_SENT and case.right in SUBJECT_ACCESS
    return ticked or step in NEEDS_REASON


def _day_of(turn: Turn, said: str) -> dict[str, str]:
    try:
        return {"on": str(day(said, ReplyContext((), turn.now)))} if said else {}
    except NotUnderstood:
        return {}


def _fact(turn: Turn, step: Step, values: Mapping[str, str]) -> Dated:
    asked = ReplyContext((), turn.now)
    said = values.get("on") or london(turn.now).date().isoformat()
    on = date.fromisoformat(str(day(said, asked)))
    match step:
        case Step.EXTENDED:
            return Extended(on, _reason(values, asked))
        case Step.REFUSED:
            return Refused(on, _reason(values, asked), values.get("rights_told") == "true")
        case Step.REPLY_SENT:
            return ReplySent(on, ticked(values))
        case _:
            return _PLAIN[step](on)


_PLAIN: Mapping[Step, Callable[[date], Dated]] = {
    Step.IDENTITY_ASKED: IdentityAsked,
    Step.IDENTITY_CONFIRMED: IdentityConfirmed,
    Step.CLARIFICATION_ASKED: ClarificationAsked,
    Step.CLARIFICATION_ANSWERED: ClarificationAnswered,
    Step.FEE_ASKED: FeeAsked,
    Step.FEE_PAID: FeePaid,
}


def _reason(values: Mapping[str, str], asked: ReplyContext) -> str:
    return str(read_words(values.get("reason", ""), asked))


def ticked(values: Mapping[str, str]) -> tuple[Check, ...]:
    """Return the checks of DSR-CHECKS (docs/law.md) that were ticked."""
    return tuple(check for check in Check if values.get(f"check_{check}") == "true")
