"""Freezes everything afresh: `python -m tests.frozen`. What git then shows has changed."""

import asyncio
import shutil
import tempfile
from pathlib import Path

from tests.bot.town import pristine_store
from tests.frozen.conversations import FILES, held
from tests.frozen.items import FOLDER, keep, made, plain


async def conversations(folder: Path) -> None:
    """Hold each of them once."""
    pristine = pristine_store(folder / "pristine")
    for name, file in FILES.items():
        keep(f"conversations/{name}", plain(await held(file, folder / name, pristine)))


def main() -> None:
    """Write every file."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name, items in made().items():
        keep(name, items)
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(conversations(Path(folder)))


if __name__ == "__main__":
    main()
