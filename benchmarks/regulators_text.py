"""`python -m benchmarks.regulators_text`: how soon the regulator's text is there once decided.

The tests' own town: the real bot over HTTP, on a real store on this machine's disk, and Teams
beside it. Each round reports a breach with every detail, decides to tell the regulator, and asks
for the text and its Word file. Takes half a minute; quote the share of the ten seconds.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.report import RESULTS, goal, machine, with_numbers
from tests.bot.file_offers import says_yes
from tests.bot.town import Town, pristine_store, town

ROUNDS = 15
ALLOWED = 10.0  # seconds, from the decision
BEGIN, END = "<!-- regulator's text -->", "<!-- end of regulator's text -->"
DETAILS = {
    "whose": "children,family",
    "how_many": "2_10",
    "information": "name,address,health,abuse",
    "contained": "no",
    "organisations": "POL",
    "what_was_done": "We rang the office that has it.",
}
DECISION = {"likely": "likely", "outcome": "tell_ico", "reason": "A child is in it."}


async def one_round(at: Town) -> tuple[float, float]:
    """Seconds from pressing *Record the decision* until the text was read, and the file was had."""
    case = await at.reports("Priya")
    reference, tom = case.header.reference, at["Tom"]
    await at["Priya"].says(f"add details {reference}")
    await at["Priya"].presses("Add these details", DETAILS)
    await tom.says(f"decide {reference}")
    began = time.perf_counter()
    await tom.presses("Record the decision", DECISION)
    text = await tom.says(f"form {reference}")
    read = time.perf_counter() - began
    if f"{reference}: draft for the ICO" not in text:
        raise RuntimeError(text)
    await tom.presses("Get the Word file")
    await says_yes(at, tom)
    return read, time.perf_counter() - began


async def measure() -> list[tuple[float, float]]:
    """Every round, in one town."""
    with tempfile.TemporaryDirectory() as folder:
        new = pristine_store(Path(folder) / "new")
        async with town(Path(folder) / "town", pristine=new) as at:
            return [await one_round(at) for _ in range(ROUNDS)]


def table(rounds: list[tuple[float, float]]) -> str:
    """The page's lines: medians, the worst, and each as a share of what is allowed."""
    reading, filing = ([one[n] for one in rounds] for n in (0, 1))
    rows: list[tuple[str, Callable[[list[float]], float], list[float]]] = [
        ("the text is read, median", statistics.median, reading),
        ("the text is read, the slowest", max, reading),
        ("its Word file is had too, median", statistics.median, filing),
        ("its Word file is had too, the slowest", max, filing),
    ]
    lines = [machine(), "", "| from the decision until | found | wanted | |", "|---|---|---|---|"]
    for what, of, each in rows:
        took = of(each)
        found = f"{took:.2f} s ({took / ALLOWED:.1%} of it)"
        lines.append(goal(what, found, took / ALLOWED, f"{ALLOWED:.0f} s"))
    return "\n".join(lines)


def main() -> None:
    """Measure, print, and write the page where that is asked for."""
    numbers = table(asyncio.run(measure()))
    print(numbers)
    if "--write-results" in sys.argv:
        page = RESULTS.read_text(encoding="utf-8")
        RESULTS.write_text(with_numbers(page, numbers, BEGIN, END), encoding="utf-8")


if __name__ == "__main__":
    main()
