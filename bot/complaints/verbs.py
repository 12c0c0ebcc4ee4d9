"""Every verb that only a complaint's cards carry, and who answers it."""

from collections.abc import Mapping

from bot.complaints import handling, reporting, sending_on
from bot.turns.turn import Handler
from dialogs.complaints.verbs import CpVerb

COMPLAINT_VERBS: Mapping[str, Handler] = {
    CpVerb.START: reporting.start,
    CpVerb.SEND: reporting.send,
    CpVerb.LADO_TOLD: reporting.lado_told,
    CpVerb.AFTER_ALL: reporting.after_all,
    CpVerb.LETTER: handling.ask_letter,
    CpVerb.LETTER_SENT: handling.letter_sent,
    CpVerb.LETTER_FILE: handling.letter_file,
    CpVerb.NOTE: handling.ask_note,
    CpVerb.NOTE_SEND: handling.note,
    CpVerb.OUTCOME_SEND: handling.outcome,
    CpVerb.LESSON_SEND: handling.lesson,
    CpVerb.RECEIVED: handling.ask_received,
    CpVerb.RECEIVED_SEND: handling.received,
    CpVerb.PASS_ON: sending_on.ask_pass_on,
    CpVerb.PASS_ON_SEND: sending_on.pass_on,
    CpVerb.ASK_GROUP: sending_on.to_the_group,
}

COMPLAINT_CHANGES = frozenset(
    {
        CpVerb.SEND,
        CpVerb.LADO_TOLD,
        CpVerb.AFTER_ALL,
        CpVerb.LETTER_SENT,
        CpVerb.NOTE_SEND,
        CpVerb.OUTCOME_SEND,
        CpVerb.LESSON_SEND,
        CpVerb.RECEIVED_SEND,
        CpVerb.PASS_ON_SEND,
        CpVerb.ASK_GROUP,
    }
)
"""Those that change something."""
