"""What people were told had worked, to be asked for when the process has been killed."""

from dataclasses import dataclass, field
from datetime import datetime

from simulator.people import Persona


@dataclass(frozen=True)
class Filed:
    """A report that was answered. `reference` and `case` are empty where only HTTP said yes."""

    reporter: Persona
    form: str
    story: str
    reference: str
    case: str
    retried_at: datetime | None = None  # UTC; when the delivery that was answered began, if again


@dataclass
class Remembered:
    """What people were told had worked."""

    filed: list[Filed] = field(default_factory=list)
    acknowledged: list[str] = field(default_factory=list)
    decided: list[str] = field(default_factory=list)
    commits: int = 0
    redelivered: int = 0
    in_flight: int = 0
    faults: list[str] = field(default_factory=list)
