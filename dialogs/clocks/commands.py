"""Typing for a deadline."""

from dialogs.asking.commands import command_row

DEADLINE = "deadline"


ROWS = (
    command_row(
        DEADLINE,
        "deadline",
        'Work out a deadline: "deadline breach 20/11/2026 16:40"',
        "deadlines|calculator|work out a deadline",
        place=70,
        takes_rest="deadline|deadlines",
    ),
)
