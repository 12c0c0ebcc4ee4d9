"""A notice about the agreement did not arrive: the next person of that party is told.

Where nobody is left, the coordinator hears that the party cannot be reached, and no more.
"""

from datetime import datetime

from bot.desk import Desk
from bot.recipes import words
from bot.work.agreement.notices import AgreementNotice, holders, notice_in, reach
from bot.work.agreement.standing import TIMER, happened, standing
from bot.work.outreach import MAIL, NOTICE, Letter, post
from governance.agreements.dated import COORDINATOR, Audience
from governance.agreements.events import ContactChanged
from governance.agreements.notices import Notice
from governance.agreements.state import AgreementState
from governance.agreements.words import ContactStatus
from governance.people import PersonId
from storage.outbox import NoticeState
from storage.unit import Unit

NOBODY = "Nobody at {party} can be reached through Teams about the agreement. Please phone."


def unreached(unit: Unit, desk: Desk, missed: AgreementNotice, now: datetime) -> None:
    """Go on to the next, unless someone else who holds the place has it, or will."""
    same = [
        one
        for one in unit.outbox.of_subject(desk.agreement.reference)
        if (had := notice_in(one.body)) and _same(had, missed)
    ]
    if any(one.state is not NoticeState.FAILED for one in same):
        return
    had_it = [PersonId.parse(str(one.to["person"])) for one in same if one.kind != MAIL]
    state = _lost(unit, desk, missed, standing(unit, desk), now)
    again = Notice(missed.to, missed.kind, missed.about, missed.on, late=True)
    mailed = any(one.kind == MAIL for one in same)
    if mailed or not reach(unit, desk, state, again, now, already=had_it):
        _nobody_there(unit, desk, state, missed, now)


def _lost(
    unit: Unit, desk: Desk, missed: AgreementNotice, state: AgreementState, now: datetime
) -> AgreementState:
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
    return happened(unit, desk, TIMER, fact, now)


def _same(one: AgreementNotice, other: AgreementNotice) -> bool:
    return (one.to, one.kind, one.about, one.on) == (other.to, other.kind, other.about, other.on)


def _nobody_there(
    unit: Unit, desk: Desk, state: AgreementState, missed: AgreementNotice, now: datetime
) -> None:
    if not missed.to.party:
        return
    party = desk.agreement.party(missed.to.party).name
    for person, _stands_in in holders(desk, state, COORDINATOR, now):
        letter = Letter(
            key=f"{desk.agreement.reference}:nobody:{missed.to.party}:{missed.on}:{person.text}",
            party=desk.agreement.lead,
            kind=NOTICE,
            to={"person": person.text},
            body=words(NOBODY.format(party=party)),
        )
        post(unit, letter, now)
