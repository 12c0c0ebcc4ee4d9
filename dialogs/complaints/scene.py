"""What every card of a complaint is made from, and its clock as they say it."""

from dataclasses import dataclass
from datetime import date, datetime

from dialogs.cards.elements import Card, Element, box, card, execute, heading, text
from dialogs.cases.scene import CaseScene
from dialogs.cases.verbs import Verb
from dialogs.complaints.sentences import say
from governance.cases.rungs import Situation
from governance.clocks.catalogue import say_standing
from governance.clocks.confirmed import say_confirm
from governance.clocks.due import Due, Outcome
from governance.clocks.work import to_confirm
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
        """Return the day that a rule gives; None where it gives none."""
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
        """Return a party's name, or the independent scrutineer."""
        named = {str(one.key): one.name for one in self.agreement.parties}
        return named.get(key) or self.people.role_label(key)

    def day(self, rule: str) -> str:
        """Return the same as people say it; "" where there is none."""
        found = self.dated(rule)
        return say_date(found) if found else ""


def clock_items(scene: ComplaintScene) -> list[Element]:
    """Show the date that binds, boxed, and from when the answer counts."""
    lines = clock_lines(scene)
    boxed = box("attention" if scene.late else "emphasis", [text(line) for line in lines])
    return [boxed] if lines else []


def clock_lines(scene: ComplaintScene) -> list[str]:
    """Say what is still to be done by when; nothing once it is answered."""
    if scene.case.decided is not None:
        return []
    answer = say("cp.answer", on=say_date(scene.case.received))
    return [*_letter_lines(scene), answer]


def _letter_lines(scene: ComplaintScene) -> list[str]:
    if (on := scene.case.acknowledged_on) is not None:
        return [say("cp.written", on=say_date(on))]
    legal, target = scene.day("CP-ACK"), scene.day("CP-ACK-TARGET")
    if not legal:
        return [say("cp.write_target", on=target)]
    late = say("cp.late" if scene.late else "cp.write_by", on=legal)
    return [late, say("cp.target", on=target)]


def explained_card(scene: ComplaintScene) -> Card:
    """Show every date with its source and how it was worked out, line by line."""
    title = say("deadline.title", reference=scene.reference)
    body = [heading(title)]
    for one in scene.dates:
        on = f": {scene.day(one.rule)}" if isinstance(one, Due) else ""
        body.append(text(f"{one.source} ({say_standing(one.standing)}){on}", bold=True))
        body.append(text("\n".join(f"- {line}" for line in one.explanation)))
    body += [
        text(line, subtle=True) for line in say_confirm(to_confirm(scene.dates), scene.confirmed)
    ]
    back = execute("Back", Verb.STATUS, scene.ref.data(), needs_inputs=False)
    return card(body, [back], summary=title)
