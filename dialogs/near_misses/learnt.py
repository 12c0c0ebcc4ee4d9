"""What was learnt: asked of whoever handles it, and shown to the reporter when they press.

The news itself carries no content: what was written is shown as *Open* shows it, and folded.
"""

from dialogs.cards.elements import Card, Element, text
from dialogs.cases.case_form import case_form, needed_words
from dialogs.cases.reporter_news import lesson_news, lesson_shown, see_lesson
from dialogs.cases.verbs import Verb
from dialogs.near_misses.scene import NearMissScene
from dialogs.near_misses.sentences import say


def lesson_card(scene: NearMissScene) -> Card:
    """Asks it; the input is `lesson`. Never filled in with what is on record."""
    again = [text(say("lesson.again"), subtle=True)] if scene.case.lesson else []
    body = [
        *again,
        needed_words("lesson", say("lesson.ask"), say("lesson.error")),
        text(say("lesson.closes"), subtle=True),
    ]
    return case_form(
        scene,
        say("lesson.title", reference=scene.reference),
        body,
        ("Record what was learnt", Verb.LESSON_SEND),
    )


def learnt_news(scene: NearMissScene) -> Card:
    """To the reporter: that something was learnt, and a button to read it."""
    return lesson_news(scene, scene.case.lesson)


def learnt_card(scene: NearMissScene) -> Card:
    """What was learnt, until it is folded away."""
    return lesson_shown(scene, scene.case.lesson)


def see_it(scene: NearMissScene) -> list[Element]:
    """The button, once there is something to read."""
    return see_lesson(scene, scene.case.lesson)
