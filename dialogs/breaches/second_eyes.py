"""The cards of a second pair of eyes: whether somebody else agrees with a decision (BR-SECOND)."""

from collections.abc import Mapping

from dialogs.breaches.filled_in import words_in
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say, say_outcome
from dialogs.breaches.verbs import WORK_BUTTONS, BreachVerb
from dialogs.cards.elements import Card, Element, card, heading, text
from dialogs.cards.quoting import plain
from dialogs.cases.case_form import case_form, needed_words
from dialogs.cases.scene import at, buttons, permitted, unmarked
from dialogs.cases.verbs import Verb
from governance.breaches.second_eyes import SecondSaid
from governance.cases.event import Event
from governance.people.identity import PersonId

NOTHING: Mapping[str, str] = {}
ANSWERS = (BreachVerb.SECOND_AGREE, BreachVerb.SECOND_DISAGREE)


def second_card(scene: BreachScene, *, reads: bool) -> Card:
    """Ask whoever `reads` it second whether they agree; say to anyone else who is asked, or what
    was answered. The reasons are on *Open*.
    """
    title = say("second.title" if reads else "second.title_said", reference=scene.reference)
    second, decided = scene.case.second, scene.case.decided
    if second.asked is None or decided is None or scene.case.decision is None:
        body = [heading(title), text(say("second.none"))]
        return card(body, buttons(scene, (Verb.OPEN,)), summary=unmarked(title))
    outcome = say_outcome(scene.case.decision.outcome)
    body = [
        heading(title),
        text(say("second.decided", who=_who(scene, decided), outcome=outcome)),
        *_answer(scene, reads=reads),
    ]
    press = ANSWERS if reads else ()
    then = (Verb.OPEN, Verb.DECIDE) if second.disagrees else (Verb.OPEN,)
    actions = [*permitted(scene, WORK_BUTTONS, press), *buttons(scene, then)]
    return card(body, actions, summary=unmarked(title))


def _answer(scene: BreachScene, *, reads: bool) -> list[Element]:
    second = scene.case.second
    said, answer = second.said, second.answer
    if said is None or answer is None:
        asked = say("second.asks") if reads else _asked(scene)
        return [text(asked), text(say("second.stands"), subtle=True)]
    sentence = "second.agreed" if answer.agrees else "second.against"
    return [text(say(sentence, who=_who(scene, said), at=at(said.at)))]


def _asked(scene: BreachScene) -> str:
    reader = scene.case.second.reader
    if reader is None or reader in scene.case.out:
        return say("second.nobody")
    return say("second.asked", who=plain(scene.people.name(reader)))


def _who(scene: BreachScene, event: Event) -> str:
    return plain(scene.people.name(event.by)) if isinstance(event.by, PersonId) else event.by


def why_card(scene: BreachScene, problem: str = "", _values: Mapping[str, str] = NOTHING) -> Card:
    """Ask why they do not agree: why."""
    asked = [
        text(say("second.means")),
        needed_words("why", say("second.why"), say("second.why_error")),
    ]
    title = say("second.why_title", reference=scene.reference)
    send = (say("second.send"), BreachVerb.SECOND_SEND)
    return case_form(scene, title, asked, send, problem=problem)


def read_why(values: Mapping[str, str]) -> SecondSaid:
    """Return that they do not agree, and why. Raises NotFilledIn."""
    return SecondSaid(agrees=False, why=words_in(values, "why", "second.why_error"))
