"""Messages about a case between whoever handles it and its reporter, through the bot.

A notice says that there is one; only Read shows what it says, and folds away like Open.
"""

from dialogs.asking.question_inputs import MOST_SENT
from dialogs.cards.elements import Card, Element, card, execute, group, heading, input_text, text
from dialogs.cards.fitting import fitted
from dialogs.cases.messages_on_open import say_message, thread
from dialogs.cases.reader_scene import SceneForMe
from dialogs.cases.verbs import Verb
from dialogs.words.wording import say
from governance.cases.facts import MessageSent


def message_card(scene: SceneForMe) -> Card:
    """Write one; the input is `text`."""
    sentence = "message.to_team" if scene.mine else "message.to_reporter"
    title = say(sentence, reference=scene.reference)
    body = [heading(title), text(say("message.notify"), subtle=True), _box("message.label")]
    return card(body, [_send(scene), _away(scene, "Not now")], summary=title)


def message_notice(scene: SceneForMe) -> Card:
    """That there is a message, whose it is, and Read; never what it says."""
    title = say(_turn(scene), reference=scene.reference)
    read = execute("Read", Verb.MESSAGES, scene.ref.data(), style="positive", needs_inputs=False)
    actions = [read, _away(scene, "Back")]
    return card([heading(title), text(say("message.press_read"))], actions, summary=title)


def messages_card(scene: SceneForMe) -> Card:
    """What was written, oldest first, and a box to answer in, until it is folded away."""
    said = thread(scene.case)
    shown = fitted({name: message.text for name, _, message in said})
    title = say("message.read_title", reference=scene.reference)
    body = [
        heading(title),
        *_earlier(scene, len(said)),
        *(
            group([text(say_message(event, scene.people)), *shown[name]], separator=True)
            for name, event, _ in said
        ),
        _box("message.reply_label"),
        text(say("message.folds"), subtle=True, size="small"),
    ]
    return card(body, [_send(scene), _away(scene, "Close")], summary=title)


def _turn(scene: SceneForMe) -> str:
    """Whether the newest message is for me, and from whom."""
    said = [e.fact for e in scene.case.history if isinstance(e.fact, MessageSent)]
    if not said:
        return "message.none"
    if said[-1].to_reporter is not scene.mine:
        return "message.yours"
    if scene.mine:
        return "message.for_reporter_past" if scene.case.past_lead else "message.for_reporter"
    asked = any(one.to_reporter for one in said)
    return "message.answered" if asked else "message.from_reporter"


def _earlier(scene: SceneForMe, shown: int) -> list[Element]:
    every = sum(isinstance(event.fact, MessageSent) for event in scene.case.history)
    if every == shown:
        return []
    return [text(say("message.earlier", count=str(every - shown)), subtle=True)]


def _box(label: str) -> Element:
    error = say("message.error")
    return input_text("text", say(label), long=True, required=True, most=MOST_SENT, error=error)


def _send(scene: SceneForMe) -> Element:
    return execute("Send the message", Verb.MESSAGE_SEND, scene.ref.data(), style="positive")


def _away(scene: SceneForMe, title: str) -> Element:
    """Back to the case: the reporter's receipt, or the card of whoever handles it."""
    return execute(title, Verb.STATUS, scene.ref.data(), needs_inputs=False)
