"""The cards of advice: asked of whoever advises, and news of it to whoever decides."""

from collections.abc import Mapping

from dialogs.breaches.filled_in import NotFilledIn, chosen, words_in
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say, say_outcome
from dialogs.breaches.verbs import BreachVerb
from dialogs.cards.elements import Card, card, heading, text
from dialogs.cards.inputs import input_choice, input_text
from dialogs.cases.case_form import case_form
from dialogs.cases.scene import buttons
from dialogs.cases.verbs import Verb
from governance.breaches.advice import AdviceGiven
from governance.breaches.facts import Outcome
from governance.people.identity import Role

NOTHING: Mapping[str, str] = {}
NO_SAY = "no_say"


def advise_card(scene: BreachScene, problem: str = "", values: Mapping[str, str] = NOTHING) -> Card:
    """Ask for advice: points, advice. Nothing is chosen for them."""
    outcomes = [(one.value, say_outcome(one)) for one in Outcome]
    asked = [
        text(say("advise.record")),
        input_choice(
            "points",
            say("advise.points"),
            [*outcomes, (NO_SAY, say("advise.no_say"))],
            value=values.get("points", ""),
            required=True,
        ),
        input_text(
            "advice",
            say("advise.text"),
            value=values.get("advice", ""),
            long=True,
            required=True,
            error=say("advise.error"),
        ),
    ]
    title = say("advise.title", reference=scene.reference)
    send = (say("advise.send"), BreachVerb.ADVISE_SEND)
    return case_form(scene, title, asked, send, problem=problem)


def read_advice(values: Mapping[str, str], role: Role) -> AdviceGiven:
    """Return the advice. Raises NotFilledIn."""
    points = chosen(values, "points", Outcome)
    if points is None and values.get("points") != NO_SAY:
        raise NotFilledIn(say("close.error_choose"))
    return AdviceGiven(
        role, words_in(values, "advice", "advise.error"), points.value if points else ""
    )


def advice_news(scene: BreachScene) -> Card:
    """Tell whoever decides that there is advice; what it says is on *Open*."""
    fact = scene.case.advice[-1].fact
    role = scene.people.role_label(fact.role) if isinstance(fact, AdviceGiven) else ""
    title = say("advise.news", reference=scene.reference, role=role)
    body = [heading(title), text(say("advise.news_body"))]
    return card(body, buttons(scene, (Verb.OPEN, Verb.DECIDE)), summary=title)
