"""What a party lacks: the bot runs, but a ladder will have a rung missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from governance.agreements.model import Agreement
from governance.keys import PartyKey
from governance.people.directory import Directory
from governance.people.identity import Role

NEEDED = ((Role.IG_LEAD, "IG lead"), (Role.SIRO, "SIRO"), (Role.DPO, "DPO"))


@dataclass(frozen=True, slots=True)
class DirectoryWarning:
    """Something a party lacks."""

    party: PartyKey
    what: str


def directory_warnings(
    directory: Directory, agreement: Agreement, day: date
) -> tuple[DirectoryWarning, ...]:
    """Return what each party lacks on `day`, party by party in the agreement's order."""
    return tuple(
        DirectoryWarning(party, what)
        for party in agreement.keys
        for what in _lacking(directory, party, day)
    )


def _lacking(directory: Directory, party: PartyKey, day: date) -> Iterator[str]:
    for role, called in NEEDED:
        if not directory.holders(party, role, day):
            yield f"has no {called}"
    if directory.numbers(party).ig_mailbox is None:
        yield "has no information governance mailbox"
