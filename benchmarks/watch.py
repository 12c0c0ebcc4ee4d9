"""A watch on what threads run: each call, and the processor time of the thread that had it."""

import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType

from benchmarks.house import FLOORS
from benchmarks.stacks import ROOT

MOST_LINES = 25
NUMBER = re.compile(r"[-_]\d+\Z")  # of one thread among those with its name
OURS = tuple(f"{ROOT / floor}/" for floor in FLOORS)
MILLISECOND = 1_000_000  # nanoseconds

Function = CodeType | str  # of Python, or of C by its name


@dataclass
class Watch:
    """One thread's calls, and its processor time in nanoseconds, both by function."""

    thread: str
    calls: Counter[Function] = field(default_factory=Counter)
    own: Counter[Function] = field(default_factory=Counter)
    running: list[Function] = field(default_factory=list)
    since: int = 0

    def __call__(self, frame: FrameType, event: str, function: object) -> None:
        """Be told of a call or of a return; a generator that goes on is called once more."""
        if self.running:
            self.own[self.running[-1]] += time.thread_time_ns() - self.since
        if event == "call":
            self._enter(frame.f_code)
        elif event == "c_call":
            self._enter(getattr(function, "__qualname__", "?"))
        elif self.running:
            self.running.pop()
        self.since = time.thread_time_ns()  # what this took is nobody's

    def _enter(self, function: Function) -> None:
        self.calls[function] += 1
        self.running.append(function)

    def forget(self) -> None:
        """Begin to count anew."""
        self.calls.clear()
        self.own.clear()


@dataclass(frozen=True)
class Seen:
    """What so many turns ran, in the threads that were watched."""

    turns: int
    watches: tuple[Watch, ...]

    @property
    def ours(self) -> float:
        """Calls of functions of ours, a turn."""
        return sum(_ours(watch.calls) for watch in self.watches) / self.turns

    def page(self, kind: str) -> Iterator[str]:
        """Yield the lines to read."""
        yield f"## {kind}: {self.ours:,.0f} calls of ours a turn\n"
        yield "| thread | calls a turn | of ours | own ms a turn | of ours |\n|---|---|---|---|---|"
        for watch in self.watches:
            calls, own = watch.calls, watch.own
            yield (
                f"| {watch.thread} | {self._each(calls.total()):,.0f}"
                f" | {self._each(_ours(calls)):,.0f} | {self._ms(own.total()):.2f}"
                f" | {self._ms(_ours(own)):.2f} |"
            )
        yield "\n| the dearest | thread | calls a turn | own ms a turn |\n|---|---|---|---|"
        for spent, times, thread, function in self._dearest():
            yield f"| {function} | {thread} | {self._each(times):.1f} | {self._ms(spent):.3f} |"

    def _dearest(self) -> list[tuple[int, int, str, str]]:
        found = (
            (own, watch.calls[function], watch.thread, _named(function))
            for watch in self.watches
            for function, own in watch.own.items()
        )
        return sorted(found, reverse=True)[:MOST_LINES]

    def _each(self, number: float) -> float:
        return number / self.turns

    def _ms(self, nanoseconds: float) -> float:
        return nanoseconds / MILLISECOND / self.turns


def _is_ours(function: Function) -> bool:
    return isinstance(function, CodeType) and function.co_filename.startswith(OURS)


def _ours(counted: Counter[Function]) -> int:
    return sum(number for function, number in counted.items() if _is_ours(function))


def _named(function: Function) -> str:
    if isinstance(function, str):
        return f"`{function}`, C"
    path = Path(function.co_filename)
    where = path.relative_to(ROOT) if _is_ours(function) else path.name
    return f"`{where}:{function.co_firstlineno}` {function.co_qualname}"


def merged(watches: list[Watch]) -> Iterator[Watch]:
    """One watch for the threads of a name that ran anything of ours."""
    for thread in sorted({watch.thread for watch in watches if _ours(watch.calls)}):
        one = Watch(thread)
        for watch in watches:
            if watch.thread == thread:
                one.calls.update(watch.calls)
                one.own.update(watch.own)
        yield one


@contextmanager
def watching() -> Iterator[list[Watch]]:
    """Watch each thread that is started meanwhile, from its first call on."""
    watches: list[Watch] = []

    def begin(*_first_call: object) -> None:
        watch = Watch(NUMBER.sub("", threading.current_thread().name))
        watches.append(watch)
        sys.setprofile(watch)

    threading.setprofile(begin)
    try:
        yield watches
    finally:
        threading.setprofile(None)
