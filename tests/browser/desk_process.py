"""The real thing for the browser tests: `python -m simulator` as a process of its own."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Simulator:
    """A running simulator: its address, its process, and what it said on standard error."""

    address: str
    process: "subprocess.Popen[str]"
    said: Path


@contextmanager
def simulator(data: Path, *options: str) -> Iterator[Simulator]:
    """Start it on free ports with its store under `data`; it is stopped at the end.

    `options` are more of the command line's.
    """
    bot, page = _free_port(), _free_port()
    said = data.with_suffix(".log")
    with said.open("w") as errors:
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "simulator",
                "--data",
                str(data),
                "--bot-port",
                str(bot),
                "--page-port",
                str(page),
                *options,
            ],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        try:
            assert process.stdout is not None
            line = process.stdout.readline()  # it speaks once it can be opened
            assert "http://" in line, said.read_text()
            yield Simulator(f"http://127.0.0.1:{page}", process, said)
        finally:
            process.terminate()
            try:
                process.wait(20)
            finally:
                process.kill()  # where it does not stop by itself, nothing of it stays
            if process.stdout is not None:
                process.stdout.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
