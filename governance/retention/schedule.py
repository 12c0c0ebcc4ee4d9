"""The schedule: how long a record of each kind is kept, from when, and who says so (RT-SCHEDULE).

Each row is a suggestion to start from. A party follows its own policy (agreement §6.1): its own
rows take the place of these. What the partnership holds jointly follows the leading party's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from governance.calendars import add_months
from governance.cases.claims import claimed_once
from governance.clocks.catalogue import Tag
from governance.keys import PartyKey

MONTHS_A_YEAR = 12


class Record(StrEnum):
    """What is kept. The values stand in the files of those who have a schedule of their own."""

    BREACH = "breach"
    SERIOUS_BREACH = "serious_breach"
    NEAR_MISS = "near_miss"
    REQUEST = "request"
    INFORMATION_REQUEST = "information_request"
    COMPLAINT = "complaint"
    AGREEMENT = "agreement"
    AUDIT = "audit"


class CountedFrom(StrEnum):
    """What the years are counted from."""

    INCIDENT = "from the day it happened"
    CLOSING = "from the day it was closed"
    END = "from the day it ended"
    ENTRY = "from the day it was written"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a schedule. `appealed`: the years where somebody appealed, if that is longer.

    `rule` is an id of docs/law.md, and `source` where the years were read; `tag` how sure we are.
    """

    record: Record
    rule: str
    years: int
    counted: CountedFrom
    source: str
    tag: Tag
    appealed: int = 0

    def last_day(self, since: date, *, appealed: bool) -> date:
        """Return the last day (London) on which it is kept: the day of that name, years on.

        >>> SCHEDULE[Record.NEAR_MISS].last_day(date(2028, 2, 29), appealed=False)
        datetime.date(2031, 2, 28)
        """
        years = max(self.years, self.appealed) if appealed else self.years
        return add_months(since, MONTHS_A_YEAR * years)


_NHS = "NHS Records Management Code of Practice, Appendix II"
_IGA = "a records schedule that follows the Information Governance Alliance's code"

SCHEDULE: Mapping[Record, Row] = MappingProxyType(
    {
        row.record: row
        for row in (
            Row(Record.BREACH, "RT-BREACH", 10, CountedFrom.INCIDENT, _NHS, Tag.KNOWLEDGE),
            Row(Record.SERIOUS_BREACH, "RT-SERIOUS", 20, CountedFrom.INCIDENT, _NHS, Tag.KNOWLEDGE),
            Row(Record.NEAR_MISS, "RT-NEAR-MISS", 3, CountedFrom.CLOSING, "ours", Tag.DESIGN),
            Row(Record.REQUEST, "RT-REQUEST", 3, CountedFrom.CLOSING, _NHS, Tag.KNOWLEDGE, 6),
            Row(
                Record.INFORMATION_REQUEST,
                "RT-FOI",
                3,
                CountedFrom.CLOSING,
                _IGA,
                Tag.SECONDARY,
                6,
            ),
            Row(Record.COMPLAINT, "RT-COMPLAINT", 10, CountedFrom.CLOSING, _IGA, Tag.SECONDARY),
            Row(
                Record.AGREEMENT,
                "RT-AGREEMENT",
                6,
                CountedFrom.END,
                "a norm for contracts",
                Tag.KNOWLEDGE,
            ),
            Row(Record.AUDIT, "RT-AUDIT", 6, CountedFrom.ENTRY, "ours", Tag.DESIGN),
        )
    }
)
"""The rows to start from, by record."""

OF_CASES = frozenset(Record) - {Record.AGREEMENT, Record.AUDIT}
"""What a case can be kept as, and what a party may have years of its own for."""


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A party's own line, in place of ours: the years, and where its policy says so."""

    party: PartyKey
    record: Record
    years: int
    source: str
    appealed: int = 0


class Schedule:
    """The rows, with each party's own in place of ours."""

    def __init__(self, lead: PartyKey, own: Sequence[OwnRow] = ()) -> None:
        """`lead` is the party whose schedule what is held jointly follows.

        Raises ClaimedTwice where a party has two rows for one record.
        """
        self.lead = lead
        self.own = claimed_once({(one.party, one.record): one} for one in own)

    def row(self, party: PartyKey, record: Record) -> Row:
        """Return the line that a party's record is kept by."""
        usual, own = SCHEDULE[record], self.own.get((party, record))
        if own is None:
            return usual
        return Row(
            record, usual.rule, own.years, usual.counted, own.source, Tag.VERIFIED, own.appealed
        )
