"""What every card of a near miss is made from."""

from dataclasses import dataclass

from dialogs.cards.elements import Element, text
from dialogs.cases.scene import CaseScene
from dialogs.near_misses.sentences import say
from governance.cases.rungs import Situation
from governance.near_misses.near_miss import NearMissCase


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMissScene(CaseScene):
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


def not_to_lead(scene: NearMissScene) -> list[Element]:
    """Tell whoever has it instead that the IG lead is not to hear of it."""
    return [text(say("notice.past_lead"))] if scene.case.past_lead else []
