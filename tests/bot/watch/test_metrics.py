"""The numbers for whoever watches from outside: off unless told, and nothing that anybody said."""

import re
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from adapters.teams.authentication import AnonymousLoopback
from adapters.teams.failures import TokenUnavailable
from adapters.teams.hosts import ServiceHosts
from adapters.teams.outbound import NoTokens
from adapters.teams.standing import Standing, TokenStanding
from bot.registrations import TeamsSide
from bot.watch.metrics import Metrics
from bot.watch.vitals import Sample, Vitals
from governance.urgency import Urgency
from tests.bot.town import APP_ID, CARD_1, REFERENCE, STORY, Town
from tests.bot.town import town as make_town

LABEL = r'(\{[a-z]+="[a-z_0-9.+Inf-]+"(,[a-z]+="[a-z_]+")?\})?'
LINE = re.compile(
    rf"# (HELP|TYPE) igdesk_[a-z_]+ [A-Za-z ,.]+|igdesk_[a-z_]+{LABEL} ([-+.e\d]+|NaN)"
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
    assert 'igdesk_activities_total{status="400"} 1.0' in text
    assert 'igdesk_activities_total{status="501"} 1.0' in text
    assert not re.search(r'status="200"} 0.0$', text, re.MULTILINE)


@pytest.mark.parametrize(
    ("statuses", "line"),
    [
        pytest.param((), 'igdesk_activities_total{status="401"} 0.0', id="none is a nought"),
        pytest.param((401, 401), 'igdesk_activities_total{status="401"} 2.0', id="counted"),
        pytest.param((418,), 'igdesk_activities_total{status="other"} 1.0', id="no made-up label"),
    ],
)
def test_each_answer_is_counted_under_a_status_that_we_know(
    statuses: tuple[int, ...], line: str
) -> None:
    metrics = made()
    for status in statuses:
        metrics.answered(status)

    assert line in metrics.text().splitlines()


def test_it_says_how_the_bot_is_without_saying_what_is_damaged() -> None:
    metrics = made()
    metrics.vitals.looked(Sample(due=3, overdue=2, unsent={Urgency.CLOCK: timedelta(seconds=70)}))
    lines = metrics.text().splitlines()

    for line in (
        "igdesk_due 3.0",
        "igdesk_overdue 2.0",
        'igdesk_oldest_unsent_seconds{for="clock"} 70.0',
        'igdesk_oldest_unsent_seconds{for="answer"} 0.0',
        "igdesk_sweep_age_seconds 31.0",
        "igdesk_loop_lag_seconds 0.25",
        "igdesk_damaged_rows 1.0",
        'igdesk_alarm{what="damage"} 1.0',
        'igdesk_alarm{what="sweep"} 0.0',
        "igdesk_sweep_seconds_count 0.0",
        "igdesk_courier_age_seconds 31.0",
        "igdesk_mail_age_seconds NaN",
        "igdesk_keys_age_seconds 3600.0",
        f'igdesk_token_good_seconds{{registration="{APP_ID}"}} 3000.0',
        f'igdesk_token_failing_seconds{{registration="{APP_ID}"}} 0.0',
    ):
        assert line in lines
    assert "cases" not in metrics.text()


def made() -> Metrics:
    seconds = iter([0.0])
    standing = Standing(
        lambda: {APP_ID: TokenStanding(timedelta(minutes=50))}, lambda: timedelta(hours=1)
    )
    vitals = Vitals(lambda: next(seconds, 31.4), lambda: {"cases x"}, tuple, standing)
    return Metrics(vitals, loop_lag=lambda: timedelta(seconds=0.25))


async def test_each_try_is_counted_by_its_channel_and_by_what_became_of_it(
    tmp_path: Path, pristine: Path
) -> None:
    async with make_town(tmp_path / "town", pristine=pristine, changes={"metrics": True}) as town:
        town.refuses("Tom", web.Response(status=403))
        # Refused again with a new token.
        town.refuses("Grace", web.Response(status=401), web.Response(status=401))
        await town.reports("Priya")
        _, text = await page(town)

    assert 'igdesk_sent_total{channel="teams",outcome="blocked"} 1.0' in text
    assert 'igdesk_sent_total{channel="teams",outcome="no_token"} 1.0' in text
    assert not re.search(r'outcome="sent"} 0.0$', text.split('channel="mail"')[0], re.MULTILINE)
    assert 'igdesk_sent_total{channel="mail",outcome="gone"} 0.0' in text
    assert not re.search(r"igdesk_sweep_seconds_count 0", text)


class NoneToBeHad(NoTokens):
    """A sign-in that fails."""

    def at_hand(self, app_id: str, tenant: str) -> bool:
        return False

    async def headers(self, app_id: str, tenant: str) -> Mapping[str, str]:
        raise TokenUnavailable(retry_after=timedelta(seconds=20))


async def test_a_message_that_has_no_token_to_go_with_is_counted(
    tmp_path: Path, pristine: Path
) -> None:
    side = TeamsSide(AnonymousLoopback(), ServiceHosts(loopback=True), NoneToBeHad())
    folder, changes = tmp_path / "town", {"metrics": True}
    async with make_town(folder, pristine=pristine, changes=changes, side=side) as town:
        await town["Priya"].line.say(town["Priya"].chat, "help")
        await town.settle()
        _, text = await page(town)

    assert 'igdesk_sent_total{channel="teams",outcome="no_token"} 1.0' in text
