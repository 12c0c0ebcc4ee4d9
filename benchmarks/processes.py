"""Processes under measurement: pinned to a core, waited for, and killed at the end."""

import contextlib
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.stacks import ROOT

BOT_CORE, OUR_CORE = "0", "1"
LONGEST_START = 60.0  # seconds


def free_port() -> int:
    """A port nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def started(
    command: list[str], core: str = "", env: Mapping[str, str] | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """A process, killed at the end; pinned to a core where one is named."""
    pinned = ["taskset", "-c", core, *command] if core else command
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(pinned, cwd=ROOT, stdout=quiet, stderr=quiet, env=env)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def answers(process: "subprocess.Popen[bytes]", port: int) -> float:
    """Seconds until the port takes connections; a process that ends instead is an error."""
    began = time.perf_counter()
    while time.perf_counter() - began < LONGEST_START and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return time.perf_counter() - began
        time.sleep(0.01)
    raise RuntimeError(f"this did not start: {process.args!r}")


def resident(pid: int) -> int:
    """Resident memory in MB."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    kilobytes = next(line for line in lines if line.startswith("VmRSS")).split()[1]
    return int(kilobytes) // 1024
