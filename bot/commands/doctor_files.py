"""What our own files and the store say: the people, the agreement's document, the records."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from adapters.registrations import BotRegistration, Registrations
from bot.commands.doctor_answer import Finding, lacks, note, ok, wrong
from bot.config import PREFIX
from bot.services import Services
from governance.clocks.catalogue import RULES
from governance.clocks.confirmed import Confirmed
from governance.moments import london
from governance.outcomes import Books
from governance.people.directory import Directory, Tenant
from storage.inspection import MOST, Inspection

ROLES_FILE = "roles file"
ABOUT = "agreement document"
HOW = "igdesk agreement fingerprint FILE"
SHOWN = 5
RESTORE = (
    "Stop the bot, keep a copy of the store as it is, and restore the last backup that was good."
    " Find out who could write to the file."
)
FIND_LOG = (
    "Put the -wal file back beside the database before the bot is started: it goes on from what is"
    " left, and numbers are skipped."
)
FIND_KEYS = "Put back the key ring that belongs to this store, from its own backup."
LET_IN = (
    "Nothing you must do: each is tried again, once a day at the least. Most likely somebody"
    " blocked or removed the bot, and what it showed them last stands in their chat until they let"
    " it in again."
)

SOMEBODY_NOT_TOLD = (
    "Somebody may not have been told, or twice. Stop the bot, keep a copy of the store as it is,"
    " and tell the IG leads to look through what is open. Then tell whoever makes IG Desk."
)
TELL_THEM = (
    "Tell the IG leads of these cases today that IG Desk may not have told everybody, and that they"
    " must keep the dates themselves. Then tell whoever makes IG Desk."
)
UNCOUNTED = "Nothing: the bot counts them in its first minute."


def tenants(directory: Directory, registered: Registrations | None) -> Iterator[Finding]:
    """Look at every tenant, with its parties and its bot, and at those that one side alone has."""
    for tenant in directory.tenants.values():
        yield _tenant(tenant, registered)
    for each in registered.all if registered else ():
        yield from _unknown_tenants(each, directory)


def _tenant(tenant: Tenant, registered: Registrations | None) -> Finding:
    about = f"tenant {tenant.name}"
    if not tenant.parties:
        return lacks(about, "belongs to no party", f"Give it its parties in the {ROLES_FILE}.")
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
            yield lacks(
                f"registration {each.name}",
                f"serves tenant {tenant}, whose people would be told that we do not know them",
                f"Add it under [[tenants]] in the {ROLES_FILE}, with its parties.",
            )


def documents(services: Services) -> Iterator[Finding]:
    """Look at the document of the version in the agreement's file, and what lies beside it."""
    agreement, shelf = services.agreement, services.shelf
    version = agreement.in_hand
    if shelf.place is None:
        do = f"To hand it over and quote from it, set {PREFIX}AGREEMENT_DOCUMENT."
        yield note(ABOUT, "is not loaded: people are told whom to ask for it", do)
        return
    held = shelf.of(version)
    if held.document is not None:
        yield ok(ABOUT, f"is that of version {version.number}")
    elif held.other:
        says = f"is not that of version {version.number}: its SHA-256 is another; nobody gets it"
        yield wrong(ABOUT, says, f"Load the right file, or write its SHA-256 down: {HOW}.")
    else:
        says = f"of version {version.number} is not among the files"
        yield lacks(ABOUT, says, f"Put it there, and its SHA-256 into the agreement's file: {HOW}.")
    if services.links is None:
        do = f"Set {PREFIX}PUBLIC_URL to the https address that people's browsers reach us at."
        yield note(ABOUT, "cannot be fetched as a file: there is no link to it", do)
    yield from _others(services)


