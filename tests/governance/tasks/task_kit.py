"""What another party is asked in a test."""

from datetime import date

from governance.keys import PartId, PartyKey
from governance.tasks.facts import TaskAsked, TaskKind

SECRET = "everything about the Ashdown placement"
ASKED = TaskAsked(
    task="t1",
    kind=TaskKind.ASSIST,
    party=PartyKey("POL"),
    part=PartId("p1"),
    target=date(2026, 11, 30),
    brief=SECRET,
)
