"""What every card of a near miss is made from."""

from dataclasses import dataclass

from dialogs.case_cards.scene import MatterScene
from dialogs.wording import say
from governance.near_misses import NearMissCase
from governance.rungs import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMissScene(MatterScene):
    """The scene of a near miss. `timing`: its rungs are counted in working days."""

    case: NearMissCase
    timing: Situation

    @property
    def situation(self) -> Situation:
        """What the ladder needs to know of it."""
        return self.timing

    @property
    def kind(self) -> str:
        """ "Near miss" or "Poor practice"."""
        return say(f"miss.{self.case.report.what}")

    @property
    def title(self) -> str:
        """ "Near miss NM-2026-0007"."""
        return say("miss.title", kind=self.kind, reference=self.reference)
