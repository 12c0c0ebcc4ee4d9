"""`igdesk manifest build`: what Teams installs, held against Microsoft's own schema."""

import io
import json
import runpy
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator
from typer.testing import CliRunner

from bot.commands.manifest import EXAMPLE, PARTS, app
from dialogs.asking.commands import MOST_SUGGESTED
from dialogs.cards.elements import Ref
from dialogs.cards.quoting import plain
from dialogs.cases.help import help_card
from dialogs.kinds import COMMANDS, HOME, ON_HELP
from tests.adapters.credentials_kit import certificate_file, kept
from tests.cards import words

ROOT = Path(__file__).parents[3]
SCHEMA = ROOT.parent / "shared" / "schemas" / "teams-manifest-1.29.schema.json"
SETTINGS = (ROOT / "docs" / "registrations.example.toml").read_text(encoding="utf-8")
APPS = [f"11111111-0000-4000-8000-00000000000{n}" for n in (1, 2, 3)]
SECRET = "Sup3r~S3cret"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "secrets").mkdir()
    kept(tmp_path / "secrets" / "council.secret", SECRET.encode())
    certificate_file(tmp_path / "secrets" / "nhs.pem")
    (tmp_path / "registrations.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path


def run(folder: Path, *words: str, code: int = 0) -> str:
    """What the command said; on both channels, since a refusal is told on the other one."""
    settings = ("--registrations", str(folder / "registrations.toml"))
    result = CliRunner().invoke(app, ["build", *settings, "--out", str(folder / "out"), *words])

    assert result.exit_code == code, result.output
    assert SECRET not in result.output
    return result.output


def packages(folder: Path) -> list[dict[str, bytes]]:
    """The files of every package, by name."""
    made = []
    for path in sorted((folder / "out").glob("*.zip")):
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            made.append({name: archive.read(name) for name in archive.namelist()})
    return made


def manifests(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(package["manifest.json"]) for package in packages(folder)]


def test_there_is_one_package_for_each_registration(folder: Path) -> None:
    told = json.loads(run(folder, "--json", "--version", "1.2.3"))["packages"]

    assert [each["app_id"] for each in told] == APPS
    assert all(Path(each["file"]).is_file() for each in told)
    made = manifests(folder)
    assert sorted(each["id"] for each in made) == APPS
    assert [each["bots"][0]["botId"] for each in made] == [each["id"] for each in made]
    assert {each["version"] for each in made} == {"1.2.3"}


def test_every_manifest_is_valid_by_microsofts_schema(folder: Path) -> None:
    run(folder)
    if not SCHEMA.is_file():
        return  # it stands beside the house and not in it
    validator = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))

    for made in manifests(folder):
        assert [error.message for error in validator.iter_errors(made)] == []


def test_it_asks_for_read_receipts_only_where_a_line_of_the_dpia_is_named(folder: Path) -> None:
    run(folder)
    plain = manifests(folder)
    line = 'read_receipts = "DPIA of 1 November 2026, line 14"'
    (folder / "registrations.toml").write_text(f"{SETTINGS}\n{line}\n", encoding="utf-8")
    run(folder, "--version", "2.0.0")
    asking = manifests(folder)

    assert not any("authorization" in made for made in plain)
    for made in asking:
        (granted,) = made["authorization"]["permissions"]["resourceSpecific"]
        assert granted == {"name": "ChatMessageReadReceipt.Read.Chat", "type": "Application"}
        assert made["webApplicationInfo"]["id"] == made["id"]
    if SCHEMA.is_file():
        validator = Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
        assert [error.message for made in asking for error in validator.iter_errors(made)] == []


def test_a_package_holds_the_manifest_and_the_icons_it_names(folder: Path) -> None:
    run(folder)

    for package in packages(folder):
        icons = json.loads(package["manifest.json"])["icons"]
        assert set(package) == {"manifest.json", *icons.values()}


def test_the_bot_is_for_people_groups_and_teams_at_the_settings_address(folder: Path) -> None:
    run(folder)

    for made in manifests(folder):
        assert made["bots"][0]["scopes"] == ["personal", "team", "groupChat"]
        assert made["validDomains"] == ["igdesk.partnership.example"]
        assert made["developer"]["name"] == "Invented Children Partnership"


