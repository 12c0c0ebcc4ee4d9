"""The container files hold together: what they name is there, and what they run is ours.

They are read here and not run: nothing that runs containers is asked for.
"""

import re
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from bot.config import PREFIX, load_settings
from bot.web import MESSAGES
from tests.adapters.credentials_kit import kept

ROOT = Path(__file__).parents[1]
DEPLOY = ROOT / "deploy"
DOCKERFILE = (DEPLOY / "Dockerfile").read_text("utf-8")
COMPOSE: Mapping[str, Any] = import_module("yaml").safe_load(
    (DEPLOY / "compose.yaml").read_text("utf-8")
)
SERVICES: Mapping[str, Any] = COMPOSE["services"]
BOTS = ("bot-1", "bot-2", "tables")
OURS = ("proxy", *BOTS)


def lines(word: str) -> list[str]:
    """What stands behind a word of the Dockerfile, each line with those that go on from it."""
    whole = DOCKERFILE.replace("\\\n", " ")
    return [line.partition(" ")[2] for line in whole.splitlines() if line.startswith(f"{word} ")]


def test_the_image_is_pinned_and_every_dependency_is_checked_by_its_hash() -> None:
    images = [one.split(" AS ")[0] for one in lines("FROM")]
    installs = [one for one in DOCKERFILE.replace("\\\n", " ").split("&&") if " install " in one]
    pips = [one for one in installs if "/pip install" in one]

    assert all(re.fullmatch(r"python:\d+\.\d+\.\d+-slim-\w+", one) for one in images)
    assert all("--require-hashes" in one or "--no-index" in one for one in pips)
    assert all((ROOT / name).exists() for name in re.findall(r"requirements/\w+\.txt", DOCKERFILE))


def test_what_it_installs_is_this_release() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    (version,) = re.findall(r'^version = "(.+)"', project, re.MULTILINE)

    assert f"igdesk-{version}-py3-none-any.whl" in DOCKERFILE
    assert {SERVICES[name]["image"] for name in BOTS} == {f"igdesk:{version}"}


def test_nobody_is_root_and_nothing_but_its_folders_can_be_written() -> None:
    assert lines("USER") == ["igdesk"]
    for name in OURS:
        one = SERVICES[name]
        assert one["user"].split(":")[0] != "0"
        assert one["read_only"] is True
        assert one["cap_drop"] == ["ALL"]
        assert one["security_opt"] == ["no-new-privileges:true"]


def test_the_bots_run_our_command_and_are_looked_at_where_they_answer() -> None:
    from typer.testing import CliRunner

    from bot.commands.serve import app

    (health,) = lines("HEALTHCHECK")
    (port,) = lines("EXPOSE")
    told = CliRunner().invoke(app, ["--help"]).output

    assert lines("ENTRYPOINT") == ['["igdesk"]']
    assert lines("CMD")[-1] == '["serve"]'
    assert SERVICES["tables"]["command"] == ["serve", "--tables"]
    assert "--tables" in told
    assert f"127.0.0.1:{port}/healthz" in health


@pytest.mark.parametrize("name", BOTS)
def test_the_settings_of_each_can_be_used(tmp_path: Path, name: str) -> None:
    one = SERVICES[name]
    given = {key.removeprefix(PREFIX).lower(): said for key, said in one["environment"].items()}
    secret = given.pop("database_password_file")
    assert secret.removeprefix("/run/secrets/") in one["secrets"]
    roles = kept(tmp_path / "roles.toml", b"")
    registrations = kept(tmp_path / "registrations.toml", b"")
    password = kept(tmp_path / "password", b"Zk8")
    settings = load_settings(
        _env_file=None,
        roles=roles,
        registrations=registrations,
        database_password_file=password,
        **given,
    )

    assert settings.host == "0.0.0.0"  # noqa: S104  within its own network
    folders = {line.split(":")[1] for line in one["volumes"]}
    kept_in = {str(path.parent) for path in (settings.database, settings.ring)}
    assert kept_in | {str(settings.root_key_file.parent)} <= folders
    assert "host=/run/postgresql" in settings.database_url


def test_each_secret_and_each_file_that_is_named_is_there_or_is_said() -> None:
    told = (DEPLOY / "compose.yaml").read_text("utf-8")
    for name, one in SERVICES.items():
        for secret in one.get("secrets", ()):
            assert secret in COMPOSE["secrets"], name
            assert told.count(secret) > 2
        for volume in one.get("volumes", ()):
            source = volume.split(":")[0]
            there = source in COMPOSE["volumes"] or source == "./config"
            assert there or (DEPLOY / source).exists(), volume


def test_the_tables_are_made_by_their_owner_before_a_bot_starts() -> None:
    assert "igdesk_owner@" in SERVICES["tables"]["environment"]["IGDESK_DATABASE_URL"]
    for name in ("bot-1", "bot-2"):
        assert "igdesk@" in SERVICES[name]["environment"]["IGDESK_DATABASE_URL"]
        assert SERVICES[name]["depends_on"] == {
            "tables": {"condition": "service_completed_successfully"}
        }
        assert SERVICES[name]["stop_grace_period"] == "30s"


def test_the_database_is_made_as_ours_must_be_and_listens_on_no_network() -> None:
    database = SERVICES["database"]

    assert "--locale=C" in database["environment"]["POSTGRES_INITDB_ARGS"]
    assert "--auth-local=scram-sha-256" in database["environment"]["POSTGRES_INITDB_ARGS"]
    assert "listen_addresses=" in database["command"]
    assert "ports" not in database


def test_the_proxy_passes_on_to_both_bots_what_teams_asks_for_and_nothing_else() -> None:
    proxy = (DEPLOY / "nginx.conf").read_text("utf-8")
    passed = re.findall(r"location (?:= )?(\S+) \{\s+proxy_pass", proxy)

    assert re.findall(r"server (bot-\d):3978", proxy) == ["bot-1", "bot-2"]
    assert passed == [MESSAGES, "/agreement/"]
    assert "return 404" in proxy
    assert "client_max_body_size 256k" in proxy
