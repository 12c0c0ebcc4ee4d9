"""What every card of a breach is made from."""

from dataclasses import dataclass

from dialogs.cases.scene import CaseScene
from governance.breaches.breach import Breach
from governance.cases.rungs import Situation


@dataclass(frozen=True, slots=True)
class BreachScene(CaseScene):
    """The scene of a breach."""

    case: Breach

    @property
    def situation(self) -> Situation:
        """What the ladder needs to know: elapsed hours, on no calendar."""
        return self.case.situation
