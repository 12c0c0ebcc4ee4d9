"""`igdesk serve` starts, or says in a sentence or a list what to put right, and exits with 1."""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.commands.serving import CANNOT_START, listen
from bot.config import PREFIX, SettingsFaults, load_settings
from bot.wiring import run
from storage.errors import StoreInUse
from tests.adapters.credentials_kit import kept
from tests.adapters.hand_clock import HandClock
from tests.bot.town import NINE, ROLES, settings_in

ROOT = Path(__file__).parents[3]
SECRET = "hunter2-Zebedee"


def environment(folder: Path, **changes: str) -> dict[str, str]:
    """A good one, on a port of the system's choosing, but for `changes`."""
    settings = {
        "DATABASE": str(folder / "store" / "igdesk.db"),
        "RING": str(folder / "keys" / "ring.json"),
        "ROOT_KEY_FILE": str(folder / "root" / "root.key"),
        "ROLES": str(ROLES),
        "ANONYMOUS": "1",
        "PORT": "0",
        **changes,
    }
    ours = {PREFIX + name: value for name, value in settings.items()}
    return {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"], **ours}


def serve(folder: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """`igdesk serve` in a folder of its own, where it is to refuse."""
    return subprocess.run(
        [sys.executable, "-m", "bot", "serve"],
        cwd=folder,
        env=environment(folder, **changes),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@contextmanager
def serving(folder: Path, **changes: str) -> Iterator["subprocess.Popen[str]"]:
    """A bot that has started: it has said so."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "serve"],
        cwd=folder,
        env=environment(folder, **changes),
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        assert "serving" in process.stderr.readline()
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


@pytest.fixture(scope="session")
def real_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a real bot, which has closed."""
    folder = tmp_path_factory.mktemp("real-store")

    async def once() -> None:
        async with run(settings_in(folder), clock=HandClock(NINE)):
            pass

    asyncio.run(once())
    return folder


@pytest.fixture
def folder(tmp_path: Path, real_store: Path) -> Path:
    """A copy of it, to spoil."""
    shutil.copytree(real_store, tmp_path, dirs_exist_ok=True)
    return tmp_path


def refused(result: subprocess.CompletedProcess[str], code: int = 1) -> str:
    """What it said, having exited with `code` and shown no traceback."""
    assert result.returncode == code, result
    assert "Traceback" not in result.stderr
    assert result.stderr.startswith("IG Desk cannot start: ")
    return result.stderr.removeprefix("IG Desk cannot start: ").strip()


def refusal(folder: Path, **changes: object) -> str:
    """The same without a process: what `serve` would say, from the exceptions it catches."""

    async def start() -> None:
        settings = settings_in(folder, **{"port": 0, **changes})
        async with run(settings) as running, listen(running.app, settings):
            pass

    with pytest.raises(CANNOT_START) as caught:
        asyncio.run(start())
    return str(caught.value)


def test_every_fault_of_the_settings_is_named_at_once_and_no_value_is_shown(
    tmp_path: Path,
) -> None:
    with pytest.raises(SettingsFaults) as caught:
        settings_in(
            tmp_path,
            port="99999",
            anonymous="yes",
            log_level=SECRET,
            log_format="xml",
            ring=tmp_path / "store" / "ring.json",
        )

    lines = str(caught.value).splitlines()
    named = {line.partition(":")[0].removeprefix(PREFIX) for line in lines}
    assert named == {"PORT", "ANONYMOUS", "LOG_LEVEL", "LOG_FORMAT", "RING"}
    assert not any(value in str(caught.value) for value in ("99999", SECRET, "xml", "yes"))


def test_an_env_file_is_read_and_its_faults_named_alike(tmp_path: Path) -> None:
    env = kept(tmp_path / ".env", b"")
    env.write_text(f"IGDESK_PORT=many\nIGDESK_ANONYMOUS=1\nIGDESK_ROOT_KEY={SECRET}\n")

    with pytest.raises(SettingsFaults) as caught:
        load_settings(_env_file=env)

    assert str(caught.value).startswith("IGDESK_PORT: ")
    assert SECRET not in repr(caught.value)
    assert "many" not in str(caught.value)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "example.org", "::"])  # noqa: S104
def test_without_tokens_it_listens_on_this_machine_alone(tmp_path: Path, host: str) -> None:
    with pytest.raises(SettingsFaults, match="IGDESK_HOST: must be"):
        settings_in(tmp_path, host=host)


def test_the_settings_show_no_secret_in_a_repr(tmp_path: Path) -> None:
    assert SECRET not in repr(settings_in(tmp_path, root_key=SECRET))


def test_the_ring_beside_the_database_is_refused(folder: Path) -> None:
    said = refusal(folder, ring=folder / "store" / "ring.json")

    assert said.startswith("IGDESK_RING: must be in another folder than the database")


def test_a_wrong_root_key_is_refused_and_nothing_is_written(folder: Path) -> None:
    key = folder / "root" / "root.key"
    key.write_bytes(bytes(byte ^ 1 for byte in key.read_bytes()))
    before = digest(folder)

    said = refused(serve(folder))

    assert "root key" in said
    assert digest(folder) == before


def test_a_root_key_that_is_no_key_is_refused_by_name_and_never_shown(folder: Path) -> None:
    said = refusal(folder, root_key=SECRET)

    assert "IGDESK_ROOT_KEY" in said
    assert SECRET not in said


def test_a_missing_root_key_beside_a_store_is_not_made_anew(folder: Path) -> None:
    (folder / "root" / "root.key").unlink()

    refusal(folder)

    assert not (folder / "root" / "root.key").exists()


def test_a_missing_ring_is_refused_with_how_many_records_need_it(folder: Path) -> None:
    (folder / "keys" / "ring.json").unlink()

    said = refused(serve(folder))

    assert said.startswith("the key ring ring.json is missing; ")
    assert not (folder / "keys" / "ring.json").exists()


def test_a_second_process_on_the_same_store_is_refused(folder: Path) -> None:
    with serving(folder):
        said = refused(serve(folder), StoreInUse.exit_code)

    assert len(said.splitlines()) == 2  # what is wrong, and what to do
    assert "another" in said or "in use" in said


def test_a_port_that_is_taken_is_refused(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = refusal(folder, port=taken.getsockname()[1])

    assert "address" in said.lower()


def test_a_simulated_store_is_not_opened_by_a_real_bot(tmp_path: Path, pristine: Path) -> None:
    shutil.copytree(pristine, tmp_path, dirs_exist_ok=True)

    assert "simulator" in refusal(tmp_path)


def test_every_fault_of_the_roles_file_is_listed_with_its_line(folder: Path) -> None:
    roles = folder / "roles.toml"
    spoilt = (
        ROLES.read_text()
        .replace('role = "dpo"', 'role = "boss"')
        .replace('party = "ICB", role', 'party = "XYZ", role')
    )
    roles.write_text(spoilt)

    said = refusal(folder, roles=roles)

    assert said.count("roles.toml:") == 3  # two DPOs and one party
    assert "boss" in said


def test_a_missing_roles_file_and_an_unknown_agreement_are_named_by_their_settings(
    folder: Path,
) -> None:
    assert refusal(folder, roles=folder / "nowhere.toml").startswith("IGDESK_ROLES: ")
    assert refusal(folder, agreement="nowhere").startswith("IGDESK_AGREEMENT: ")


def digest(folder: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.suffix in (".db", ".json", ".key")
    }
