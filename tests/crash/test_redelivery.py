"""Teams delivers again after a restart: the same answer, and no second case."""

import pytest

from tests.crash.connector import Connector
from tests.crash.crowd import NO_DANGER, PRIYA, Talker
from tests.crash.process import Bot
from tests.crash.whole import case_of, check_whole, identity, to

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("way", ["pressed", "submitted"])
def test_an_activity_delivered_again_after_a_restart_gets_the_same_answer_and_no_second_case(
    bot: Bot, connector: Connector, way: str
) -> None:
    bot.start(connector)
    priya = Talker(bot, PRIYA)
    sent = getattr(priya, way)("send", NO_DANGER, on="form")
    first = priya.deliver(sent)
    receipt = connector.first(to(PRIYA, "PUT", "We have your report"), "the receipt")
    bot.delivered()
    before = len(connector.calls)
    bot.kill()

    bot.start(connector)
    second = priya.deliver(sent)
    bot.delivered()

    assert second.status == first.status == 200
    if way == "pressed":
        assert second.reference == first.reference
        assert [a["verb"] for a in second.card["actions"]] == [
            a["verb"] for a in first.card["actions"]
        ]
    assert bot.count("cases") == 1
    assert len(connector.calls) == before
    assert identity(PRIYA) == case_of(bot, receipt.reference).reporter
    check_whole(bot, connector)
