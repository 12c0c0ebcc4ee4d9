"""What a press of a button on a drill's card asks for, and what can be typed."""

from enum import StrEnum

from dialogs.asking.commands import command_row


class DrillVerb(StrEnum):
    """The verbs of the drill cards."""

    MENU = "drill"
    BEGIN = "drill_begin"
    SCORE = "drill_score"
    END = "drill_end"
    SEEN = "drill_seen"
    REAL = "drill_real"


ROWS = (
    command_row(
        DrillVerb.MENU,
        "drill",
        "Practise: a mock breach, through your own people",
        "begin a drill|start a drill|a drill|drill score|end the drill|stop the drill",
        place=None,
    ),
)
