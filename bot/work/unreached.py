"""Someone could not be reached: it is written down, and the next person is told.

Fall-through stays inside the controller: deputy, SIRO, IG mailbox (DESIGN 5).
"""

from datetime import datetime

from bot.desk import Desk
from bot.recipes import Show, recipe_in
from bot.work import agreement, task_chasers
from bot.work.climb import TIMER, add, holders, load, send
from bot.work.files import not_saved
from bot.work.mailbox import may_be_told
from bot.work.outreach import FILE, MAIL, NOTICE
from governance.facts import RungFired, Unreached
from governance.ladders import MAILBOX
from governance.matter import Matter
from governance.people import PersonId
from governance.telling import FALL_THROUGH, Told
from storage.outbox import Notice
from storage.unit import Unit


def unreached(unit: Unit, desk: Desk, notice: Notice, why: str, now: datetime) -> None:
    """Mark it failed; for a rung, say so in the history and go on to the next person."""
    unit.outbox.failed(notice.id, now=now, why=why)
    if notice.kind == FILE:
        not_saved(unit, notice, now)
    if about := agreement.notice_in(notice.body):
        agreement.unreached(unit, desk, about, now)
    recipe = recipe_in(notice.body)
    if notice.kind not in (NOTICE, MAIL) or recipe is None or not recipe.rung:
        return
    if recipe.show is Show.TASK_NOTICE:
        task_chasers.unreached(unit, desk, recipe, _person(notice), why, now)
        return
    told = Told(recipe.rung, _person(notice), recipe.role, recipe.late)
    for case_id in recipe.cases or (recipe.case,):
        case = add(unit, load(unit, case_id, now), TIMER, Unreached(told, why), now)
        _tell_next(unit, desk, case, told, now)


def _tell_next(unit: Unit, desk: Desk, case: Matter, missed: Told, now: datetime) -> None:
    instead = _next(desk, case, missed.rung, now)
    if instead is None:
        if not _someone_was_told(case, missed.rung):
            send(unit, desk, case, (), now)
        return
    case = add(unit, case, TIMER, RungFired((missed.rung,), (instead,)), now)
    send(unit, desk, case, (instead,), now)


def _next(desk: Desk, case: Matter, rung: str, now: datetime) -> Told | None:
    """The first in the fall-through whom this rung has not told already."""
    had_it = {t.told.person for t in case.tellings if t.told.rung == rung}
    who = holders(desk, case, now)
    for role in FALL_THROUGH:
        for person in who(role) if role != MAILBOX else ():
            if person not in had_it:
                return Told(rung, person, str(role), late=True)
    if None not in had_it and may_be_told(desk, case, now):
        return Told(rung, None, MAILBOX, late=True)
    return None


def _someone_was_told(case: Matter, rung: str) -> bool:
    """Whether a person whom this rung told was reached, as far as we know."""
    failed = [one.told for one in case.unreached]
    told = [one.told for one in case.tellings if one.told.rung == rung and one.told.person]
    return any(one not in failed for one in told)


def _person(notice: Notice) -> PersonId | None:
    """None for the party's mailbox."""
    return None if notice.kind == MAIL else PersonId.parse(str(notice.to["person"]))
