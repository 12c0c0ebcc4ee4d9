"""For those who asked: who was asked and where each stands; what they said on Open alone."""

from collections.abc import Iterable, Mapping

from dialogs.cards.elements import Card, Element, card, execute, facts, heading, part, text
from dialogs.cards.fitting import Fitted
from dialogs.cards.quoting import plain
from dialogs.cases.scene import CaseScene, at, buttons
from dialogs.cases.verbs import Verb
from dialogs.tasks.scene import name_of, reply_words
from dialogs.tasks.sentences import say
from dialogs.tasks.verbs import TaskVerb
from dialogs.words.wording import party_name, ring
from governance.access import Action
from governance.cases.case import Case
from governance.cases.event import Event
from governance.moments import london, say_date
from governance.tasks.facts import TaskKind, TaskPhoned, TaskReplied, TaskReply
from governance.tasks.standing import TaskStanding, open_tasks, standing
from governance.tasks.task import Task

_STATES: Mapping[TaskStanding, str] = {
    TaskStanding.ANSWERED: "asked.answered",
    TaskStanding.ANSWERED_LATE: "asked.answered_late",
    TaskStanding.WAITING: "asked.waiting",
    TaskStanding.OVERDUE: "asked.overdue",
    TaskStanding.CANCELLED: "asked.cancelled",
    TaskStanding.CONFLICTED: "asked.conflicted",
    TaskStanding.UNREACHED: "asked.unreached",
    TaskStanding.GAP: "asked.gap",
}


def who_was_asked(scene: CaseScene) -> list[Element]:
    """Return the block of the case's own card: who, when, until when and whether; never what."""
    case = scene.case
    if not case.tasks:
        return []
    return [part(say("asked.title"), _rows(case.tasks, scene))]


def answers_said(case: Case) -> dict[str, str]:
    """Return what was asked and what came back, by the names that `fitted` keeps."""
    asked = {name: brief for brief, name in _briefs(case).items()}
    return asked | {_name(task, n): fact.reason for task, n, _, fact in _answers(case)}


def answers_given(scene: CaseScene, shown: Fitted) -> list[Element]:
    """Return the block of the open card: who was asked, and every answer with its reason."""
    case = scene.case
    if not case.tasks:
        return []
    items = [*_rows(case.tasks, scene), *_by_phone(scene)]
    for name in _briefs(case).values():
        items += [text(say("asked.brief"), bold=True), *shown[name]]
    for task, n, event, fact in _answers(case):
        reason = shown[_name(task, n)] or [text(say("asked.no_reason"), subtle=True)]
        items += [text(line) for line in _lines(scene, task, event, fact)] + reason
    return [part(say("asked.title"), items)]


def _by_phone(scene: CaseScene) -> list[Element]:
    """Say how an answer is entered that came by phone, to who may, while one is waited for."""
    if Action.DECIDE not in scene.allowed or not open_tasks(scene.case):
        return []
    return [text(say("asked.by_phone", reference=scene.reference), subtle=True)]


def task_news(scene: CaseScene, task: Task, *, phoned: bool = False) -> Card:
    """Tell whoever handles the case that an answer came, or that nobody there can give one.

    `phoned`: they may enter one that came by phone.
    """
    said = say(_NEWS[_kind_of_news(scene, task)][1], ring=_ring(scene, task))
    body = [heading(summary_news(scene, task)), text(said)]
    actions = [*buttons(scene, (Verb.OPEN,), main=Verb.OPEN), *_enter(scene, phoned=phoned)]
    return card(body, actions, summary=summary_news(scene, task))


def _enter(scene: CaseScene, *, phoned: bool) -> list[Element]:
    data = scene.ref.data()
    enter = execute(say("phoned.button"), TaskVerb.PHONED, data, needs_inputs=False)
    return [enter] if phoned else []


def _ring(scene: CaseScene, task: Task) -> str:
    return ring(scene.people.phone_of(task.party))


