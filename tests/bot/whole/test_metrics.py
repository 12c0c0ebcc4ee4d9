"""The numbers for whoever watches from outside: off unless told, and nothing that anybody said."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.metrics import Metrics
from tests.bot.town import CARD_1, REFERENCE, STORY, Town
from tests.bot.town import town as make_town

LINE = re.compile(
    r'# (HELP|TYPE) igdesk_[a-z_]+ [A-Za-z .]+|igdesk_[a-z_]+(\{status="(\d{3}|other)"\})? \d+'
)
PLANTED = "Zebedee-Plantagenet"


async def page(town: Town) -> tuple[int, str]:
    url = town.bot_url.replace("/api/messages", "/metrics")
    async with town.session.get(url) as response:
        return response.status, await response.text()


async def test_it_is_off_unless_told(town: Town) -> None:
    assert (await page(town))[0] == 404


async def test_it_counts_and_repeats_nothing_of_what_was_sent(
    tmp_path: Path, pristine: Path
) -> None:
    async with make_town(tmp_path / "town", pristine=pristine, changes={"metrics": True}) as town:
        await town.reports("Priya", {"what_happened": f"{PLANTED} {CARD_1['what_happened']}"})
        await town.post({"type": PLANTED, "id": PLANTED, "channelId": PLANTED, "text": PLANTED})
        odd = town["Priya"].typed(PLANTED) | {"type": "invoke", "name": PLANTED}
        await town.post(odd)
        status, text = await page(town)

    assert status == 200
    assert all(LINE.fullmatch(line) for line in text.splitlines()), text
    for planted in (PLANTED, STORY, REFERENCE, "Priya", "SCC"):
        assert planted not in text
    assert 'igdesk_activities_total{status="400"} 1' in text
    assert 'igdesk_activities_total{status="501"} 1' in text
    assert not re.search(r'status="200"} 0$', text, re.MULTILINE)


@pytest.mark.parametrize(
    ("statuses", "line"),
    [
        pytest.param((), 'igdesk_activities_total{status="401"} 0', id="none is a nought"),
        pytest.param((401, 401), 'igdesk_activities_total{status="401"} 2', id="counted"),
        pytest.param((418,), 'igdesk_activities_total{status="other"} 1', id="no label is made up"),
    ],
)
def test_each_answer_is_counted_under_a_status_that_we_know(
    statuses: tuple[int, ...], line: str
) -> None:
    metrics = Metrics(since_last_sweep=lambda: timedelta(seconds=31.4), damaged=lambda: {"cases x"})
    for status in statuses:
        metrics.answered(status)

    assert line in metrics.text().splitlines()
    assert "igdesk_sweep_age_seconds 31" in metrics.text()
    assert "igdesk_damaged_rows 1" in metrics.text()
    assert "cases" not in metrics.text()
