"""What every card of a disclosure request is made from, and the date that it names itself."""

from dataclasses import dataclass

from dialogs.asking.readers.reader import Choice
from dialogs.cards.elements import BoxStyle, Element, box, text
from dialogs.cases.scene import CaseScene
from dialogs.disclosures.questions import WHO
from dialogs.disclosures.sentences import say
from governance.access import Action
from governance.cases.rungs import Situation
from governance.disclosures.disclosure import DisclosureCase
from governance.disclosures.report import Came
from governance.moments import say_date


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureScene(CaseScene):
    """The scene of a disclosure request. `timing`: its rungs are counted in days."""

    case: DisclosureCase
    timing: Situation

    @property
    def situation(self) -> Situation:
        """What the ladder needs to know of it."""
        return self.timing

    @property
    def title(self) -> str:
        """ "Disclosure request DR-2026-0007"."""
        return say("dr.title", reference=self.reference)

    @property
    def asker(self) -> str:
        """ "Police"."""
        return label(WHO, self.case.taken.asker)

    @property
    def handles(self) -> bool:
        """Whether whoever looks handles it."""
        return Action.OPEN in self.allowed


def label(options: tuple[Choice, ...], value: str) -> str:
    """Return what an option is called."""
    return next(one.label for one in options if one.value == value)


def clock_box(scene: DisclosureScene) -> list[Element]:
    """Return the date that binds; that no date is named; nothing once it is closed."""
    case = scene.case
    if case.decided is not None:
        return []
    if case.by is None:
        return [text(say("dr.no_date"), subtle=True)]
    late = case.due is not None and scene.now >= case.due and not scene.in_doubt
    style: BoxStyle = "attention" if late else "emphasis"
    line = say("dr.was_due" if late else "dr.due", on=say_date(case.by))
    return [box(style, [text(line), text(say("dr.its_own_date"), subtle=True)])]


def danger_box(scene: DisclosureScene) -> list[Element]:
    """Return what comes before everything where somebody could be in danger."""
    case = scene.case
    if not case.urgent or case.decided is not None:
        return []
    sentence = f"dr_danger.{case.taken.danger}"
    return [box("attention", [text(say(sentence, front_door=scene.front_door), bold=True)])]


def doubt_lines(scene: DisclosureScene) -> list[Element]:
    """Warn, until it is known that it is really them; more so of an address anybody can have."""
    if scene.case.known or scene.case.decided is not None:
        return []
    free = scene.case.taken.came is Came.FREE_EMAIL
    lines = [say("dr.not_checked"), *([say("dr.free_email")] if free else [])]
    return [box("warning", [text(line, bold=free) for line in lines])]
