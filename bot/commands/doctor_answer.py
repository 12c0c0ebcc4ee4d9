"""What `igdesk doctor` found: one line each, and what to do."""

import json as json_format
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum


class State(StrEnum):
    """How it stands."""

    OK = "ok"
    NOTE = "note"  # it runs, and somebody should know
    WRONG = "wrong"


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


def wrong(about: str, says: str, do: str) -> Finding:
    """It does not work, or will not for somebody."""
    return Finding(about, State.WRONG, says, do)


def wrongs(about: str, says: Iterable[str], do: str) -> list[Finding]:
    """Several of a kind, which one thing puts right."""
    return [wrong(about, line, do) for line in says]


def found_wanting(findings: Sequence[Finding]) -> bool:
    """Is anything wrong?"""
    return any(one.state is State.WRONG for one in findings)


def as_text(findings: Sequence[Finding]) -> str:
    """For a person: the state first, then what, then what to do."""
    lines = []
    for one in findings:
        lines.append(f"{one.state:<5}  {one.about}: {one.says}")
        if one.do:
            lines.append(f"       → {one.do}")
    bad = sum(one.state is State.WRONG for one in findings)
    lines.append("All is well." if not bad else f"{bad} to put right.")
    return "\n".join(lines)


def as_json(findings: Sequence[Finding]) -> str:
    """For a program."""
    rows = [asdict(one) for one in findings]
    return json_format.dumps({"ok": not found_wanting(findings), "findings": rows}, indent=2)
