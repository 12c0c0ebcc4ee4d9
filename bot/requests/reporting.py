"""Taking a request down, and the case it becomes: its clock, its reference, its ladder."""

from dataclasses import dataclass, field, replace

from bot.cases.escalation import append_fact, holders
from bot.cases.filing import open_case
from bot.cases.narrowing import C
from bot.drafts import carried
from bot.drafts.drafts import drop
from bot.drafts.form_submit import ask_again, begin, fill_in
from bot.post.outbox_messages import notify, tell_person
from bot.services import Services
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from bot.work import TIMER, Work
from dialogs.asking.engine import Ask, facts
from dialogs.asking.flow import Answers
from dialogs.asking.rights_named import Named, rights_in
from dialogs.requests.questions import REQUEST
from dialogs.requests.receipt import no_request_card, same_line
from governance.cases.case import Case
from governance.cases.facts import RungFired
from governance.cases.ladders import newest
from governance.cases.recipients import Told
from governance.keys import NO_PARTY, PartyKey
from governance.outbox_message import CardBody, TextBody, ToPerson
from governance.people.identity import PersonId, Role, Viewer
from governance.requests.clock import RequestClock, binding, moved
from governance.requests.facts import RequestReceived
from governance.requests.kind import REQUEST as REQUEST_RULES
from governance.requests.ladders import LADDERS
from governance.requests.recogniser import recognise, right_of
from governance.requests.rights import Right, Taken, Wants, Which, ladder_of
from storage.drafts import Draft
from storage.unit import Unit

DISCLOSURE = "disclosure"
"""The kind of case that a letter of the police, a court or a solicitor is."""

ALL_ANSWERED = (
    "Thank you. That is everything I need. Type “send” to record the request, or “cancel” to"
    " delete it."
)


def start(turn: Turn) -> Answer:
    """Show the first card: a new one, or the one they started and did not send.

    What the police, a court or a solicitor asks for is no request in law: it has a form of its own.
    """
    if Named.DISCLOSURE in rights_in(carried.waiting(turn)):
        carried.forget(turn)
        return turn.services.kinds.by_name[DISCLOSURE].reporting.start(turn)
    return begin(turn, REQUEST)


def send(turn: Turn) -> Answer:
    """Go on to the next card, or record the request."""
    filled = fill_in(turn, REQUEST)
    if isinstance(filled, Answer):
        return filled
    draft, step = filled
    if isinstance(step, Ask):
        return ask_again(turn, REQUEST, draft, step)
    return turns_out(turn, draft, step.answers) or _file(turn, draft, facts(REQUEST, step.answers))


def turns_out(turn: Turn, draft: Draft, answers: Answers) -> Answer | None:
    """Say why mere correspondence is not recorded; None for any request."""
    if answers.get("which") != Which.NOT_SURE or answers.get("wants") != Wants.ELSE:
        return None
    drop(turn, draft)
    found = recognise(Wants.ELSE)
    card = no_request_card(found.reason, found.source, turn.ref())
    return Answer(CardBody(card, str(card["fallbackText"])))


def _file(turn: Turn, draft: Draft, taken: Taken) -> Answer:
    """Open the case: sealed, its clock worked out, its ladder climbed."""
    coming = Coming(turn.party, taken, right_of(taken))
    case = receive(turn, turn.viewer, coming)
    drop(turn, draft)
    others = same_reference(turn.unit, turn.viewer, case, taken.own_reference)
    if others:
        turn.say(TextBody(same_line(case.header.reference, others)), "same")
    return shown(card_of(case, Show.RECEIPT))


@dataclass(frozen=True, slots=True)
class Coming:
    """A request that comes to `party`; from a partner's case, where it was passed inside."""

    party: PartyKey
    taken: Taken = field(repr=False)
    right: Right
    from_party: PartyKey = NO_PARTY
    from_reference: str = ""
    kept_from: tuple[PersonId, ...] = ()


def receive(work: Work, actor: Viewer, coming: Coming) -> Case:
    """Open a case of it; the clock counts from receipt, not from when it was written down."""
    fact = _received(work.services, coming)
    case = open_case(work, actor, coming.party, REQUEST_RULES, fact)
    _same(work, case, coming.taken.own_reference)
    return case


def _received(services: Services, coming: Coming) -> RequestReceived:
    ladder = newest(LADDERS, ladder_of(coming.right))
    clock = RequestClock(received=coming.taken.received, right=coming.right)
    outcomes = clock.outcomes(services.calendars())
    return RequestReceived(
        taken=coming.taken,
        right=coming.right,
        ladder=(ladder.id, ladder.version),
        binds=binding(outcomes),
        moved=moved((), outcomes),
        from_party=coming.from_party,
        from_reference=coming.from_reference,
        kept_from=coming.kept_from,
    )


def advise(work: Work, case: C, what: str) -> C:
    """Tell the DPO of every subject access request that is refused or extended (RL-DPO)."""
    told = tuple(Told(what, person, Role.DPO) for person in holders(work, case)(Role.DPO))
    if not told:
        return case
    case = append_fact(work, case, TIMER, RungFired((), told))
    for one in told:
        if one.person is not None:
            recipe = replace(card_of(case, Show.CASE), rung=what, role=Role.DPO)
            key = f"{what}:{case.header.version}"
            tell_person(work, case, one.person, recipe, what=key)
    return case


def same_reference(unit: Unit, viewer: Viewer, case: Case, reference: str) -> list[str]:
    """Return the party's other cases of that reference, of those that they may see."""
    found = unit.own_references.same(viewer, case.header.party, reference)
    return [row.reference for row in found if row.id != case.header.id]


def _same(work: Work, case: Case, reference: str) -> None:
    """Tell whoever was told of it, and may see both, that there are two."""
    for person in sorted(case.told - {case.reporter}):
        viewer = work.services.viewer(person, work.now)
        others = same_reference(work.unit, viewer, case, reference) if viewer else []
        if others:
            key = f"{case.header.id}:same:{person.text}"
            notify(
                work,
                ToPerson(person),
                TextBody(same_line(case.header.reference, others)),
                key=key,
                party=case.header.party,
            )