def test_what_teams_suggests_is_what_help_says_first(folder: Path) -> None:
    run(folder)
    helped = words(help_card(Ref("card-1"), COMMANDS.suggested, HOME, ON_HELP)).splitlines()

    for made in manifests(folder):
        (listed,) = made["bots"][0]["commandLists"]
        said = [(each["title"], each["description"]) for each in listed["commands"]]
        assert said == list(COMMANDS.suggested[:MOST_SUGGESTED])
        assert [line for line in helped if line.startswith("- **")][:MOST_SUGGESTED] == [
            f"- **{title}**: {plain(what)}." for title, what in said
        ]
        assert 0 < len(said) <= MOST_SUGGESTED
        # Teams' own guidance, tighter than its schema: longer ones are cut off on a phone.
        assert all(len(title) <= 32 and len(what) <= 128 for title, what in said)


def test_the_same_settings_make_the_same_bytes(folder: Path) -> None:
    run(folder)
    first = [path.read_bytes() for path in sorted((folder / "out").iterdir())]
    run(folder)

    assert [path.read_bytes() for path in sorted((folder / "out").iterdir())] == first


BAD = [
    pytest.param(
        'organisation = "I', 'organisation = "' + "x" * 33, "organisation: must be at most"
    ),
    pytest.param('website = "https', 'website = "http', "website: must be a web address"),
    pytest.param('host = "', 'host = "https://', "host: must be a host name"),
    pytest.param("[package]", "[packages]", '"packages" is not known here'),
    pytest.param("privacy =", "pryvacy =", "privacy: is missing"),
    pytest.param("terms =", "licence =", "terms: is missing"),
    pytest.param('app_id = "1', 'app_id = "', "app_id: is not a GUID"),
    pytest.param("council.secret", "lost.secret", "secret_file: the file cannot be read"),
]


@pytest.mark.parametrize(("old", "new", "fault"), BAD)
def test_settings_that_are_not_right_make_no_package_and_are_named(
    folder: Path, old: str, new: str, fault: str
) -> None:
    assert old in SETTINGS
    (folder / "registrations.toml").write_text(SETTINGS.replace(old, new), encoding="utf-8")

    assert fault in run(folder, code=1)
    assert packages(folder) == []


def test_without_a_package_in_the_settings_it_says_so(folder: Path) -> None:
    only = SETTINGS.partition("[package]")[0]
    (folder / "registrations.toml").write_text(only, encoding="utf-8")

    assert "package: is missing" in run(folder, code=1)


def test_without_a_file_it_says_which_is_missing(folder: Path) -> None:
    (folder / "registrations.toml").unlink()

    assert "registrations.toml: No such file" in run(folder, code=1)


@pytest.mark.parametrize("version", ["1", "1.2", "v1.2.3", "1.2.3-beta", "01.2.3", "１.2.3"])
def test_a_version_that_teams_would_refuse_is_wrong_use(folder: Path, version: str) -> None:
    run(folder, "--version", version, code=2)


def test_help_shows_an_example() -> None:
    result = CliRunner().invoke(app, ["build", "--help"])

    assert " ".join(EXAMPLE.split()) in " ".join(result.output.split())


def pixels(data: bytes) -> tuple[int, int, bytes]:
    """Width, height and the raw RGBA rows of a PNG as our script writes them."""
    width, height, depth, kind = struct.unpack(">IIBB", data[16:26])
    assert (depth, kind) == (8, 6)
    start = data.index(b"IDAT")
    (length,) = struct.unpack(">I", data[start - 4 : start])
    return width, height, zlib.decompress(data[start + 4 : start + 4 + length])


def test_the_icons_are_what_the_script_draws_and_what_teams_takes() -> None:
    draw = runpy.run_path(str(PARTS / "draw_icons.py"))
    colour = pixels((PARTS / "color.png").read_bytes())
    outline = pixels((PARTS / "outline.png").read_bytes())

    assert colour == pixels(draw["colour_icon"]())
    assert outline == pixels(draw["outline_icon"]())
    assert colour[:2] == (192, 192)
    assert outline[:2] == (32, 32)
    rows = [outline[2][at + 1 : at + 1 + 128] for at in range(0, len(outline[2]), 129)]
    dots = [row[at : at + 4] for row in rows for at in range(0, 128, 4)]
    assert {dot[:3] for dot in dots} == {b"\xff\xff\xff"}  # white alone, on nothing
    assert {dot[3] for dot in dots} >= {0, 255}