def rules(confirmed: Confirmed) -> Finding:
    """How many rules nobody has confirmed: their sources we have not read, or they are to come."""
    every = [rule.id for rule in RULES.values() if rule.asks]
    waiting = [rule for rule in every if rule not in confirmed]
    if not waiting:
        return ok("law", f"all {len(every)} rules that have to be confirmed are")
    says = f"{len(waiting)} of {len(every)} rules are to be confirmed: {', '.join(waiting)}"
    do = f"Have your DPO or IG lead read them (igdesk law); {PREFIX}CONFIRMATIONS names the file."
    return note("law", says, do)


def _others(services: Services) -> Iterator[Finding]:
    """Find files that are no version's: one to be proposed, one of a version proposed in Teams, or
    one that was changed since its SHA-256 was written down.
    """
    place = services.shelf.place
    if place is None or not place.is_dir():
        return
    known = {
        sha256
        for one in services.agreement.versions
        for sha256 in (one.document_sha256, one.text_sha256)
    }
    for one in services.shelf.documents():
        if one.sha256 not in known:
            says = f"{one.name} is of no version in the agreement's file"
            yield note(ABOUT, says, "Nothing, if it is to be proposed, or was, in Teams.")


def log(*, gone: bool) -> Iterator[Finding]:
    """Say where SQLite's -wal file, which holds what was written last, was taken away."""
    if gone:
        says = "its -wal file was taken away since the bot last ran: what was written last is lost"
        yield wrong("store", says, FIND_LOG)


def records(found: Inspection) -> Iterator[Finding]:
    """Say what was changed, has no key, or breaks the chain; else that all is well."""
    if found.damaged:
        yield wrong("records", _damaged(sorted(found.damaged)), RESTORE)
    if found.first_bad_entry is not None:
        says = f"does not hold from entry {found.first_bad_entry} on"
        yield wrong("audit chain", says, RESTORE)
    if found.without_key:
        yield wrong("records", f"{found.without_key} have no key in the ring", FIND_KEYS)
    if not (found.damaged or found.without_key or found.first_bad_entry is not None):
        yield ok("store", f"opens; {found.looked_at} records looked at, all as they were written")
    if found.in_part:
        says = f"only {MOST} each were looked at of: {', '.join(found.in_part)}"
        yield note("records", says, "Nothing: the rest is checked whenever it is used.")


def cards(stuck: int) -> Finding:
    """Say how many cards should look otherwise, and Teams has let us change none for hours."""
    if not stuck:
        return ok("cards", "none waits for long to be brought up to date or folded away")
    stand = "card stands" if stuck == 1 else "cards stand"
    return note("cards", f"{stuck} {stand} in chats and should look otherwise by now", LET_IN)


def books(found: Books | None, at: datetime | None) -> Iterator[Finding]:
    """Say whether all that was to be told is the sum of what became of it. `at`: when the bot last
    looked itself.
    """
    about = "messages"
    if found is None:
        yield note(about, "are not counted yet", UNCOUNTED)
        return
    if found.off:
        wrongly = ", ".join(f"{kind} {rows:+}" for kind, rows in found.off.items())
        yield wrong(about, f"rows too many (+) or too few (-): {wrongly}", SOMEBODY_NOT_TOLD)
    if found.untold:
        says = f"somebody was to hear, and no message was made: {_shown(found.untold)}"
        yield wrong(about, says, TELL_THEM)
    if found.unplanned:
        says = f"not decided, and nobody will be told of it again: {_shown(found.unplanned)}"
        yield wrong(about, says, TELL_THEM)
    if found.add_up:
        put = sum(found.triggered.values())
        looked = f"; the bot last looked on {london(at):%d %B %Y at %H:%M}" if at else ""
        yield ok(about, f"{put} put, and what became of each is known{looked}")


def _damaged(where: Sequence[str]) -> str:
    were = "record was" if len(where) == 1 else "records were"
    return f"{len(where)} {were} changed, cut or put back from outside ({_shown(where)})"


def _shown(names: Sequence[str]) -> str:
    return ", ".join(names[:SHOWN]) + (", ..." if len(names) > SHOWN else "")
