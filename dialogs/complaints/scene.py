"""What every card of a complaint is made from."""

from dataclasses import dataclass
from datetime import date, datetime

from dialogs.cases.scene import CaseScene
from dialogs.complaints.sentences import say
from governance.cases.rungs import Situation
from governance.clocks.due import Due, Outcome
from governance.complaints.complaint import ComplaintCase
from governance.moments import london, say_date


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintScene(CaseScene):
    """The scene of a complaint. `timing`: its rungs; `dates`: its clocks, the binding one first.

    `same` are references of cases of the same party under the same reference of its own.
    """

    case: ComplaintCase
    timing: Situation
    dates: tuple[Outcome, ...]
    same: tuple[str, ...] = ()

    @property
    def situation(self) -> Situation:
        """What the ladder needs to know of it."""
        return self.timing

    @property
    def title(self) -> str:
        """ "Complaint CP-2026-0007"."""
        return say("complaint.title", reference=self.reference)

    def dated(self, rule: str) -> date | None:
        """The day that a rule gives; None where it gives none."""
        for one in self.dates:
            if one.rule == rule and isinstance(one, Due):
                return one.due if not isinstance(one.due, datetime) else london(one.due).date()
        return None

    @property
    def late(self) -> bool:
        """Whether the legal day to write has passed, and nobody has."""
        legal, today = self.dated("CP-ACK"), london(self.now).date()
        return legal is not None and legal < today and self.case.acknowledged_on is None

    def party(self, key: str) -> str:
        """A party's name, or the independent scrutineer."""
        named = {str(one.key): one.name for one in self.agreement.parties}
        return named.get(key) or self.people.role_label(key)

    def day(self, rule: str) -> str:
        """The same as people say it; "" where there is none."""
        found = self.dated(rule)
        return say_date(found) if found else ""
