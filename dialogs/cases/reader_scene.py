"""What these cards are made from: a case of any kind, and who is looking."""

from dataclasses import dataclass, field

from dialogs.cases.scene import CaseScene
from governance.people.identity import PersonId


@dataclass(frozen=True, slots=True)
class SceneForMe(CaseScene):
    """A case of any kind for `me`, who reported it or handles it."""

    me: PersonId = field(kw_only=True)

    @property
    def mine(self) -> bool:
        """Whether I reported it."""
        return self.me == self.case.reporter
