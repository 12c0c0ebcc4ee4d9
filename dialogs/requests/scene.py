"""What every card of a request is made from."""

from dataclasses import dataclass
from datetime import date

from dialogs.cases.scene import CaseScene
from dialogs.requests.sentences import say
from governance.access import Action
from governance.cases.rungs import Situation
from governance.clocks.catalogue import Tag
from governance.clocks.due import Outcome
from governance.requests.request import RequestCase
from governance.requests.rights import DATA_PROTECTION


def cited(source: str, tag: Tag) -> str:
    """A source as it is shown: one that we have not read ourselves says so."""
    unread = tag in (Tag.SECONDARY, Tag.KNOWLEDGE)
    return say("rq.to_confirm", source=source) if unread else source


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestScene(CaseScene):
    """The scene of a request. `outcomes`: its dates as they are now, none once it is closed.

    `help_by`: when partners who are asked now would answer (a partnership target).
    """

    case: RequestCase
    timing: Situation
    outcomes: tuple[Outcome, ...]
    help_by: date

    @property
    def situation(self) -> Situation:
        """What the ladder needs to know of it."""
        return self.timing

    @property
    def kind(self) -> str:
        """ "Subject access request"."""
        return say(f"rq_kind.{self.case.right}")

    @property
    def title(self) -> str:
        """ "Request RQ-2026-0007"."""
        return say("rq.title", reference=self.reference)

    @property
    def handles(self) -> bool:
        """Whether whoever looks handles it."""
        return Action.OPEN in self.allowed

    @property
    def part_3_possible(self) -> bool:
        """Whether its party enforces the law, so that Part 3 could apply (DPA 2018 Sch 7)."""
        controller = self.agreement.controller_of(self.case.header.party)
        return controller.competent_authority and self.case.right in DATA_PROTECTION
