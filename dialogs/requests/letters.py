"""Letters about a request: which there are, and one of them to read and copy, and fill in."""

from collections.abc import Iterable, Sequence

from dialogs.cards.elements import Card, Element, box, buttons_here, card, execute, heading, text
from dialogs.cases.scene import buttons
from dialogs.cases.verbs import Verb
from dialogs.requests.scene import RequestScene
from dialogs.requests.sentences import say
from dialogs.requests.verbs import RequestVerb
from governance.letters.duties import LetterKind


def letters_card(scene: RequestScene, kinds: Iterable[LetterKind]) -> Card:
    """A button for each letter that there is."""
    title = say("rq.letters_title", reference=scene.reference)
    shown = [
        execute(
            say(f"rq_letter.{kind}"),
            RequestVerb.LETTER,
            {**scene.ref.data(), "step": kind.value},
            needs_inputs=False,
        )
        for kind in kinds
    ]
    note = say("rq.letters" if shown else "rq.no_letters")
    body = [heading(title), text(note), *(buttons_here([one]) for one in shown)]
    return card(body, buttons(scene, (Verb.CLOSE,)), summary=title)


def letter_card(scene: RequestScene, kind: LetterKind, blocks: Sequence[Element]) -> Card:
    """The letter's text. It may hold reasons, so it is folded away like *Open*."""
    title = say("rq.letter_title", reference=scene.reference, kind=say(f"rq_letter.{kind}"))
    data = {**scene.ref.data(), "step": kind.value}
    body = [
        heading(title),
        text(say("rq.letter_note"), subtle=True),
        box("emphasis", blocks),
        text(say("open.folds"), subtle=True, size="small"),
    ]
    actions = [
        execute(
            "Get the Word file", RequestVerb.LETTER_FILE, data, style="positive", needs_inputs=False
        ),
        *buttons(scene, (Verb.CLOSE,)),
    ]
    return card(body, actions, summary=title)
