"""Notices of near misses that are no digest's. No content, no alarm."""

from dialogs.cards.elements import Card, card, heading, text
from dialogs.cases.ladder_lines import late_line
from dialogs.cases.scene import at, buttons, has_it
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
    """Tell the deputy, or that a lesson is due."""
    title = say(_SENTENCE[_silence(scene, told)], reference=scene.reference)
    silence = _silence(scene, told)
    body = [
        *late_line(scene, told),
        heading(title),
        text(say(_body(scene, silence), at=at(scene.case.reported_at))),
        text(say("miss.no_clock"), subtle=True),
        *(text(line) for line in has_it(scene, say, "miss.has_it")),
        *not_to_lead(scene),
    ]
    verbs = _VERBS[silence]
    actions = buttons(scene, verbs, main=verbs[0])
    return card(body, actions, summary=title)


def _silence(scene: NearMissScene, told: Told) -> Silence:
    return scene.case.ladder.rung(told.rung).silenced_by


def _body(scene: NearMissScene, silence: Silence) -> str:
    """Return the sentence; a DPO is never asked to record it (RL-DPO, docs/law.md)."""
    advises = silence is Silence.DECIDED and Action.DECIDE not in scene.allowed
    return "miss.lesson_due_other" if advises else _BODY[silence]
