"""What the store of 0e42c97 holds, in plain values that no later field of a case changes.

Unlike `carrying_on`, it pins no words: words may be put better on any day, what is stored may not.
"""

import tempfile
from itertools import zip_longest
from pathlib import Path
from typing import Any

from tests.frozen.carrying_on import as_stored, put_in
from tests.frozen.items import Items, plain

GOLDEN = Path(__file__).parents[1] / "data" / "golden_store_0e42c97"
EXPECTED = "expected.json"
SAID = ("history", "status (worked out)", "met (worked out)", "told (worked out)")


def stored() -> Items:
    """Of every case its events and its standing; drafts, parts, due rows, what waits."""
    with tempfile.TemporaryDirectory() as scratch:
        found = as_stored(put_in(Path(scratch) / "town", GOLDEN))
    cases = found.pop("cases")
    return plain({**{name: _standing(case) for name, case in cases.items()}, **found})


def _standing(case: dict[str, Any]) -> dict[str, Any]:
    return {name: case[name] for name in SAID}


def as_then(now: Any, then: Any) -> Any:
    """What is there now, without the fields of facts that came later, where they say nothing."""
    if isinstance(now, dict) and isinstance(then, dict):
        later = {name for name in now.keys() - then.keys() if not now[name]}
        kept = {name: one for name, one in now.items() if name not in later}
        return {name: as_then(one, then.get(name)) for name, one in kept.items()}
    if isinstance(now, list) and isinstance(then, list):
        return [as_then(one, was) for one, was in zip_longest(now, then)]
    return now
