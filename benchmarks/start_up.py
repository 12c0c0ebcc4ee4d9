"""How long `igdesk serve` takes from nothing to ready, and what it then weighs."""

import statistics
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.load import cpu_seconds
from benchmarks.processes import BOT_CORE, answers, free_port, resident, started

TIMES = 5


@dataclass(frozen=True)
class StartUp:
    """Seconds: of the very first start, which makes the store, and the medians of later ones, by
    the clock and by the processor (which other people's work does not change).
    """

    first: float
    later: float
    cpu: float
    memory: int


def start_up(folder: Path) -> StartUp:
    """The command an administrator runs, again and again on one store."""
    env = {
        "IGDESK_DATABASE": str(folder / "serve" / "store" / "igdesk.db"),
        "IGDESK_RING": str(folder / "serve" / "keys" / "ring.json"),
        "IGDESK_ROOT_KEY_FILE": str(folder / "serve" / "root" / "root.key"),
        "IGDESK_ROLES": str(folder / "roles.toml"),
        "IGDESK_ANONYMOUS": "1",
    }
    starts = [_start(env) for _ in range(TIMES + 1)]
    later, cpu, _ = (statistics.median(one) for one in zip(*starts[1:], strict=True))
    return StartUp(starts[0][0], later, cpu, starts[-1][2])


def _start(env: dict[str, str]) -> tuple[float, float, int]:
    port = free_port()
    command = [sys.executable, "-m", "bot", "serve"]
    with started(command, BOT_CORE, {**env, "IGDESK_PORT": str(port)}) as process:
        took = answers(process, port)
        return took, cpu_seconds(process.pid), resident(process.pid)
