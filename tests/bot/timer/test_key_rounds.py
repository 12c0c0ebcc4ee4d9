"""The bot looks after its keys by itself, between turns; not while the time is in doubt."""

import json

import pytest

from bot.timer.key_rounds import KeyRounds
from bot.watch.hold import Doubt
from governance.policy import BACKUP_WINDOW
from storage.periods import PUT_BACK
from tests.bot.town import Town


def names(town: Town, what: str = "keks") -> set[str]:
    """The names of the keys in the ring, or of those that were destroyed."""
    ring = json.loads((town.folder / "keys" / "ring.json").read_text())
    return {key["name"] for key in ring[what]}


def rounds(town: Town, *, swept: bool = True) -> KeyRounds:
    return KeyRounds(town.running.store, town.running.services, lambda: swept)


async def test_a_months_key_is_emptied_while_people_work_and_gone_after_the_backup_window(
    town: Town,
) -> None:
    case = await town.reports()
    month = "open:SCC:2026-11"
    await town.goes_on(days=9 + PUT_BACK.days)
    await rounds(town).look()
    emptied = names(town, "destroyed")

    await town.goes_on(days=BACKUP_WINDOW.days)
    await rounds(town).look()

    assert month not in emptied
    assert month in names(town, "destroyed") - names(town)
    assert (await town.case()).header.reference == case.header.reference
    assert town.running.store.damaged == frozenset()


@pytest.mark.parametrize(
    ("doubt", "swept"),
    [
        pytest.param(Doubt.TEAMS, True, id="the clock is in doubt"),
        pytest.param(None, False, id="nobody has looked at the clock yet"),
    ],
)
async def test_no_key_is_touched_by_a_clock_that_may_be_wrong(
    town: Town, doubt: Doubt | None, swept: bool
) -> None:
    await town.reports()
    await town.goes_on(days=40)
    town.running.services.hold.on = doubt
    before = (town.folder / "keys" / "ring.json").read_bytes()

    await rounds(town, swept=swept).look()

    assert (town.folder / "keys" / "ring.json").read_bytes() == before
