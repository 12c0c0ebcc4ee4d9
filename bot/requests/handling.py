"""What is recorded of a request: its steps, whose it is, its right and day, what partners say.

A step is taken on a card, or by typing it with its day.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from adapters.teams.values import ActivityKind
from bot.cases.actions import find_kind, happened, show_below
from bot.cases.files import hand_over
from bot.drafts.identifiers_asked import about_case, ask_once
from bot.drafts.narrative_input import written
from bot.post.outbox_messages import tell_person
from bot.post.refresh import refresh
from bot.requests.render import RequestShow, letters_of, scene
from bot.requests.reporting import Coming, advise, receive
from bot.showing.recipes import Show, card_of
from bot.tasks.asking import ask_task
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.readers.moments import day
from dialogs.asking.readers.reader import NotUnderstood, ReplyContext
from dialogs.asking.readers.words import words as read_words
from dialogs.cards.elements import Card
from dialogs.requests.forms import NEEDS_REASON, holding_card, step_card
from dialogs.requests.questions import day_received
from governance.access import Action
from governance.cases.case import Case
from governance.cases.event import Event
from governance.cases.ladders import newest
from governance.clocks.due import FactsDoNotFit
from governance.keys import PartyKey
from governance.moments import london
from governance.outbox_message import CardBody, Recipe, RecipeBody, TextBody
from governance.requests.facts import (
    Check,
    ClarificationAnswered,
    ClarificationAsked,
    DayCorrected,
    Extended,
    FeeAsked,
    FeePaid,
    HoldingFound,
    IdentityAsked,
    IdentityConfirmed,
    PassedInside,
    Refused,
    ReplySent,
    RightChanged,
)
from governance.requests.helping import RELEASE_BRIEF, asks, chosen
from governance.requests.ladders import LADDERS
from governance.requests.places import SentTo, goes_inside, redirected
from governance.requests.request import RequestCase, after_request
from governance.requests.rights import SUBJECT_ACCESS, Right, Whose, ladder_of
from governance.requests.steps import CLOSED, Dated, Step, possible, recorded, take
from governance.tasks.facts import TaskKind
from governance.tasks.task import task_target
from storage.errors import NotThere

BUTTON = "“Record it”"
Values = Mapping[str, str]
Form = Callable[..., Card]
"""What makes the card of a form: of the scene, with what is wrong and what was filled in."""

steps = show_below(RequestShow.STEPS, Action.DECIDE)


def ask_step(turn: Turn) -> Answer:
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
            return _form(turn, case, partial(step_card, step=step), _day_of(turn, said))
        try:
            on = str(day(said, ReplyContext((), turn.now)))
        except NotUnderstood as problem:
            return Answer(TextBody(str(problem)))
        return _record(turn, case, step, {"on": on})

    return handler


def send_step(turn: Turn) -> Answer:
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


def _record(turn: Turn, case: RequestCase, step: Step, values: Values) -> Answer:
    try:
        fact = _fact(turn, step, values)
        kept = take(case, fact, turn.services.calendars(), now=turn.now)
    except (FactsDoNotFit, NotUnderstood) as problem:
        return _again(turn, case, partial(step_card, step=step), values, str(problem))
    then = happened(turn, case, kept)
    if case.access and step in NEEDS_REASON:
        then = advise(turn, then, step.value)
    return _moved(turn, then)


def _moved(turn: Turn, case: RequestCase) -> Answer:
    """Show what moved; tell whoever took it down how it ended, if that closed it."""
    if case.decided is not None:
        what = f"outcome:{case.header.version}"
        tell_person(turn, case, case.reporter, card_of(case, Show.OUTCOME), what=what)
    return shown(card_of(case, RequestShow.MOVED))


def _again(turn: Turn, case: RequestCase, form: Form, values: Values, problem: str) -> Answer:
    """Show the form as they have it, with what does not fit; reasons stay in their own card."""
    if turn.incoming.kind is not ActivityKind.EXECUTE or values.get("reason"):
        return Answer(TextBody(problem), replaces=False)
    return _form(turn, case, form, values, problem)


def _form(turn: Turn, case: RequestCase, form: Form, values: Values, problem: str = "") -> Answer:
    card = form(scene(turn, case, turn.viewer), problem=problem, values=values)
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


def _fact(turn: Turn, step: Step, values: Values) -> Dated:
    on, reason = _day(turn, values), values.get("reason", "")
    match step:
        case Step.EXTENDED:
            return Extended(on, str(read_words(reason, ReplyContext((), turn.now))))
        case Step.REFUSED:
            why = str(read_words(reason, ReplyContext((), turn.now)))
            return Refused(on, why, values.get("rights_told") == "true")
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


def ticked(values: Values) -> tuple[Check, ...]:
    """Return the checks of DSR-CHECKS (docs/law.md) that were ticked."""
    return tuple(check for check in Check if values.get(f"check_{check}") == "true")


NOTHING_CHANGED = "That is what is on record already. Please change the kind or the day."

ask_right = show_below(RequestShow.RIGHT, Action.DECIDE)


def send_right(turn: Turn) -> Answer:
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
        return _moved(turn, _correct(turn, case, right, received, reason))
    except FactsDoNotFit as problem:
        return Answer(TextBody(str(problem)), replaces=False)


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


NOBODY_CHOSEN = "Please choose at least one organisation from the list."
NOTHING_TO_ASK = (
    "Partners are asked about freedom of information, environmental and joint requests, and about"
    " subject access. For this one, there is nothing to ask them."
)

ask_partners = show_below(RequestShow.ASK, Action.DECIDE)


def send_to_partners(turn: Turn) -> Answer:
    """Give each its own record of what is asked, and nothing else of the case."""
    case = find_kind(turn, RequestCase, Action.DECIDE)
    kind = asks(case)
    if case.decided is not None or kind is None:
        return Answer(TextBody(CLOSED if case.decided else NOTHING_TO_ASK), replaces=False)
    parties = chosen(case, turn.services.agreement, turn.given("parties").split(","))
    if not parties:
        return Answer(TextBody(NOBODY_CHOSEN), replaces=False)
    release = kind is TaskKind.RELEASE
    brief = RELEASE_BRIEF if release else written(turn, case, "brief", "“Ask them”")
    if isinstance(brief, Answer):
        return brief
    target = task_target(kind, london(turn.now).date(), turn.services.calendars().england_and_wales)
    then: Case = case
    for party in parties:
        then = ask_task(
            turn, then, kind, party=party, brief=brief, target=target, actor=turn.viewer
        )
    refresh(turn, then)
    return shown(card_of(case, Show.CASE))


letters = show_below(RequestShow.LETTERS, Action.DECIDE)


def letter(turn: Turn) -> Answer:
    """Show one of them, until it is folded away."""
    return shown(_letter_recipe(turn), sticks=False)


def letter_file(turn: Turn) -> Answer:
    """Offer it as a file too, which Teams puts where the person says; nothing of it is kept."""
    hand_over(turn, _letter_recipe(turn))
    return letter(turn)


def _letter_recipe(turn: Turn) -> Recipe:
    """Return the letter that a card or a command names; NotThere for none of this request's."""
    case = find_kind(turn, RequestCase, Action.DECIDE)
    said = turn.given("step")
    if said not in letters_of(case):
        raise NotThere
    return Recipe(RequestShow.LETTER, case=case.header.id, step=said)


