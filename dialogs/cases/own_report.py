"""A report opened by whoever sent it: their own words, and nothing that others recorded of it."""

from dialogs.cards.elements import Card, card, execute, heading, part, text
from dialogs.cases.case_kind import KindWords
from dialogs.cases.open_case import OpenCase
from dialogs.cases.scene import SceneForMe
from dialogs.cases.verbs import FOLD_AWAY, Verb
from dialogs.words.wording import say


def own_card(scene: SceneForMe, words: KindWords) -> Card:
    """Show what was sent, corrected and written to each other, until it is folded away."""
    answered = words.answered(scene.case, scene.people)
    opened = OpenCase.of(scene, answered, recorded=())
    title = say("own.title", reference=scene.reference)
    body = [
        heading(title),
        *(
            part(one.flow.title, opened.answers(n))
            for n, one in enumerate(answered)
            if one.versions
        ),
        *opened.withdrawn(),
        *opened.changed(),
        *opened.messages(),
        text(say("open.folds"), subtle=True, size="small"),
    ]
    fold = execute(FOLD_AWAY, Verb.STATUS, scene.ref.data(), needs_inputs=False)
    return card(body, [fold], summary=title)
