"""What a press of a button on the desk asks for, and what can be typed."""

from enum import StrEnum

from dialogs.asking.commands import command_row
from dialogs.cases.home import StartButton
from dialogs.desk.sentences import say


class DeskVerb(StrEnum):
    """The verbs of the desk's cards."""

    SHOW = "desk"
    SEE = "desk_see"


class DeskList(StrEnum):
    """What else can be typed: a list by itself."""

    DUE = "desk_due"
    MINE = "desk_mine"
    NOBODY = "desk_nobody"
    LATE = "desk_late"
    WAITING = "desk_waiting"
    CLOSED = "desk_closed"
    FIND = "desk_find"


DESK = StartButton(say("desk.button"), DeskVerb.SHOW, place=0)

ROWS = (
    command_row(
        DeskVerb.SHOW,
        "desk",
        "The cases that you carry, what is due first",
        "my desk|the desk|list|list cases|show cases|cases|open cases|all open cases"
        "|show open cases|list open cases|all cases|case list|work list|my work",
        place=None,
    ),
    command_row(
        DeskList.DUE,
        "what is due",
        "What is late, or due in the next days",
        "due today|what is due today|whats due|what is due first|what is due this week"
        "|due this week|deadlines due|my to do list",
        place=None,
    ),
    command_row(
        DeskList.MINE,
        "my cases",
        "The cases that you have",
        "my case|show my cases|list my cases|my open cases|what do i have|cases i have",
        place=None,
    ),
    command_row(
        DeskList.NOBODY,
        "nobody's cases",
        "Open cases that nobody has",
        "nobodys cases|cases nobody has|unassigned cases|cases not picked up",
        place=None,
    ),
    command_row(
        DeskList.LATE,
        "overdue",
        "Open cases that are past their date",
        "what is overdue|whats overdue|what is late|overdue cases|late cases",
        place=None,
    ),
    command_row(
        DeskList.WAITING,
        "waiting on partners",
        "Open cases that wait for a partner",
        "waiting for partners|waiting cases|what is waiting|waiting on a partner",
        place=None,
    ),
    command_row(
        DeskList.CLOSED,
        "closed cases",
        "Cases in which nothing more is to be done",
        "show closed cases|list closed cases|finished cases|old cases",
        place=None,
    ),
    command_row(
        DeskList.FIND,
        "find a case",
        "**find** and a reference, ours or your own: the cases that have it",
        "search|find case|search for a case|look for a case|find",
        place=None,
        takes_rest="find|search",
    ),
)
