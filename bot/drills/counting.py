"""Whom a drill told, who answered and what it comes to: worked out from the outbox."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from bot.post.outbox_messages import NewMessage, notify, post, told_once
from bot.showing.recipes import recipe_in
from bot.work import Work
from dialogs.drills.cards import say_minutes
from dialogs.drills.sentences import say
from governance.access import may_acknowledge
from governance.drills.drill import (
    Drill,
    Reached,
    Score,
    posts,
    score,
)
from governance.moments import london
from governance.outbox_message import (
    CardBody,
    MessageKind,
    RecipeBody,
    TextBody,
    ToChat,
    ToPerson,
    person_of,
)
from governance.outcomes import MessageState
from governance.people.identity import PersonId, Role
from storage.outbox import OutboxMessage


class DrillShow(StrEnum):
    """What a recipe makes."""

    NOTICE = "drill_notice"


def holders_in(work: Work, drill: Drill, role: str) -> tuple[PersonId, ...]:
    """Return who holds a post of the ladder in the party today."""
    return work.services.directory.holders(drill.party, Role(role), london(work.now).date())


def tell(
    work: Work, drill: Drill, person: PersonId, body: RecipeBody | TextBody | CardBody, what: str
) -> None:
    """Send somebody something of a drill, once for each `what`."""
    to = ToPerson(person)
    key = told_once(f"{drill.subject}:{what}", to)
    notify(work, to, body, key=key, party=drill.party, subject=drill.subject)


def answered(work: Work, drill: Drill, to: ToChat, took: timedelta) -> None:
    """Note that somebody answered: the thanks that they get is the only record of it."""
    said = TextBody(say("drill.minutes", count=say_minutes(took)))
    key = f"{drill.subject}:{SEEN}:{to.person.text}"
    post(work, NewMessage(key, drill.party, MessageKind.SAY, to, said, drill.subject))


SEEN = "seen"


def told(work: Work, drill: Drill) -> dict[PersonId, Reached]:
    """Return whom the drill told, with when, and whether and when each answered."""
    about = work.unit.outbox.of_subject(drill.subject)
    thanks = {person_of(one.to): one for one in about if one.kind is MessageKind.SAY}
    found: dict[PersonId, list[OutboxMessage]] = {}
    for one in about:
        person, recipe = person_of(one.to), recipe_in(one.body)
        if person and recipe and recipe.show == DrillShow.NOTICE:
            found.setdefault(person, []).append(one)
    return {who: _reached(sent, thanks.get(who)) for who, sent in found.items()}


def _reached(sent: list[OutboxMessage], thanks: OutboxMessage | None) -> Reached:
    roles = {recipe.role for one in sent if (recipe := recipe_in(one.body))}
    return Reached(
        told_at=sent[0].made_at,
        seen_at=thanks.made_at if thanks else None,
        failed=all(one.state is MessageState.FAILED for one in sent),
        has_it=any(map(may_acknowledge, roles)),
    )


def has_it_among(people: Mapping[PersonId, Reached]) -> tuple[PersonId, ...]:
    """Return whoever answered first of those who could have the case; in a drill that is enough."""
    answered_ = ((one.seen_at, who) for who, one in people.items() if one.seen_at and one.has_it)
    return tuple(who for _, who in sorted(answered_))[:1]


def scored(work: Work, drill: Drill) -> Score:
    """Return what the drill has shown so far."""
    vacant = (post_ for post_ in posts() if not holders_in(work, drill, post_))
    return score(told(work, drill).values(), vacant)
