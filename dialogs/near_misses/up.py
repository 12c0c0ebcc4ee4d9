"""Later rungs: nobody has picked it up, or nothing has been learnt yet. No content, no alarm."""

from dialogs.cards.elements import Card, Element, card, heading, text
from dialogs.cases.ladder_lines import late_line
from dialogs.cases.scene import at, buttons, who_has_it
from dialogs.cases.verbs import Verb
from dialogs.near_misses.scene import NearMissScene, not_to_lead
from dialogs.near_misses.sentences import say
from governance.access import Action
from governance.cases.ladders import Silence
from governance.cases.recipients import Told

_SENTENCE = {Silence.ACKNOWLEDGED: "miss.nobody", Silence.DECIDED: "miss.lesson_due"}
_BODY = {Silence.ACKNOWLEDGED: "miss.nobody_body", Silence.DECIDED: "miss.lesson_due_body"}
_VERBS = {
    Silence.ACKNOWLEDGED: (Verb.ACKNOWLEDGE, Verb.OPEN, Verb.CONFLICT),
    Silence.DECIDED: (Verb.LESSON, Verb.OPEN, Verb.NAME),
}


def escalation_notice(scene: NearMissScene, told: Told) -> Card:
    """To the deputy, or that a lesson is due."""
    title = say(_SENTENCE[_silence(scene, told)], reference=scene.reference)
    silence = _silence(scene, told)
    body = [
        *late_line(scene, told),
        heading(title),
        text(say(_body(scene, silence), at=at(scene.case.reported_at))),
        text(say("miss.no_clock"), subtle=True),
        *_who(scene),
        *not_to_lead(scene),
    ]
    verbs = _VERBS[silence]
    actions = buttons(scene, verbs, main=verbs[0])
    return card(body, actions, summary=title)


def _silence(scene: NearMissScene, told: Told) -> Silence:
    return scene.case.ladder.rung(told.rung).silenced_by


def _body(scene: NearMissScene, silence: Silence) -> str:
    """A DPO is never asked to record it, even one who is the IG lead too (RL-DPO, docs/law.md)."""
    advises = silence is Silence.DECIDED and Action.DECIDE not in scene.allowed
    return "miss.lesson_due_other" if advises else _BODY[silence]


def _who(scene: NearMissScene) -> list[Element]:
    holder = who_has_it(scene)
    return [text(say("miss.has_it", name=holder[0], at=at(holder[1])))] if holder else []
