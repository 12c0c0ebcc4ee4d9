"""One place for a store per test, and an open store in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import Store
from tests.storage.store_kit import Place


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """An empty folder for a store and its ring."""
    return Place(tmp_path)


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new store's files, made once: the migrations take longest."""
    folder = tmp_path_factory.mktemp("pristine")
    Place(folder).open().close()
    return folder


@pytest.fixture
def store(place: Place, pristine: Path) -> Iterator[Store]:
    """An open store, new for each test."""
    shutil.copytree(pristine, place.folder, dirs_exist_ok=True)
    store = place.open()
    yield store
    store.close()
