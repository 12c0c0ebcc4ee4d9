"""What people type: a command, an answer to the question they are at, or something else."""

from collections.abc import Mapping
from dataclasses import replace

from bot.agreements import ending, proposing, reading
from bot.breaches import deciding, details, reporting
from bot.cases import actions, correcting, messages, my_reports, withdrawing
from bot.complaints import handling, sending_on
from bot.complaints import reporting as recording
from bot.drafts import draft_actions, typed_answers
from bot.near_misses import reporting as near_misses
from bot.requests import reporting as requesting
from bot.requests.verbs import REQUEST_ACTIONS
from bot.showing.recipes import words
from bot.tasks import actions as task_actions
from bot.turns import greeting
from bot.turns.deadlines import deadline
from bot.turns.turn import Answer, Handler, Turn
from dialogs.asking.commands import Command, Name, read_command
from dialogs.requests.typed_steps import read_step
from dialogs.tasks.typed_replies import read_task
from storage.errors import NotThere

TOO_LONG = (
    "That is too long for me to take in. Nothing of it was kept. Please delete your own message,"
    " and send it again in fewer words: the first two thousand letters are plenty."
)
NOT_UNDERSTOOD = "I did not understand that. Type “report a breach” to start, or “help”."


def read(turn: Turn) -> Answer:
    """A command if it is one, else an answer to the report they have open."""
    if turn.incoming.too_long:
        return Answer(words(TOO_LONG))
    command = read_command(turn.incoming.text) or read_step(turn.incoming.text)
    if command is not None and not typed_answers.is_option(turn):
        return _obey(turn, command)
    if (said := read_task(turn.incoming.text)) is not None:
        return task_actions.typed(turn, said)
    return typed_answers.answer(turn) or typed_answers.unkept(turn, NOT_UNDERSTOOD)


def _obey(turn: Turn, command: Command) -> Answer:
    if command.name is Name.CASE_ACTION:
        return _case_action(turn, command)
    if command.name is Name.DEADLINE:
        return deadline(turn, command.rest)
    return COMMANDS[command.name](turn)


COMMANDS: Mapping[Name, Handler] = {
    Name.REPORT_BREACH: reporting.start,
    Name.REPORT_NEAR_MISS: near_misses.start,
    Name.REPORT_REQUEST: requesting.start,
    Name.COMPLAINT: recording.start,
    Name.LADO_TOLD: recording.lado_told,
    Name.RECORD_ANYWAY: recording.after_all,
    Name.REPORT_FOR: draft_actions.start_for_someone,
    Name.MY_REPORTS: my_reports.mine,
    Name.RESUME: draft_actions.resume,
    Name.HELP: greeting.help_,
    Name.MENU: greeting.menu,
    Name.CANCEL: draft_actions.cancel,
    Name.START_AGAIN: typed_answers.start_again,
    Name.BACK: typed_answers.back,
    Name.SEND: draft_actions.send,
    Name.SEND_NOT_LEAD: draft_actions.send_not_lead,
    Name.SHARE: reading.share,
    Name.SHOW_AGREEMENT: reading.show,
    Name.MY_AGREEMENT: reading.mine,
    Name.STILL_CONTACT: reading.contact,
    Name.SIGN_AGREEMENT: reading.to_sign,
    Name.PROPOSE_VERSION: proposing.ask,
    Name.END_AGREEMENT: ending.ask,
}

CASE_ACTIONS: Mapping[str, Handler] = {
    "acknowledge": actions.acknowledge,
    "open": actions.open_,
    "close": actions.fold,
    "lead": actions.lead,
    "decide": deciding.ask,
    "lesson": near_misses.ask_lesson,
    "learnt": near_misses.learnt,
    "letter": handling.ask_letter,
    "note": handling.ask_note,
    "received": handling.ask_received,
    "pass_on": sending_on.ask_pass_on,
    "group": sending_on.to_the_group,
    "conflict": actions.ask_conflict,
    "name": actions.ask_name,
    "details": details.ask,
    "correct": correcting.ask,
    "withdraw": withdrawing.ask,
    "message": messages.write,
    "messages": messages.read,
    "status": actions.status,
    "deadline": actions.deadline,
    **REQUEST_ACTIONS,
    "task": task_actions.open_,
}

TO_THE_ASKED: Mapping[str, Handler] = {
    "open": task_actions.open_,
    "status": task_actions.notice,
    "conflict": task_actions.ask_conflict,
}
"""The same words from someone whose party is asked about a case that is not theirs."""


def _case_action(turn: Turn, command: Command) -> Answer:
    """The same handler the button has; the reference stands where the card's id would."""
    data = {"reference": command.reference, "on": command.rest}
    turn = replace(turn, incoming=replace(turn.incoming, data=data, verb=command.verb))
    try:
        return CASE_ACTIONS[command.verb](turn)
    except NotThere:
        if command.verb not in TO_THE_ASKED:
            raise
    return TO_THE_ASKED[command.verb](turn)
