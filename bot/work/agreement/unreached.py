"""A notice about the agreement did not arrive: the next person of that party is told.

Where nobody is left, the coordinator hears that the party cannot be reached, and no more.
"""

from datetime import datetime

from bot.desk import Desk
from bot.recipes import words
from bot.work.agreement.notices import AgreementNotice, holders, notice_in, tell
from bot.work.agreement.standing import standing
from bot.work.outreach import NOTICE, Letter, post
from governance.agreements.dated import COORDINATOR
from governance.agreements.notices import Notice
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
    had_it = [PersonId.parse(str(one.to["person"])) for one in same]
    state = standing(unit, desk)
    people = holders(desk, state, missed.to, now, already=had_it)
    if people:
        again = Notice(missed.to, missed.kind, missed.about, missed.on, late=True)
        tell(unit, desk, again, people, now)
    elif missed.to.party:
        offices = [person for person, _ in holders(desk, state, COORDINATOR, now)]
        _nobody_there(unit, desk, missed, offices, now)


def _same(one: AgreementNotice, other: AgreementNotice) -> bool:
    return (one.to, one.kind, one.about, one.on) == (other.to, other.kind, other.about, other.on)


def _nobody_there(
    unit: Unit, desk: Desk, missed: AgreementNotice, offices: list[PersonId], now: datetime
) -> None:
    party = desk.agreement.party(missed.to.party).name
    for person in offices:
        letter = Letter(
            key=f"{desk.agreement.reference}:nobody:{missed.to.party}:{missed.on}:{person.text}",
            party=desk.agreement.lead,
            kind=NOTICE,
            to={"person": person.text},
            body=words(NOBODY.format(party=party)),
        )
        post(unit, letter, now)
