"""What Teams takes at upload, beyond its schema: each fact is held, and broken once."""

import copy
import re
import struct
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from adapters.registrations import BotRegistration, read_registrations
from bot.commands.manifest import PARTS, app, manifest, read_package
from tests.adapters.credentials_kit import certificate_file, kept
from tests.bot.town import Town

ROOT = Path(__file__).parents[3]
EXAMPLE = (ROOT / "docs" / "registrations.example.toml").read_bytes()
FILE = tomllib.loads((PARTS / "upload_rules.toml").read_text(encoding="utf-8"))
RULES: Mapping[str, Mapping[str, Any]] = {rule["id"]: rule for rule in FILE["rules"]}
NOT_UNDERSTOOD = "I did not understand"
Manifest = dict[str, Any]


@pytest.fixture
def made(tmp_path: Path) -> list[Manifest]:
    """The manifest of every registration in the example."""
    return [
        manifest(each, read_package(EXAMPLE, file="e"), version="1.0.0") for each in _all(tmp_path)
    ]


def _all(folder: Path) -> tuple[BotRegistration, ...]:
    (folder / "secrets").mkdir(exist_ok=True)
    kept(folder / "secrets" / "council.secret", b"Sup3r~S3cret")
    certificate_file(folder / "secrets" / "nhs.pem")
    return read_registrations(EXAMPLE, file="e", folder=folder).all


# A rule that the manifest alone can break: what is wrong with it, "" for nothing


def channel_features(one: Manifest, rule: Mapping[str, Any]) -> str:
    needed = any(rule["scope"] in bot["scopes"] for bot in one["bots"])
    found = one.get(rule["property"])
    return "" if not needed or found == rule["value"] else f"{rule['property']}: {found}"


def product_words(one: Manifest, rule: Mapping[str, Any]) -> str:
    said = f"{one['name']['short']} {one['name']['full']} {one['developer']['name']}"
    return ", ".join(
        word for word in rule["words"] if re.search(rf"\b{word}\b", said, re.IGNORECASE)
    )


def short_description(one: Manifest, rule: Mapping[str, Any]) -> str:
    said = one["description"]["short"]
    sentence = re.fullmatch(r"[^.!?]+\.", said) is not None
    return "" if sentence and len(said) <= rule["most"] else said


def full_description(one: Manifest, rule: Mapping[str, Any]) -> str:
    said = one["description"]["full"]
    missing = [words for words in rule["holds"] if words not in said]
    return ", ".join(missing) or ("" if len(said) <= rule["most"] else "too long")


def web_addresses(one: Manifest, rule: Mapping[str, Any]) -> str:
    found = [one["developer"].get(name, "") for name in rule["fields"]]
    fine = len(set(found)) == len(found) and all(url.startswith("https://") for url in found)
    return "" if fine else ", ".join(found)


def command_length(one: Manifest, rule: Mapping[str, Any]) -> str:
    rows = [row for bot in one["bots"] for each in bot["commandLists"] for row in each["commands"]]
    long = (row["title"] for row in rows if any(len(row[key]) > rule[key] for key in row))
    return ", ".join(long)


def _set(*path: str | int, to: object) -> Callable[[Manifest], None]:
    def change(one: Manifest) -> None:
        place: Any = one
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = to

    return change


CHECKS: Mapping[
    str, tuple[Callable[[Manifest, Mapping[str, Any]], str], Callable[[Manifest], None]]
] = {
    "channel-features": (channel_features, lambda one: one.pop("supportsChannelFeatures")),
    "product-words": (product_words, _set("name", "full", to="IG Desk for Microsoft Teams")),
    "short-description": (short_description, _set("description", "short", to="Report. Relax.")),
    "full-description": (full_description, _set("description", "full", to="It is good.")),
    "web-addresses": (web_addresses, _set("developer", "privacyUrl", to="http://p.example")),
    "command-length": (
        command_length,
        _set("bots", 0, "commandLists", 0, "commands", 0, "title", to="x" * 33),
    ),
}
"""By rule: what finds a fault, and a change that must be found."""
ELSEWHERE = {"icons", "commands", "one-way-on", "actions", "version"}


def test_every_rule_on_record_is_checked_here() -> None:
    assert set(RULES) == {*CHECKS, *ELSEWHERE}


@pytest.mark.parametrize("name", list(CHECKS))
def test_every_package_keeps_the_rule_and_one_that_does_not_is_found(
    made: list[Manifest], name: str
) -> None:
    check, breaks = CHECKS[name]
    broken = copy.deepcopy(made[0])
    breaks(broken)

    assert [check(one, RULES[name]) for one in made] == [""] * len(made)
    assert check(broken, RULES[name]) != ""


def test_the_icons_have_the_sizes_of_the_rule() -> None:
    rule = RULES["icons"]
    sizes = {
        name: struct.unpack(">II", (PARTS / name).read_bytes()[16:24])
        for name in ("color.png", "outline.png")
    }

    assert sizes == {
        "color.png": (rule["color"], rule["color"]),
        "outline.png": (rule["outline"], rule["outline"]),
    }


async def test_every_command_that_is_listed_is_answered(town: Town, made: list[Manifest]) -> None:
    rows = made[0]["bots"][0]["commandLists"][0]["commands"]
    for words in [*RULES["commands"]["words"], *(row["title"] for row in rows)]:
        said = await town["Priya"].says(words)
        assert said.strip(), words
        assert NOT_UNDERSTOOD not in said, words
        await town["Priya"].says("cancel")


async def test_text_that_is_no_command_gets_something_to_press(town: Town) -> None:
    await town["Priya"].says(RULES["one-way-on"]["unknown"])

    assert town["Priya"].buttons


async def test_no_card_of_a_first_walk_has_more_actions_than_the_rule(town: Town) -> None:
    for words in ("help", "menu", "report a breach", "may I share this?", "my reports"):
        await town["Priya"].says(words)
    cards = [card for one in town.everyone for card in one.cards]

    assert cards
    assert max(len(card.get("actions", ())) for card in cards) <= RULES["actions"]["most"]


def test_another_package_under_the_same_version_is_refused_and_a_higher_one_made(
    tmp_path: Path,
) -> None:
    _all(tmp_path)
    file, out = tmp_path / "registrations.toml", tmp_path / "out"

    def build(settings: bytes, version: str) -> tuple[int, str]:
        file.write_bytes(settings)
        words = ["build", "--registrations", str(file), "--out", str(out), "--version", version]
        result = CliRunner().invoke(app, words)
        return result.exit_code, result.output

    changed = EXAMPLE.replace(b"Invented Children Partnership", b"Invented Partnership")
    assert build(EXAMPLE, "1.0.9")[0] == 0
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    for version in ("1.0.9", "1.0.8"):
        code, said = build(changed, version)
        assert (code, "give it with --version" in said) == (1, True)
        assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert build(EXAMPLE, "1.0.9")[0] == 0  # the same again is no change
    assert build(changed, "1.0.10")[0] == 0
