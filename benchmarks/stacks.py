"""What is measured, how each is installed (a virtual environment of its own) and started."""

import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
PLACES = ROOT / ".bench"  # not in git


@dataclass(frozen=True)
class Stack:
    """One bot. `packages` are installed from the index; ours runs where we run."""

    name: str
    program: str
    packages: tuple[str, ...] = ()
    token: bool = False
    text: str = "hello"

    def python(self) -> str:
        """The interpreter it runs with, made and filled at first use."""
        if not self.packages:
            return sys.executable
        place = PLACES / self.program
        if not (place / "ready").exists():
            venv.create(place, with_pip=True)
            pip = [place / "bin" / "python", "-m", "pip", "install", "--quiet"]
            subprocess.run([*pip, *self.packages], check=True)
            (place / "ready").touch()
        return str(place / "bin" / "python")

    def command(self, port: int, folder: Path) -> list[str]:
        """How to start it."""
        if self.packages:
            return [self.python(), str(HERE / "bots" / f"{self.program}.py"), str(port)]
        return [self.python(), "-m", f"benchmarks.bots.{self.program}", str(port), str(folder)]


STACKS = (
    Stack(
        "stock botbuilder 4.17.1, echo",
        "stock_echo",
        ("botbuilder-core==4.17.1", "botbuilder-integration-aiohttp==4.17.1"),
    ),
    Stack(
        "Agents SDK 1.9, echo",
        "agents_echo",
        ("microsoft-agents-hosting-aiohttp==1.9.0", "microsoft-agents-authentication-msal==1.9.0"),
    ),
    Stack("Teams SDK 2.1.1, echo", "teams_echo", ("microsoft-teams-apps==2.1.1",)),
    Stack("ours, echo", "ours_echo"),
    Stack("ours, full durable turn", "ours_durable", token=True, text="report a breach"),
)