def summary_news(scene: CaseScene, task: Task) -> str:
    """Return the line that a phone shows: the reference and the party."""
    party = party_name(scene.agreement, task.party)
    if words := _told_words(task):
        return say("asked.news_told", reference=scene.reference, party=party, words=words)
    title = _NEWS[_kind_of_news(scene, task)][0]
    return say(title, reference=scene.reference, party=party)


def _told_words(task: Task) -> str:
    """Return what a party that was told of a breach pressed: it is no text of theirs."""
    said = task.answer if task.kind is TaskKind.TOLD else None
    return reply_words(said.answer) if said else ""


_NEWS: Mapping[TaskStanding, tuple[str, str]] = {
    TaskStanding.ANSWERED: ("asked.news_answered", "asked.news_see"),
    TaskStanding.UNREACHED: ("asked.news_unreached", "asked.news_phone"),
    TaskStanding.CONFLICTED: ("asked.news_aside", "asked.news_phone"),
    TaskStanding.GAP: ("asked.news_gap", "asked.news_gap_do"),
}


def _kind_of_news(scene: CaseScene, task: Task) -> TaskStanding:
    how = standing(task, scene.case, scene.now)
    if task.answers:
        return TaskStanding.ANSWERED
    aside = (TaskStanding.CONFLICTED, TaskStanding.GAP)
    return how if how in aside else TaskStanding.UNREACHED


def office_card(scene: CaseScene, *, phoned: bool = False) -> Card:
    """Say to the partnership office which parties have answered, and no more.

    The office routes and needs no personal data (docs/decisions/0014). `phoned`: an answer is
    waited for, and the office may enter one that came by phone.
    """
    title = say("office.title", reference=scene.reference)
    asked = [task for task in scene.case.tasks if task.kind is TaskKind.CHOOSE]
    body = [heading(title), text(say("office.what")), *_rows(asked, scene)]
    return card(body, _enter(scene, phoned=phoned), summary=title)


def _rows(tasks: Iterable[Task], scene: CaseScene) -> list[Element]:
    rows = [(party_name(scene.agreement, task.party), _row(task, scene)) for task in tasks]
    return [facts(rows), text(say("asked.target_note"), subtle=True, size="small")]


def _row(task: Task, scene: CaseScene) -> str:
    answer = task.answered
    slots = {"at": at(answer.at)} if answer else {"ring": _ring(scene, task)}
    words = _told_words(task)
    sentence = "asked.told" if words else _STATES[standing(task, scene.case, scene.now)]
    state = say(sentence, words=words, **slots)
    asked, target = say_date(london(task.asked_at).date()), say_date(task.target)
    return say("asked.row", asked=asked, target=target, state=state)


def _lines(scene: CaseScene, task: Task, event: Event, fact: TaskReplied) -> list[str]:
    """Return the answer, and by whom it was entered where it came by phone."""
    line = _line(scene, task, event, fact)
    if not isinstance(fact, TaskPhoned):
        return [line]
    name = name_of(event, scene.people)
    return [line, say("asked.phoned", post=plain(fact.said_by), name=name)]


def _line(scene: CaseScene, task: Task, event: Event, fact: TaskReplied) -> str:
    slots = {
        "party": party_name(scene.agreement, task.party),
        "name": name_of(event, scene.people),
        "at": at(event.at),
    }
    if fact.answer is TaskReply.PROPOSES:
        proposed = party_name(scene.agreement, fact.party)
        return say("asked.proposed", proposed=proposed, **slots)
    return say("asked.answer", words=reply_words(fact.answer), **slots)


def _answers(case: Case) -> list[tuple[Task, int, Event, TaskReplied]]:
    return [
        (task, n, event, event.fact)
        for task in case.tasks
        for n, event in enumerate(task.answers)
        if isinstance(event.fact, TaskReplied)
    ]


def _briefs(case: Case) -> dict[str, str]:
    """Return each thing that was asked, once, with a name: several may be asked the same."""
    every = dict.fromkeys(task.brief for task in case.tasks if task.brief)
    return {brief: f"asked {n}" for n, brief in enumerate(every)}


def _name(task: Task, answer: int) -> str:
    return f"answer {answer} of {task.id}"
