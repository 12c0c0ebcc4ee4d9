"""What a press of a button asks for, its words, and what someone must be allowed to press it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from governance.access import Action


class Verb(StrEnum):
    """The verbs of the case cards. Those that end in `_send` carry a card's answers."""

    HELP = "help"
    DETAILS = "details"
    CORRECT = "correct"
    CORRECT_SEND = "correct_send"
    WITHDRAW = "withdraw"
    WITHDRAW_SEND = "withdraw_send"
    MESSAGE = "message"
    MESSAGE_SEND = "message_send"
    MESSAGES = "messages"
    REPLY = "reply"
    MY_REPORTS = "my_reports"
    SEE_MINE = "see_mine"
    DEADLINE = "deadline"
    STATUS = "status"
    ACKNOWLEDGE = "acknowledge"
    OPEN = "open"
    CLOSE = "close"
    LEAD = "lead"
    NAME = "name"
    NAME_SEND = "name_send"
    DECIDE = "decide"
    DECIDE_SEND = "decide_send"
    LESSON = "lesson"
    LESSON_SEND = "lesson_send"
    LEARNT = "learnt"
    CONFLICT = "conflict"
    CONFLICT_SEND = "conflict_send"
    RESUME = "resume"
    START_AGAIN = "start_again"
    CANCEL = "cancel"
    SAFE_NOW = "safe_now"
    DANGER_REPORT = "danger_report"
    CALCULATOR = "calculator"
    SEE = "see"
    CANNOT = "cannot"
    SNOOZE = "snooze"
    SNOOZE_SEND = "snooze_send"
    BREAK_SEND = "break_send"
    HAND_OVER = "hand_over"
    HAND_OVER_SEND = "hand_over_send"
    HAVE_ALL = "have_all"
    AWAY = "away"
    AWAY_SEND = "away_send"
    LOOKED = "who_looked"
    NOTE = "case_note"
    NOTE_SEND = "case_note_send"
    LINK = "link"
    LINK_SEND = "link_send"
    UNLINK_SEND = "unlink_send"


FOLD_AWAY = "Fold away"
"""What puts a card back to its reference, and closes no case."""


class Button(NamedTuple):
    """A button's words and what it needs."""

    title: str
    needs: Action


BUTTONS: Mapping[Verb, Button] = {
    Verb.DETAILS: Button("Add details", Action.ADD_DETAILS),
    Verb.CORRECT: Button("Correct this", Action.CORRECT),
    Verb.WITHDRAW: Button("Withdraw this", Action.WITHDRAW),
    Verb.MESSAGE: Button("Message the reporter", Action.MESSAGE),
    Verb.DEADLINE: Button("How the deadline works", Action.SEE_STATUS),
    Verb.STATUS: Button("Back", Action.SEE_STATUS),
    Verb.ACKNOWLEDGE: Button("I have it", Action.ACKNOWLEDGE),
    Verb.OPEN: Button("Open", Action.OPEN),
    Verb.CLOSE: Button(FOLD_AWAY, Action.OPEN),
    Verb.CANNOT: Button("Hand it back", Action.HAND_BACK),
    Verb.SNOOZE: Button("Remind me later", Action.SNOOZE),
    Verb.LEAD: Button("I will lead", Action.LEAD),
    Verb.NAME: Button("Name someone", Action.NAME),
    Verb.DECIDE: Button("Decide", Action.DECIDE),
    Verb.LESSON: Button("What was learnt?", Action.DECIDE),
    Verb.LEARNT: Button("See what was learnt", Action.SEE_STATUS),
    Verb.CONFLICT: Button("I cannot take this", Action.DECLARE_CONFLICT),
    Verb.NOTE: Button("Write a note", Action.WORK),
    Verb.LOOKED: Button("Who looked", Action.SEE_LOOKS),
    Verb.LINK: Button("Link another case", Action.WORK),
}
