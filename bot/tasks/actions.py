"""What another party asks: open it, answer it, or step aside. Authorised afresh, by the part.

The answer is an event of the case it was asked for, by the person who gave it. The case itself is
never theirs to see.
"""

from dataclasses import dataclass, replace

from adapters.teams.values import ActivityKind
from bot.cases.actions import step_aside
from bot.cases.escalation import append_fact, plan
from bot.cases.news import tell_handlers
from bot.drafts.narrative_input import written
from bot.post.refresh import refresh
from bot.showing.recipes import Show, card_of
from bot.showing.viewing import PRODUCT_READING
from bot.tasks.asking import TASK, task_now
from bot.tasks.choosing import cannot_respond
from bot.tasks.render import TaskShow, refresh_task, task_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.typing import NOT_KEPT, PLEASE_DELETE
from dialogs.kinds import COMMANDS
from dialogs.tasks.notices import answered_first, choose_party, form_below
from dialogs.tasks.verbs import read_task
from governance.access import Action, may_answer
from governance.agreements.model import names_of, spoken
from governance.cases.case import Case
from governance.keys import NO_PARTY, PartId, PartyKey
from governance.outbox_message import Recipe, RecipeBody, TextBody
from governance.people.identity import PersonId
from governance.tasks.facts import TaskAnswered, TaskReplied, TaskReply
from governance.tasks.standing import is_over
from governance.tasks.task import NEEDS_REASON, REPLIES, Task
from storage.errors import NotThere

REASON, BEST_PLACED = "task_reason", "best_placed"
BUTTON = "“Send the answer”"


@dataclass(frozen=True, slots=True)
class Asked:
    """A task of the person's party, and the case it is of."""

    case: Case
    task: Task

    @property
    def over(self) -> bool:
        """Whether no answer is taken any more."""
        return is_over(self.case, self.task)

    def recipe(self, show: str, reply: str = "") -> Recipe:
        """Return the recipe of one of its cards."""
        return Recipe(show, case=self.case.header.id, part=self.task.part, reply=reply)


def find(turn: Turn) -> Asked:
    """Return the task that the card or the typed reference means. NotThere if it is not theirs."""
    if part := PartId(turn.given("part")):
        return Asked(*task_of(turn, part, turn.viewer))
    reference = turn.given("reference")
    case = turn.unit.cases.find(PRODUCT_READING, reference, Action.SEE_STATUS, now=turn.now)
    mine = [task for task in case.tasks if may_answer(turn.viewer, case, task)]
    wanted = [task for task in mine if _reply(turn, task)] or mine
    if not wanted:
        raise NotThere
    return Asked(case, next((task for task in wanted if task.waiting), wanted[-1]))


def _reply(turn: Turn, task: Task) -> TaskReply | None:
    """Return the answer that was pressed or typed, if it is one to this task."""
    said = turn.given("reply").split(",")
    return next((reply for reply in REPLIES[task.kind] if reply in said), None)


def open_(turn: Turn) -> Answer:
    """Show what is asked, until it is folded away."""
    return shown(find(turn).recipe(TaskShow.TASK), sticks=False)


def notice(turn: Turn) -> Answer:
    """Fold it back to its notice, or put it away."""
    return shown(find(turn).recipe(TaskShow.NOTICE))


def ask_conflict(turn: Turn) -> Answer:
    """Ask whether they are sure that they step aside."""
    return shown(find(turn).recipe(TaskShow.CONFLICT))


def ask(turn: Turn) -> Answer:
    """Show the form of one answer as a message of its own.

    Nothing redraws it there while they write, and what is asked stays in sight above it.
    """
    asked = find(turn)
    reply = _reply(turn, asked.task)
    if reply is None or asked.over:
        return shown(asked.recipe(TaskShow.NOTICE))
    form = RecipeBody(asked.recipe(TaskShow.FORM, reply))
    if turn.incoming.kind is not ActivityKind.EXECUTE:
        return Answer(form, replaces=False)
    turn.say(form, "form")
    return Answer(TextBody(form_below()), replaces=False)


def send(turn: Turn) -> Answer:
    """Write the answer down in the case; or say what to put right first."""
    asked = find(turn)
    reply = _reply(turn, asked.task)
    if reply is None or asked.over:
        return shown(asked.recipe(TaskShow.NOTICE))
    if first := _answered_first(turn, asked):
        return first
    said = read_answer(turn, asked, reply, BUTTON)
    if isinstance(said, Answer):
        return said
    record_answer(turn, asked, said)
    return shown(asked.recipe(TaskShow.NOTICE))


