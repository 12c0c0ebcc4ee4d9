"""After a report: messages between whoever handles it and its reporter, and taking it back.

A notice says that there is one; only Read and Open show what it says.
"""

from collections.abc import Sequence

from dialogs.asking.question_inputs import MOST_SENT
from dialogs.cards.elements import Card, Element, card, execute, group, heading, text
from dialogs.cards.fitting import Fitted, fitted
from dialogs.cards.inputs import input_text
from dialogs.cards.quoting import plain
from dialogs.cases.case_form import needed_words
from dialogs.cases.history import OURSELVES
from dialogs.cases.scene import CaseScene, Names, SceneForMe, at, buttons
from dialogs.cases.verbs import FOLD_AWAY, Verb
from dialogs.words.wording import say
from governance.cases.case import Case
from governance.cases.event import Event
from governance.cases.facts import MessageSent, Withdrawn
from governance.people.identity import PersonId


def message_card(scene: SceneForMe) -> Card:
    """Write one; the input is `text`."""
    sentence = "message.to_team" if scene.mine else "message.to_reporter"
    title = say(sentence, reference=scene.reference)
    body = [heading(title), text(say("message.notify"), subtle=True), _box("message.label")]
    return card(body, [_send(scene), _away(scene, "Not now")], summary=title)


def message_notice(scene: SceneForMe) -> Card:
    """Tell that there is a message, whose it is, and Read; never what it says."""
    sentence, count = _turn(scene)
    title = say(sentence, reference=scene.reference, count=str(count))
    read = execute("Read", Verb.MESSAGES, scene.ref.data(), style="positive", needs_inputs=False)
    actions = [read, _away(scene, "Back")]
    return card([heading(title), text(say("message.press_read"))], actions, summary=title)


def messages_card(scene: SceneForMe) -> Card:
    """Show what was written, oldest first, and a box to answer in, until it is folded away."""
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
    return card(body, [_send(scene), _away(scene, FOLD_AWAY)], summary=title)


def _turn(scene: SceneForMe) -> tuple[str, int]:
    """Return the sentence that says whose turn it is (an id), and how many messages they had."""
    history = scene.case.history[: scene.version]
    said = [e.fact.to_reporter for e in history if isinstance(e.fact, MessageSent)]
    had = said.count(scene.mine)
    if not said:
        return "message.none", had
    if said[-1] is not scene.mine:
        return "message.yours", had
    if had > 1:
        return "message.another", had
    if scene.mine:
        past = scene.case.past_lead
        return "message.for_reporter_past" if past else "message.for_reporter", had
    return "message.answered" if any(said) else "message.from_reporter", had


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
    """Lead back to the case: the reporter's receipt, or the card of whoever handles it."""
    return execute(title, Verb.STATUS, scene.ref.data(), needs_inputs=False)


MOST_MESSAGES = 5  # the newest: a card must stay under 28 KB


def thread(case: Case) -> tuple[tuple[str, Event, MessageSent], ...]:
    """Return the newest messages, oldest first, each with a name of its own."""
    said = [(event, event.fact) for event in case.history if isinstance(event.fact, MessageSent)]
    return tuple((f"message {n}", event, fact) for n, (event, fact) in enumerate(said))[
        -MOST_MESSAGES:
    ]


def messages_said(case: Case) -> dict[str, str]:
    """Return what people wrote after the report, by the names that `fitted` gives it back under."""
    fact = case.withdrawn.fact if case.withdrawn else None
    why = {"withdrawn": fact.reason} if isinstance(fact, Withdrawn) else {}
    return why | {name: message.text for name, _, message in thread(case)}


def messages_items(scene: CaseScene, shown: Fitted) -> list[Element]:
    """Return every message under whose it is."""
    return [
        item
        for name, event, _ in thread(scene.case)
        for item in (text(say_message(event, scene.people)), *shown[name])
    ]


def say_message(event: Event, people: Names) -> str:
    """Say who wrote it, and when."""
    by = plain(people.name(event.by)) if isinstance(event.by, PersonId) else OURSELVES
    return say("message.by", name=by, at=at(event.at))


def withdrawn_items(scene: CaseScene, shown: Fitted) -> list[Element]:
    """Return why it was taken back; nothing where it was not."""
    return [*withdrawn_line(scene), *shown["withdrawn"]] if "withdrawn" in shown else []


def withdrawn_line(scene: CaseScene) -> list[Element]:
    """Tell whoever decides that it was taken back, and that nothing stops for it."""
    taken = scene.case.withdrawn
    if taken is None or scene.case.decided is not None:
        return []
    return [text(say("withdrawn.line", at=at(taken.at)), colour="warning")]


def withdraw_card(scene: SceneForMe, also: str) -> Card:
    """Say what it means, `also` for this kind, and ask why; the input is `why`."""
    title = say("withdraw.title", reference=scene.reference)
    why = needed_words("why", say("withdraw.why"), say("withdraw.error"))
    data = scene.ref.data()
    actions = [
        execute("Withdraw it", Verb.WITHDRAW_SEND, data, style="destructive"),
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
