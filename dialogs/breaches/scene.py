"""What every card of a breach is made from: the scene, its 72 hours, its doubts and its owner."""

from dataclasses import dataclass, field

from dialogs.breaches.sentences import say
from dialogs.cards.elements import BoxStyle, Element, box, text
from dialogs.cases.scene import CaseScene, at
from dialogs.words.wording import listed, party_name
from governance.breaches.awareness import happened_after, told_before
from governance.breaches.breach import Breach
from governance.breaches.facts import AwarenessCorrected
from governance.breaches.regulator import TELL
from governance.breaches.report import Doubt, Where
from governance.cases.rungs import Situation
from governance.duties.duty import Duty, Standing
from governance.people.watching import Team


@dataclass(frozen=True, slots=True)
class BreachScene(CaseScene):
    """The scene of a breach."""

    case: Breach
    timing: Situation = field(kw_only=True)
    teams: tuple[Team, ...] = ()
    """The teams that its party counts; nothing where it counts none."""

    @property
    def situation(self) -> Situation:
        """What the ladder needs to know."""
        return self.timing


_DOUBTS = (
    (Doubt.MAY_BE_LATE, "doubt.may_be_late"),
    (Doubt.FUTURE, "doubt.future"),
    (Doubt.BEFORE_EVENT, "doubt.before_event"),
)


def passed(scene: BreachScene) -> bool:
    """Return whether the 72 hours are over, half-open: at the limit they are."""
    return scene.now >= scene.case.limit and not scene.in_doubt


def clock_box(scene: BreachScene) -> list[Element]:
    """Return the clock, in the box that every handler's card has; nothing once it has stopped.

    It says the date, and counts nothing down: a card stays in the chat for days.
    """
    lines = clock_lines(scene)
    style: BoxStyle = "attention" if passed(scene) else "emphasis"
    return [box(style, [text(line) for line in lines])] if lines else []


def clock_lines(scene: BreachScene) -> list[str]:
    """Say when the ICO would have to be told, or that this is over, and whether it must be."""
    if scene.case.decision is not None:
        return _still_to_tell(scene)
    sentence = "clock.not_ours" if scene.case.may_not_be_ours else "clock.if_notifiable"
    if passed(scene):
        sentence = "up.passed_if_ours" if scene.case.may_not_be_ours else "up.passed"
    return [say(sentence, at=at(scene.case.limit)), say("clock.not_assessed")]


def _still_to_tell(scene: BreachScene) -> list[str]:
    owed = any(duty.id == TELL for duty in scene.case.open_duties)
    if not owed and (passed(scene) or not unsaid(scene)):
        return []
    limit = at(scene.case.limit)
    return [say("clock.tell_late" if passed(scene) else "clock.tell", at=limit)]


def unsaid(scene: BreachScene) -> list[Duty]:
    """Return the duty to tell the regulator of a decision from before there were duties, while
    nobody has written down that it was told.
    """
    unknown = Standing.NOT_RECORDED
    return [duty for duty in scene.case.duties if duty.id == TELL and duty.standing is unknown]


def paper_stands(scene: BreachScene) -> str:
    """Say whose paper it is, and when the case stood so: it goes on while a paper does not."""
    party = party_name(scene.agreement, scene.case.header.party)
    return say("paper.stands", party=party, at=at(scene.now))


def noticed_line(scene: BreachScene) -> str:
    """Say when it was first noticed, and how we know."""
    return say("notice.noticed", at=at(scene.case.awareness.at), how=_how_known(scene.case))


def _how_known(case: Breach) -> str:
    if _corrected(case):
        return say("notice.corrected")
    return say("notice.guess" if case.awareness.provisional else "notice.reported")


def _corrected(case: Breach) -> bool:
    return any(isinstance(event.fact, AwarenessCorrected) for event in case.history)


def doubts(scene: BreachScene) -> list[Element]:
    """Return what to check about the dates, until the IG lead has put the time right."""
    case = scene.case
    if _corrected(case) or case.decision is not None:
        return []
    found = [sentence for doubt, sentence in _DOUBTS if doubt in case.awareness.doubts]
    if happened_after(case.known, case.awareness) and "doubt.before_event" not in found:
        found.append("doubt.before_event")
    if told_before(case.known, case.awareness):
        found.append("doubt.told_before")
    if case.awareness.provisional and not found:
        found = ["doubt.provisional"]
    return [text(say(sentence), colour="warning") for sentence in found]


def whose_line(scene: BreachScene) -> str:
    """Say whose breach it is, as far as the report says."""
    where = scene.case.report.where
    if where is not Where.PARTNERSHIP:
        return say(f"whose.{where}")
    parties = listed(party_name(scene.agreement, key) for key in scene.agreement.joint)
    return say(
        "whose.partnership", parties=parties, lead=party_name(scene.agreement, scene.agreement.lead)
    )
