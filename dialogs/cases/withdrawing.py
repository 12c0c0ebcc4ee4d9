"""A report taken back: the reporter says why, and whoever has it hears and decides."""

from dialogs.asking.question_inputs import MOST_SENT
from dialogs.cards.elements import Card, card, execute, heading, input_text, text
from dialogs.cases.reader_scene import SceneForMe
from dialogs.cases.scene import at, buttons
from dialogs.cases.verbs import Verb
from dialogs.words.wording import say
from governance.breaches.breach import Breach


def withdraw_card(scene: SceneForMe) -> Card:
    """What it means, and why they want it; the input is `why`."""
    title, breach = say("withdraw.title", reference=scene.reference), isinstance(scene.case, Breach)
    why = input_text(
        "why",
        say("withdraw.why"),
        long=True,
        required=True,
        most=MOST_SENT,
        error=say("withdraw.error"),
    )
    data = scene.ref.data()
    actions = [
        execute("Take it back", Verb.WITHDRAW_SEND, data, style="destructive"),
        execute("No, keep it", Verb.STATUS, data, needs_inputs=False),
    ]
    stays = [say("withdraw.stays"), *([say("withdraw.breach")] if breach else [])]
    return card([heading(title), text(" ".join(stays)), why], actions, summary=title)


def withdrawn_notice(scene: SceneForMe) -> Card:
    """To whoever has the case: that it was taken back and that the clock goes on. Not why."""
    title = say("withdrawn.title", reference=scene.reference)
    taken, due = scene.case.withdrawn, scene.case.due
    lines = [say("withdrawn.line", at=at(taken.at))] if taken else []
    lines += [say("withdrawn.due", at=at(due))] if due else []
    verbs = (Verb.OPEN, Verb.DECIDE) if isinstance(scene.case, Breach) else (Verb.OPEN,)
    body = [heading(title), *(text(line) for line in lines)]
    return card(body, buttons(scene, verbs), summary=title)
