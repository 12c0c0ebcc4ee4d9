"""What falls due finds its handler by its name; a name that nobody has waits for an update."""

from datetime import timedelta

from governance.keys import PartyKey
from tests.bot.town import Town


async def test_a_due_row_of_a_newer_release_stays_due_and_holds_up_nothing(town: Town) -> None:
    at = town.clock.now() + timedelta(minutes=1)
    await town.running.store.write(
        lambda unit: unit.due.put(subject="newer", what="newer:thing", party=PartyKey("SCC"), at=at)
    )
    await town.reports()

    await town.goes_on(hours=2)

    assert "newer:thing" in await town.due()
    assert [line for _, who, line in town.heard() if who == "Grace"] != []
