"""A rung's notice reached nobody: it is written down, and the next person is told.

Fall-through stays inside the controller: deputy, SIRO, IG mailbox (LD-INSIDE, docs/law.md).
"""

from bot.cases.digest import last_told
from bot.cases.escalation import append_fact, holders, load_case, send_notices
from bot.cases.mailbox import may_be_told
from bot.work import TIMER, Work
from governance.cases.case import Case
from governance.cases.facts import RungFired, Unreached
from governance.cases.ladders import MAILBOX, REPORTER
from governance.cases.recipients import FALL_THROUGH, Told
from governance.moments import london
from governance.outbox_message import Recipe
from governance.people.identity import PersonId


def rung_unreached(work: Work, recipe: Recipe, person: PersonId | None, why: str) -> None:
    """Write down that a rung reached nobody by this notice, and tell the next person."""
    told = Told(recipe.rung, person, recipe.role, recipe.late)
    _unreached(work, load_case(work, recipe.case), told, why, at_once=True)


def digest_unreached(work: Work, recipe: Recipe, person: PersonId | None, why: str) -> None:
    """Do the same for each case of a digest, by the rung that last told of it; whoever hears
    instead gets them on one card too.
    """
    for case_id in recipe.cases:
        case = load_case(work, case_id)
        if told := last_told(case, person, recipe.rung):
            _unreached(work, case, told, why, at_once=False)


def _unreached(work: Work, case: Case, told: Told, why: str, *, at_once: bool) -> None:
    case = append_fact(work, case, TIMER, Unreached(told, why))
    if told.role != REPORTER:  # nobody hears in a reporter's place
        _tell_next(work, case, told, at_once=at_once)


def _tell_next(work: Work, case: Case, missed: Told, *, at_once: bool) -> None:
    instead = _next(work, case, missed.rung)
    if instead is None:
        if not _someone_was_told(case, missed.rung):
            send_notices(work, case, ())
        return
    case = append_fact(work, case, TIMER, RungFired((missed.rung,), (instead,)))
    send_notices(work, case, (instead,), at_once=at_once)


def _next(work: Work, case: Case, rung: str) -> Told | None:
    """The first in the fall-through whom this rung has not told already; today, where it is told
    again and again.
    """
    told = (t for t in case.tellings if t.told.rung == rung)
    today, repeats = london(work.now).date(), case.ladder.rung(rung).repeats
    had_it = {t.told.person for t in told if not repeats or london(t.at).date() == today}
    who = holders(work, case)
    for role in FALL_THROUGH:
        for person in who(role) if role != MAILBOX else ():
            if person not in had_it:
                return Told(rung, person, str(role), late=True)
    if None not in had_it and may_be_told(work, case):
        return Told(rung, None, MAILBOX, late=True)
    return None


def _someone_was_told(case: Case, rung: str) -> bool:
    """Whether a person whom this rung told was reached, as far as we know."""
    failed = [one.told for one in case.unreached]
    told = [one.told for one in case.tellings if one.told.rung == rung and one.told.person]
    return any(one not in failed for one in told)
