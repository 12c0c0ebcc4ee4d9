"""Two processes on one database, one of them on a machine whose date is wrong: no date is."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.clock import Machine, SteadyClock
from bot.wiring import run
from tests.a_server import AServer
from tests.bot.town import pristine_store, settings_in


class WrongMachine(Machine):
    """This machine, with another date."""

    def __init__(self, apart: timedelta) -> None:
        super().__init__()
        self._apart = apart

    def date(self) -> datetime:
        return super().date() + self._apart


@pytest.mark.parametrize(
    "apart", [timedelta(hours=-3), timedelta(minutes=40)], ids=["slow", "fast"]
)
async def test_a_bot_on_a_machine_with_another_date_keeps_the_database_s(
    server: AServer, tmp_path: Path, apart: timedelta
) -> None:
    changes = {
        "database_url": server.address(server.make()).url,
        "service_url": "http://127.0.0.1:9/",
    }
    before = datetime.now(UTC)
    pristine_store(tmp_path, now=before, simulated=False, changes=changes)
    clock = SteadyClock(WrongMachine(apart))
    async with run(settings_in(tmp_path, **changes), clock=clock) as running:
        await running.timer.run_now()
        now = running.services.clock.now()
        assert before - timedelta(seconds=2) <= now <= datetime.now(UTC) + timedelta(seconds=2)
        assert not running.services.hold.on
        assert not clock.jumped
        at = await running.store.read(lambda unit: unit.audit.newest_at())

    assert at is not None
    assert abs(at - before) < timedelta(minutes=2)
