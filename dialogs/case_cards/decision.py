"""A recorded decision: in full for those who open the case, in short for whoever made it."""

from dialogs.case_cards.answers import their_words
from dialogs.case_cards.clock import passed
from dialogs.case_cards.scene import Scene, at, buttons, unmarked
from dialogs.case_cards.verbs import Verb
from dialogs.elements import Card, Element, card, facts, heading, plain, text
from dialogs.wording import OUTCOMES, listed, party_name, say
from governance.events import AwarenessCorrected, Decided, Outcome


def decided_card(scene: Scene) -> Card:
    """What stands where the decide card was: the outcome and what comes next, not the reason."""
    decision = scene.case.decision
    outcome = OUTCOMES[decision.outcome] if decision else ""
    body = [
        heading(say("decided.title", reference=scene.reference)),
        text(f"**{outcome}**"),
        *(text(line) for line in _next(scene, decision)),
        text(say("decided.reporter"), subtle=True),
    ]
    return card(body, buttons(scene, (Verb.OPEN, Verb.DECIDE)), summary=summary_decided(scene))


def summary_decided(scene: Scene) -> str:
    """The line that a phone shows."""
    return unmarked(say("decided.title", reference=scene.reference))


def _next(scene: Scene, decision: Decided | None) -> list[str]:
    if decision is None or decision.outcome is not Outcome.TELL_ICO or decision.ico_reference:
        return []
    if passed(scene):
        return [say("decided.tell_late")]
    return [say("decided.tell_next", at=at(scene.case.limit)), say("decide.draft")]


def decision_items(scene: Scene) -> list[Element]:
    """The decision with its reasons, and why the time was moved; for the open card alone."""
    items: list[Element] = []
    decision = scene.case.decision
    if decision is not None:
        items += [text(f"**{OUTCOMES[decision.outcome]}**"), *their_words(decision.reason)]
        rows = _others(scene, decision)
        items += [facts(rows)] if rows else []
        items += _labelled("open.delay", decision.delay_reason)
    for event in scene.case.history:
        if isinstance(event.fact, AwarenessCorrected):
            items += _labelled("open.moved", event.fact.reason)
    return items


def _others(scene: Scene, decision: Decided) -> list[tuple[str, str]]:
    told = [party_name(scene.agreement, key) for key in decision.partners_told]
    when = decision.partners_told_when
    rows = (
        (say("open.partners"), listed(told) if told else ""),
        (say("open.partners_who"), plain(decision.partners_told_who)),
        (say("open.partners_when"), at(when) if when else ""),
        (say("open.ico_reference"), plain(decision.ico_reference)),
    )
    return [(title, value) for title, value in rows if value]


def _labelled(sentence: str, words: str) -> list[Element]:
    return [text(say(sentence), bold=True), *their_words(words)] if words else []
