"""What a case's flows were answered with, as it stands and as it stood before each change."""

from dataclasses import dataclass
from typing import Any

from dialogs.asking.flow import Flow
from governance.cases.event import Event


@dataclass(frozen=True, slots=True)
class AnswerVersion:
    """What a flow amounted to from `event` on."""

    event: Event
    facts: Any


@dataclass(frozen=True, slots=True)
class Answered:
    """A flow and what it was answered with, oldest first; nothing where it never was."""

    flow: Flow
    versions: tuple[AnswerVersion, ...]

    @property
    def stands(self) -> Any:
        """What it amounts to now; None where it was never answered."""
        return self.versions[-1].facts if self.versions else None
