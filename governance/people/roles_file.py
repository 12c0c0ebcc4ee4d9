"""The administrator's roles file, read whole: a Directory, or every fault in it at once.

`docs/roles.example.toml` shows the format.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from governance.agreements.model import Agreement
from governance.calendars import Division
from governance.keys import PartyKey, TenantId
from governance.people.directory import (
    ANY_FRONT_DOOR,
    ANY_IG_TEAM,
    ANY_IT_HELP,
    Absence,
    Directory,
    Group,
    Numbers,
    Person,
    Tenant,
)
from governance.people.identity import Membership, PersonId, Role
from governance.people.rota import RotaWeek
from governance.people.watching import Team, Watching
from governance.policy import SMALLEST_TEAM
from governance.toml_files.faults import FileFaults, shown
from governance.toml_files.tables import Table, read_toml

Read = TypeVar("Read")

GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


SECOND_EYES = (Role.SIRO, Role.DEPUTY)
"""The posts that may be asked for a second pair of eyes."""


class DirectoryFaults(FileFaults):
    """Everything that is wrong in a roles file."""


def parse_directory(data: bytes, *, file: str, agreement: Agreement) -> Directory:
    """Read everyone in `data`; DirectoryFaults with every fault and its line otherwise.

    `file` is only the name that the faults give it.
    """
    return read_toml(data, file, DirectoryFaults, lambda root: _read(root, agreement))


def _read(root: Table, agreement: Agreement) -> Directory:
    tenants: dict[TenantId, Tenant] = {}
    for table in root.children("tenants"):
        tenant = _tenant(table, agreement)
        if tenant.id and tenant.id in tenants:
            table.fault("id", "this tenant is here twice")
        tenants.setdefault(tenant.id, tenant)
    people: dict[PersonId, Person] = {}
    read: list[tuple[Table, Person]] = []
    for table in root.children("people"):
        person = _person(table, tenants, agreement)
        if person.id.object_id and person.id in people:
            table.fault("object_id", "this person is here twice")
        people.setdefault(person.id, person)
        read.append((table, person))
    for table, person in read:
        _known_cover(table, person, people)
    groups = _groups(root, tenants, agreement)
    numbers = _by_party(root, agreement, "numbers", _numbers)
    known, everyone = MappingProxyType(tenants), MappingProxyType(people)
    not_joined, rotas = _not_joined(root, agreement), _rotas(root, people, agreement)
    watched = _by_party(root, agreement, "watching", _watching)
    return Directory(known, everyone, numbers, groups, not_joined, rotas, watched)


def _watching(table: Table) -> Watching:
    teams: dict[str, Team] = {}
    for each in table.children("teams"):
        team = Team(each.text("key"), each.text("name"), each.number("people"))
        if team.key in teams:
            each.fault("key", f"{shown(team.key)} is here twice")
        if team.people < SMALLEST_TEAM:
            each.fault("people", f"is fewer than {SMALLEST_TEAM}: so small a team is never shown")
        teams.setdefault(team.key, team)
        each.done()
    return Watching(
        dpia=table.text("dpia"),
        staff_notice=table.text("staff_notice"),
        unusual_reading=table.flag("unusual_reading"),
        teams=tuple(teams.values()),
    )


def _rotas(
    root: Table, people: Mapping[PersonId, Person], agreement: Agreement
) -> Mapping[PartyKey, tuple[RotaWeek, ...]]:
    found: dict[PartyKey, tuple[RotaWeek, ...]] = {}
    for table in root.children("rotas"):
        party = PartyKey(table.text("party"))
        if party and party not in agreement.keys:
            table.fault("party", _no_party(party))
        elif party in found:
            table.fault("party", f"{shown(party)} is here twice")
        found.setdefault(party, _weeks(table, _on_call(people, party)))
        table.done()
    return MappingProxyType(found)


def _on_call(people: Mapping[PersonId, Person], party: PartyKey) -> Mapping[str, PersonId]:
    """Return who is ever on call for a party, by object id."""
    return {
        one.id.object_id: one.id
        for one in people.values()
        if any(held.party == party and held.role is Role.ON_CALL for held in one.memberships)
    }


def _weeks(table: Table, on_call: Mapping[str, PersonId]) -> tuple[RotaWeek, ...]:
    found: dict[date, RotaWeek] = {}
    for each in table.children("weeks"):
        week = _week(each, on_call)
        if week and week.since in found:
            each.fault("from", "this week is here twice")
        if week:
            found.setdefault(week.since, week)
    return tuple(found.values())


def _week(table: Table, on_call: Mapping[str, PersonId]) -> RotaWeek | None:
    since, person = table.day("from"), on_call.get(_guid(table, "on_call"))
    if since.weekday():
        table.fault("from", "is not a Monday, on which a week on call begins")
    if person is None:
        table.fault("on_call", "is not the object_id of anyone who is on_call for that party")
    table.done()
    return RotaWeek(since, person) if person else None


def _known_cover(table: Table, person: Person, people: Mapping[PersonId, Person]) -> None:
    for at, away in enumerate(person.away):
        if away.cover and (away.cover not in people or away.cover == person.id):
            path = (*table.path, "away", at, "cover")
            table.findings.add(path, "is not the object_id of a colleague in [[people]]")


def _not_joined(root: Table, agreement: Agreement) -> frozenset[PartyKey]:
    named = tuple(map(PartyKey, root.texts("not_joined_yet")))
    for at, party in enumerate(named):
        if party and party not in agreement.keys:
            root.findings.add(("not_joined_yet", at), _no_party(party))
    return frozenset(named)


def _tenant(table: Table, agreement: Agreement) -> Tenant:
    tenant = Tenant(
        TenantId(_guid(table, "id")),
        table.text("name"),
        tuple(map(PartyKey, table.texts("parties"))),
    )
    for at, party in enumerate(tenant.parties):
        if party and party not in agreement.keys:
            table.findings.add((*table.path, "parties", at), _no_party(party))
    table.done()
    return tenant


def _person(table: Table, tenants: Mapping[TenantId, Tenant], agreement: Agreement) -> Person:
    tenant = _tenant_of(table, tenants)
    person = Person(
        id=PersonId(tenant, _guid(table, "object_id")),
        name=table.text("name"),
        post=table.maybe_text("post") or "",
        memberships=tuple(
            _membership(each, tenants.get(tenant), agreement)
            for each in table.children("memberships")
        ),
        away=tuple(_absence(each, tenant) for each in table.children("away")),
    )
    table.done()
    return person


def _absence(table: Table, tenant: TenantId) -> Absence:
    """Read when someone is away, and the colleague of the same tenant who covers, if one does."""
    absence = Absence(table.day("from"), table.day("until"), _cover(table, tenant))
    if absence.until <= absence.since:
        table.fault("until", '"until" is the first day back: after "from"')
    table.done()
    return absence


def _cover(table: Table, tenant: TenantId) -> PersonId | None:
    named = table.maybe_text("cover")
    return PersonId(tenant, named) if named else None


def _groups(
    root: Table, tenants: Mapping[TenantId, Tenant], agreement: Agreement
) -> tuple[Group, ...]:
    found: dict[tuple[str, str, Role], Group] = {}
    for table in root.children("groups"):
        group = _group(table, tenants, agreement)
        what = (group.id, group.membership.party, group.membership.role)
        if group.id and what in found:
            table.fault("id", "this group is here twice with that party and role")
        found.setdefault(what, group)
    return tuple(found.values())


def _group(table: Table, tenants: Mapping[TenantId, Tenant], agreement: Agreement) -> Group:
    tenant = _tenant_of(table, tenants)
    return Group(
        id=_guid(table, "id"),
        tenant=tenant,
        name=table.text("name"),
        # For no party but those of its own tenant: whoever rules the tenant rules the group.
        membership=_membership(table, tenants.get(tenant), agreement),
    )


def _tenant_of(table: Table, tenants: Mapping[TenantId, Tenant]) -> TenantId:
    tenant = TenantId(_guid(table, "tenant"))
    if tenant and tenant not in tenants:
        table.fault("tenant", "is not the id of any of the [[tenants]]")
    return tenant


def _membership(table: Table, tenant: Tenant | None, agreement: Agreement) -> Membership:
    membership = Membership(
        party=PartyKey(table.text("party")),
        role=table.word("role", Role),
        since=table.maybe_day("from"),
        until=table.maybe_day("until"),
    )
    if membership.party and membership.party not in agreement.keys:
        table.fault("party", _no_party(membership.party))
    elif tenant and membership.party and membership.party not in tenant.parties:
        table.fault("party", f"{shown(membership.party)} is not one of the tenant's parties")
    if membership.since and membership.until and membership.until <= membership.since:
        table.fault("until", '"until" is the first day it no longer holds: after "from"')
    table.done()
    return membership


def _by_party(
    root: Table, agreement: Agreement, name: str, read: Callable[[Table], Read]
) -> Mapping[PartyKey, Read]:
    """Read the tables of that name, one a party."""
    found: dict[PartyKey, Read] = {}
    for table in root.children(name):
        party = PartyKey(table.text("party"))
        if party and party not in agreement.keys:
            table.fault("party", _no_party(party))
        elif party in found:
            table.fault("party", f"{shown(party)} is here twice")
        found.setdefault(party, read(table))
        table.done()
    return MappingProxyType(found)


def _numbers(table: Table) -> Numbers:
    mailbox = table.maybe_text("ig_mailbox")
    if mailbox is not None and not EMAIL.fullmatch(mailbox):
        table.fault("ig_mailbox", "is not an e-mail address")
    return Numbers(
        front_door=table.maybe_text("front_door") or ANY_FRONT_DOOR,
        it_help=table.maybe_text("it_help") or ANY_IT_HELP,
        ig_team=table.maybe_text("ig_team") or ANY_IG_TEAM,
        ig_mailbox=mailbox,
        ig_phone=table.maybe_text("ig_phone"),
        night=table.maybe_text("night"),
        adults=table.maybe_text("adults"),
        workers=table.maybe_text("workers"),
        bank_holidays=_division(table),
        second_eyes=_second_eyes(table),
    )


def _division(table: Table) -> Division:
    text = table.maybe_text("bank_holidays")
    if text is None:
        return Division.ENGLAND_AND_WALES
    if text not in [*Division]:
        table.fault("bank_holidays", f"is one of: {', '.join(Division)}")
        return Division.ENGLAND_AND_WALES
    return Division(text)


def _second_eyes(table: Table) -> Role | None:
    text = table.maybe_text("second_eyes")
    if text is None or text in SECOND_EYES:
        return Role(text) if text else None
    table.fault("second_eyes", f"is one of: {', '.join(SECOND_EYES)}")
    return None


def _guid(table: Table, key: str) -> str:
    text = table.text(key)
    if text and not GUID.fullmatch(text):
        table.fault(key, "is not a GUID, like 01234567-89ab-cdef-0123-456789abcdef")
        return ""
    return text.lower()


def _no_party(key: PartyKey) -> str:
    return f"{shown(key)} is not the key of any party"
