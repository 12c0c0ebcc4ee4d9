"""What became of each kind of activity, counted; and the table that a fuzzing test prints."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Counts by kind and outcome, and how many reached a turn."""

    seen: Counter[tuple[str, str]] = field(default_factory=Counter)
    turns: int = 0

    def add(self, kind: str, outcome: str, *, turn: bool) -> None:
        self.turns += turn
        self.seen[kind, outcome] += 1

    def table(self) -> str:
        kinds = sorted({kind for kind, _ in self.seen})
        outcomes = sorted({outcome for _, outcome in self.seen})
        lines = [f"{'':20}" + "".join(f"{outcome:>14}" for outcome in outcomes)]
        for kind in kinds:
            counts = "".join(f"{self.seen[kind, outcome]:>14}" for outcome in outcomes)
            lines.append(f"{kind:20}{counts}")
        total = self.seen.total()
        share = f"{total} activities, {self.turns / total:.0%} reached a turn"
        return "\n".join(["", *lines, share])
