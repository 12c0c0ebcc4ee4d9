"""The running guide, followed line by line in an empty folder, by the bot itself.

The machine's folders are folders of the test's, and what only root can do is stood in for: who owns
a file, and systemd, which starts the bot in the background and stops it by SIGTERM.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "running.md"
FOLLOWED = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
INSTALLED = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
MACHINE = ("/etc/igdesk", "/etc/systemd/system", "/var/lib/igdesk")

REGISTRATION = """
[[registrations]]
app_id = "11111111-0000-4000-8000-000000000001"
tenant = "aaaaaaaa-0000-4000-8000-000000000001"
name = "The partnership"
credential = "client_secret"
secret_file = "the.secret"
"""
SAID = (
    "It can be restored",
    "all as they were written",
    "released since",
    "It holds every checkpoint that you kept (1).",
    "running bot: runs, and calls for nobody",
)
"""What some of the lines must have come to."""
STANDS_IN = {
    "sudo": 'if [ "$1" = -u ]; then shift 2; fi; exec "$@"',
    "igdesk": 'exec "$PYTHON" -m bot "$@"',
    # Nobody but root can give a file away: the rest of the line is done.
    "install": 'words=(); while [ $# -gt 0 ]; do case $1 in -o|-g) shift 2;; *) words+=("$1"); '
    'shift;; esac; done; exec /usr/bin/install "${words[@]}"',
    "systemctl": """
start() {
    (cd "$ETC" && umask 077 && exec "$PYTHON" -m bot serve) > "$LOG" 2>&1 &
    echo $! > "$LOG.pid"
    for _ in $(seq 600); do
        kill -0 $(cat "$LOG.pid") || { cat "$LOG" >&2; exit 1; }
        curl --silent --fail --output /dev/null "http://127.0.0.1:$IGDESK_PORT/healthz" && exit 0
        sleep 0.1
    done
    exit 1
}
stop() {
    pid=$(cat "$LOG.pid" 2> /dev/null) || return 0
    rm "$LOG.pid"
    kill "$pid" 2> /dev/null || return 0
    while kill -0 "$pid" 2> /dev/null; do sleep 0.05; done
}
case $1 in
    enable|start) start;;
    restart) stop; start;;
    disable|stop) stop;;
esac
""",
}


def blocks() -> list[str]:
    return FOLLOWED.findall(GUIDE.read_text("utf-8"))


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Path]:
    """An empty machine: folders in place of the real ones, the release, and what stands in."""
    for place in ("etc/systemd/system", "var/lib", "bin", "release/deploy"):
        (tmp_path / place).mkdir(parents=True)
    (tmp_path / "var/lib/igdesk").mkdir(mode=0o700)  # as StateDirectory= does
    for name, does in STANDS_IN.items():
        program = tmp_path / "bin" / name
        program.write_text(f"#!/bin/bash\n{does}\n", "utf-8")
        program.chmod(0o755)
    yield tmp_path
    subprocess.run([tmp_path / "bin/systemctl", "stop"], env=environment(tmp_path), check=True)


def release(machine: Path) -> Path:
    """The release's folder, with the files that whoever installs has written, and their secrets."""
    folder = machine / "release"
    shutil.copy(ROOT / "deploy/igdesk.service", folder / "deploy")
    settings = (ROOT / "deploy/example.env").read_text("utf-8")
    kept = [line for line in settings.splitlines() if not line.startswith("IGDESK_MAIL")]
    (folder / "deploy/example.env").write_text(here("\n".join(kept) + "\n", machine), "utf-8")
    shutil.copy(ROOT / "docs/roles.example.toml", folder / "roles.toml")
    (folder / "registrations.toml").write_text(REGISTRATION, "utf-8")
    secrets = machine / "etc/igdesk"
    secrets.mkdir(mode=0o700)
    for name in ("the.secret", "passphrase"):
        (secrets / name).touch(mode=0o600)
        (secrets / name).write_text("correct-horse-battery-staple\n", "utf-8")
    return folder


def free_port() -> int:
    """A port that nobody has just now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def environment(machine: Path, port: int = 0) -> dict[str, str]:
    """What the guide's shell knows."""
    return {
        "PATH": f"{machine / 'bin'}:{os.environ['PATH']}",
        "PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT),
        "ETC": str(machine / "etc/igdesk"),
        "LOG": str(machine / "log"),
        "IGDESK_PORT": str(port),
        "IGDESK_PROXY": "http://127.0.0.1:9",  # nothing leaves this machine
        "COLUMNS": "200",
    }


def here(text: str, machine: Path) -> str:
    """The text with the machine's folders in place of those of the guide."""
    for place in MACHINE:
        text = text.replace(place, f"{machine}{place}")
    return text


@pytest.mark.timeout(400)  # half a minute of the processor's; the bot starts nine times
def test_every_line_of_the_guide_runs(machine: Path) -> None:
    folder = release(machine)
    script = here("set -eu\n" + "\n".join(blocks()), machine)

    ran = subprocess.run(
        ["bash", "-x", "-c", script],
        cwd=folder,
        env=environment(machine, free_port()),
        capture_output=True,
        text=True,
        timeout=380,
        check=False,
    )

    assert ran.returncode == 0, ran.stdout + ran.stderr
    for line in SAID:
        assert line in ran.stdout


def test_what_is_installed_is_there_to_install() -> None:
    (block,) = INSTALLED.findall(GUIDE.read_text("utf-8"))
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]

    assert f"dist/igdesk-{version}-py3-none-any.whl" in block
    assert {"build", "hatchling"} <= {*(ROOT / "requirements/dev.in").read_text("utf-8").split()}
    for lock in re.findall(r"-r (\S+)", block):
        assert "--hash=sha256:" in (ROOT / lock).read_text("utf-8")
