"""Whom a complaint can name from the directory: those whose post would let them see it."""

from collections.abc import Iterable

from bot.services import Services
from bot.turns.turn import Turn
from dialogs.asking.readers.reader import Choice
from governance.cases.yes_no import YesNo
from governance.complaints.facts import PARTNERSHIP
from governance.keys import PartyKey
from governance.moments import london
from governance.people.identity import PersonId, Role

POSTS = (
    Role.IG_LEAD,
    Role.DEPUTY,
    Role.DPO,
    Role.SIRO,
    Role.FOI_LEAD,
    Role.CALDICOTT,
    Role.SAFEGUARDING_LEAD,
    Role.ON_CALL,
)
"""Posts that some ladder or task tells, in the order they are offered."""
EVERYWHERE = (Role.COORDINATOR, Role.SCRUTINEER)
"""Posts of the partnership, whichever party employs them."""
MOST = 60  # a card must stay under 28 KB


def people_in_posts(turn: Turn, about: Iterable[str]) -> tuple[Choice, ...]:
    """Return people with names and posts, but for whoever records it.

    They are of the recorder's own party, of those it is about, and of the safeguarding partners
    where the group decides.
    """
    services, said = turn.services, tuple(about)
    parties = [PartyKey(key) for key in said if key in services.agreement.keys]
    if PARTNERSHIP in said or len(parties) > 1:
        parties += [partner.key for partner in services.agreement.partners()]
    found: dict[PersonId, Choice] = {}
    for party in dict.fromkeys((turn.party, *parties)):
        for post in POSTS:
            _add(turn, found, party, post)
    for party in services.agreement.keys:
        for post in EVERYWHERE:
            _add(turn, found, party, post)
    return tuple(found.values())[:MOST]


def _add(turn: Turn, found: dict[PersonId, Choice], party: PartyKey, post: Role) -> None:
    day = london(turn.now).date()
    for person in turn.services.directory.holders(party, post, day):
        if person != turn.viewer.person:
            found.setdefault(person, _choice(turn.services, person, party, post))


def _choice(services: Services, person: PersonId, party: PartyKey, post: Role) -> Choice:
    name = services.name(person)
    where = services.agreement.party(party).name
    return Choice(person.text, f"{name} · {services.role_label(post)} · {where}", (name,))


def known(said: object) -> tuple[str, ...]:
    """Return whom the first card says it is about, as far as that is a list of keys."""
    keys = said if isinstance(said, list) else []
    return tuple(str(key) for key in keys if key != YesNo.NOT_SURE)
