"""What is in this process's memory, keys among it, stays there: no core dump, no debugger."""

import ctypes
import resource
import sys

PR_SET_DUMPABLE = 4
"""Of prctl(2). A process that is not dumpable can be traced, and its memory read, by root alone."""


def keep_to_itself() -> bool:
    """Have the system write no core dump of this process, and let no other process of its user read
    its memory. Returns whether the latter was done: Linux alone can.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "linux":
        return False
    return bool(ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
