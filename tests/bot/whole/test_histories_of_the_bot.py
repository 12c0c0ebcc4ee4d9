"""Random histories through the bot itself, each of one seed: whatever happens, what must hold does.

Sixty of them; with IGDESK_SOAK=1 two thousand. `tests/bot/whole/histories.py` says what happens in
them, and `history_oracles.py` what must hold.
"""

import os
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from tests.bot.town import pristine_store
from tests.bot.whole.histories import lived
from tests.bot.whole.history_oracles import faults

HISTORIES = 2000 if os.environ.get("IGDESK_SOAK") == "1" else 60


class Pristine(dict[datetime, Path]):
    """A new store for each beginning, made when first asked for."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def __missing__(self, start: datetime) -> Path:
        self[start] = pristine_store(self.folder / f"{start:%Y%m%d}", now=start)
        return self[start]


@pytest.fixture(scope="session")
def beginnings(tmp_path_factory: pytest.TempPathFactory) -> Pristine:
    return Pristine(tmp_path_factory.mktemp("beginnings"))


@pytest.mark.parametrize("seed", range(1, HISTORIES + 1))
async def test_whatever_happens_nobody_is_forgotten(
    seed: int, beginnings: Pristine, tmp_path: Path
) -> None:
    history = await lived(seed, tmp_path / "town", beginnings)

    assert faults(history) == [], "\n".join(["", *history.log])
    shutil.rmtree(tmp_path)
