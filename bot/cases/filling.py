"""A post is filled again: whoever holds it now is told of what is open and nobody has.

What was reported while it stood empty went to whoever was there, or to nobody. A group that could
not be read empties a post, and fills it when it can. Looked for at each sweep, and done by it, one
transaction a case.
"""

import json
from collections.abc import Mapping
from hashlib import sha256

from bot.cases.escalation import append_fact, holders, load_case, send_notices
from bot.services import Services
from bot.work import TIMER, Work
from governance.cases.facts import RungFired
from governance.cases.recipients import came_later
from governance.cases.rungs import is_silent
from governance.keys import CaseId, PartyKey
from governance.moments import london
from governance.people.role_changes import Held, held_in
from storage.due import DueRow
from storage.unit import Unit

FILLED = "post:filled"
POSTS = "posts"
"""Under which name of the store's own settings it stands who held what, as a digest for each party:
it is about nobody.
"""


def changed(unit: Unit, services: Services) -> bool:
    """Return whether the posts of any party are held by others than at the last look."""
    return _known(unit) != _digests(services)


def look(work: Work) -> None:
    """Plan to tell whoever is new of each open case of a party whose posts have changed; at the
    first look of all, nobody is new.
    """
    known, now = _known(work.unit), _digests(work.services)
    for party in work.services.agreement.keys:
        if known.get(party, now[party]) != now[party]:
            for row in work.unit.cases.open_in(TIMER, party):
                work.unit.due.put(subject=row.id, what=FILLED, party=party, at=work.now)
    work.unit.meta.set(POSTS, json.dumps(now, sort_keys=True))


def fall_due(work: Work, row: DueRow) -> bool:
    """Tell whoever would have been told of one case, had they held their post then."""
    case = load_case(work, CaseId(row.subject))
    heard = frozenset(one.told.person for one in case.tellings)
    fired = [
        rung
        for rung in case.ladder.rungs
        if rung.id in case.settled and not is_silent(rung, case.so_far)
    ]
    told = came_later(fired, holders=holders(work, case), heard=heard)
    if told:
        rungs = tuple(dict.fromkeys(one.rung for one in told))
        send_notices(work, append_fact(work, case, TIMER, RungFired(rungs, told)), told)
    work.unit.due.done(row.id)
    return True


def _known(unit: Unit) -> Mapping[PartyKey, str]:
    kept: Mapping[PartyKey, str] = json.loads(unit.meta.unchanged(POSTS) or "{}")
    return kept


def _digests(services: Services) -> dict[PartyKey, str]:
    day, directory = london(services.clock.now()).date(), services.directory
    return {key: _digest(held_in(directory, key, day)) for key in services.agreement.keys}


def _digest(held: Held) -> str:
    lines = sorted(f"{person.text} {role}" for person, role in held)
    return sha256("\n".join(lines).encode()).hexdigest()
