"""Other parties are told of a breach, and asked to help: each by a task of its own (§7.1, §2.1).

What they get is their own record, made of choices and instants: no text that anyone wrote.
"""

from collections.abc import Iterable

from bot.breaches.ringing import plan_rings
from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, happened, show_below
from bot.cases.narrowing import C
from bot.drafts.narrative_input import written
from bot.post.refresh import refresh
from bot.showing.recipes import Show, card_of
from bot.tasks.asking import ask_task
from bot.turns.turn import Answer, Turn, shown
from bot.work import Work
from dialogs.breaches.partners import brief
from dialogs.breaches.sentences import say
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.partners import PartiesChosen
from governance.breaches.proposing import chosen, joint_controllers, proposed
from governance.keys import PartyKey
from governance.moments import london
from governance.outbox_message import TextBody
from governance.people.identity import Actor, System
from governance.tasks.facts import TaskKind
from governance.tasks.task import task_target

what_else = show_below(BreachShow.WHAT_ELSE, Action.OPEN)
ask = show_below(BreachShow.TELL_PARTIES, Action.DECIDE)
ask_help = show_below(BreachShow.ASK_HELP, Action.DECIDE)


def tell_joint(work: Work, case: Breach) -> Breach:
    """Tell every other joint controller of what the partnership made, the lead partner first,
    whoever reported it (agreement §2.1). Returns the case after it.
    """
    parties = joint_controllers(case, work.services.agreement)
    return _tell(work, case, parties, System("turn"))


def tell_ticked(turn: Turn) -> Answer:
    """Tell the parties that are ticked."""
    case = find_kind(turn, Breach, Action.DECIDE)
    wanted = turn.given("parties").split(",")
    return _chosen(turn, case, chosen(case, turn.services.agreement, wanted))


def tell_proposed(turn: Turn) -> Answer:
    """Tell those that the agreement proposes, as it proposes them now."""
    case = find_kind(turn, Breach, Action.DECIDE)
    return _chosen(turn, case, proposed(case, turn.services.agreement))


def tell_nobody(turn: Turn) -> Answer:
    """Write down that nobody else is to be told, and why."""
    case = find_kind(turn, Breach, Action.DECIDE)
    why = written(turn, case, "why", "“Nobody else”")
    if isinstance(why, Answer):
        return why
    return _card(happened(turn, case, PartiesChosen((), why)))


def _chosen(turn: Turn, case: Breach, parties: tuple[PartyKey, ...]) -> Answer:
    if case.takes_no_answers:
        return _card(case)
    if not parties:
        return Answer(TextBody(say("parties.choose")), replaces=False)
    case = happened(turn, case, PartiesChosen(parties))
    case = _tell(turn, case, parties, turn.viewer)
    refresh(turn, case)
    return _card(case)


def _card(case: Breach) -> Answer:
    return shown(card_of(case, Show.CASE))


def _tell(work: Work, case: Breach, parties: Iterable[PartyKey], actor: Actor) -> Breach:
    said = brief(case, work.services.agreement)
    case = _ask_all(work, case, TaskKind.TOLD, parties, said, actor)
    plan_rings(work, case)
    return case


def _ask_all(
    work: Work, case: C, kind: TaskKind, parties: Iterable[PartyKey], said: str, actor: Actor
) -> C:
    calendar = work.services.calendars().england_and_wales
    target = task_target(kind, london(work.now).date(), calendar)
    for party in parties:
        case = ask_task(work, case, kind, party=party, brief=said, target=target, actor=actor)
    return case


def send_help(turn: Turn) -> Answer:
    """Ask other parties to help look into it, in words written for them (agreement §7.1)."""
    case = find_kind(turn, Breach, Action.DECIDE)
    ours = turn.services.agreement.same_controller(case.header.party)
    wanted = turn.given("parties").split(",")
    parties = [k for k in turn.services.agreement.keys if k in wanted and k not in ours]
    if not parties:
        return Answer(TextBody(say("parties.choose")), replaces=False)
    said = written(turn, case, "brief", "“Ask them”")
    if isinstance(said, Answer):
        return said
    case = _ask_all(turn, case, TaskKind.COOPERATE, parties, said, turn.viewer)
    refresh(turn, case)
    return _card(case)
