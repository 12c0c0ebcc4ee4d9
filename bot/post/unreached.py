"""Someone could not be reached: it is written down, and the next person is told.

Fall-through stays inside the controller: deputy, SIRO, IG mailbox (LD-INSIDE, docs/law.md).
"""

from datetime import datetime

from bot.agreements.unreached import unreached as agreement_unreached
from bot.cases.escalation import TIMER, append_fact, holders, load_case, send_notices
from bot.cases.mailbox import may_be_told
from bot.post.files import not_saved
from bot.services import Services
from bot.showing.recipes import Show
from bot.tasks import chasers
from governance.cases.case import Case
from governance.cases.facts import RungFired, Unreached
from governance.cases.ladders import MAILBOX
from governance.cases.recipients import FALL_THROUGH, Told
from governance.outbox_message import (
    AgreementBody,
    Recipe,
    RecipeBody,
    ToMailbox,
    ToPerson,
    ToUpload,
    person_of,
)
from governance.people.identity import PersonId
from storage.outbox_rows import OutboxMessage
from storage.unit import Unit


def unreached(
    unit: Unit, services: Services, message: OutboxMessage, why: str, now: datetime
) -> None:
    """Mark it failed; for a rung, say so in the history and go on to the next person."""
    unit.outbox.failed(message.id, now=now, why=why)
    if isinstance(message.to, ToUpload):
        not_saved(unit, message, message.to, now)
    match message.body:
        case AgreementBody(about):
            agreement_unreached(unit, services, about, now)
        case RecipeBody(recipe) if recipe.rung and isinstance(message.to, ToPerson | ToMailbox):
            _rung_unreached(unit, services, recipe, person_of(message.to), why, now)
        case _:  # no rung's: nobody else is told of it
            pass


def _rung_unreached(
    unit: Unit, services: Services, recipe: Recipe, person: PersonId | None, why: str, now: datetime
) -> None:
    if recipe.show == Show.TASK_NOTICE:
        chasers.unreached(unit, services, recipe, person, why, now)
        return
    told = Told(recipe.rung, person, recipe.role, recipe.late)
    for case_id in recipe.cases or (recipe.case,):
        case = append_fact(unit, load_case(unit, case_id, now), TIMER, Unreached(told, why), now)
        _tell_next(unit, services, case, told, now)


def _tell_next(unit: Unit, services: Services, case: Case, missed: Told, now: datetime) -> None:
    instead = _next(services, case, missed.rung, now)
    if instead is None:
        if not _someone_was_told(case, missed.rung):
            send_notices(unit, services, case, (), now)
        return
    case = append_fact(unit, case, TIMER, RungFired((missed.rung,), (instead,)), now)
    send_notices(unit, services, case, (instead,), now)


def _next(services: Services, case: Case, rung: str, now: datetime) -> Told | None:
    """The first in the fall-through whom this rung has not told already."""
    had_it = {t.told.person for t in case.tellings if t.told.rung == rung}
    who = holders(services, case, now)
    for role in FALL_THROUGH:
        for person in who(role) if role != MAILBOX else ():
            if person not in had_it:
                return Told(rung, person, str(role), late=True)
    if None not in had_it and may_be_told(services, case, now):
        return Told(rung, None, MAILBOX, late=True)
    return None


def _someone_was_told(case: Case, rung: str) -> bool:
    """Whether a person whom this rung told was reached, as far as we know."""
    failed = [one.told for one in case.unreached]
    told = [one.told for one in case.tellings if one.told.rung == rung and one.told.person]
    return any(one not in failed for one in told)
