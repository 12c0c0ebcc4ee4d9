"""From rungs to people: who exactly is told, when posts are vacant, shared or conflicted.

Fall-through stays inside the controller: deputy, SIRO, that party's monitored IG mailbox
(LD-INSIDE, docs/law.md). A "nobody has it" rung whose people have all been told goes to the next
at once; once everybody has been told, people hear again: a repeat rather than silence. A decision
rung whose post is vacant goes to someone who can have it decided.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from governance.cases.ladders import MAILBOX, OWNER, REPORTER, Rung, Silence
from governance.cases.rungs import Firing
from governance.people.identity import PersonId, Role

FALL_THROUGH = (Role.DEPUTY, Role.SIRO, MAILBOX)

# Who has it decided when the rung's own post is vacant; told before or not.
DECIDERS = (Role.DEPUTY, Role.SIRO, Role.IG_LEAD, MAILBOX)

# Who hears again when everybody has been told and the rung's own post is vacant: the first of
# these that are in post. Those after the SIRO cannot decide; they can find someone who does.
AGAIN = (
    (Role.IG_LEAD, Role.DEPUTY),
    (Role.SIRO,),
    (Role.DPO,),
    (Role.CALDICOTT,),
    (Role.SAFEGUARDING_LEAD,),
    (Role.ON_CALL,),
)

# Who answers for the case where nobody holds the lead's post, or its holder is out of it.
FOR_THE_LEAD = (Role.DEPUTY, Role.SIRO)


@dataclass(frozen=True, slots=True)
class Told:
    """One recipient of one rung. `person` is None for the party's IG mailbox."""

    rung: str
    person: PersonId | None
    role: str
    late: bool = False


Notified = tuple[str, PersonId | None]
"""A rung's notice to one person, or (None) to the mailbox."""

Holders = Callable[[str], tuple[PersonId, ...]]
"""The people, or for MAILBOX nobody, who hold a role in the case's party and may be told; for
OWNER whoever has the case, for REPORTER who reported it.
"""


def tellings(
    firings: Sequence[Firing],
    *,
    holders: Holders,
    mailbox: bool,
    already: frozenset[PersonId | None],
) -> tuple[Told, ...]:
    """Return each recipient once, with their latest rung; nobody a rung would tell is left out.

    `already` are those whom an earlier "nobody has it" rung told (None: the mailbox);
    `mailbox` says whether the party has a monitored one. The first rung (the report itself)
    wins over a later one.
    """
    chosen: dict[PersonId | None, Told] = {}
    for firing in firings:
        for person, role in _recipients(firing.rung, holders, already, mailbox=mailbox):
            earlier = chosen.get(person)
            if earlier is None or not _is_report(earlier, firings):
                chosen[person] = Told(firing.rung.id, person, role, firing.late)
    return tuple(chosen.values())


def came_later(
    fired: Sequence[Rung], *, holders: Holders, heard: frozenset[PersonId | None]
) -> tuple[Told, ...]:
    """Return who is in a post now that these rungs have told, and heard by none of them: their post
    was empty, or another's. Each once, by the first of the rungs.
    """
    found: dict[PersonId, Told] = {}
    for rung in fired:
        posts = tuple(role for role in rung.to if role not in (OWNER, REPORTER))
        for person, role in _at(posts, holders, mailbox=False):
            if person is not None and person not in heard:
                found.setdefault(person, Told(rung.id, person, role, late=True))
    return tuple(found.values())


def _is_report(told: Told, firings: Sequence[Firing]) -> bool:
    return any(firing.rung.id == told.rung and firing.rung.first for firing in firings)


Recipient = tuple[PersonId | None, str]


def _recipients(
    rung: Rung, holders: Holders, already: frozenset[PersonId | None], *, mailbox: bool
) -> list[Recipient]:
    named = _at(_posts(rung, holders), holders, mailbox=mailbox)
    if REPORTER in rung.to:
        return named
    if rung.silenced_by is not Silence.ACKNOWLEDGED:
        return _to_be_done(rung, named, holders, mailbox=mailbox)
    fresh = [recipient for recipient in named if recipient[0] not in already]
    if _people(fresh):
        return fresh
    further = _next(FALL_THROUGH, holders, already, mailbox=mailbox)
    if _people(further):
        return further
    return [*further, *(named if _people(named) else _again(holders))]


def _to_be_done(
    rung: Rung, named: list[Recipient], holders: Holders, *, mailbox: bool
) -> list[Recipient]:
    """Those named, and where nobody but the owner is in any of the posts, who can have it done."""
    posts = [role for role in _posts(rung, holders) if role not in (OWNER, MAILBOX)]
    others = [role for person, role in named if person and role != OWNER]
    if others or any(map(holders, posts)) or (rung.to == (OWNER,) and _people(named)):
        return named
    known = {person for person, _ in named if person}
    instead = _next(DECIDERS, holders, frozenset(known), mailbox=mailbox)
    return [*(one for one in named if one[0]), *instead] or named


def _again(holders: Holders) -> list[Recipient]:
    """Those who hear again; empty only where the party has no person in any post."""
    groups = (_at(roles, holders, mailbox=False) for roles in AGAIN)
    return next((group for group in groups if group), [])


def _posts(rung: Rung, holders: Holders) -> tuple[str, ...]:
    """The rung's roles, and a stand-in for a lead whom it would tell and who is not there.

    Where nobody has the case, whoever leads hears in the owner's place.
    """
    posts = rung.to
    if OWNER in posts and not holders(OWNER):
        posts = (*posts, Role.IG_LEAD)
    if Role.FOI_LEAD in posts and not holders(Role.FOI_LEAD):
        posts = (*posts, Role.IG_LEAD)
    if Role.IG_LEAD not in posts or holders(Role.IG_LEAD):
        return posts
    return (*posts, *[role for role in FOR_THE_LEAD if holders(role)][:1])


def _people(recipients: list[Recipient]) -> bool:
    return any(person is not None for person, _ in recipients)


def _next(
    roles: tuple[str, ...],
    holders: Holders,
    already: frozenset[PersonId | None],
    *,
    mailbox: bool,
) -> list[Recipient]:
    """The next who has not been told; when everyone has, nobody."""
    for role in roles:
        fresh = [r for r in _at((role,), holders, mailbox=mailbox) if r[0] not in already]
        if fresh:
            return fresh
    return []


def _at(roles: tuple[str, ...], holders: Holders, *, mailbox: bool) -> list[Recipient]:
    """Each person once, by the first of the roles that they hold."""
    found: dict[PersonId | None, str] = {}
    for role in roles:
        if role != MAILBOX:
            for person in holders(role):
                found.setdefault(person, str(role))
        elif mailbox:
            found[None] = MAILBOX
    return list(found.items())
