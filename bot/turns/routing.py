"""Which handler answers: by what the activity is, by the card's verb, or by what was typed."""

from collections.abc import Mapping

from adapters.teams.values import Kind
from bot.agreements.verbs import AGREEMENT_CHANGES, AGREEMENT_VERBS
from bot.breaches import deciding, details, reporting
from bot.cases import actions, correcting, files, messages, my_reports, withdrawing
from bot.complaints.verbs import COMPLAINT_CHANGES, COMPLAINT_VERBS
from bot.drafts import draft_actions, typed_answers
from bot.near_misses import reporting as near_misses
from bot.requests.verbs import REQUEST_CHANGES, REQUEST_VERBS
from bot.tasks import actions as task_actions
from bot.turns import asides, greeting, newcomers, typed
from bot.turns.turn import Handler, Turn

VERBS: Mapping[str, Handler] = {
    "menu": greeting.menu,
    "help": greeting.help_,
    "join": newcomers.joined,
    "my_reports": my_reports.mine,
    "see_mine": my_reports.see,
    "report_breach": reporting.start,
    "report_near_miss": near_misses.start,
    "near_miss_send": near_misses.send,
    "near_miss_not_lead": near_misses.send_not_lead,
    "report_for": draft_actions.start_for_someone,
    "resume": draft_actions.resume,
    "start_again": typed_answers.start_again,
    "cancel": draft_actions.cancel,
    "send": reporting.send,
    "send_not_lead": reporting.send_not_lead,
    "details": details.ask,
    "details_send": details.send,
    "details_skip": details.skip,
    "correct": correcting.ask,
    "correct_send": correcting.correct,
    "withdraw": withdrawing.ask,
    "withdraw_send": withdrawing.withdraw,
    "message": messages.write,
    "message_send": messages.send,
    "messages": messages.read,
    "deadline": actions.deadline,
    "status": actions.status,
    "acknowledge": actions.acknowledge,
    "lead": actions.lead,
    "name": actions.ask_name,
    "name_send": actions.name,
    "open": actions.open_,
    "part": actions.open_part,
    "part_close": actions.close_part,
    "close": actions.close,
    "conflict": actions.ask_conflict,
    "conflict_send": actions.conflict,
    "decide": deciding.ask,
    "decide_send": deciding.decide,
    "see": near_misses.see,
    "lesson": near_misses.ask_lesson,
    "lesson_send": near_misses.record_lesson,
    "learnt": near_misses.learnt,
    "task": task_actions.open_,
    "task_close": task_actions.notice,
    "task_reply": task_actions.ask,
    "task_reply_send": task_actions.send,
    "task_conflict": task_actions.ask_conflict,
    "task_conflict_send": task_actions.step_out,
    **AGREEMENT_VERBS,
    **COMPLAINT_VERBS,
    **REQUEST_VERBS,
}
"""Every verb that a card of ours can carry."""

CHANGES = frozenset(
    {
        "send",
        "send_not_lead",
        "near_miss_send",
        "near_miss_not_lead",
        "cancel",
        "start_again",
        "withdraw_send",
        "message_send",
        "details_send",
        "correct_send",
        "acknowledge",
        "lead",
        "name_send",
        "conflict_send",
        "decide_send",
        "lesson_send",
        "task_reply_send",
        "task_conflict_send",
        *AGREEMENT_CHANGES,
        *COMPLAINT_CHANGES,
        *REQUEST_CHANGES,
    }
)
"""The verbs that change something: a second tap on the same card gets the same answer."""

ALIKE: Mapping[str, str] = {"send_not_lead": "send", "near_miss_not_lead": "near_miss_send"}
"""Two buttons that send one form: once it is sent, the other sends no second report."""

OTHERWISE: Mapping[Kind, Handler] = {
    Kind.MESSAGE: typed.read,
    Kind.INSTALLED: greeting.welcome,  # Teams says JOINED too: one hello is enough
    Kind.EDITED: asides.edited,
    Kind.FILE: files.answered,
}
"""Whatever is no press of a button; to the rest there is nothing to say."""

SAID = (Kind.MESSAGE, Kind.EXECUTE, Kind.SUBMIT)
"""What somebody waits for an answer to."""

CARD_FORMAT = 1


def handler_for(turn: Turn) -> Handler | None:
    """Who answers; None where nothing is to be said."""
    kind = turn.incoming.kind
    if turn.incoming.scope != "personal":
        return asides.go_private if kind in SAID else None
    if kind in (Kind.EXECUTE, Kind.SUBMIT):
        return asides.look_again if turn.incoming.automatic else _by_verb(turn)
    return OTHERWISE.get(kind)


def _by_verb(turn: Turn) -> Handler:
    handler = VERBS.get(turn.verb)
    if handler is None or turn.incoming.data.get("s") != CARD_FORMAT:
        return greeting.old_card
    return handler
