"""What is in the process's memory stays there: /proc says so, to others of its user."""

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import ctypes, json, os, resource
from adapters.own_memory import PR_SET_DUMPABLE, keep_to_itself
if os.getuid() == 0:  # to root everything is open: be somebody else
    os.setgid(65534)
    os.setuid(65534)
    ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
def owner():
    return os.stat(f"/proc/{os.getpid()}/mem").st_uid
before, kept = owner() == os.getuid(), keep_to_itself()
core = resource.getrlimit(resource.RLIMIT_CORE)
print(json.dumps([before, kept, owner(), core]))
"""


def test_no_other_process_of_its_user_may_read_its_memory_and_no_core_is_written() -> None:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
    )

    assert json.loads(told.stdout) == [True, True, 0, [0, 0]]
