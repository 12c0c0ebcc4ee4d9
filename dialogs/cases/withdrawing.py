"""A report taken back: the reporter says why, and whoever has it hears and decides."""

from collections.abc import Sequence

from dialogs.cards.elements import Card, card, execute, heading, text
from dialogs.cases.case_form import needed_words
from dialogs.cases.reader_scene import SceneForMe
from dialogs.cases.scene import at, buttons
from dialogs.cases.verbs import Verb
from dialogs.words.wording import say


def withdraw_card(scene: SceneForMe, also: str) -> Card:
    """Say what it means, `also` for this kind, and ask why; the input is `why`."""
    title = say("withdraw.title", reference=scene.reference)
    why = needed_words("why", say("withdraw.why"), say("withdraw.error"))
    data = scene.ref.data()
    actions = [
        execute("Take it back", Verb.WITHDRAW_SEND, data, style="destructive"),
        execute("No, keep it", Verb.STATUS, data, needs_inputs=False),
    ]
    stays = " ".join(filter(None, (say("withdraw.stays"), also)))
    return card([heading(title), text(stays), why], actions, summary=title)


def withdrawn_notice(scene: SceneForMe, verbs: Sequence[Verb]) -> Card:
    """Tell whoever has the case that it was taken back and the clock goes on; not why."""
    title = say("withdrawn.title", reference=scene.reference)
    taken, due = scene.case.withdrawn, scene.case.due
    lines = [say("withdrawn.line", at=at(taken.at))] if taken else []
    lines += [say("withdrawn.due", at=at(due))] if due else []
    body = [heading(title), *(text(line) for line in lines)]
    return card(body, buttons(scene, verbs), summary=title)
