"""What can be typed about requests; their steps are in `typed_steps.py`."""

from dialogs.asking.commands import command_row
from dialogs.requests.verbs import RequestVerb

ROWS = (
    command_row(
        RequestVerb.START,
        "record a request",
        "Someone asks to see, correct or delete information, or makes an FOI request",
        "request|requests|rights request|record a rights request|subject access request|sar|foi"
        "|subject access|foi request|freedom of information request|eir|not sure what this is",
        place=30,
    ),
)
