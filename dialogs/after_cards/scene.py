"""What these cards are made from: a case of any kind, and who is looking."""

from dataclasses import dataclass, field

from dialogs.case_cards.scene import MatterScene
from governance.facts import Reported
from governance.people import PersonId


@dataclass(frozen=True, slots=True)
class SceneForMe(MatterScene):
    """A case of any kind for `me`, who reported it or handles it."""

    me: PersonId = field(kw_only=True)

    @property
    def mine(self) -> bool:
        """Whether I reported it."""
        return self.me == self.case.reporter

    @property
    def past_the_lead(self) -> bool:
        """Whether the reporter asked for it not to go to the IG lead."""
        filed = self.case.history[0].fact
        return isinstance(filed, Reported) and bool(filed.kept_from)
