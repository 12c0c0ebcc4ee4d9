"""What the reporter hears later, and what a report that was not sent leads to."""

from datetime import datetime

from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.cards.elements import Card, Ref, card, heading, plain, text
from dialogs.cases.reporter_news import carry_on_card, has_it_card
from dialogs.cases.scene import at, buttons
from dialogs.cases.verbs import Verb

_REPORTERS = (Verb.DETAILS, Verb.CORRECT, Verb.DEADLINE)


def someone_has_it(scene: BreachScene) -> Card:
    """To the reporter: who has it now."""
    return has_it_card(scene, say, "news.has_it_body", buttons(scene, _REPORTERS[:1]))


def outcome_to_reporter(scene: BreachScene) -> Card:
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
    return card(body, summary=say("news.decided", reference=scene.reference))


def started_not_sent_nudge(ref: Ref) -> Card:
    """To whoever opened the form and did not send it."""
    return carry_on_card(ref, title=say("started.title"), body=say("started.body"))


def started_lead_notice(name: str, started: datetime, ref: Ref) -> Card:  # noqa: ARG001
    """To the IG lead: who started a report, and when. Nothing of what is in it."""
    said = say("started.lead_body", name=plain(name), at=at(started))
    title = say("started.lead_title")
    return card([heading(title), text(said)], summary=title)
