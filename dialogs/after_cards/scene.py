"""What these cards are made from: a case of any kind, and who is looking."""

from dataclasses import dataclass, field

from dialogs.case_cards.scene import MatterScene
from governance.people import PersonId


@dataclass(frozen=True, slots=True)
class SceneForMe(MatterScene):
    """A case of any kind for `me`, who reported it or handles it."""

    me: PersonId = field(kw_only=True)

    @property
    def mine(self) -> bool:
        """Whether I reported it."""
        return self.me == self.case.reporter
