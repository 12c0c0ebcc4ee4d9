"""What the party that is asked gets: the notice, what is asked, and the form of an answer."""

from collections.abc import Mapping

from dialogs.asking.question_inputs import MOST_SENT
from dialogs.cards.elements import Card, Element, box, card, execute, group, heading, text
from dialogs.cards.fitting import Fitted, fitted
from dialogs.cards.inputs import input_choice, input_text
from dialogs.cards.quoting import plain
from dialogs.cases.scene import at, unmarked
from dialogs.cases.verbs import FOLD_AWAY
from dialogs.tasks.scene import TaskScene, reply_words, summary_task
from dialogs.tasks.sentences import say
from dialogs.tasks.verbs import TaskVerb
from dialogs.words.wording import listed, party_name
from governance.agreements.model import Agreement
from governance.cases.case import Case
from governance.keys import PartyKey
from governance.moments import london, say_date
from governance.tasks.choosing import CannotRespond
from governance.tasks.facts import TaskKind, TaskPhoned, TaskReplied, TaskReply
from governance.tasks.task import NEEDS_REASON, Task

_WHAT: Mapping[TaskKind, str] = {
    TaskKind.ASSIST: "task.what_assist",
    TaskKind.RELEASE: "task.what_release",
    TaskKind.CHOOSE: "task.what_choose",
    TaskKind.RESPOND: "task.what_respond",
    TaskKind.TOLD: "task.what_told",
    TaskKind.COOPERATE: "task.what_cooperate",
}
_TYPED: Mapping[TaskKind, str] = {
    TaskKind.ASSIST: "we do not hold it",
    TaskKind.RELEASE: "may be released",
    TaskKind.CHOOSE: "we would rather not say",
    TaskKind.RESPOND: "we accept",
    TaskKind.TOLD: "seen",
    TaskKind.COOPERATE: "done as asked",
}
"""An answer that needs no reason, as it can be typed."""


def task_notice(scene: TaskScene) -> Card:
    """Show the reference, the kind, from whom and until when; never what is asked.

    What a party is told of a breach stands on the notice itself, as nobody wrote it: each answer
    is one press.
    """
    if scene.view.kind is TaskKind.TOLD:
        return card(_told(scene), _buttons(scene), summary=summary_task(scene))
    body = [*_head(scene), *_where_it_stands(scene), *_by_typing(scene)]
    new = not scene.over and not scene.task.answers
    opens = execute(
        say("task.open"),
        TaskVerb.OPEN,
        scene.data,
        style="positive" if new else None,
        needs_inputs=False,
    )
    return card(body, [opens, *_buttons(scene)], summary=summary_task(scene))


def _told(scene: TaskScene) -> list[Element]:
    number = phone_to_give(scene.people.phone_of(PartyKey(scene.view.from_party)), scene.asker)
    danger = [box("attention", [text(say("task.danger", number=number))])]
    return [
        heading(summary_task(scene)),
        *(danger if scene.urgent and not scene.over else []),
        text(say("task.what_told")),
        *fitted({"brief": scene.view.brief})["brief"],
        *([] if scene.over else [text(say("task.please_told"))]),
        *_where_it_stands(scene),
        *_by_typing(scene),
    ]


def phone_to_give(number: str | None, party: str) -> str:
    """Return the number of a party that had a breach; its name where none is on record."""
    return number or say("task.no_number", party=party)


def task_card(scene: TaskScene) -> Card:
    """Show the same with what is asked, until it is folded away."""
    answers = {f"answer {n}": fact.reason for n, fact in enumerate(_answers(scene))}
    shown = fitted({"brief": scene.view.brief, **answers})
    body = [
        *_head(scene),
        _part("task.asked", shown["brief"] or [text(say("task.no_brief"), subtle=True)]),
        *_where_it_stands(scene),
        *_answered(scene, shown),
        *scene.opened,
        text(say("open.folds"), subtle=True, size="small"),
    ]
    close = execute(FOLD_AWAY, TaskVerb.CLOSE, scene.data, needs_inputs=False)
    return card(body, [*_buttons(scene), close], summary=summary_task(scene))


def _head(scene: TaskScene) -> list[Element]:
    private = scene.view.kind is TaskKind.RELEASE
    return [
        heading(summary_task(scene)),
        text(say("task.from", party=scene.asker, asked=scene.asked)),
        text(say(_WHAT[scene.view.kind], party=scene.asker)),
        *([box("warning", [text(say("task.no_questions"))])] if private else []),
    ]


def _where_it_stands(scene: TaskScene) -> list[Element]:
    answered = _answered_line(scene)
    if scene.over:
        return [*answered, text(say("task.over"))]
    return [*answered, text(say("task.change"), subtle=True)] if answered else [_target(scene)]


def _answered_line(scene: TaskScene) -> list[Element]:
    answer = scene.task.answered
    if answer is None:
        return []
    if isinstance(answer.fact, TaskPhoned):
        return [box("good", [text(say("task.phoned", name=scene.who(answer), at=at(answer.at)))])]
    said = "task.answered_late" if scene.task.answered_late else "task.answered"
    slots = {"name": scene.who(answer), "party": scene.asked, "at": at(answer.at)}
    return [box("good", [text(say(said, **slots))])]


