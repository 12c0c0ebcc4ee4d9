"""Tenants, parties, registrations and roles: do they fit together, and who is missing?"""

from collections.abc import Iterator
from datetime import date

from adapters.registrations import BotRegistration, Registrations
from bot.commands.doctor_answer import Finding, note, ok, wrong
from governance.agreements.model import Agreement
from governance.people.directory import Directory, Tenant
from governance.people.lacking import directory_warnings

ROLES_FILE = "roles file"


def tenants(directory: Directory, registered: Registrations | None) -> Iterator[Finding]:
    """Every tenant, with its parties and whose bot serves it; and those that only one side has."""
    for tenant in directory.tenants.values():
        yield _tenant(tenant, registered)
    for each in registered.all if registered else ():
        yield from _unknown_tenants(each, directory)


def _tenant(tenant: Tenant, registered: Registrations | None) -> Finding:
    about = f"tenant {tenant.name}"
    if not tenant.parties:
        return wrong(about, "belongs to no party", f"Give it its parties in the {ROLES_FILE}.")
    parties = f"may be {', '.join(tenant.parties)}"
    if registered is None:
        return ok(about, parties)
    bot = registered.of_tenant(tenant.id)
    if bot is None:
        do = "Register a bot for it, or leave it: others report for its parties."
        return note(about, f"{parties}; no registration serves it", do)
    return ok(about, f"{parties}; served by {bot.name}")


def _unknown_tenants(each: BotRegistration, directory: Directory) -> Iterator[Finding]:
    for tenant in sorted(each.tenants):
        if not directory.knows_tenant(tenant):
            yield wrong(
                f"registration {each.name}",
                f"serves tenant {tenant}, whose people would be told that we do not know them",
                f"Add it under [[tenants]] in the {ROLES_FILE}, with its parties.",
            )


def parties(
    directory: Directory,
    agreement: Agreement,
    registered: Registrations | None,
    *,
    day: date,
    mails: bool,
) -> Iterator[Finding]:
    """Parties that nobody can write from, and posts that nobody holds."""
    served = _served(directory, agreement, registered)
    for key in agreement.keys:
        if key not in served:
            yield _not_served(directory, agreement, key, mails=mails)
    lacking = [one for one in directory_warnings(directory, agreement, day) if one.party in served]
    for one in lacking:
        yield _lacking(agreement.party(one.party).name, one.what)
    if not lacking:
        yield ok("roles", "every party that is served has its people")


def _served(
    directory: Directory, agreement: Agreement, registered: Registrations | None
) -> frozenset[str]:
    """The parties whose people can reach the bot."""
    reached = (
        tenant
        for tenant in directory.tenants.values()
        if registered is None or registered.of_tenant(tenant.id)
    )
    covered = frozenset(party for tenant in reached for party in tenant.parties)
    return covered & frozenset(agreement.keys)


def _not_served(directory: Directory, agreement: Agreement, key: str, *, mails: bool) -> Finding:
    about, says = agreement.party(key).name, "its people have no bot: others report for it"
    if directory.numbers(key).ig_mailbox is None:
        do = f"Give it an ig_mailbox under [[numbers]] in the {ROLES_FILE}."
        return wrong(about, f"{says}, and there is no mailbox to tell it by", do)
    if not mails:
        return wrong(about, f"{says}, and no mail is set up to tell it", "See docs/mail.md.")
    return note(about, f"{says}, and it is told by mail", "Nothing, or register a bot for it.")


def _lacking(name: str, what: str) -> Finding:
    do = f"Add the person, or the mailbox, in the {ROLES_FILE}: until then a rung is missing."
    without = any(what.endswith(called) for called in ("IG lead", "SIRO"))
    return wrong(name, what, do) if without else note(name, what, do)
