"""Notices of a breach: a new report, and every later rung. Never any content."""

from dialogs.breaches.checklist import also_to_do, duty_buttons, duty_line, may_do
from dialogs.breaches.owners import whose_it_is
from dialogs.breaches.safety import danger_box
from dialogs.breaches.scene import (
    BreachScene,
    clock_box,
    doubts,
    noticed_line,
    passed,
    whose_line,
)
from dialogs.breaches.sentences import say
from dialogs.cards.elements import BoxStyle, Card, Element, box, card, facts, heading, text
from dialogs.cases.ladder_lines import NEXT, late_line, next_line, prove_line, told_rows
from dialogs.cases.scene import at, buttons, has_it, unmarked
from dialogs.cases.verbs import Verb
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.facts import Reported
from governance.breaches.told_quietly import DECISION, GRAVE_DECISION, RISK
from governance.cases.danger import Danger
from governance.cases.ladders import MAILBOX, OF_DANGER, OWNER, Counted, Silence
from governance.cases.recipients import Told
from governance.people.identity import Role

FOR_SAFETY = (Role.ON_CALL, Role.SAFEGUARDING_LEAD, Role.CALDICOTT)


def lead_notice(scene: BreachScene, told: Told) -> Card:
    """Tell whomever the first rung tells of a new report."""
    body = [
        *late_line(scene, told),
        heading(_new(scene, told)),
        *danger_box(scene),
        *_why_you(scene, told),
        text(noticed_line(scene)),
        *clock_box(scene),
        *doubts(scene),
        text(whose_line(scene)),
        *whose_it_is(scene),
        *_how_far(scene),
    ]
    verbs = (Verb.ACKNOWLEDGE, Verb.OPEN, Verb.CONFLICT)
    return card(body, buttons(scene, verbs, main=verbs[0]), summary=_new(scene, told))


def _new(scene: BreachScene, told: Told) -> str:
    """Say for a phone that it is there and whether it may be danger; no content."""
    case = scene.case
    if not case.urgent:
        return say("notice.title", reference=scene.reference)
    rung = next((one for one in case.ladder.rungs if one.id == told.rung), None)
    of_danger = rung is not None and rung.counted in OF_DANGER
    sentence = "notice.title_later" if of_danger and _known_later(case) else "notice.title_danger"
    return say(sentence, reference=scene.reference)


def _known_later(case: Breach) -> bool:
    """Return whether the report itself said nothing of the danger that there is."""
    sent = case.history[0].fact
    no = isinstance(sent, Reported) and sent.report.danger is Danger.NO
    return no or case.danger_at != case.reported_at


def _why_you(scene: BreachScene, told: Told) -> list[Element]:
    """Say why someone other than the IG lead gets this."""
    lines = []
    if scene.case.urgent and told.role in FOR_SAFETY:
        lines.append(say("notice.safety", role=scene.people.role_label(told.role)))
    if scene.case.past_lead:
        lines.append(say("notice.past_lead"))
    return [text(line) for line in lines]


def _how_far(scene: BreachScene) -> list[Element]:
    held = [text(line, colour="good") for line in has_it(scene, say, "notice.has_it")]
    if held and not scene.case.nobody_has_it:
        return held
    return [*held, *(text(line) for line in next_line(scene, say, NEXT))]


ALSO = {
    "undecided_24h": "up.parties",
    "undecided_48h": "up.name_decider",
    "undecided_24h_siro": "up.parties",
    "undecided_48h_siro": "up.name_decider",
}
"""What LD-BREACH (docs/law.md) has the SIRO asked at some rungs."""

_TITLE = {Silence.ACKNOWLEDGED: "up.nobody", Silence.DECIDED: "up.undecided"}
TO_KNOW = frozenset({RISK, DECISION, GRAVE_DECISION})
"""What is told to be known, and not to be acted on."""

_SIRO = (Verb.LEAD, Verb.NAME, Verb.OPEN)
_ADVISER = (Verb.OPEN, Verb.CONFLICT)
_OWNER = (Verb.DECIDE, Verb.OPEN, Verb.SNOOZE, Verb.CANNOT)
_HANDLER = {
    Silence.ACKNOWLEDGED: (Verb.ACKNOWLEDGE, Verb.OPEN, Verb.CONFLICT),
    Silence.DECIDED: (Verb.DECIDE, Verb.NAME, Verb.OPEN, Verb.ACKNOWLEDGE),
    Silence.DONE: (Verb.OPEN, Verb.NAME),
}
_ASKED = {
    Silence.ACKNOWLEDGED: "up.pick_up",
    Silence.DECIDED: "up.decide",
    Silence.DONE: "up.do",
}


