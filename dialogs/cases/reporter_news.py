"""What whoever wrote it down hears of a case of any kind, each in the kind's own words."""

from collections.abc import Sequence

from dialogs.cards.elements import Card, Element, Ref, card, execute, heading, text
from dialogs.cards.fitting import fitted
from dialogs.cases.scene import CaseScene, at, buttons, has_it
from dialogs.cases.verbs import FOLD_AWAY, Verb
from dialogs.words.wording import Say, say


def has_it_card(scene: CaseScene, say: Say, sentence: str, actions: Sequence[Element] = ()) -> Card:
    """Say who has it now; `sentence` is the id of the kind's words for it."""
    title = say("news.has_it", reference=scene.reference)
    body = [heading(title), *(text(line) for line in has_it(scene, say, sentence))]
    return card(body, actions, summary=title)


def taken_back(scene: CaseScene) -> list[str]:
    """Say on a receipt that its reporter took the report back; nothing where they did not."""
    withdrawn = scene.case.withdrawn
    return [say("receipt.withdrawn", at=at(withdrawn.at))] if withdrawn else []


def carry_on_card(ref: Ref, title: str, body: str) -> Card:
    """Offer whoever opened a form and did not send it to carry on."""
    actions = [
        execute("Carry on", Verb.RESUME, ref.data(), style="positive", needs_inputs=False),
        execute("Cancel", Verb.CANCEL, ref.data(), needs_inputs=False),
    ]
    return card([heading(title), text(body)], actions, summary=title)


def lesson_news(scene: CaseScene, lesson: str) -> Card:
    """Tell that something was learnt, with a button to read it."""
    body = [heading(summary_learnt(scene)), text(say("learnt.news"))]
    return card(body, see_lesson(scene, lesson), summary=summary_learnt(scene))


def summary_learnt(scene: CaseScene) -> str:
    """Return the line that a phone shows; no content."""
    return say("learnt.title", reference=scene.reference)


def lesson_shown(scene: CaseScene, lesson: str) -> Card:
    """Show what was learnt, until it is folded away."""
    shown: list[Element] = fitted({"lesson": lesson})["lesson"]
    body = [
        heading(summary_learnt(scene)),
        *(shown or [text(say("learnt.none"))]),
        text(say("open.folds"), subtle=True, size="small"),
    ]
    close = execute(FOLD_AWAY, Verb.CLOSE, scene.ref.data(), needs_inputs=False)
    return card(body, [close], summary=summary_learnt(scene))


def see_lesson(scene: CaseScene, lesson: str) -> list[Element]:
    """Return the button, once there is something to read."""
    return buttons(scene, (Verb.LEARNT,), main=Verb.LEARNT) if lesson else []
