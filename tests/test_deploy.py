"""What an administrator copies: the unit file and its settings hold together and can be used."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from bot.config import PREFIX, Settings, load_settings
from tests.adapters.credentials_kit import kept

ROOT = Path(__file__).parents[1]
UNIT, ENV = ROOT / "deploy/igdesk.service", ROOT / "deploy/example.env"
GUIDE = ROOT / "docs/install-teams.md"
SECTION, LINE = re.compile(r"\[(\w+)\]"), re.compile(r"(\w+)=(.*)")
HARDENED = (
    *("NoNewPrivileges", "ProtectHome", "PrivateTmp", "PrivateDevices", "ProtectKernelTunables"),
    *("ProtectKernelModules", "ProtectControlGroups", "RestrictNamespaces", "RestrictSUIDSGID"),
    *("LockPersonality", "RestrictRealtime"),
)


def lines() -> list[tuple[str, str]]:
    """Every setting of the unit, in order; a line that is none, no section and no comment fails."""
    kept_lines = [
        line for line in UNIT.read_text("utf-8").splitlines() if line[:1] not in ("", "#")
    ]
    found = [LINE.fullmatch(line) for line in kept_lines if not SECTION.fullmatch(line)]
    assert all(found)
    return [(one[1], one[2]) for one in found if one]


def unit() -> Mapping[str, str]:
    return dict(lines())


def test_the_unit_keeps_the_bot_in_and_gives_it_time_to_stop() -> None:
    service = unit()

    assert {service[name] for name in HARDENED} == {"yes"}
    assert service["ProtectSystem"] == "strict"
    assert service["CapabilityBoundingSet"] == ""
    assert service["User"] == "igdesk"
    assert int(service["TimeoutStopSec"]) >= 30
    assert f"**Give it {service['TimeoutStopSec']}\nseconds**" in GUIDE.read_text("utf-8")


def test_no_secret_is_in_the_units_environment_and_each_is_handed_over() -> None:
    handed = [value.partition(":")[0] for name, value in lines() if name == "LoadCredential"]

    assert "mail-password" in handed
    assert not {"Environment", "EnvironmentFile"} & set(unit())
    assert f"/run/credentials/igdesk.service/{handed[0]}" in GUIDE.read_text("utf-8")
    assert "/run/credentials/igdesk.service/mail-password" in ENV.read_text("utf-8")


def test_systemd_reads_the_unit(tmp_path: Path) -> None:
    """Where there is a systemd to ask: it is told of a program that is there."""
    asks = shutil.which("systemd-analyze")
    text = UNIT.read_text("utf-8").replace(unit()["ExecStart"], "/bin/true")
    (tmp_path / "igdesk.service").write_text(text, encoding="utf-8")
    asked = [asks or "true", "verify", str(tmp_path / "igdesk.service")]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_the_example_of_the_settings_can_be_used(tmp_path: Path) -> None:
    text = ENV.read_text("utf-8").replace("/run/credentials/igdesk.service", str(tmp_path))
    kept(tmp_path / "mail-password", b"Zk8")
    settings = load_settings(_env_file=kept(tmp_path / ".env", text.encode()))

    assert settings.mails
    assert settings.database.is_relative_to("/var/lib/igdesk")


def test_every_setting_that_an_administrator_may_set_is_in_the_list_and_no_other() -> None:
    table = (ROOT / "docs/settings.md").read_text("utf-8").split("|---|---|---|")[1]
    names = [row.split("|")[1] for row in table.splitlines() if row.startswith("|")]
    listed = re.findall(rf"`({PREFIX}[A-Z_]+)`", " ".join(names))

    assert sorted(listed) == sorted(PREFIX + name.upper() for name in Settings.model_fields)
