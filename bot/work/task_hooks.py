"""What follows an answer to a task, or silence, by the kind of task: one line each.

`ANSWERED`: the party has answered, or corrected its answer. `SILENT`: a chase went out, or
everyone there has stepped aside. Each gets the case with the task as it stands, and gives back
the case after what it did.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from bot.desk import Desk
from bot.work import complaint_group
from governance.matter import Matter
from governance.task_facts import TaskKind
from governance.tasks import Task
from storage.unit import Unit

Follows = Callable[[Unit, Desk, Matter, Task, datetime], Matter]

ANSWERED: Mapping[TaskKind, Follows] = {
    TaskKind.CHOOSE: complaint_group.answered,
    TaskKind.RESPOND: complaint_group.responded,
}
SILENT: Mapping[TaskKind, Follows] = {
    TaskKind.CHOOSE: complaint_group.answered,
    TaskKind.RESPOND: complaint_group.nominee_silent,
}
