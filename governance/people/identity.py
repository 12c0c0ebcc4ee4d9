"""Who acts and what they are: identities without names, and roles held for a while.

Tenant is not party (RL-TENANT, docs/law.md): a person is known by home tenant and Entra object id,
and belongs to parties by memberships. Nothing here carries a person's name, so that a
`repr` in a log or traceback cannot give one away.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

from governance.keys import PartyKey, TenantId


class Role(StrEnum):
    """What someone is to a party. `admin` looks after keys and operations, never cases.

    `scrutineer` is the partnership's independent scrutineer, whichever party lists them.
    """

    STAFF = "staff"
    IG_LEAD = "ig_lead"
    DEPUTY = "deputy"
    ON_CALL = "on_call"
    DPO = "dpo"
    FOI_LEAD = "foi_lead"
    SIRO = "siro"
    CALDICOTT = "caldicott"
    SAFEGUARDING_LEAD = "safeguarding_lead"
    SIGNATORY = "signatory"
    LEAD_EXECUTIVE = "lead_executive"
    COORDINATOR = "coordinator"
    SCRUTINEER = "scrutineer"
    AUDITOR = "auditor"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True, order=True)
class PersonId:
    """Home tenant and Entra object id, lower-cased so that one person compares as one."""

    tenant: TenantId
    object_id: str

    def __post_init__(self) -> None:
        """Entra writes its ids in either case; we keep one."""
        object.__setattr__(self, "tenant", self.tenant.lower())
        object.__setattr__(self, "object_id", self.object_id.lower())

    @property
    def text(self) -> str:
        """Return `tenant/object_id`, as stored and as `parse` reads it."""
        return f"{self.tenant}/{self.object_id}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the person written as `tenant/object_id`; ValueError for anything else."""
        tenant, slash, object_id = text.partition("/")
        if not (tenant and slash and object_id) or "/" in object_id:
            raise ValueError("a person is written tenant/object_id")
        return cls(TenantId(tenant), object_id)


NOBODY: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True)
class Membership:
    """A role in a party, half-open: in force when since <= day < until.

    `covers`: whose it is, where somebody else acts in it while they are away.
    """

    party: PartyKey
    role: Role
    since: date | None = None
    until: date | None = None
    covers: PersonId | None = None

    def on(self, day: date) -> bool:
        """Return whether it is in force on `day`, a London date."""
        started = self.since is None or self.since <= day
        return started and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person with the memberships in force now, as every repository method wants them."""

    person: PersonId
    memberships: tuple[Membership, ...]

    def holds(self, role: Role, party: PartyKey) -> bool:
        """Return whether they hold `role` in `party`."""
        return role in self.roles_in(party)

    def parties(self) -> frozenset[PartyKey]:
        """Return every party they belong to, by key."""
        return frozenset(held.party for held in self.memberships)

    def roles_in(self, party: PartyKey, out: AbstractSet[PersonId] = NOBODY) -> frozenset[Role]:
        """Return their roles in `party`, but for those in which they act for anyone of `out`."""
        held = (one for one in self.memberships if one.party == party)
        return frozenset(one.role for one in held if one.covers not in out)


@dataclass(frozen=True, slots=True)
class System:
    """The product acting by itself ("timer", "courier", "administrator"), never a person."""

    name: str


Actor = Viewer | System
