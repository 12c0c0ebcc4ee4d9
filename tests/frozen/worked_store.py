"""What the store of 0e42c97 holds, in plain values that no later field of a case changes.

Unlike `carrying_on`, it pins no words: words may be put better on any day, what is stored may not.
"""

import tempfile
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
