"""The excerpts of docs/adding-a-kind.md: each is a statement of the file that it is from."""

import re

from tests.mutants.mutant import ROOT

PAGE = ROOT / "docs" / "adding-a-kind.md"
SHOWN = re.compile(r"(From \[[^\]]+\]\(\.\./([^)]+)\):\n\n```python\n)(.+?)\n```", re.DOTALL)
ENDS = ")}]"


def afresh(page: str) -> str:
    """Return the page with each excerpt as its file has that statement now."""
    return SHOWN.sub(lambda m: f"{m[1]}{_statement(m[2], m[3].splitlines()[0])}\n```", page)


def _statement(file: str, first: str) -> str:
    """From the line `first` to the next that closes a bracket at the margin."""
    lines = (ROOT / file).read_text("utf-8").splitlines()
    start = lines.index(first)
    end = next(n for n in range(start + 1, len(lines)) if lines[n][:1] in ENDS and lines[n])
    return "\n".join(lines[start : end + 1])
