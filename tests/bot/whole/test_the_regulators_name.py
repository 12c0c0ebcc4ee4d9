"""What the regulator is called is a setting, said on every card, letter and notice."""

import json
import pkgutil
import re
import sys
from collections.abc import AsyncIterator, Iterator
from importlib import import_module
from pathlib import Path

import pytest

import bot
import dialogs
from bot.config import SettingsFaults, load_settings
from dialogs.words.regulator import REGULATOR, USUAL
from governance.clocks.catalogue import RULES
from tests.bot.filled_forms import TYPED, sends
from tests.bot.town import REFERENCE, Town
from tests.bot.town import town as make_town

NEW = "Information Commission"
OLD = re.compile(r"\bICO\b")
POSTAL = re.compile(r"Wycliffe House|Water Lane|Wilmslow|SK9|Postcode|PO Box", re.IGNORECASE)
RQ, CP = "RQ-2026-0001", "CP-2026-0001"


@pytest.fixture
async def renamed(tmp_path: Path, pristine: Path) -> AsyncIterator[Town]:
    """A town where the regulator has another name."""
    changes = {"regulator": NEW}
    async with make_town(tmp_path / "town", pristine=pristine, changes=changes) as made:
        yield made
    REGULATOR.is_called(USUAL)


async def a_breach(town: Town) -> None:
    """From the report to a decision that comes too late, read by all who may."""
    await town.reports(danger="not_sure")
    await town["Tom"].says(f"open {REFERENCE}")
    await town["Priya"].says(f"deadline {REFERENCE}")
    await town["Tom"].says(f"decide {REFERENCE}")
    await town.goes_on(hours=73)
    await town["Tom"].presses(
        "Record the decision", likely="not_known", outcome="tell_ico", reason="Late, and why."
    )
    await town["Tom"].presses(f"I have told the {NEW}")
    late = {"how": "phone", "more": "yes", "delay_reason": "Nobody saw it."}
    await town["Tom"].presses("It has been told", late)
    await town["Tom"].says(f"open {REFERENCE}")


LETTERS = ("Acknowledgement", "More time", "Refusal", "Cover of the reply")


async def every_letter(town: Town) -> None:
    """The letters about a request, and the one that acknowledges a complaint."""
    for kind in ("request", "complaint"):
        await town["Priya"].says(TYPED[kind])
        await sends(town["Priya"], 1, which="access", named="nobody")
    for title in LETTERS:
        await town["Tom"].says(f"letters {RQ}")
        if title not in town["Tom"].buttons:
            await town["Tom"].presses("More")
        await town["Tom"].presses(title)
    await town["Tom"].says(f"letter {CP}")


async def test_another_name_is_said_wherever_the_regulator_is(renamed: Town) -> None:
    await a_breach(renamed)
    await every_letter(renamed)
    await renamed["Tom"].says("agreement")

    said = json.dumps(renamed.received(), ensure_ascii=False)
    assert f"If the {NEW} must be told" in said
    assert f"Tell the {NEW}" in said
    assert f"You can complain to the {NEW}" in said
    assert OLD.findall(said) == []
    assert POSTAL.findall(said) == []
    assert re.search(r"ico\.org\.uk/make-a-complaint or 0303\W123\W1113", said.replace("\\", ""))


async def test_the_usual_name_needs_no_setting(town: Town) -> None:
    await town.reports()

    assert "the ICO must be told" in town["Tom"].text


def strings(value: object, seen: set[int]) -> Iterator[str]:
    """Every string that a module's tables hold."""
    if isinstance(value, str):
        yield value
    if id(value) in seen or isinstance(value, str | type):
        return
    seen.add(id(value))
    for one in inside(value):
        yield from strings(one, seen)


def inside(value: object) -> list[object]:
    """What a table or a record holds."""
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    if isinstance(value, tuple | list | frozenset | set):
        return [*value]
    return [getattr(value, name) for name in getattr(value, "__dataclass_fields__", ())]


def test_no_words_are_fixed_with_the_usual_name_in_them() -> None:
    """Words that are put together when a module is imported would keep the old name for ever."""
    for package in (dialogs, bot):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not found.name.endswith("__main__"):
                import_module(found.name)
    ours = [module for name, module in sys.modules.items() if name.startswith(("dialogs", "bot"))]
    seen: set[int] = set()
    fixed = {
        (module.__name__, words)
        for module in ours
        for name, value in vars(module).items()
        if name != "__doc__"
        for words in strings(value, seen)
        if OLD.search(words) and words != USUAL and words not in RULES
    }

    assert fixed == set()


@pytest.mark.parametrize("name", ["", "I", "a\nb", "{reference}", "x" * 61, "<b>"])
def test_a_name_that_no_card_can_say_is_refused(name: str) -> None:
    with pytest.raises(SettingsFaults) as refused:
        load_settings(_env_file=None, anonymous=True, regulator=name)

    assert "IGDESK_REGULATOR" in str(refused.value)
