"""Who has seen which notice, where a tenant gives read receipts and a DPIA allows it
(RL-WATCHING, docs/law.md).

That somebody has seen a notice makes nothing come later. That nobody has, of those whose receipts
do come, makes the next person hear sooner.
"""

from collections.abc import Mapping
from datetime import datetime

from adapters.teams.values import Incoming
from bot.async_store import AsyncStore
from bot.services import Services
from bot.showing.recipes import recipe_in
from bot.work import Work
from governance.cases.case import Case
from governance.cases.recipients import Seen
from governance.outbox_message import person_of
from governance.people.identity import PersonId


async def note_read(
    store: AsyncStore, services: Services, incoming: Incoming, now: datetime
) -> None:
    """Keep that somebody has read up to a message of ours in their own chat, where it may be kept:
    nobody waits for an answer.
    """
    last = str(incoming.data.get("last_read", ""))
    theirs = incoming.scope == "personal" and incoming.object_id and last.isdecimal()
    if services.read_receipts and theirs:
        reader = PersonId(incoming.tenant, incoming.object_id)
        await store.write(lambda unit: unit.outbox.seen_up_to(reader, int(last), now))


def seen_notices(work: Work, case: Case) -> Mapping[Seen, datetime]:
    """Return when each rung's notice was seen; nothing where that is not kept."""
    if not work.services.read_receipts:
        return {}
    return {
        (recipe.rung, person): message.seen_at
        for message in work.unit.outbox.of_subject(case.header.id)
        if message.seen_at and (recipe := recipe_in(message.body)) and recipe.rung
        if (person := person_of(message.to))
    }


def unseen(work: Work, case: Case) -> bool:
    """Return whether nobody has seen that there is a case, of those whose receipts do come."""
    if not work.services.read_receipts or not case.told or seen_notices(work, case):
        return False
    return any(work.unit.outbox.gives_receipts(person) for person in case.told)
