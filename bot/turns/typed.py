"""What people type: a command, an answer to the question they are at, or something else."""

from collections.abc import Mapping
from dataclasses import replace

from bot.recipes import words
from bot.turns import (
    case_actions,
    correcting,
    deciding,
    details,
    greeting,
    messages,
    my_reports,
    near_misses,
    reporting,
    tasks,
    typed_answers,
    unsent,
    withdrawing,
)
from bot.turns.agreement import ending, proposing, reading
from bot.turns.complaints import handling, recording, sending_on
from bot.turns.deadlines import deadline
from bot.turns.requests import recording as requesting
from bot.turns.requests.verbs import REQUEST_ACTIONS
from bot.turns.turn import Answer, Handler, Turn
from dialogs.commands import Command, Name, read_command
from dialogs.request_commands import read_step
from dialogs.task_commands import read_task
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
        return tasks.typed(turn, said)
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
    Name.REPORT_FOR: unsent.start_for_someone,
    Name.MY_REPORTS: my_reports.mine,
    Name.RESUME: unsent.resume,
    Name.HELP: greeting.help_,
    Name.MENU: greeting.menu,
    Name.CANCEL: unsent.cancel,
    Name.START_AGAIN: typed_answers.start_again,
    Name.BACK: typed_answers.back,
    Name.SEND: unsent.send,
    Name.SEND_NOT_LEAD: unsent.send_not_lead,
    Name.SHARE: reading.share,
    Name.SHOW_AGREEMENT: reading.show,
    Name.MY_AGREEMENT: reading.mine,
    Name.STILL_CONTACT: reading.contact,
    Name.SIGN_AGREEMENT: reading.to_sign,
    Name.PROPOSE_VERSION: proposing.ask,
    Name.END_AGREEMENT: ending.ask,
}

CASE_ACTIONS: Mapping[str, Handler] = {
    "acknowledge": case_actions.acknowledge,
    "open": case_actions.open_,
    "close": case_actions.fold,
    "lead": case_actions.lead,
    "decide": deciding.ask,
    "lesson": near_misses.ask_lesson,
    "learnt": near_misses.learnt,
    "letter": handling.ask_letter,
    "note": handling.ask_note,
    "received": handling.ask_received,
    "pass_on": sending_on.ask_pass_on,
    "group": sending_on.to_the_group,
    "conflict": case_actions.ask_conflict,
    "name": case_actions.ask_name,
    "details": details.ask,
    "correct": correcting.ask,
    "withdraw": withdrawing.ask,
    "message": messages.write,
    "messages": messages.read,
    "status": case_actions.status,
    "deadline": case_actions.deadline,
    **REQUEST_ACTIONS,
    "task": tasks.open_,
}

TO_THE_ASKED: Mapping[str, Handler] = {
    "open": tasks.open_,
    "status": tasks.notice,
    "conflict": tasks.ask_conflict,
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
