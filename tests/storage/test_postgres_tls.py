"""A server on another machine shows who it is, by a real certificate, or nothing is kept there."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import trustme

from bot.database_settings import DatabaseSettings
from storage.engines import ServerAddress
from storage.errors import NOT_ALLOWED, ServerRefuses
from tests.a_server import WHO, AServer, running
from tests.crash.process import free_port
from tests.storage.store_kit import ServerPlace, open_case

NAME = "db.council.test"


@dataclass(frozen=True)
class Secured:
    """A server that shows a certificate, and who signed it."""

    server: AServer
    authority: Path
    another: Path = field(repr=False)


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secured]:
    """It listens on a port of this machine."""
    folder, port = tmp_path_factory.mktemp("authorities"), free_port()
    signs, another = trustme.CA(), trustme.CA()
    signs.cert_pem.write_to_path(folder / "ours.pem")
    another.cert_pem.write_to_path(folder / "another.pem")
    shown = signs.issue_cert(NAME)

    def prepare(at: Path) -> Sequence[str]:
        shown.private_key_pem.write_to_path(at / "key.pem")
        (at / "key.pem").chmod(0o600)
        for number, pem in enumerate(shown.cert_chain_pems):
            pem.write_to_path(at / "cert.pem", append=number > 0)
        files = (f"ssl_cert_file={at}/cert.pem", f"ssl_key_file={at}/key.pem")
        return "ssl=on", "listen_addresses=127.0.0.1", *files

    with running(prepare, port=port) as server:
        yield Secured(server, folder / "ours.pem", folder / "another.pem")


def address(secured: Secured, database: str, *, name: str = NAME, ca: Path | None = None) -> object:
    """Where it is, as the settings make it of an administrator's words."""
    url = f"postgresql+psycopg://{WHO}@{name}:{secured.server.port}/{database}?hostaddr=127.0.0.1"
    said = DatabaseSettings(database_url=url, database_ca=ca or secured.authority)
    return ServerAddress(url, options=said.server_options)


@pytest.fixture
def place(tmp_path: Path, secured: Secured) -> Iterator[ServerPlace]:
    """A place for a store there; the tests themselves look at it by its socket."""
    place = ServerPlace(tmp_path, server=secured.server)
    yield place
    place.go()


def test_a_server_that_shows_who_it_is_is_believed(place: ServerPlace, secured: Secured) -> None:
    with closing(place.open(database=address(secured, place.name))) as store:
        assert store.write(open_case).reference == "BR-2026-0001"
    with closing(place.server.connect(place.name)) as other:
        kept = other.execute("SELECT count(*) FROM cases").fetchone()
    assert kept == (1,)


@pytest.mark.parametrize("who", ["another authority", "another name"])
def test_one_that_does_not_is_refused_and_nothing_is_made_there(
    place: ServerPlace, secured: Secured, who: str
) -> None:
    wrong = {"ca": secured.another} if who == "another authority" else {"name": "db2.council.test"}

    with pytest.raises(ServerRefuses, match="do not accept one another") as told:
        place.open(database=address(secured, place.name, **wrong))

    assert told.value.exit_code == NOT_ALLOWED
    with closing(place.server.connect(place.name)) as other:
        made = other.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        assert made.fetchone() == (0,)


def test_a_server_without_a_certificate_is_refused(tmp_path: Path, secured: Secured) -> None:
    port = free_port()
    with running(lambda _: ("listen_addresses=127.0.0.1",), port=port) as server:
        plain = Secured(server, secured.authority, secured.another)
        place = ServerPlace(tmp_path, server=server)

        with pytest.raises(ServerRefuses):
            place.open(database=address(plain, WHO))
