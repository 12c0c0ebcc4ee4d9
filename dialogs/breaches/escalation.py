"""Up the ladder: nobody has it, or no decision is recorded. No content."""

from dialogs.breaches.clock import passed, say_left
from dialogs.breaches.notices import danger_box
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.cards.elements import Card, Element, box, card, facts, heading, text
from dialogs.cases.ladder_lines import late_line, told_rows
from dialogs.cases.scene import at, buttons, unmarked, who_has_it
from dialogs.cases.verbs import Verb
from governance.access import Action
from governance.cases.ladders import MAILBOX, Silence
from governance.cases.recipients import Told
from governance.people.identity import Role

ALSO = {"undecided_24h": "up.parties", "undecided_48h": "up.name_decider"}
"""What LD-BREACH (docs/law.md) has the SIRO asked at some rungs."""

_TITLE = {Silence.ACKNOWLEDGED: "up.nobody", Silence.DECIDED: "up.undecided"}
_SIRO = (Verb.LEAD, Verb.NAME, Verb.OPEN)
_ADVISER = (Verb.OPEN, Verb.CONFLICT)
_HANDLER = {
    Silence.ACKNOWLEDGED: (Verb.ACKNOWLEDGE, Verb.OPEN, Verb.CONFLICT),
    Silence.DECIDED: (Verb.DECIDE, Verb.NAME, Verb.OPEN),
}
_ASKED = {Silence.ACKNOWLEDGED: "up.pick_up", Silence.DECIDED: "up.decide"}


def escalation_notice(scene: BreachScene, told: Told) -> Card:
    """For the SIRO and the lead to act on, for advisers to know of."""
    rows = told_rows(scene, but=told)
    body = [
        *late_line(scene, told),
        heading(_title(scene, told)),
        *danger_box(scene),
        box("attention" if passed(scene) else "emphasis", [text(_left(scene))]),
        *(text(line) for line in _asked_of_you(scene, told)),
        *_who_leads(scene),
        text(say("up.told"), bold=True),
        facts(rows) if rows else text(say("up.told_nobody")),
    ]
    verbs = _verbs(scene, told)
    return card(
        body,
        buttons(scene, verbs, main=verbs[0]),
        summary=unmarked(f"{_title(scene, told)}. {_left(scene)}"),
    )


def _who_leads(scene: BreachScene) -> list[Element]:
    holder = who_has_it(scene)
    return [text(say("notice.has_it", name=holder[0], at=at(holder[1])))] if holder else []


def _silence(scene: BreachScene, told: Told) -> Silence:
    return scene.case.ladder.rung(told.rung).silenced_by


def _title(scene: BreachScene, told: Told) -> str:
    return say(_TITLE[_silence(scene, told)], reference=scene.reference)


def _left(scene: BreachScene) -> str:
    limit = scene.case.limit
    if passed(scene):
        sentence = "up.passed_if_ours" if scene.case.may_not_be_ours else "up.passed"
        return say(sentence, at=at(limit))
    sentence = "up.left_if_ours" if scene.case.may_not_be_ours else "up.left"
    return say(sentence, left=say_left(limit, scene.now), at=at(limit))


def _advises(scene: BreachScene, told: Told) -> bool:
    """Told to know, not to decide: by what they may do, whatever the role is called."""
    return told.role != MAILBOX and Action.DECIDE not in scene.allowed


def _verbs(scene: BreachScene, told: Told) -> tuple[Verb, ...]:
    if _advises(scene, told):
        return _ADVISER
    return _SIRO if told.role == Role.SIRO else _HANDLER[_silence(scene, told)]


def _asked_of_you(scene: BreachScene, told: Told) -> list[str]:
    if _advises(scene, told):
        lines = [say("notice.advise", role=scene.people.role_label(told.role))]
    elif told.role == Role.SIRO:
        lines = [say("up.name"), *([say(ALSO[told.rung])] if told.rung in ALSO else [])]
    else:
        lines = [say(_ASKED[_silence(scene, told)])]
    return [*lines, *([say("notice.past_lead")] if scene.case.past_lead else [])]
