"""An answer that came by phone, entered by who asked or by the partnership office.

Who entered it is the person of the event; who gave it is kept as a post. Authorised afresh.
"""

from adapters.teams.values import ActivityKind
from bot.drafts.narrative_input import written
from bot.showing.recipes import card_of
from bot.showing.viewing import PRODUCT_READING
from bot.tasks.actions import Asked, read_answer, record_answer
from bot.tasks.render import TaskShow, phoned_for
from bot.turns.turn import Answer, Turn
from dialogs.tasks.notices import form_below
from dialogs.tasks.phoned import SAID, SAID_BY, WHOSE
from dialogs.tasks.sentences import say
from governance.access import Action, may_enter
from governance.cases.case import Case
from governance.keys import CaseId
from governance.outbox_message import RecipeBody, TextBody
from governance.tasks.facts import TaskPhoned, TaskReply
from governance.tasks.task import REPLIES, Task
from storage.errors import NotThere

BUTTON = "“Keep the answer”"


def ask(turn: Turn) -> Answer:
    """Show the form as a message of its own. NotThere where they may enter nothing."""
    case, waiting = _found(turn)
    if not waiting:
        return _said("phoned.answered")
    form = RecipeBody(card_of(case, TaskShow.PHONED))
    if turn.incoming.kind is not ActivityKind.EXECUTE:
        return Answer(form, replaces=False)
    turn.say(form, "form")
    return Answer(TextBody(form_below()), replaces=False)


def send(turn: Turn) -> Answer:
    """Write it down as that party's answer; or say what to put right first."""
    case, waiting = _found(turn)
    task = next((one for one in waiting if one.part == turn.given(WHOSE)), None)
    if task is None:
        return _said("phoned.answered")
    reply = next((one for one in REPLIES[task.kind] if one == turn.given(SAID)), None)
    if reply is None:
        return _said("phoned.not_fitting")
    return _keep(turn, Asked(case, task), reply)


def _keep(turn: Turn, asked: Asked, reply: TaskReply) -> Answer:
    answer = read_answer(turn, asked, reply, BUTTON)
    if isinstance(answer, Answer):
        return answer
    post = written(turn, asked.case, SAID_BY, BUTTON)
    if isinstance(post, Answer):
        return post
    fact = TaskPhoned(
        task=answer.task,
        answer=answer.answer,
        reason=answer.reason,
        party=answer.party,
        said_by=post,
    )
    record_answer(turn, asked, fact)
    return Answer(TextBody(say("phoned.done")))


def _found(turn: Turn) -> tuple[Case, tuple[Task, ...]]:
    """Return the case, and the tasks of it whose answer this person may still enter. NotThere for
    whoever may enter none of its answers, waited for or not.
    """
    wanted, cases = CaseId(turn.given("case")), turn.unit.cases
    if wanted:
        case = cases.history(PRODUCT_READING, wanted, Action.SEE_STATUS, now=turn.now)
    else:
        reference = turn.given("reference")
        case = cases.find(PRODUCT_READING, reference, Action.SEE_STATUS, now=turn.now)
    if not any(may_enter(turn.viewer, case, task) for task in case.tasks):
        raise NotThere
    return case, phoned_for(turn.viewer, case)


def _said(sentence: str) -> Answer:
    return Answer(TextBody(say(sentence)), replaces=False)
