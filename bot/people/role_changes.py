"""Roles that changed, by the file, by a group or by their days: kept in the audit chain, and told.

Whoever may change a partner's groups could make anybody an IG lead there. So that nobody does it
unseen, those who led before are told as well as those who lead now.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from adapters.logs import get_logger
from bot.async_store import AsyncStore
from bot.post.outbox_messages import notify
from bot.services import Services
from bot.work import Work
from dialogs.cards.quoting import plain
from dialogs.words.wording import say
from governance.keys import PartyKey
from governance.moments import london
from governance.outbox_message import TextBody, ToPerson
from governance.people.identity import PersonId, Role, System
from governance.people.role_changes import Held, RoleChange, changed, held_in
from storage.audit import AuditEntry
from storage.encoding import Json
from storage.errors import StoreUnavailable

ROLES = System("roles")
FIRST, CHANGED = "roles_first", "roles_changed"
"""The audit entries: what there was at first, and each change of it."""
HEAR = (Role.IG_LEAD, Role.SIRO)
"""Who hears of it, of those before and those after."""


@dataclass(slots=True)
class RoleWatch:
    """Looks whether anybody's role has changed; touches the store only where it seems so."""

    store: AsyncStore
    services: Services
    _seen: dict[PartyKey, Held] = field(default_factory=dict, init=False, repr=False)

    async def look(self) -> None:
        """Keep and tell what has changed since the last look, in this run or in an earlier one."""
        now = self.services.clock.now()
        day = london(now).date()
        for party in self.services.agreement.keys:
            held = held_in(self.services.directory, party, day)
            if self._seen.get(party) != held:
                await self._keep(party, held, now)

    async def _keep(self, party: PartyKey, held: Held, now: datetime) -> None:
        """What cannot be read or written of one party keeps no bot from its work."""
        try:
            await self.store.write(lambda unit: keep(Work(unit, self.services, now), party, held))
        except (StoreUnavailable, ValueError, LookupError) as fault:
            get_logger().error("roles not compared", party=party, error=fault)
        else:
            self._seen[party] = held


def keep(work: Work, party: PartyKey, held: Held) -> None:
    """Write down what has changed in a party since it was last written down, and tell its leads."""
    entries = work.unit.audit.of_subject(_subject(party))
    before = _folded(entries)
    change = changed(before, held, unread=work.services.people.unread(party))
    if not change:
        return
    work.unit.audit.append(
        actor=ROLES,
        what=CHANGED if entries else FIRST,
        subject=_subject(party),
        party=party,
        version=0,
        digest=b"",
        detail={"added": _plain(change.added), "removed": _plain(change.removed)},
        now=work.now,
    )
    if entries:
        _tell(work, party, change, before | held, number=len(entries))


def _tell(work: Work, party: PartyKey, change: RoleChange, ever: Held, *, number: int) -> None:
    lines = [
        *_lines(work, change.added, "roles.added"),
        *_lines(work, change.removed, "roles.lost"),
    ]
    name = work.services.agreement.party(party).name
    body = TextBody(say("roles.changed", party=name, changes="\n".join(f"- {x}" for x in lines)))
    for person in sorted({person for person, role in ever if role in HEAR}):
        key = f"roles:{party}:{number}:{person.text}"
        notify(work, ToPerson(person), body, key=key, party=party)


def _lines(work: Work, held: Held, sentence: str) -> list[str]:
    services = work.services
    return [
        say(sentence, name=plain(services.name(person)), role=services.role_label(role))
        for person, role in sorted(held)
    ]


def _subject(party: PartyKey) -> str:
    return f"roles:{party}"


def _folded(entries: Iterable[AuditEntry]) -> Held:
    held: Held = frozenset()
    for entry in entries:
        held = (held | _read(entry.detail["added"])) - _read(entry.detail["removed"])
    return held


def _plain(held: Held) -> list[Json]:
    return [[person.text, str(role)] for person, role in sorted(held)]


def _read(rows: Iterable[tuple[str, str]]) -> Held:
    return frozenset((PersonId.parse(person), Role(role)) for person, role in rows)
