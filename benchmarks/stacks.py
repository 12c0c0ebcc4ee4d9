"""What is measured, how each is installed (a virtual environment of its own) and started."""

import subprocess
import sys
import venv
from collections.abc import Mapping
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
    said: str | Mapping[str, str] = "hello"
    provider: bool = False  # whether it asks an identity provider that answers after 100 ms

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
        asks = ["provider"] if self.provider else []
        program = f"benchmarks.bots.{self.program}"
        return [self.python(), "-m", program, str(port), str(folder), *asks]


# All of card 1 but when it was noticed: what is there is read, looked through for what should not
# be in it and sealed; the card comes back with what is missing.
STEP = {
    "verb": "send",
    "danger": "no",
    "what_happened": "A letter about a school visit went to an old address.",
    "went_wrong": "wrong_person",
    "who_has_it": "worker",
    "where": "us",
}
FILED = {**STEP, "noticed": "just_now"}


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
    Stack("ours, a flow step", "ours_durable", token=True, said=STEP),
    Stack(
        "ours, a flow step, identity provider at 100 ms",
        "ours_durable",
        token=True,
        said=STEP,
        provider=True,
    ),
    Stack(
        "ours, a report filed: case opened, audited, all told",
        "ours_durable",
        token=True,
        said=FILED,
    ),
)
