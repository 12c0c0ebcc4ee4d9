"""What `igdesk doctor` says of the store's records: how many were looked at, and which are bad."""

from collections.abc import Collection, Iterator

from bot.commands.doctor_answer import Finding, note, ok, wrong
from storage.inspection import MOST, Inspection

SHOWN = 5
RESTORE = (
    "Stop the bot, keep a copy of the store as it is, and restore the last backup that was good."
    " Find out who could write to the file."
)
FIND_KEYS = "Put back the key ring that belongs to this store, from its own backup."
LET_IN = (
    "Nothing you must do: each is tried again, once a day at the least. Most likely somebody"
    " blocked or removed the bot, and what it showed them last stands in their chat until they let"
    " it in again."
)


def records(found: Inspection, *, put_back: Collection[str] = ()) -> Iterator[Finding]:
    """Changed, without a key, or a chain that does not hold; else that all is well.

    `put_back` names rows that are good by themselves, and are not what was last written.
    """
    damaged = tuple(sorted({*found.damaged, *put_back}))
    if damaged:
        yield wrong("records", _damaged(damaged), RESTORE)
    if found.first_bad_entry is not None:
        says = f"does not hold from entry {found.first_bad_entry} on"
        yield wrong("audit chain", says, RESTORE)
    if found.without_key:
        yield wrong("records", f"{found.without_key} have no key in the ring", FIND_KEYS)
    if not (damaged or found.without_key or found.first_bad_entry is not None):
        yield ok("store", f"opens; {found.looked_at} records looked at, all as they were written")
    if found.in_part:
        says = f"only {MOST} each were looked at of: {', '.join(found.in_part)}"
        yield note("records", says, "Nothing: the rest is checked whenever it is used.")


def cards(stuck: int) -> Finding:
    """How many cards should look otherwise, and Teams has let us change none of them for hours."""
    if not stuck:
        return ok("cards", "none waits for long to be brought up to date or folded away")
    stand = "card stands" if stuck == 1 else "cards stand"
    return note("cards", f"{stuck} {stand} in chats and should look otherwise by now", LET_IN)


def _damaged(where: tuple[str, ...]) -> str:
    shown = ", ".join(where[:SHOWN]) + (", ..." if len(where) > SHOWN else "")
    were = "record was" if len(where) == 1 else "records were"
    return f"{len(where)} {were} changed, cut or put back from outside ({shown})"
