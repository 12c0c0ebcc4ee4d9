"""What can be typed at any time, whatever the kind of case."""

from collections.abc import Mapping
from enum import StrEnum

from dialogs.asking.commands import command_row


class Name(StrEnum):
    """What these commands ask for."""

    MY_REPORTS = "my_reports"
    SEND = "send"
    SEND_NOT_LEAD = "send_not_lead"
    BACK = "back"
    CANCEL = "cancel"
    START_AGAIN = "start_again"
    RESUME = "resume"
    MENU = "menu"
    HELP = "help"
    HAND_OVER = "hand_over"
    AWAY = "away"
    AM_BACK = "am_back"


ROWS = (
    command_row(
        Name.MY_REPORTS,
        "my reports",
        "Where each of your reports stands",
        "my report|show my reports|list my reports|what happened to my report|reports",
        place=60,
    ),
    command_row(
        Name.HAND_OVER,
        "hand over",
        "Before you are away: give everything you have to somebody",
        "handover|hand over everything|hand over my cases",
        place=None,
    ),
    command_row(
        Name.AWAY,
        "I am away",
        "Say from when until when, and who covers for you",
        "im away|away|i am going on leave|i am on leave|im on leave|i will be away|on leave",
        place=None,
    ),
    command_row(
        Name.AM_BACK,
        "I am back",
        "End your absence early",
        "im back|i am back early|im back early|back at work|i am not away|im not away",
        place=None,
    ),
    command_row(
        Name.HELP,
        "help",
        "What you can do here",
        "?|help me|commands|what can you do|info",
        place=100,
    ),
    command_row(
        Name.MENU,
        "menu",
        "The first choices again",
        "hello|hi|hey|start|home|good morning",
        place=110,
    ),
    command_row(
        Name.SEND,
        "send",
        "Send the report you have filled in",
        "send it|submit|send report|send the report|done|send again",
        place=None,
    ),
    command_row(
        Name.SEND_NOT_LEAD,
        "send, but not to my IG lead",
        "Send it to the SIRO instead",
        "not to my ig lead|send not lead|send to siro|send to the siro|send not to my ig lead",
        place=None,
    ),
    command_row(
        Name.BACK, "back", "Answer the last one again", "go back|previous|undo", place=None
    ),
    command_row(
        Name.CANCEL,
        "cancel",
        "Stop, and throw away what is not sent",
        "stop|quit|exit|abandon|never mind|nevermind|nvm|forget it|cancel it|cancel this"
        "|cancel that|cancel report|cancel the report|cancel the form|stop it|stop this|stop that"
        "|cancle|cancell|cancal|cancelled|canceled|stopp|qiut|quitt|nevermnd"  # slips of the thumb
        "|canslo|canslwch|stopio|stopiwch|dim ots|gadael"  # Welsh
        "|anuluj|przerwij|niewazne|nieważne",  # Polish
        place=120,
    ),
    command_row(
        Name.RESUME,
        "carry on",
        "Go on with the report you started",
        "continue|resume|go on|carry on with my report",
        place=None,
    ),
    command_row(
        Name.START_AGAIN,
        "start again",
        "Empty the form and begin anew",
        "start over|restart|begin again|reset",
        place=None,
    ),
)

VERBS: Mapping[str, str] = {
    "": "status",
    "acknowledge": "acknowledge",
    "ack": "acknowledge",
    "i have it": "acknowledge",
    "open": "open",
    "show": "open",
    "close": "close",
    "fold": "close",
    "fold away": "close",
    "decide": "decide",
    "lesson": "lesson",
    "what was learnt": "lesson",
    "outcome": "decide",
    "record outcome": "decide",
    "learnt": "learnt",
    "see what was learnt": "learnt",
    "i cannot": "cannot",
    "cannot": "cannot",
    "hand back": "cannot",
    "snooze": "snooze",
    "remind me later": "snooze",
    "put off": "snooze",
    "lead": "lead",
    "i will lead": "lead",
    "name": "name",
    "name someone": "name",
    "conflict": "conflict",
    "i have a conflict": "conflict",
    "i cannot take this": "conflict",
    "correct": "correct",
    "status": "status",
    "withdraw": "withdraw",
    "take back": "withdraw",
    "add note": "case_note",
    "write note": "case_note",
    "add a note": "case_note",
    "write a note": "case_note",
    "who looked": "who_looked",
    "who looked at": "who_looked",
    "history": "who_looked",
    "link": "link",
    "link another": "link",
    "message": "message",
    "message reporter": "message",
    "read": "messages",
    "messages": "messages",
    "reply": "messages",
    "answer": "messages",
    "explain": "deadline",
    "deadline": "deadline",
    "how deadline works": "deadline",  # its "the" is dropped like every other
}
"""What people type before a reference of any kind, and the verb of the button that does so."""

ALONE = frozenset({"close"})
"""Verbs that need no reference: there is only one card to fold."""
