"""A drill as it runs: its steps are due rows, whom it told and who answered is in the outbox.

Nothing of it is a case, a reference or an audit entry (docs/decisions/0024).
"""

from collections.abc import Iterator
from enum import StrEnum

from bot.drills.counting import DrillShow, has_it_among, holders_in, scored, tell, told
from bot.post.outbox_messages import told_once
from bot.work import Work
from dialogs.drills.cards import score_card
from dialogs.drills.sentences import say
from governance.cases.ladders import OWNER, Rung, Silence
from governance.cases.recipients import Told, tellings
from governance.cases.rungs import Firing
from governance.drills.drill import Drill, may_begin, read_subject, step
from governance.drills.rows import DRILL, END, KEPT, REAL, of_party
from governance.keys import PartyKey
from governance.moments import london
from governance.outbox_message import (
    CardBody,
    Recipe,
    RecipeBody,
    TextBody,
    ToPerson,
    person_of,
)
from governance.people.identity import PersonId, Role
from governance.policy import DRILL_KEPT_FOR
from storage.due import DueRow


class Cannot(StrEnum):
    """Why no drill begins; the sentence that says so."""

    RUNS = "drill.runs"
    TOO_LATE = "drill.too_late"


def running(work: Work, party: PartyKey) -> Drill | None:
    """Return the party's drill while it runs; None where none does."""
    return _noted(work, party, END)


def newest(work: Work, party: PartyKey) -> Drill | None:
    """Return the party's newest drill, running or over, while it is remembered."""
    return _noted(work, party, KEPT)


def _noted(work: Work, party: PartyKey, what: str) -> Drill | None:
    rows = work.unit.due.of_subject(of_party(party))
    return next((read_subject(row.carries) for row in rows if row.what == what), None)


def begin(work: Work, party: PartyKey, by: PersonId | None) -> Drill | Cannot:
    """Plan every step, and tell the first at once. `by` gets the score too; None for a shell."""
    if running(work, party):
        return Cannot.RUNS
    if not may_begin(work.now):
        return Cannot.TOO_LATE
    drill = Drill(party, work.now)
    for what, at in {**drill.rows, KEPT: work.now + DRILL_KEPT_FOR}.items():
        work.unit.due.put(
            subject=of_party(party), what=what, party=party, at=at, carries=drill.subject
        )
    if by is not None:
        said = say(
            "drill.begins",
            party=work.services.agreement.party(party).name,
            at=f"{london(drill.ends):%H:%M}",
        )
        tell(work, drill, by, TextBody(said), "by")
    for row in work.unit.due.of_subject(of_party(party)):
        if row.at <= work.now:
            fall_due(work, row)
    return drill


def fall_due(work: Work, row: DueRow) -> bool:
    """Do one step: tell a rung, end it in time, or because something real has happened."""
    drill = running(work, row.party)
    work.unit.due.done(row.id)
    if drill is not None and row.what != KEPT:
        if row.what in (END, REAL):
            end(work, drill, real=row.what == REAL)
        elif rung := step(row.what.removeprefix(DRILL)):
            _tell(work, drill, rung)
    return True


def _tell(work: Work, drill: Drill, rung: Rung) -> None:
    people = told(work, drill)
    has_it = has_it_among(people)
    if rung.silenced_by is Silence.ACKNOWLEDGED and has_it:
        return
    firing = Firing(rung, drill.at(rung), late=False)
    already = frozenset(people) if rung.silenced_by is Silence.ACKNOWLEDGED else frozenset()

    def holders(role: str) -> tuple[PersonId, ...]:
        return has_it if role == OWNER else holders_in(work, drill, role)

    found = tellings([firing], holders=holders, mailbox=False, already=already)
    for one in found:
        if one.person is not None:
            tell(work, drill, one.person, _notice(drill, one), rung.id)


def _notice(drill: Drill, one: Told) -> RecipeBody:
    return RecipeBody(Recipe(DrillShow.NOTICE, step=drill.subject, rung=one.rung, role=one.role))


def end(work: Work, drill: Drill, *, real: bool = False) -> None:
    """Stop it: no step comes any more, everyone told hears so, and the score goes out.

    `real`: something real has happened, and that is all that anybody reads.
    """
    work.unit.due.clear(of_party(drill.party), prefix=DRILL)
    work.unit.due.put(
        subject=of_party(drill.party),
        what=KEPT,
        party=drill.party,
        at=drill.begun + DRILL_KEPT_FOR,
        carries=drill.subject,
    )
    said = TextBody(say("drill.stopped" if real else "drill.over"))
    for person in dict.fromkeys((*told(work, drill), *_wants_score(work, drill))):
        tell(work, drill, person, said, "over")
    if not real:
        made = score_card(drill, scored(work, drill), work.services.agreement, running=False)
        for person in _wants_score(work, drill):
            tell(work, drill, person, CardBody(made, str(made["fallbackText"])), "score")


def _wants_score(work: Work, drill: Drill) -> tuple[PersonId, ...]:
    """Return who began it, and the party's IG lead and deputy."""
    leads = (
        person for role in (Role.IG_LEAD, Role.DEPUTY) for person in holders_in(work, drill, role)
    )
    return tuple(dict.fromkeys((*_began(work, drill), *leads)))


def _began(work: Work, drill: Drill) -> Iterator[PersonId]:
    for one in work.unit.outbox.of_subject(drill.subject):
        person = person_of(one.to)
        if person and one.key == told_once(f"{drill.subject}:by", ToPerson(person)):
            yield person
