"""The parties and their people: what is lacking, and by name whom a ladder could not reach."""

import asyncio
from collections.abc import Iterator
from contextlib import closing
from datetime import date

from adapters.clock import Clock
from adapters.registrations import Registrations
from adapters.root_key import RootKeyUnusable
from bot.commands import doctor_groups
from bot.commands.doctor_answer import Finding, lacks, note, ok, wrong
from bot.commands.doctor_files import ROLES_FILE
from bot.commands.doctor_reach import Reach
from bot.config import Settings, SettingsFaults
from bot.registrations import open_registrations
from bot.service_files import make_desk
from bot.services import Services
from bot.store_keys import open_reader
from bot.watch.reach import gaps, said
from governance.agreements.model import Agreement
from governance.keys import PartyKey
from governance.people.directory import Directory, directory_warnings
from governance.toml_files.faults import FileFaults
from storage.errors import StoreUnavailable
from storage.group_answers import GroupAnswer

NOT_JOINED = f"Nothing. When it joins, take it out of not_joined_yet in the {ROLES_FILE}."
ABOUT = "reach"
DO = "Have the app installed for them (step 8 of the install guide), or put the roles file right."
SEE_ABOVE = "Put right what stands above, then ask again."
NOT_NOW = (SettingsFaults, FileFaults, StoreUnavailable, RootKeyUnusable)


def parties(
    directory: Directory,
    agreement: Agreement,
    registered: Registrations | None,
    *,
    day: date,
    mails: bool,
) -> Iterator[Finding]:
    """Find parties that nobody can write from, and posts that nobody holds."""
    served = _served(directory, agreement, registered)
    for key in agreement.keys:
        if key in directory.not_joined:
            yield note(agreement.party(key).name, "has not joined yet", NOT_JOINED)
        elif key not in served:
            yield _not_served(directory, agreement, key, mails=mails)
    lacking = [
        one
        for one in directory_warnings(directory, agreement, day)
        if one.party in served - directory.not_joined
    ]
    for one in lacking:
        yield _lacking(agreement.party(one.party).name, one.what)
    if not lacking:
        yield ok("roles", "every party that is served has its people")


def _served(
    directory: Directory, agreement: Agreement, registered: Registrations | None
) -> frozenset[PartyKey]:
    """The parties whose people can reach the bot."""
    reached = (
        tenant
        for tenant in directory.tenants.values()
        if registered is None or registered.of_tenant(tenant.id)
    )
    covered = frozenset(party for tenant in reached for party in tenant.parties)
    return covered & frozenset(agreement.keys)


def _not_served(
    directory: Directory, agreement: Agreement, key: PartyKey, *, mails: bool
) -> Finding:
    about, says = agreement.party(key).name, "its people have no bot: others report for it"
    if directory.numbers(key).ig_mailbox is None:
        do = f"Give it an ig_mailbox under [[numbers]] in the {ROLES_FILE}."
        return lacks(about, f"{says}, and there is no mailbox to tell it by", do)
    if not mails:
        return lacks(about, f"{says}, and no mail is set up to tell it", "See docs/mail.md.")
    return note(about, f"{says}, and it is told by mail", "Nothing, or register a bot for it.")


def _lacking(name: str, what: str) -> Finding:
    do = f"Add the person, or the mailbox, in the {ROLES_FILE}: until then a rung is missing."
    without = any(what.endswith(called) for called in ("IG lead", "SIRO"))
    return (lacks if without else note)(name, what, do)


async def with_groups(
    settings: Settings, services: Services, registered: Registrations | None, asks: Reach
) -> tuple[list[Finding], Directory]:
    """Return what is found of the Entra groups, and the directory with whoever is in them."""
    kept = await asyncio.to_thread(_kept, settings, simulated=asks.simulated)
    return await doctor_groups.groups(
        settings, services.directory, registered, asks, kept=kept, now=services.clock.now()
    )


def _kept(settings: Settings, *, simulated: bool) -> tuple[GroupAnswer, ...]:
    """Return the last answers that the bot had of the groups, where its store can be read."""
    try:
        with closing(open_reader(settings, simulated=simulated)) as reader:
            return reader.read(lambda unit: unit.group_answers.all())
    except NOT_NOW:
        return ()


async def reach(settings: Settings, clock: Clock, asks: Reach) -> list[Finding]:
    """Return a line for each person and post that could not be reached; one line for none."""
    try:
        found = await _unreached(settings, clock, asks)
    except NOT_NOW:
        return [wrong(ABOUT, "cannot be looked at", SEE_ABOVE)]
    return found or [ok(ABOUT, "everyone whom a ladder could need can be reached")]


async def _unreached(settings: Settings, clock: Clock, asks: Reach) -> list[Finding]:
    registered = open_registrations(settings.registrations) if settings.registrations else None
    services = make_desk(settings, clock, registered)
    _, directory = await with_groups(settings, services, registered, asks)
    return await asyncio.to_thread(_missing, settings, services, directory)


def _missing(settings: Settings, services: Services, directory: Directory) -> list[Finding]:
    now = services.clock.now()
    with closing(open_reader(settings)) as reader:
        there = directory.with_absences(reader.read(lambda unit: unit.absences.all()))
        missing = reader.read(lambda unit: gaps(unit, services, there, now))
    name = services.agreement.party
    return [
        lacks(f"{ABOUT}, {name(gap.party).name}", said(gap, services, there), DO) for gap in missing
    ]
