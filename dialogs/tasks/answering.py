"""The form for one answer, and stepping aside. Both are for the party that is asked."""

from collections.abc import Mapping

from dialogs.asking.question_inputs import MOST_SENT
from dialogs.cards.elements import (
    Card,
    Element,
    box,
    card,
    execute,
    heading,
    input_choice,
    input_text,
    text,
)
from dialogs.cards.quoting import plain
from dialogs.cases.scene import at
from dialogs.tasks.scene import TaskScene, reply_words
from dialogs.tasks.sentences import say
from dialogs.tasks.verbs import TaskVerb
from governance.tasks.facts import TaskReply
from governance.tasks.task import NEEDS_REASON

REASON, BEST_PLACED = "task_reason", "best_placed"

_ASKS: Mapping[TaskReply, str] = {
    TaskReply.HOLDS: "why_task.holds",
    TaskReply.DOES_NOT_HOLD: "why_task.does_not_hold",
    TaskReply.EXEMPT: "why_task.exempt",
    TaskReply.MAY_RELEASE: "why_task.may_release",
    TaskReply.MAY_NOT_RELEASE: "why_task.may_not_release",
    TaskReply.PART_OF_IT: "why_task.part_of_it",
    TaskReply.PROPOSES: "why_task.proposes",
    TaskReply.ABSTAINS: "why_task.abstains",
    TaskReply.ACCEPTS: "why_task.accepts",
    TaskReply.DECLINES: "why_task.declines",
}


def answer_form(scene: TaskScene, reply: TaskReply) -> Card:
    """One answer and why; the inputs are `task_reason` and, for a proposal, `best_placed`."""
    title = say("task.form", reference=scene.view.reference, words=reply_words(reply))
    body = [heading(title), *_before(scene), *_who(scene, reply), _why(reply)]
    record = text(say("task.on_record", reference=scene.view.reference), subtle=True)
    data = {**scene.data, "reply": reply.value}
    actions = [
        execute(say("task.send"), TaskVerb.REPLY_SEND, data, style="positive"),
        execute(say("task.not_now"), TaskVerb.CLOSE, scene.data, needs_inputs=False),
    ]
    return card([*body, record], actions, summary=title)


def _before(scene: TaskScene) -> list[Element]:
    answer = scene.task.answered
    if answer is None:
        return []
    line = say("task.sent_before", name=scene.who(answer), at=at(answer.at))
    return [box("warning", [text(line)])]


def _who(scene: TaskScene, reply: TaskReply) -> list[Element]:
    if reply is not TaskReply.PROPOSES:
        return []
    parties = [(party.key, party.name) for party in scene.agreement.parties]
    return [
        input_choice(
            BEST_PLACED,
            say("task.best_placed"),
            parties,
            style="compact",
            required=True,
            error=say("task.choose_party"),
        )
    ]


def _why(reply: TaskReply) -> Element:
    return input_text(
        REASON,
        say(_ASKS[reply]),
        long=True,
        required=reply in NEEDS_REASON,
        most=MOST_SENT,
        error=say("task.say_why"),
    )


def step_aside_card(scene: TaskScene) -> Card:
    """Are you sure? It cannot be undone by the same person."""
    title = say("task.conflict_title", reference=scene.view.reference)
    data = scene.data
    send, close = TaskVerb.CONFLICT_SEND, TaskVerb.CLOSE
    actions = [
        execute("Step aside", send, data, style="destructive", needs_inputs=False),
        execute("No, go back", close, data, needs_inputs=False),
    ]
    return card([heading(title), text(say("task.conflict_ask"))], actions, summary=title)


def form_below() -> str:
    """The form is a message of its own."""
    return say("task.below")


def answered_first(name: str) -> str:
    """A colleague's answer came first; theirs stands until it is changed knowingly."""
    return say("task.answered_first", name=plain(name))


def choose_party() -> str:
    """Whom they propose is none of the parties."""
    return say("task.choose_party")
