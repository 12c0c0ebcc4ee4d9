"""A secret comes from a file that its owner alone may read, and is nowhere to be seen."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.credential_files import CredentialUnusable, read_secret
from adapters.private_files import others_can_read
from bot.commands.doctor_answer import State
from bot.config import SettingsFaults, load_settings
from bot.service_files import read_agreement, read_roles
from tests.adapters.credentials_kit import kept
from tests.bot.commands.doctor_kit import about, look
from tests.bot.town import ROLES, settings_in

ROOT = Path(__file__).parents[3]
PASSWORD = "Zk8 the mail's own password"
BEAT = "https://watch.example/Zk8-beat"
PROXY = "http://igdesk:Zk8-proxy@proxy.example:8080"


@pytest.mark.parametrize(
    ("mode", "owner", "group", "said"),
    [
        pytest.param(0o600, 1000, 1000, False, id="its owner alone"),
        pytest.param(0o400, 0, 0, False, id="root alone"),
        pytest.param(0o640, 1000, 1000, True, id="its group too"),
        pytest.param(0o604, 1000, 1000, True, id="everybody"),
        pytest.param(0o440, 0, 0, False, id="as systemd hands over a credential"),
        pytest.param(0o440, 0, 1000, True, id="root's, for another group"),
        pytest.param(0o640, 0, 0, True, id="root's, that is no credential"),
        pytest.param(0o460, 0, 0, True, id="root's, and its group may write"),
        pytest.param(0o444, 0, 0, True, id="root's, and everybody may read"),
    ],
)
def test_who_else_can_read_a_file(mode: int, owner: int, group: int, said: bool) -> None:
    file = os.stat_result((mode, 0, 0, 1, owner, group, 0, 0, 0, 0))

    assert others_can_read(file) is said


def an_env_file(folder: Path, mode: int) -> None:
    kept(folder / ".env", b"IGDESK_ANONYMOUS=1\n", mode)
    load_settings(_env_file=folder / ".env")


def a_roles_file(folder: Path, mode: int) -> None:
    file = kept(folder / "roles.toml", ROLES.read_bytes(), mode)
    read_roles(file, read_agreement("sscb_2023"), private=True)


def a_password(folder: Path, mode: int) -> None:
    file = kept(folder / "password", PASSWORD.encode(), mode)
    settings_in(
        folder, mail_password_file=file, mail_host="m", mail_from="a@b.example", mail_user="x"
    )


def a_client_secret(folder: Path, mode: int) -> None:
    read_secret(kept(folder / "secret", b"Zk8", mode))


@pytest.mark.parametrize("file", [an_env_file, a_roles_file, a_password, a_client_secret])
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_a_file_that_others_can_read_is_refused_and_none_of_it_said(
    tmp_path: Path, file: Callable[[Path, int], None], mode: int
) -> None:
    file(tmp_path, 0o600)

    with pytest.raises((SettingsFaults, CredentialUnusable), match="chmod 600") as caught:
        file(tmp_path, mode)
    assert "Zk8" not in str(caught.value)


def test_each_secret_can_be_in_a_file_of_its_own(tmp_path: Path) -> None:
    settings = settings_in(
        tmp_path,
        mail_host="smtp.example",
        mail_from="a@b.example",
        mail_user="igdesk",
        mail_password_file=kept(tmp_path / "mail", f"{PASSWORD}\n".encode()),
        heartbeat_url_file=kept(tmp_path / "beat", BEAT.encode()),
        proxy_file=kept(tmp_path / "proxy", PROXY.encode()),
    )

    assert settings.mail_password is not None
    assert settings.mail_password.get_secret_value() == PASSWORD
    assert settings.heartbeat_url.get_secret_value() == BEAT
    assert settings.network().proxy_for("graph.microsoft.com") == PROXY
    assert "Zk8" not in repr(settings)


def test_what_is_wrong_with_such_a_file_is_said_beside_the_other_faults(tmp_path: Path) -> None:
    two_lines = kept(tmp_path / "proxy", b"one\ntwo")
    with pytest.raises(SettingsFaults) as caught:
        settings_in(tmp_path, proxy_file=two_lines, heartbeat_url_file=tmp_path / "no", port=-1)

    lines = str(caught.value).splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "IGDESK_HEARTBEAT_URL_FILE",
        "IGDESK_PROXY_FILE",
        "IGDESK_PORT",
    ]


@pytest.mark.parametrize("content", [b"\xff\xfe", None], ids=["no text", "a folder"])
def test_an_env_file_that_cannot_be_read_is_said(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / ".env"
    file.mkdir() if content is None else kept(file, content)

    with pytest.raises(SettingsFaults, match=r"\.env: cannot be read"):
        load_settings(_env_file=file)


SEEN = """
import json, os, subprocess, sys
from bot.config import load_settings
settings = load_settings(_env_file=None)
child = subprocess.run(["env"], capture_output=True, text=True, check=True).stdout
told = {
    "read": settings.mail_password.get_secret_value(),
    "environ": str(dict(os.environ)),
    "child": child,
    "block": open("/proc/self/environ").read(),
    "arguments": open("/proc/self/cmdline").read(),
    "said": list(settings.secrets_in_environment),
}
json.dump(told, sys.stdout)
"""
MAIL = {"IGDESK_MAIL_HOST": "m", "IGDESK_MAIL_USER": "x", "IGDESK_MAIL_FROM": "a@b.example"}


def seen(given: dict[str, str]) -> dict[str, object]:
    """What a process and its child have of its secret, that was started so."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "IGDESK_ANONYMOUS": "1", **MAIL}
    done = subprocess.run(
        [sys.executable, "-c", SEEN],
        env={**env, **given},
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def test_a_secret_from_a_file_is_in_no_environment_and_no_arguments(tmp_path: Path) -> None:
    file = kept(tmp_path / "password", PASSWORD.encode())
    told = seen({"IGDESK_MAIL_PASSWORD_FILE": str(file)})

    assert told.pop("read") == PASSWORD
    assert told["said"] == []
    assert "Zk8" not in str(told)


@pytest.mark.parametrize("name", ["IGDESK_MAIL_PASSWORD", "igdesk_mail_password"])
def test_a_secret_in_the_environment_reaches_no_child_and_stays_in_the_systems_own_block(
    name: str,
) -> None:
    """The block that a process was started with is the kernel's: that is why a file is better."""
    told = seen({name: PASSWORD})

    assert told["read"] == PASSWORD
    assert told["said"] == ["IGDESK_MAIL_PASSWORD"]
    assert "Zk8" not in str((told["environ"], told["child"], told["arguments"]))
    assert "Zk8" in str(told["block"])


def test_the_doctor_says_which_secrets_stood_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IGDESK_HEARTBEAT_URL", BEAT)
    found = look(tmp_path)

    ((_, _), (state, says)) = about(found, "settings")
    assert state is State.NOTE
    assert says.startswith("IGDESK_HEARTBEAT_URL stands in the environment")
    assert "Zk8" not in str(found)