def escalation_notice(scene: BreachScene, told: Told) -> Card:
    """Tell the SIRO and the lead, to act on, and advisers, to know of."""
    rows, duty_id = told_rows(scene, but=told), _duty_id(scene, told)
    body = [
        *late_line(scene, told),
        heading(_title(scene, told)),
        *danger_box(scene),
        *_what_is_due(scene, told),
        *(also_to_do(scene, duty_id) if duty_id else []),
        *(text(line) for line in _asked_of_you(scene, told)),
        *(text(line) for line in has_it(scene, say, "notice.has_it")),
        text(say("up.told"), bold=True),
        facts(rows) if rows else text(say("up.told_nobody")),
    ]
    verbs = _verbs(scene, told)
    to_do = duty_buttons(scene, only=duty_id) if duty_id else []
    return card(
        body,
        [*to_do, *buttons(scene, verbs, main=None if to_do else verbs[0])],
        summary=unmarked(". ".join([_title(scene, told), *_due_line(scene, told)])),
    )


def _duty_id(scene: BreachScene, told: Told) -> str:
    return scene.case.ladder.rung(told.rung).duty


def _what_is_due(scene: BreachScene, told: Told) -> list[Element]:
    """Return the box of the limit, or of the duty that the rung is of, while it is open."""
    found = [duty for duty in scene.case.open_duties if duty.id == _duty_id(scene, told)]
    late = any(duty.due and duty.due <= scene.now for duty in found)
    passed_now = late if _duty_id(scene, told) else passed(scene)
    style: BoxStyle = "attention" if passed_now else "emphasis"
    return [box(style, [text(line)]) for line in _due_line(scene, told)]


def _due_line(scene: BreachScene, told: Told) -> list[str]:
    duty_id = _duty_id(scene, told)
    found = (duty_line(scene, duty) for duty in scene.case.open_duties if duty.id == duty_id)
    return [*found] if duty_id else [_limit(scene)]


def _silence(scene: BreachScene, told: Told) -> Silence:
    return scene.case.ladder.rung(told.rung).silenced_by


def _title(scene: BreachScene, told: Told) -> str:
    rung = scene.case.ladder.rung(told.rung)
    if rung.counted is Counted.DANGER_MORNING:
        return say("up.danger", reference=scene.reference)
    if rung.duty in TO_KNOW:
        return say(f"up.{rung.duty}", reference=scene.reference)
    if rung.duty:
        return say("up.not_done", reference=scene.reference, what=say(f"duty.{rung.duty}"))
    return say(_TITLE[_silence(scene, told)], reference=scene.reference)


def _limit(scene: BreachScene) -> str:
    limit = scene.case.limit
    if passed(scene):
        sentence = "up.passed_if_ours" if scene.case.may_not_be_ours else "up.passed"
        return say(sentence, at=at(limit))
    sentence = "up.limit_if_ours" if scene.case.may_not_be_ours else "up.limit"
    return say(sentence, at=at(limit))


def _advises(scene: BreachScene, told: Told) -> bool:
    """Return whether they are told to know, not to decide: by what they may do."""
    return told.role != MAILBOX and Action.DECIDE not in scene.allowed


def _verbs(scene: BreachScene, told: Told) -> tuple[Verb, ...]:
    if _advises(scene, told):
        return _ADVISER
    if told.role == OWNER and _silence(scene, told) is not Silence.DONE:
        return _OWNER
    return _SIRO if told.role == Role.SIRO else _HANDLER[_silence(scene, told)]


def _asked_of_you(scene: BreachScene, told: Told) -> list[str]:
    if _duty_id(scene, told) in TO_KNOW:
        lines = [say("up.to_know")]
    elif _advises(scene, told) and not may_do(scene, _duty_id(scene, told)):
        lines = [say("notice.advise", role=scene.people.role_label(told.role))]
    elif told.role == Role.SIRO and _silence(scene, told) is not Silence.DONE:
        lines = [say("up.name"), *([say(ALSO[told.rung])] if told.rung in ALSO else [])]
    else:
        lines = [say(_ASKED[_silence(scene, told)])]
    lines += [] if _duty_id(scene, told) else prove_line(scene, told)
    return [*lines, *([say("notice.past_lead")] if scene.case.past_lead else [])]
