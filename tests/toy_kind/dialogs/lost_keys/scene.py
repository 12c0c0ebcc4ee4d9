"""What every card of a lost key is made from."""

from dataclasses import dataclass

from dialogs.cards.elements import Element
from dialogs.cases.scene import CaseScene, at, has_it, permitted
from dialogs.lost_keys.sentences import say
from dialogs.lost_keys.verbs import BUTTONS, LostKeyVerb
from governance.cases.rungs import Situation
from governance.lost_keys.lost_key import LostKeyCase


@dataclass(frozen=True, slots=True, kw_only=True)
class LostKeyScene(CaseScene):
    """The scene of a lost key. `timing`: its rungs are counted in working days."""

    case: LostKeyCase
    timing: Situation

    @property
    def situation(self) -> Situation:
        """What the ladder needs to know of it."""
        return self.timing

    @property
    def title(self) -> str:
        """ "Lost key LK-2026-0007"."""
        return say("key.title", reference=self.reference)

    @property
    def status(self) -> str:
        """Where it stands, in a sentence."""
        if (closed := self.case.decided) is not None:
            return say("key.status_closed", at=at(closed.at))
        reported = say("key.status_reported", at=at(self.case.reported_at))
        return next(iter(has_it(self, say, "key.has_it")), reported)

    def lock_changed(self) -> list[Element]:
        """Return the button that closes it, for whoever may press it, while it is open."""
        return [] if self.case.decided else permitted(self, BUTTONS, (LostKeyVerb.LOCK_CHANGED,))
