"""People are away: who covers hears and acts, and nobody's post leaves a case without anyone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.leave import away
from tests.bot.town import CARD_1, GONE, REFERENCE, Town
from tests.bot.town import town as make_town

SARA = "a1000000-0000-4000-8000-000000000005"
NEW = f"{REFERENCE}: new report."
LEAVE = "from = 2026-11-23, until = 2026-11-25"


@pytest.fixture
async def covered(tmp_path: Path, pristine: Path) -> AsyncIterator[Town]:
    """Sara, the safeguarding lead, covers for Tom."""
    changes = away(tmp_path, f'{LEAVE}, cover = "{SARA}"')
    async with make_town(tmp_path / "town", pristine=pristine, changes=changes) as made:
        yield made


async def test_who_covers_hears_in_their_place_and_can_pick_it_up(covered: Town) -> None:
    await covered.reports()

    assert [who for _, who, line in covered.heard() if line == NEW] == ["Grace", "Sara"]
    await covered["Sara"].presses("I have it")
    assert (await covered.case()).owner == covered["Sara"].person


async def test_from_the_first_day_back_it_is_the_leads_again(covered: Town) -> None:
    await covered.reports()
    await covered.until("2026-11-25 12:00")
    before = len(covered.heard())
    await covered.reports()

    second = f"{REFERENCE[:-1]}2: new report."
    heard = [who for _, who, line in covered.heard()[before:] if line == second]
    assert heard == ["Tom", "Grace"]
    assert GONE in await covered["Sara"].says(f"open {REFERENCE[:-1]}2")


async def test_who_covers_and_may_not_know_is_told_nothing_and_the_next_hears(
    covered: Town,
) -> None:
    await covered.reports()
    await covered["Sara"].says(f"conflict {REFERENCE}")
    await covered["Sara"].presses("Step aside")
    before = len(covered.heard())
    await covered.until("2026-11-25 09:30")

    after = covered.heard()[before:]
    assert not [row for row in after if row[1] == "Sara"]
    assert {"Grace", "David"} <= {who for _, who, _ in after}


async def test_without_cover_the_post_is_vacant_and_the_deputy_has_it(
    tmp_path: Path, pristine: Path
) -> None:
    changes = away(tmp_path, LEAVE)
    async with make_town(tmp_path / "town", pristine=pristine, changes=changes) as town:
        await town.reports()
        await town.until("2026-11-24 09:00")
        told = {who for _, who, _ in town.heard(but="Priya")}

        assert "Tom" not in told
        assert {"Grace", "David"} <= told


async def test_a_report_past_the_lead_is_kept_from_the_one_who_is_away_too(
    covered: Town,
) -> None:
    await covered["Priya"].says("report a breach")
    ticked = covered.not_to("Tom", "Grace", "Sara")
    await covered["Priya"].presses("Send, but not to these", {**CARD_1, **ticked})

    case = await covered.case()
    assert {covered[name].person for name in ("Tom", "Grace", "Sara")} <= case.out
    assert [who for _, who, line in covered.heard() if line == NEW] == ["David"]
