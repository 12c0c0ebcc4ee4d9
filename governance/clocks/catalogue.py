"""Every rule by its id: where it comes from, how long it is, what it counts in."""

from dataclasses import dataclass
from enum import StrEnum

from governance.clocks.due import Standing


class Tag(StrEnum):
    """How sure we are of a source."""

    VERIFIED = "V"  # read in the primary text
    SECONDARY = "S"  # secondary or partial source
    KNOWLEDGE = "K"  # from knowledge, unverified
    DESIGN = "D"  # our own choice, not law: a partnership target


class Counts(StrEnum):
    """What a rule counts in."""

    ELAPSED_HOURS = "elapsed hours, in UTC"
    ENGLAND_AND_WALES = "England and Wales bank holidays"
    UK_WIDE = "bank holidays in any part of the UK"
    EVERY_DAY = "every day"
    NOTHING = "no number"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: a rule of law, guidance, the agreement, or a target of ours."""

    id: str
    title: str
    source: str
    length: str
    counts: Counts
    standing: Standing
    tag: Tag

    @property
    def confirm(self) -> bool:
        """Return whether an IG lead is asked to confirm this rule before relying on it."""
        return self.tag in (Tag.SECONDARY, Tag.KNOWLEDGE)


STATUTORY, GUIDANCE, TARGET = Standing.STATUTORY, Standing.GUIDANCE, Standing.TARGET
V, S, K, D = Tag.VERIFIED, Tag.SECONDARY, Tag.KNOWLEDGE, Tag.DESIGN
HOURS, EW, UK = Counts.ELAPSED_HOURS, Counts.ENGLAND_AND_WALES, Counts.UK_WIDE
DAYS, NONE = Counts.EVERY_DAY, Counts.NOTHING
PROMPT = "without undue delay"
