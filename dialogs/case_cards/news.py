"""What the reporter hears later, and what a report that was not sent leads to."""

from datetime import datetime

from dialogs.case_cards.scene import Scene, at, buttons, unmarked, who_has_it
from dialogs.case_cards.verbs import Verb
from dialogs.elements import Card, Ref, card, execute, heading, plain, text
from dialogs.wording import say

_REPORTERS = (Verb.DETAILS, Verb.CORRECT, Verb.DEADLINE)


def someone_has_it(scene: Scene) -> Card:
    """To the reporter: who has it now."""
    holder = who_has_it(scene)
    body = [heading(say("news.has_it", reference=scene.reference))]
    if holder is not None:
        body.append(text(say("news.has_it_body", name=holder[0], at=at(holder[1]))))
    return card(body, buttons(scene, _REPORTERS[:1]), summary=summary_someone_has_it(scene))


def summary_someone_has_it(scene: Scene) -> str:
    """The line that a phone shows."""
    return unmarked(say("news.has_it", reference=scene.reference))


def outcome_to_reporter(scene: Scene) -> Card:
    """To the reporter: the outcome and thanks, never the reason."""
    body = [heading(say("news.decided", reference=scene.reference))]
    decided, decision = scene.case.decided, scene.case.decision
    if decided is not None and decision is not None:
        body += [
            text(say(f"news.{decision.outcome}")),
            text(say("news.decided_at", at=at(decided.at)), subtle=True),
        ]
    if scene.case.known.on_behalf:
        body.append(text(say("news.tell_them")))
    body.append(text(say("news.thanks")))
    return card(body, summary=summary_outcome(scene))


def summary_outcome(scene: Scene) -> str:
    """The line that a phone shows."""
    return say("news.decided", reference=scene.reference)


def started_not_sent_nudge(ref: Ref) -> Card:
    """To whoever opened the form and did not send it."""
    title = say("started.title")
    actions = [
        execute("Carry on", Verb.RESUME, ref.data(), style="positive", needs_inputs=False),
        execute("Cancel", Verb.CANCEL, ref.data(), needs_inputs=False),
    ]
    return card([heading(title), text(say("started.body"))], actions, summary=title)


def started_lead_notice(name: str, started: datetime, ref: Ref) -> Card:  # noqa: ARG001
    """To the IG lead: who started a report, and when. Nothing of what is in it."""
    said = say("started.lead_body", name=plain(name), at=at(started))
    title = say("started.lead_title")
    return card([heading(title), text(said)], summary=title)
