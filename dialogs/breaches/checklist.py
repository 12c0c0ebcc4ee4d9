"""What is still to do of a breach, nearest first, on the cards of whoever handles it (BR-AFTER)."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from dialogs.breaches.scene import BreachScene, unsaid
from dialogs.breaches.sentences import say
from dialogs.breaches.verbs import BreachVerb
from dialogs.cards.elements import Element, execute, part, text
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.closing import ACTION, RECORD
from governance.breaches.containment import CONTAINED
from governance.breaches.partners import TELL_OTHERS
from governance.breaches.people_told import PEOPLE_TOLD, SAFE_TO_TELL
from governance.breaches.regulator import FOLLOW_UP, TELL, THEIR_DATE
from governance.breaches.second_eyes import SECOND_EYES
from governance.breaches.supplier import SUPPLIER_TELLS
from governance.duties.duty import Duty, Standing, nearest_first
from governance.moments import say_until


class DutyButton(NamedTuple):
    """What is pressed to do a duty: its verb, and what it needs. Its words are `do.{duty}`."""

    verb: BreachVerb
    needs: Action = Action.WORK


DUTY_BUTTONS: Mapping[str, DutyButton] = {
    TELL: DutyButton(BreachVerb.TOLD),
    RECORD: DutyButton(BreachVerb.CLOSE_CASE),
    ACTION: DutyButton(BreachVerb.ACTION_DONE),
    FOLLOW_UP: DutyButton(BreachVerb.FOLLOW_UP),
    THEIR_DATE: DutyButton(BreachVerb.ANSWERED),
    TELL_OTHERS: DutyButton(BreachVerb.TELL_PARTIES, Action.DECIDE),
    CONTAINED: DutyButton(BreachVerb.GET_BACK),
    PEOPLE_TOLD: DutyButton(BreachVerb.PEOPLE),
    SAFE_TO_TELL: DutyButton(BreachVerb.SAFETY, Action.SAY_SAFE),
    SUPPLIER_TELLS: DutyButton(BreachVerb.SUPPLIER),
    SECOND_EYES: DutyButton(BreachVerb.SECOND, Action.DECIDE),
}
"""The button of each duty, by its id; to decide has one of its own on every card."""

LEGAL_LINE: Mapping[str, str] = {SECOND_EYES: "checklist.by_clock"}
"""How a legal date stands behind a duty that is the party's own, and ends with the 72 hours."""


def checklist(scene: BreachScene) -> list[Element]:
    """Return a part with every duty, those to be done first; nothing where there is none."""
    found = scene.case.duties
    if not found:
        return []
    todo = nearest_first(duty for duty in found if duty.open)
    rest = (duty for duty in found if not duty.open)
    unknown = any(duty.standing is Standing.NOT_RECORDED for duty in found)
    ended = "checklist.earlier" if unknown else "checklist.all_done"
    return [part(say("checklist.title" if todo else ended), duty_lines(scene, (*todo, *rest)))]


def also_to_do(scene: BreachScene, duty_id: str) -> list[Element]:
    """Return a part with what is to be done besides a duty that is open; every duty where it is
    not.
    """
    todo = scene.case.open_duties
    others = nearest_first(duty for duty in todo if duty.id != duty_id)
    if len(others) == len(todo):
        return checklist(scene)
    return [part(say("checklist.also"), duty_lines(scene, others))] if others else []


def duty_lines(scene: BreachScene, duties: Iterable[Duty]) -> list[Element]:
    """Return a line for each, with its box and no bullet before it."""
    return [text(duty_line(scene, duty)) for duty in duties]


def to_do(case: Breach) -> str:
    """Say what a breach asks next: the decision, then the nearest thing that it asks."""
    if case.decided is None:
        return say("to_do.decide")
    return _named(case, case.open_duties[0]) if case.open_duties else ""


def _named(case: Breach, duty: Duty) -> str:
    if duty.id == SECOND_EYES and duty.open and case.second.disagrees:
        return say("duty.decide_again")
    return say(f"duty.{duty.id}")


def duty_line(scene: BreachScene, duty: Duty) -> str:
    """Say how far a duty is: by when it is due, and whether the law or a target of ours says so."""
    what = _named(scene.case, duty)
    if duty.of and duty.open:
        done, count = map(str, duty.of)
        what = say("checklist.of", what=what, done=done, count=count)
    if not duty.open:
        return say(f"checklist.{duty.standing}", what=what)
    if duty.due is None:
        return say("checklist.open", what=what)
    law = LEGAL_LINE.get(duty.id, "checklist.by_law")
    return say(law if duty.legal else "checklist.by", what=what, at=say_until(duty.due))


def may_do(scene: BreachScene, duty: str) -> bool:
    """Return whether the reader may do that duty."""
    return duty in DUTY_BUTTONS and DUTY_BUTTONS[duty].needs in scene.allowed


def duty_buttons(scene: BreachScene, *, only: str = "") -> list[Element]:
    """Return the button of each open duty that the reader may do, nearest first, or of one of them
    `only`; the first stands out. Of a decision of before there were duties: to say that the
    regulator was told.
    """
    todo = [*scene.case.open_duties, *unsaid(scene)]
    theirs = [duty.id for duty in todo if may_do(scene, duty.id) and only in ("", duty.id)]
    return [
        execute(
            say(f"do.{duty}"),
            DUTY_BUTTONS[duty].verb,
            scene.ref.data(),
            style="positive" if n == 0 else None,
            needs_inputs=False,
        )
        for n, duty in enumerate(theirs)
    ]
