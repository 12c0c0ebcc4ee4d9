"""What people do with a case from its card: have it, open it, lead it, name someone, step out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from adapters.teams.values import ActivityKind
from bot.cases.escalation import append_fact, nobody_has_it_now, plan
from bot.cases.narrowing import C, of_kind
from bot.post.folds import fold_now
from bot.post.outbox_messages import tell_person
from bot.post.refresh import refresh, renew_receipts
from bot.showing.recipes import Show, card_of
from bot.showing.viewing import candidates, case_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.words.wording import say
from governance.access import Action, allowed
from governance.cases.case import OVER, Case
from governance.cases.event import Fact
from governance.cases.facts import Acknowledged, ConflictDeclared, LeaderNamed
from governance.keys import CaseId
from governance.outbox_message import Recipe, TextBody
from governance.people.identity import PersonId
from governance.proof import handing as head
from governance.proof.handing import next_morning
from storage.errors import NotThere

FOLDED = "What was open here is folded away. That closes no case: each stays as it is."
NOT_OPEN = "Nothing of a case is open here to fold away. That closes no case: each stays as it is."
CHOOSE_SOMEONE = "Please choose who leads this from the list."


def find(turn: Turn, action: Action) -> Case:
    """Return the case that the card or the reference means. NotThere if they may not do that."""
    wanted = CaseId(turn.given("case"))
    cases = turn.unit.cases
    if wanted:
        return cases.history(turn.viewer, wanted, action, now=turn.now)
    return cases.find(turn.viewer, turn.given("reference"), action, now=turn.now)


def find_kind(turn: Turn, wanted: type[C], action: Action) -> C:
    """Return the same as one of this type. NotThere for a case of another kind."""
    return of_kind(wanted, find(turn, action))


def show(kind: str, *, sticks: bool = True) -> Callable[[Turn], Answer]:
    """Return a handler that shows one card of the case.

    Rendering authorises it: a case that is not theirs reads as one that is not there.
    """

    def handler(turn: Turn) -> Answer:
        case = CaseId(turn.given("case")) or find(turn, Action.SEE_STATUS).header.id
        return shown(Recipe(kind, case=case), sticks=sticks)

    return handler


def show_below(kind: str, needs: Action) -> Callable[[Turn], Answer]:
    """Return a handler that shows a form of the case as a message of its own, to who may use it.

    In the place of the card that was pressed, an update of that card would redraw the form under
    the hands of whoever fills it in.
    """

    return lambda turn: _below(turn, find(turn, needs), kind)


def _below(turn: Turn, case: Case, kind: str) -> Answer:
    if page := turn.page:
        return shown(replace(card_of(case, kind), more=page))  # more buttons of the same card
    form = shown(card_of(case, kind))
    if turn.incoming.kind is ActivityKind.MESSAGE:
        return form
    turn.say(form.body, kind)
    return standing(turn, case)


def see(turn: Turn) -> Answer:
    """Show one of the cases in a digest as a card of its own, below, so that the digest stays:
    to whoever was named to lead it, the card that asks whether they have it.
    """
    try:
        case = find(turn, Action.SEE_STATUS)
    except NotThere:
        return Answer(TextBody(say("gone")), replaces=False)
    asked = case.unanswered and case.leader == turn.viewer.person
    card = card_of(case, Show.NAMED if asked else Show.CASE)
    tell_person(turn, case, turn.viewer.person, card, what=f"see:{turn.key}")
    below = say("digest.below", reference=case.header.reference)
    return Answer(TextBody(below), replaces=False)


deadline = show(Show.DEADLINE)
close = show(Show.CASE)
ask_name = show_below(Show.NAME, Action.NAME)
ask_conflict = show(Show.CONFLICT)
ask_decision = show_below(Show.DECIDE, Action.DECIDE)
learnt = show(Show.LEARNT, sticks=False)


def open_(turn: Turn) -> Answer:
    """Show the case to those who handle it, and to its reporter what they sent.

    Rendering authorises it, and writes down that it was read.
    """
    case = case_of(turn, CaseId(turn.given("case"))) or find(turn, Action.SEE_STATUS)
    handles = Action.OPEN in allowed(turn.viewer, case)
    recipe = card_of(case, Show.OPEN if handles else Show.OWN)
    return shown(replace(recipe, more=turn.page), sticks=False)


def ask_lesson(turn: Turn) -> Answer:
    """Ask what was learnt. NotThere for a kind of case from which nothing is learnt."""
    case = find(turn, Action.DECIDE)
    if Show.LESSON not in turn.services.kinds.of(case).cards:
        raise NotThere
    return _below(turn, case, Show.LESSON)


def fold(turn: Turn) -> Answer:
    """Fold every card that this person has open in the chat."""
    return Answer(TextBody(FOLDED if fold_now(turn, turn.viewer.person) else NOT_OPEN))


def status(turn: Turn) -> Answer:
    """Show where it stands: the receipt, or the case's card to those who handle it."""
    return standing(turn, find(turn, Action.SEE_STATUS))


