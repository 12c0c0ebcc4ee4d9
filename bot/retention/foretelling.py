"""Who is told before a record goes: the leads of its party, and of whoever was given a part of it.

A part is the record of the party that has it: nobody's leads but its own can say that they knew.
"""

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from datetime import date, datetime

from bot.post.outbox_messages import notify
from bot.retention.shows import RetentionShow
from bot.retention.standing import RETENTION, Matter
from bot.work import Work
from dialogs.retention.sentences import say
from governance.keys import PartId, PartyKey
from governance.moments import london, say_date
from governance.outbox_message import Body, Recipe, RecipeBody, TextBody, ToPerson
from governance.people.identity import PersonId, Role
from governance.policy import WARNED_BEFORE_END, WARNING_STANDS_FOR
from storage.parts import FORETOLD
from storage.periods import PUT_BACK, last_day_of, month_of

LEADS = (Role.IG_LEAD, Role.DEPUTY)
"""Who is told what goes soon: the first of these posts that somebody holds."""


def leads(work: Work, party: PartyKey, out: AbstractSet[PersonId]) -> tuple[PersonId, ...]:
    """Return who is told what goes soon of a party, and is not out of the case."""
    day = london(work.now).date()
    for role in LEADS:
        if found := work.services.directory.holders(party, role, day, out):
            return tuple(person for person in found if person not in out)
    return ()


def tell_of_case(work: Work, found: Matter) -> bool:
    """Tell the leads of a case, once a day for all that goes soon. Returns whether there is
    anybody.
    """
    party = found.case.header.party
    told = leads(work, party, found.case.out)
    body = RecipeBody(Recipe(RetentionShow.LIST, step=party))
    _tell(work, told, body, party, f"retention:{party}")
    return bool(told)


def tell_of_parts(work: Work, found: Matter) -> None:
    """Tell whoever has a part that goes with its case, as the case is foretold."""
    last_day, header = found.stands.last_day, found.case.header
    for part, party in work.unit.shredder.parts_of(header.id):
        if last_day and found.part_goes_too(work, party):
            _foretell(work, part, party, header.reference, last_day, found.case.out)


def may_go(work: Work, part: PartId) -> bool:
    """Return whether whoever has a part was told that it goes long enough ago, and not too long."""
    told = _foretold_at(work, part)
    return told is not None and told + WARNED_BEFORE_END <= work.now


def look_at_left(work: Work) -> None:
    """Tell whoever has a part that is left of a shredded case that it goes soon; shred those whose
    month is over, and that were foretold.
    """
    over = month_of(work.now - PUT_BACK)
    for part in work.unit.shredder.left(month_of(work.now + WARNED_BEFORE_END)):
        if _foretold_at(work, part.id) is None:
            day = max(last_day_of(part.month), london(work.now + WARNED_BEFORE_END).date())
            _foretell(work, part.id, part.party, part.reference, day, frozenset())
        elif part.month < over and may_go(work, part.id):
            work.unit.shredder.part(part.id, actor=RETENTION, now=work.now)


def _foretell(
    work: Work,
    part: PartId,
    party: PartyKey,
    reference: str,
    last_day: date,
    out: AbstractSet[PersonId],
) -> None:
    """Tell the leads of a party, and write down that they were; nothing where there are none."""
    told = leads(work, party, out)
    body = TextBody(say("retention.part", reference=reference, day=say_date(last_day)))
    _tell(work, told, body, party, f"retention:{part}")
    if told:
        work.unit.parts.foretell(part, actor=RETENTION, now=work.now)


def _foretold_at(work: Work, part: PartId) -> datetime | None:
    """Return when they were told; None where that was too long ago to be remembered."""
    told = work.unit.audit.said_at(part, FORETOLD)
    return told if told and work.now < told + WARNING_STANDS_FOR else None


def _tell(work: Work, people: Collection[PersonId], body: Body, party: PartyKey, what: str) -> None:
    day = london(work.now).date()
    for person in people:
        notify(work, ToPerson(person), body, key=f"{what}:{day}:{person.text}", party=party)
