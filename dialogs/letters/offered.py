"""The letters that a case has: a button for each, and one as it is drafted."""

from collections.abc import Mapping, Sequence

from dialogs.cards.elements import Card, Element, box, buttons_here, card, execute, heading, text
from dialogs.cases.scene import CaseScene, buttons
from dialogs.cases.verbs import Verb
from dialogs.words.wording import say
from governance.letters.duties import LetterKind


def offered_letters(
    scene: CaseScene, title: str, note: str, named: Mapping[LetterKind, str], verb: str
) -> Card:
    """Show a button for each letter that there is, by the name that its kind of case gives it."""
    shown = [
        execute(name, verb, {**scene.ref.data(), "step": kind.value}, needs_inputs=False)
        for kind, name in named.items()
    ]
    body = [heading(title), text(note), *(buttons_here([one]) for one in shown)]
    return card(body, buttons(scene, (Verb.CLOSE,)), summary=title)


def drafted_letter(
    scene: CaseScene, kind: LetterKind, title: str, blocks: Sequence[Element], verb: str
) -> Card:
    """Show a letter's text, which may hold what people wrote; `verb` offers it as a file."""
    data = {**scene.ref.data(), "step": kind.value}
    body = [
        heading(title),
        text(say("letters.note"), subtle=True),
        box("emphasis", blocks),
        text(say("open.folds"), subtle=True, size="small"),
    ]
    file = execute("Get the Word file", verb, data, style="positive", needs_inputs=False)
    return card(body, [file, *buttons(scene, (Verb.CLOSE,))], summary=title)
