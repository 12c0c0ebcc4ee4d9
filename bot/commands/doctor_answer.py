"""What `igdesk doctor` found: one line each, and what to do."""

import json as json_format
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import IntEnum, StrEnum


class State(StrEnum):
    """How it stands."""

    OK = "ok"
    NOTE = "note"  # it runs, and somebody should know
    LACKS = "lacks"  # it works, and is not all there yet: somebody could not be told
    WRONG = "wrong"


class Exit(IntEnum):
    """What the process ends with. 2 is a command that was used wrongly, as everywhere."""

    WELL = 0
    BROKEN = 1
    INCOMPLETE = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `do` is empty only where all is well."""

    about: str
    state: State
    says: str
    do: str = ""


def ok(about: str, says: str) -> Finding:
    """Nothing to do."""
    return Finding(about, State.OK, says)


def note(about: str, says: str, do: str) -> Finding:
    """It runs; this should be known."""
    return Finding(about, State.NOTE, says, do)


def lacks(about: str, says: str, do: str) -> Finding:
    """It works, and something is still to be set up: until then somebody cannot be told."""
    return Finding(about, State.LACKS, says, do)


def wrong(about: str, says: str, do: str) -> Finding:
    """It does not work, or will not for somebody."""
    return Finding(about, State.WRONG, says, do)


def wrongs(about: str, says: Iterable[str], do: str) -> list[Finding]:
    """Several of a kind, which one thing puts right."""
    return [wrong(about, line, do) for line in says]


def exit_code(findings: Sequence[Finding]) -> Exit:
    """Return how the process ends: broken before incomplete, for that cannot wait."""
    states = {one.state for one in findings}
    if State.WRONG in states:
        return Exit.BROKEN
    return Exit.INCOMPLETE if State.LACKS in states else Exit.WELL


def as_text(findings: Sequence[Finding]) -> str:
    """For a person: the state first, then what, then what to do."""
    lines = []
    for one in findings:
        lines.append(f"{one.state:<5}  {one.about}: {one.says}")
        if one.do:
            lines.append(f"       → {one.do}")
    return "\n".join((*lines, _sum(findings)))


def _sum(findings: Sequence[Finding]) -> str:
    bad = sum(one.state is State.WRONG for one in findings)
    lacking = sum(one.state is State.LACKS for one in findings)
    said = [f"{bad} to put right."] * bool(bad) + [f"{lacking} still to set up."] * bool(lacking)
    return " ".join(said) or "All is well."


def as_json(findings: Sequence[Finding]) -> str:
    """For a program."""
    code = exit_code(findings)
    rows = [asdict(one) for one in findings]
    told = {"ok": code is Exit.WELL, "state": code.name.lower(), "findings": rows}
    return json_format.dumps(told, indent=2)