ANSWERS = (Whose.OURS, Whose.PARTNERSHIP, Whose.ELSEWHERE)
CHOOSE = "Please choose whose information it is about."

ask_holding = show_below(RequestShow.HOLDING, Action.DECIDE)


def send_holding(turn: Turn) -> Answer:
    """Record whose it is: joint information is passed inside, another's is told to the person."""
    case = find_kind(turn, RequestCase, Action.DECIDE)
    if case.decided is not None:
        return Answer(TextBody(CLOSED), replaces=False)
    try:
        return _found(turn, case, turn.replies)
    except (FactsDoNotFit, NotUnderstood) as problem:
        return _again(turn, case, holding_card, turn.replies, str(problem))


def _found(turn: Turn, case: RequestCase, values: Values) -> Answer:
    whose = next((one for one in ANSWERS if one == values.get("whose")), None)
    if whose is None:
        raise FactsDoNotFit(CHOOSE)
    if whose is Whose.ELSEWHERE:
        return _elsewhere(turn, case, values)
    inside = whose is Whose.PARTNERSHIP and goes_inside(turn.services.agreement, case.header.party)
    law = values.get("law_enforcement") == "true"
    found = recorded(case, HoldingFound(whose, law_enforcement=law), turn.services.calendars())
    then = happened(turn, case, found)
    return _inside(turn, then) if inside else _moved(turn, then)


def _elsewhere(turn: Turn, case: RequestCase, values: Values) -> Answer:
    place = SentTo(
        to=PartyKey(values.get("to", "")),
        on=_day(turn, values),
        transfer=values.get("transfer") == "true",
        consent=values.get("consent") == "true",
        not_joint=values.get("not_joint") == "true",
    )
    fact = redirected(case, place, turn.services.agreement, now=turn.now)
    found = recorded(case, HoldingFound(Whose.ELSEWHERE), turn.services.calendars())
    return _moved(turn, happened(turn, happened(turn, case, found), fact))


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
    return _moved(turn, happened(turn, case, PassedInside(coming.party, theirs.header.reference)))


def _day(turn: Turn, values: Values) -> date:
    said = values.get("on") or london(turn.now).date().isoformat()
    return date.fromisoformat(str(day(said, ReplyContext((), turn.now))))