def standing(turn: Turn, case: Case) -> Answer:
    """Show the case's card to those who handle it, and the receipt to anyone else."""
    handles = Action.OPEN in allowed(turn.viewer, case)
    recipe = card_of(case, Show.CASE if handles else Show.RECEIPT)
    return shown(replace(recipe, more=turn.page))


def acknowledge(turn: Turn) -> Answer:
    """Write down that they have it: the nobody-has-it rungs stop, and the reporter hears."""
    case = find(turn, Action.ACKNOWLEDGE)
    has_it(turn, case)
    return shown(card_of(case, Show.CASE))


def has_it(turn: Turn, case: Case) -> None:
    """Write down that they have it, where that is still to be said."""
    if case.nobody_has_it or (case.unanswered and case.leader == turn.viewer.person):
        case = happened(turn, case, Acknowledged())
        _tell_reporter(turn, case)
        if taken := turn.services.kinds.of(case).taken:
            taken(turn, case)


def lead(turn: Turn) -> Answer:
    """Write down that they lead it."""
    case = find(turn, Action.LEAD)
    return shown(card_of(led_by(turn, case, turn.viewer.person), Show.CASE))


def name(turn: Turn) -> Answer:
    """Write down who leads, of those of the case's own party who may, and tell them."""
    case = find(turn, Action.NAME)
    named = next(
        (p for p in candidates(turn.services, case, turn.now) if p.text == turn.given("who")), None
    )
    if named is None:
        return Answer(TextBody(CHOOSE_SOMEONE), replaces=False)
    return shown(card_of(led_by(turn, case, named), Show.CASE))


def conflict(turn: Turn) -> Answer:
    """Take the person out of the case, for a conflict of interest."""
    case = step_aside(turn, find(turn, Action.DECLARE_CONFLICT))
    return shown(card_of(case, Show.CONFLICT_DONE))


def step_aside(turn: Turn, case: Case) -> Case:
    """Take the person out of the case at every level, and of all that it asks of their party; if
    they had it, nobody has. Returns the case after it.
    """
    had_it = case.acknowledged
    case = happened(turn, case, ConflictDeclared(turn.viewer.person))
    if had_it is not None and case.acknowledged is None and case.decided is None:
        case = nobody_has_it_now(turn, case)
    for left_out in turn.services.kinds.left_out:
        case = left_out(turn, case)
    return case


def led_by(turn: Turn, case: Case, leader: PersonId) -> Case:
    """Write down who leads, and tell them and the reporter. Returns the case after it."""
    if case.leader == leader:
        return case
    case = now_led_by(turn, case, leader)
    if leader != turn.viewer.person:
        what = f"leads:{case.header.version}"
        tell_person(turn, case, leader, card_of(case, Show.NAMED), what=what)
    return case


def now_led_by(turn: Turn, case: Case, leader: PersonId) -> Case:
    """Write down who leads, and tell the reporter where nobody had it. Returns the case after it;
    whoever is named hears of it from elsewhere.
    """
    nobody_had_it = case.acknowledged is None
    case = happened(turn, case, LeaderNamed(leader))
    if nobody_had_it:
        _tell_reporter(turn, case)
    return case


def happened(turn: Turn, case: C, fact: Fact) -> C:
    """Save the fact, plan the ladder again, and bring everyone's cards up to date. Where that was
    the last of it, a head of the log leaves in the morning.
    """
    before = case.status
    case = append_fact(turn, case, turn.viewer, fact)
    plan(turn, case)
    refresh(turn, case)
    if case.status in OVER and before not in OVER:
        _head_leaves(turn, next_morning(turn.now))
    return case


def _head_leaves(turn: Turn, at: datetime) -> None:
    """Plan a head of the log for then, unless one leaves before (`bot.proof`)."""
    planned = turn.unit.due.of_subject(head.SUBJECT)
    if not planned or planned[0].at > at:
        lead = turn.services.agreement.lead
        turn.unit.due.put(subject=head.SUBJECT, what=head.DUE, party=lead, at=at)


def _tell_reporter(turn: Turn, case: Case) -> None:
    recipe = card_of(case, Show.SOMEONE_HAS_IT)
    tell_person(turn, case, case.reporter, recipe, what="someone_has_it")
    renew_receipts(turn, case)
