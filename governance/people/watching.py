"""What a party watches its own staff by, and where it has told them (RL-WATCHING, docs/law.md).

Nothing of it is on unless the party's table names the line of its DPIA and of its staff privacy
notice that say so.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Team:
    """A team that a lead can name when they close a breach. `key` is stored, `name` is shown."""

    key: str
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class Watching:
    """What is on, and by which lines."""

    dpia: str = ""
    staff_notice: str = ""
    unusual_reading: bool = False
    teams: tuple[Team, ...] = ()


NOT_WATCHED = Watching()
