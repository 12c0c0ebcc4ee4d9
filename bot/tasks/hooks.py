"""What follows an answer to a task, or silence, by the kind of task: one line each.

`ANSWERED`: the party has answered, or corrected its answer. `SILENT`: a chase went out, or
everyone there has stepped aside. Each gets the case with the task as it stands, and gives back
the case after what it did.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.complaints import group
from bot.services import Services
from governance.cases.case import Case
from governance.tasks.facts import TaskKind
from governance.tasks.task import Task
from storage.unit import Unit

Follows = Callable[[Unit, Services, Case, Task, datetime], Case]

ANSWERED: Mapping[TaskKind, Follows] = {
    TaskKind.CHOOSE: group.answered,
    TaskKind.RESPOND: group.responded,
}
SILENT: Mapping[TaskKind, Follows] = {
    TaskKind.CHOOSE: group.answered,
    TaskKind.RESPOND: group.nominee_silent,
}
