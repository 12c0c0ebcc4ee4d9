"""Notices of near misses: the lead's next-day digest, and later rungs. No content, no alarm."""

from collections.abc import Sequence

from dialogs.cards.elements import MOST_BUTTONS, Card, Element, card, execute, heading, text
from dialogs.cases.ladder_lines import late_line
from dialogs.cases.scene import at, buttons, has_it
from dialogs.cases.verbs import Verb
from dialogs.near_misses.scene import NearMissScene, not_to_lead
from dialogs.near_misses.sentences import say
from dialogs.near_misses.verbs import NearMissVerb
from dialogs.words.wording import listed
from governance.access import Action
from governance.cases.ladders import Silence
from governance.cases.recipients import Told

MOST_LISTED = 50


def digest_card(scenes: Sequence[NearMissScene], told: Told) -> Card:
    """Show all of a day on one card. A single one can be picked up from here at once."""
    more = [text(say("digest.more"))] if len(scenes) > MOST_BUTTONS else []
    body = [
        *late_line(scenes[0], told),
        heading(summary_digest(scenes)),
        text(say("digest.body")),
        text("\n".join(f"- {_row(scene)}" for scene in scenes[:MOST_LISTED])),
        *more,
        *_not_to_lead(scenes),
    ]
    return card(body, _actions(scenes), summary=summary_digest(scenes))


def summary_digest(scenes: Sequence[NearMissScene]) -> str:
    """Return the line that a phone shows."""
    if len(scenes) == 1:
        return say("digest.one")
    return say("digest.many", count=str(len(scenes)))


def _row(scene: NearMissScene) -> str:
    reported = at(scene.case.reported_at)
    return say("digest.row", reference=scene.reference, kind=scene.kind, at=reported)


def _not_to_lead(scenes: Sequence[NearMissScene]) -> list[Element]:
    kept = [scene.reference for scene in scenes if scene.case.past_lead]
    return [text(say("digest.past_lead", references=listed(kept)))] if kept else []


def _actions(scenes: Sequence[NearMissScene]) -> list[Element]:
    if len(scenes) == 1:
        verbs = (Verb.ACKNOWLEDGE, Verb.OPEN, Verb.CONFLICT)
        return buttons(scenes[0], verbs, main=Verb.ACKNOWLEDGE)
    return [
        execute(
            say("digest.see", reference=scene.reference),
            NearMissVerb.SEE,
            scene.ref.data(),
            needs_inputs=False,
        )
        for scene in scenes[:MOST_BUTTONS]
    ]


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
