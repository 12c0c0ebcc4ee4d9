"""One place for a store per test, and an open store in it: on SQLite, and on PostgreSQL.

A test that takes a `place` or a `store` runs on both, unless it is marked `sqlite_alone`: it is
about files, or lays hands on SQLite's own.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.store import Store
from tests.a_server import ENGINES, AServer
from tests.storage.store_kit import Place, ServerPlace


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run each test on every engine that it is about."""
    alone = metafunc.definition.get_closest_marker("sqlite_alone")
    if "engine" in metafunc.fixturenames:
        engines = ["sqlite"] if alone else ENGINES  # named, so that `pristine` is of this engine
        metafunc.parametrize("engine", engines, scope="session")


@pytest.fixture(scope="session")
def engine() -> str:
    """What a test about files runs on."""
    return "sqlite"


@pytest.fixture
def place(tmp_path: Path, engine: str, request: pytest.FixtureRequest) -> Iterator[Place]:
    """An empty folder for a store and its ring; on PostgreSQL, an empty database too."""
    if engine == "sqlite":
        yield Place(tmp_path)
        return
    server: AServer = request.getfixturevalue("server")
    place = ServerPlace(tmp_path, server=server)
    yield place
    place.go()


@pytest.fixture(scope="session")
def pristines() -> dict[str, Place]:
    """The new stores that were made so far, by engine."""
    return {}


@pytest.fixture
def pristine(
    engine: str,
    pristines: dict[str, Place],
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Place:
    """A new store, made once for each engine: the migrations take longest."""
    if engine not in pristines:
        folder = tmp_path_factory.mktemp("pristine")
        place = Place(folder)
        if engine != "sqlite":
            server: AServer = request.getfixturevalue("server")
            place = ServerPlace(folder, server=server)
        place.open().close()
        pristines[engine] = place
    return pristines[engine]


@pytest.fixture
def store(place: Place, pristine: Place) -> Iterator[Store]:
    """An open store, new for each test."""
    place.be_as(pristine)
    store = place.open()
    yield store
    store.close()
