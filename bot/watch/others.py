"""Where this process stands among those that have the store open."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(slots=True)
class Processes:
    """Set by the rounds of `bot.watch.processes`, read by any thread. As it is: one that is alone.

    `unfit`: why no turn may be taken here, though other processes may; empty where it may.
    `standbys`: how many servers follow the database's, as far as it tells, and `behind`: by how
    much the furthest is.
    """

    many: int = 1
    does_rounds: bool = True
    unfit: str = ""
    standbys: int = 0
    behind: timedelta = timedelta()
