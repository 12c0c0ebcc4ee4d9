"""A file of parties' own retention schedules (agreement §6.1): an administrator types it in."""

from collections.abc import Collection

from governance.keys import PartyKey
from governance.retention.schedule import OF_CASES, OwnRow, Record
from governance.toml_files.faults import FileFaults
from governance.toml_files.tables import Table, check_format, read_toml

FORMAT = 1
MOST_YEARS = 100
"""More is a slip of the pen: a life's records are not kept here."""


class ScheduleFaults(FileFaults):
    """The file of retention schedules cannot be used."""


def parse_schedule(data: bytes, *, file: str, parties: Collection[PartyKey]) -> tuple[OwnRow, ...]:
    """Read every row; ScheduleFaults with every fault and its line otherwise."""
    return read_toml(data, file, ScheduleFaults, lambda root: _read(root, parties))


def _read(root: Table, parties: Collection[PartyKey]) -> tuple[OwnRow, ...]:
    check_format(root, FORMAT)
    found: dict[tuple[PartyKey, Record], OwnRow] = {}
    for table in root.children("keep"):
        one = table.record(_row)
        _look(table, one, parties)
        if (one.party, one.record) in found:
            table.fault("record", "this party has years for this record twice")
        found[one.party, one.record] = one
    return tuple(found.values())


def _row(table: Table) -> OwnRow:
    return OwnRow(
        party=PartyKey(table.text("party")),
        record=table.word("record", Record),
        years=table.number("years"),
        source=table.text("source"),
        appealed=table.number("appealed_years", otherwise=1),
    )


def _look(table: Table, one: OwnRow, parties: Collection[PartyKey]) -> None:
    if one.party and one.party not in parties:
        table.fault("party", "the agreement has no party of that key")
    if one.record not in OF_CASES:
        table.fault("record", "is not kept by a party's schedule")
    for key, years in (("years", one.years), ("appealed_years", one.appealed)):
        if years > MOST_YEARS:
            table.fault(key, f"must be {MOST_YEARS} or less")
