"""A notice about the agreement did not arrive: the next person of that party is told.

Where nobody is left, the coordinator hears that the party cannot be reached, and no more.
"""

from bot.agreements.notices import holders, reach
from bot.agreements.standing import TIMER, happened, standing
from bot.post.outbox_messages import notify
from bot.showing.recipes import words
from bot.work import Work
from governance.agreements.dated import COORDINATOR, Audience
from governance.agreements.facts import ContactChanged
from governance.agreements.model import ContactStatus
from governance.agreements.schedule import Notice
from governance.agreements.state import AgreementState
from governance.outbox_message import (
    AgreementBody,
    AgreementNotice,
    MessageKind,
    ToPerson,
    person_of,
)
from storage.outbox_rows import MessageState

NOBODY = "Nobody at {party} can be reached through Teams about the agreement. Please phone."


def unreached(work: Work, missed: AgreementNotice) -> None:
    """Go on to the next, unless someone else who holds the place has it, or will."""
    same = [
        one
        for one in work.unit.outbox.of_subject(work.services.agreement.reference)
        if isinstance(one.body, AgreementBody) and _same(one.body.notice, missed)
    ]
    if any(one.state is not MessageState.FAILED for one in same):
        return
    had_it = [person for one in same if (person := person_of(one.to))]
    state = _lost(work, missed, standing(work))
    again = Notice(missed.to, missed.kind, missed.about, missed.on, late=True)
    mailed = any(one.kind == MessageKind.MAIL for one in same)
    if mailed or not reach(work, state, again, already=had_it):
        _nobody_there(work, state, missed)


def _lost(work: Work, missed: AgreementNotice, state: AgreementState) -> AgreementState:
    """A contact whom nothing reaches is a gap from today; not so one who only stood in."""
    to = missed.to
    if to.audience is not Audience.CONTACT or missed.stands_in:
        return state
    was = state.agreement.party(to.party).contact
    if was.is_gap:
        return state
    fact = ContactChanged(
        to.party,
        ContactStatus.UNREACHABLE,
        name=was.name,
        post=was.post,
        email=was.email,
        phone=was.phone,
    )
    return happened(work, TIMER, fact)


def _same(one: AgreementNotice, other: AgreementNotice) -> bool:
    return (one.to, one.kind, one.about, one.on) == (other.to, other.kind, other.about, other.on)


def _nobody_there(work: Work, state: AgreementState, missed: AgreementNotice) -> None:
    if not missed.to.party:
        return
    party = work.services.agreement.party(missed.to.party).name
    for person, _stands_in in holders(work.services, state, COORDINATOR, work.now):
        about = f"{missed.to.party}:{missed.on}:{person.text}"
        key = f"{work.services.agreement.reference}:nobody:{about}"
        notify(
            work,
            ToPerson(person),
            words(NOBODY.format(party=party)),
            key=key,
            party=work.services.agreement.lead,
        )