def _target(scene: TaskScene) -> Element:
    if scene.task.late_at(scene.now):
        return box("warning", [text(say("task.past", day=scene.target))])
    today = london(scene.now).date() == scene.view.target
    return box(
        "emphasis", [text(say("task.reminder" if today else "task.target", day=scene.target))]
    )


def _by_typing(scene: TaskScene) -> list[Element]:
    if scene.over or scene.task.answers:
        return []
    words = _TYPED[scene.view.kind]
    return [text(say("task.typed", reference=scene.view.reference, words=words), subtle=True)]


def _buttons(scene: TaskScene) -> list[Element]:
    if scene.over:
        return []
    answers = [
        execute(
            reply_words(reply),
            TaskVerb.REPLY_SEND if scene.view.kind is TaskKind.TOLD else TaskVerb.REPLY,
            {**scene.data, "reply": reply.value},
            needs_inputs=False,
        )
        for reply in scene.replies
    ]
    aside = say("task.conflict_button")
    return [*answers, execute(aside, TaskVerb.CONFLICT, scene.data, needs_inputs=False)]


def _answers(scene: TaskScene) -> list[TaskReplied]:
    return [e.fact for e in scene.task.answers if isinstance(e.fact, TaskReplied)]


def _answered(scene: TaskScene, shown: Fitted) -> list[Element]:
    lines: list[Element] = []
    for n, fact in enumerate(_answers(scene)):
        lines += [text(reply_words(fact.answer), bold=True), *shown[f"answer {n}"]]
    return [_part("task.your_answer", lines)] if lines else []


def _part(title: str, items: list[Element]) -> Element:
    return group([heading(say(title), size="medium"), *items], separator=True)


def task_mail(case: Case, task: Task, agreement: Agreement, phone: str | None) -> tuple[str, str]:
    """Return the subject and the text, for the mailbox of the party that is asked. `phone` is the
    asking party's.
    """
    reference = case.header.reference
    asker = party_name(agreement, case.header.party)
    party = party_name(agreement, task.party)
    danger = case.urgent and task.kind is TaskKind.TOLD
    lines = (
        *([say("mail.task_danger", number=phone_to_give(phone, asker))] if danger else []),
        say("mail.task_asked", asker=asker, party=party, reference=reference),
        say("mail.task_do", reference=reference),
        say("mail.task_target", day=say_date(task.target)),
        say("mail.task_footer"),
    )
    text = "\n\n".join(unmarked(line) for line in lines) + "\n"
    return say("mail.task_subject", reference=reference), text


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
    TaskReply.SEEN: "why_task.seen",
    TaskReply.OURS_TOO: "why_task.ours_too",
    TaskReply.HOLDS_COPY: "why_task.holds_copy",
    TaskReply.NOT_US: "why_task.not_us",
    TaskReply.HELPED: "why_task.helped",
}


def answer_form(scene: TaskScene, reply: TaskReply) -> Card:
    """Ask for one answer and why; the inputs are `task_reason` and, proposing, `best_placed`."""
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
    return choose_one(scene.agreement, scene.cannot, required=True)


_CANNOT: Mapping[CannotRespond, str] = {
    CannotRespond.CONFLICTED: "task.cannot_conflicted",
    CannotRespond.DECLINED: "task.cannot_declined",
    CannotRespond.UNREACHED: "task.cannot_unreached",
}


def choose_one(
    agreement: Agreement, cannot: Mapping[PartyKey, CannotRespond], *, required: bool
) -> list[Element]:
    """Offer the parties that can be chosen, and say of each other why it cannot be."""
    parties = [(party.key, party.name) for party in agreement.parties if party.key not in cannot]
    error = say("task.choose_party")
    label = say("task.best_placed")
    choice = input_choice(
        BEST_PLACED, label, parties, style="compact", required=required, error=error
    )
    return [choice, *(text(line, subtle=True) for line in _why_not(agreement, cannot))]


def _why_not(agreement: Agreement, cannot: Mapping[PartyKey, CannotRespond]) -> list[str]:
    """Return a line for each reason, with the parties that have it."""
    found = {
        why: listed(party_name(agreement, party) for party, one in cannot.items() if one is why)
        for why in CannotRespond
        if why in cannot.values()
    }
    return [say(_CANNOT[why], parties=parties) for why, parties in found.items()]


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
    """Ask whether they are sure: it cannot be undone by the same person."""
    title = say("task.conflict_title", reference=scene.view.reference)
    data = scene.data
    send, close = TaskVerb.CONFLICT_SEND, TaskVerb.CLOSE
    actions = [
        execute("Step aside", send, data, style="destructive", needs_inputs=False),
        execute("No, go back", close, data, needs_inputs=False),
    ]
    return card([heading(title), text(say("task.conflict_ask"))], actions, summary=title)


def form_below() -> str:
    """Say that the form is a message of its own."""
    return say("task.below")


def answered_first(name: str) -> str:
    """Say that a colleague's answer came first, and stands until it is changed knowingly."""
    return say("task.answered_first", name=plain(name))


def choose_party(
    agreement: Agreement, party: PartyKey, cannot: Mapping[PartyKey, CannotRespond]
) -> str:
    """Say why whom they propose cannot be chosen, or that it is none of the parties."""
    reason = _why_not(agreement, {party: cannot[party]}) if party in cannot else ()
    return " ".join([*reason, say("task.choose_party")])
