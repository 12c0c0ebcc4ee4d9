"""Reports of one incident are worked as one: the earliest awareness, one clock, and everyone who
reported hears. It can be undone (BR-SAME, docs/law.md).
"""

from collections.abc import Iterator

from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, show_below
from bot.cases.escalation import append_fact, climb, load_case, plan
from bot.cases.narrowing import of_kind
from bot.post.outbox_messages import tell_person
from bot.post.refresh import refresh
from bot.showing.recipes import Show, Shown, card_of
from bot.showing.viewing import PRODUCT_READING, At
from bot.turns.turn import Answer, Turn, shown
from bot.work import Work
from dialogs.breaches.same_incident import same_card
from dialogs.breaches.sentences import say
from governance.access import Action, may
from governance.breaches.breach import Breach
from governance.breaches.closing import Closed
from governance.breaches.danger import is_worse
from governance.breaches.facts import DangerArose, Decided
from governance.breaches.kind import BREACH as RULES
from governance.breaches.ladders import breach_ladder
from governance.breaches.same_incident import (
    JoinedInto,
    PartedFrom,
    ReportJoined,
    ReportParted,
    awareness_without,
    may_join,
)
from governance.cases.case import Case
from governance.cases.facts import Acknowledged
from governance.keys import CaseId
from governance.outbox_message import TextBody
from governance.people.identity import Viewer
from storage.errors import NotThere

MOST_OFFERED = 20  # a card must stay under 28 KB
ask = show_below(BreachShow.SAME, Action.DECIDE)


def same(at: At) -> Shown:
    """Make the card that offers what else is undecided here and may be of the same incident."""
    return Shown.of(same_card(at.scene, tuple(_offered(at.work, at.viewer, at.scene.case))))


def _offered(work: Work, viewer: Viewer, case: Breach) -> list[Breach]:
    rows = work.unit.cases.open_in(viewer, case.header.party)
    ids = [row.id for row in rows if row.kind == RULES.name]
    found = (work.unit.cases.history(PRODUCT_READING, i, Action.DECIDE, now=work.now) for i in ids)
    theirs = [one for one in found if isinstance(one, Breach) and may(viewer, Action.DECIDE, one)]
    return [one for one in theirs if may_join(case, one)][:MOST_OFFERED]


def join(turn: Turn) -> Answer:
    """Join another report of the party's to this one."""
    case = find_kind(turn, Breach, Action.DECIDE)
    other = _other(turn)
    if other is None or not may_join(case, other):
        return Answer(TextBody(say("same.error")), replaces=False)
    aware, old = other.awareness.at, case.awareness.at
    joined = ReportJoined(other.header.id, other.header.reference, aware, old)
    case = append_fact(turn, case, turn.viewer, joined)
    if is_worse(other.danger, case.danger):
        ladder = breach_ladder(other.danger)
        arose = DangerArose((ladder.id, ladder.version), other.danger)
        case = append_fact(turn, case, turn.viewer, arose)
    _stands_with(turn, other, case)
    refresh(turn, climb(turn, case))
    return shown(card_of(case, Show.CASE))


def _other(turn: Turn) -> Breach | None:
    """Return the case that is chosen; None where it is not theirs to decide."""
    wanted = CaseId(turn.given("other"))
    try:
        found = turn.unit.cases.history(turn.viewer, wanted, Action.DECIDE, now=turn.now)
    except NotThere:
        return None
    return found if isinstance(found, Breach) else None


def _stands_with(turn: Turn, other: Breach, case: Breach) -> None:
    """Let it climb no more; its reporter hears that somebody has it."""
    into = JoinedInto(case.header.id, case.header.reference)
    if other.acknowledged is None:
        other = append_fact(turn, other, turn.viewer, Acknowledged())
        recipe = card_of(other, Show.SOMEONE_HAS_IT)
        tell_person(turn, other, other.reporter, recipe, what="someone_has_it")
    other = append_fact(turn, other, turn.viewer, into)
    plan(turn, other)
    refresh(turn, other)


def part(turn: Turn) -> Answer:
    """Undo it: what was joined goes on with its own clock, as if it had never been."""
    other = find_kind(turn, Breach, Action.DECIDE)
    into = other.same.into
    if into is None:
        return shown(card_of(other, Show.CASE))
    case = of_kind(Breach, load_case(turn, into.case))
    old, new = case.awareness.at, awareness_without(case, other.header.id)
    parted = ReportParted(other.header.id, other.header.reference, old, new)
    case = append_fact(turn, case, turn.viewer, parted)
    other = append_fact(turn, other, turn.viewer, PartedFrom(into.case, into.reference))
    for one in (case, other):
        refresh(turn, climb(turn, one))
    return shown(card_of(other, Show.CASE))


def joined_hear(turn: Turn, case: Case, fact: Decided | Closed, show: str) -> None:
    """Decide or close what is joined to it alike; whoever reported each hears by that card."""
    for one in joined_to(turn, case):
        then = append_fact(turn, one, turn.viewer, fact)
        refresh(turn, then)
        what = f"{show}:{then.header.version}"
        tell_person(turn, then, then.reporter, card_of(then, show), what=what)


def joined_to(work: Work, case: Case) -> Iterator[Breach]:
    """Return the reports that are joined to this one."""
    for one in case.same.joined if isinstance(case, Breach) else ():
        yield of_kind(Breach, load_case(work, one.case))
