"""Whose breach it is: a partner is told of its own as a case of its own, and says whether it is.

Ours goes on until they say that it is theirs (BR-WHOSE, docs/law.md). Neither party
sees the other's case: each says its own reference, and what it pressed.
"""

from dataclasses import replace
from datetime import datetime

from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, happened, show_below
from bot.cases.escalation import append_fact, holders, load_case, plan
from bot.cases.filing import open_case
from bot.cases.narrowing import C, of_kind
from bot.cases.news import tell_handlers
from bot.post.outbox_messages import tell_person
from bot.post.refresh import refresh
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Handler, Turn, shown
from bot.work import TIMER, Work
from dialogs.breaches.sentences import say
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.facts import Reported
from governance.breaches.kind import BREACH as RULES
from governance.breaches.ladders import breach_ladder
from governance.breaches.partners import OwnerSaid, OwnerTold, PassedFrom
from governance.breaches.report import Awareness, BreachReport, Noticed, Where
from governance.cases.facts import RungFired
from governance.cases.recipients import Told
from governance.keys import CaseId, PartyKey
from governance.outbox_message import Recipe, TextBody
from governance.people.identity import PersonId, Role, Viewer
from governance.tasks.facts import TaskReply
from governance.tasks.task import Task

ask = show_below(BreachShow.OWNER, Action.DECIDE)


def tell_owner(turn: Turn) -> Answer:
    """Open the partner's own case, with its own clock from now at the latest."""
    case = find_kind(turn, Breach, Action.DECIDE)
    agreement = turn.services.agreement
    ours = agreement.same_controller(case.header.party)
    owner = next((k for k in agreement.keys if k == turn.given("owner") and k not in ours), None)
    if case.parties.owner is not None or case.takes_no_answers:
        return shown(card_of(case, Show.CASE))
    if owner is None:
        return Answer(TextBody(say("owner.error")), replaces=False)
    theirs = _open_there(turn, case, owner, turn.viewer, aware=turn.now)
    told = OwnerTold(owner, theirs.header.reference, theirs.header.id)
    happened(turn, case, told)
    return shown(card_of(case, Show.CASE))


def ours_too(work: Work, case: Breach, task: Task) -> Breach:
    """Open a case of its own for a party that pressed "Ours too", once; of joint data none: there
    is one report to the regulator (agreement §2.1). Returns the case after it.
    """
    said, answered = task.answer, task.answered
    by = answered.by if answered else None
    again = sum(getattr(e.fact, "answer", None) is TaskReply.OURS_TOO for e in task.answers) > 1
    theirs = said is not None and said.answer is TaskReply.OURS_TOO
    who = work.services.viewer(by, work.now) if isinstance(by, PersonId) else None
    if theirs and not again and not case.joint and who and who.roles_in(task.party):
        _open_there(work, case, task.party, who, aware=task.asked_at)
    return case


def _open_there(
    work: Work, case: Breach, party: PartyKey, by: Viewer, *, aware: datetime
) -> Breach:
    """Open a case of the party's, of what may be said: choices, danger, and no text of anyone's.

    It was `aware` at the latest when our notice reached it (BR-WHOSE, docs/law.md).
    """
    ladder = breach_ladder(case.danger)
    reported = Reported(
        report=BreachReport(
            danger=case.danger,
            what_happened=say(
                "owner.story",
                party=work.services.agreement.party(case.header.party).name,
                reference=case.header.reference,
            ),
            went_wrong=case.report.went_wrong,
            noticed=Noticed.NOT_SURE,
            where=Where.NOT_SURE,
            who_has_it=case.report.who_has_it,
        ),
        awareness=Awareness(at=aware, provisional=True),
        ladder=(ladder.id, ladder.version),
        kept_from=tuple(sorted(case.out)),
        passed_from=PassedFrom(case.header.party, case.header.reference, case.header.id),
    )
    return of_kind(Breach, open_case(work, by, party, RULES, reported))


def says(*, ours: bool) -> Handler:
    """Return the handler of what the party that was told says of whose it is."""

    def handler(turn: Turn) -> Answer:
        case = find_kind(turn, Breach, Action.DECIDE)
        passed = case.passed_from
        if passed is not None and case.parties.said is None:
            case = happened(turn, case, OwnerSaid(ours))
            _they_hear(turn, case, passed.case, OwnerSaid(ours))
        return shown(card_of(case, Show.CASE))

    return handler


def _they_hear(work: Work, theirs: Breach, case_id: CaseId, said: OwnerSaid) -> None:
    """Write it down in the case that it was passed on from; whoever handles that hears."""
    case = of_kind(Breach, load_case(work, case_id))
    if case.parties.owner is None or case.parties.owner.case != theirs.header.id:
        return
    case = append_fact(work, case, TIMER, said)
    plan(work, case)
    refresh(work, case)
    tell_handlers(work, case, card_of(case, BreachShow.OWNER_SAID))
    if not said.ours:
        for one in (case, theirs):
            siro_hears(work, one, card_of(one, BreachShow.NEITHER), what="neither")


def siro_hears(work: Work, case: C, recipe: Recipe, *, what: str) -> C:
    """Tell the party's SIRO, who may open it from then on. Returns the case after it."""
    siros = holders(work, case)(Role.SIRO)
    first = case.ladder.rungs[0].id
    told = tuple(Told(first, person, Role.SIRO) for person in siros)
    if told:
        case = append_fact(work, case, TIMER, RungFired((first,), told))
    for person in siros:
        theirs = replace(recipe, role=Role.SIRO, rung=first)
        tell_person(work, case, person, theirs, what=what)
    return case