def read_answer(turn: Turn, asked: Asked, reply: TaskReply, button: str) -> TaskAnswered | Answer:
    """Return the answer that the card's boxes amount to; or an Answer that says what to put right.

    `button` is what they are to press then.
    """
    party = NO_PARTY
    if reply is TaskReply.PROPOSES:
        party, cannot = _party(turn), cannot_respond(turn, asked.case)
        if not party or party in cannot:
            said = choose_party(turn.services.agreement, party, cannot)
            return Answer(TextBody(said), replaces=False)
    reason = _reason(turn, asked, reply, button)
    if isinstance(reason, Answer):
        return reason
    return TaskAnswered(task=asked.task.id, answer=reply, reason=reason, party=party)


def _answered_first(turn: Turn, asked: Asked) -> Answer | None:
    """Say that somebody there answered after this form was made; None where nobody did."""
    last = asked.task.answered
    typed = turn.incoming.kind is ActivityKind.MESSAGE
    knew = len(asked.task.answers) if typed else turn.version
    if last is None or knew >= len(asked.task.answers):
        return None
    name = turn.services.name(last.by) if isinstance(last.by, PersonId) else ""
    return Answer(TextBody(answered_first(name)), replaces=False)


def _party(turn: Turn) -> PartyKey:
    """Return the key of the party that is proposed; empty where it is none of the agreement's."""
    said = turn.given(BEST_PLACED)
    every = turn.services.agreement.parties
    return next((p.key for p in every if p.key == said or spoken(said) in names_of(p)), NO_PARTY)


def _reason(turn: Turn, asked: Asked, reply: TaskReply, button: str) -> str | Answer:
    if not turn.given(REASON).strip() and reply not in NEEDS_REASON:
        return ""
    return written(turn, asked.case, REASON, button)


def record_answer(turn: Turn, asked: Asked, fact: TaskReplied) -> None:
    """Write an answer down in the case; its handlers hear, and what follows from it happens."""
    task_id = asked.task.id
    case = append_fact(turn, asked.case, turn.viewer, fact)
    turn.unit.due.clear(case.header.id, prefix=TASK + task_id)
    news = Recipe(TaskShow.NEWS, case=case.header.id, part=asked.task.part)
    tell_handlers(turn, case, news, but=turn.viewer.person)
    if follows := turn.services.kinds.answered.get(asked.task.kind):
        case = follows(turn, case, task_now(case, task_id))
    plan(turn, case)
    refresh(turn, case)
    refresh_task(turn, case, task_now(case, task_id))


def step_out(turn: Turn) -> Answer:
    """Take them out of the case everywhere, and of all it asks; somebody else there answers."""
    asked = find(turn)
    case = step_aside(turn, asked.case)
    return shown(card_of(case, Show.CONFLICT_DONE))


def typed(turn: Turn) -> Answer | None:
    """Do what the button and its form do, for "RQ-2026-0001 we do not hold it: why"; None for any
    other text.
    """
    said = read_task(turn.incoming.text, COMMANDS.references)
    if said is None:
        return None
    data = {
        "reference": said.reference,
        "reply": ",".join(said.replies),
        REASON: said.reason,
        BEST_PLACED: said.party,
    }
    turn = replace(turn, incoming=replace(turn.incoming, data=data))
    asked = find(turn)
    reply = _reply(turn, asked.task)
    unclear = reply is None or _by_another(turn, asked) or _lacks(turn, reply)
    answer = ask(turn) if unclear else send(turn)
    if said.reason:
        kept = len(find(turn).task.answers) > len(asked.task.answers)
        turn.say(TextBody(PLEASE_DELETE if kept else NOT_KEPT), "delete")
    return answer


def _lacks(turn: Turn, reply: TaskReply) -> bool:
    """Return whether the card must ask for what they did not type."""
    if reply is TaskReply.PROPOSES and not _party(turn):
        return True
    return reply in NEEDS_REASON and not turn.given(REASON).strip()


def _by_another(turn: Turn, asked: Asked) -> bool:
    """Return whether somebody else there answered: the card says so before that is changed."""
    last = asked.task.answered
    return last is not None and last.by != turn.viewer.person
