"""Commits to a store, one line to standard output for each once it is acknowledged, until killed.

python committing.py FOLDER
"""

import itertools
import os
import sys
from pathlib import Path

from tests.storage.store_kit import Place, open_case


def main(folder: str) -> None:
    """Open the store and commit."""
    place = Place(Path(folder))
    place.numbers = itertools.count(int.from_bytes(os.urandom(6), "big"))
    store = place.open()
    while True:
        reference = store.write(open_case).reference
        os.write(1, f"{reference}\n".encode())  # at once, and whole


if __name__ == "__main__":
    main(sys.argv[1])
