"""The outbox over a restart: a damaged case silences nobody else, and a stop does not linger."""

import sqlite3
from contextlib import closing

import pytest

from simulator.people import Persona
from tests.crash.connector import Connector, Matches
from tests.crash.crowd import GRACE, NO_DANGER, PRIYA, TOM, Talker
from tests.crash.process import Bot
from tests.crash.waiting import until
from tests.crash.whole import repeats

pytestmark = pytest.mark.slow
MANY = 30  # messages to one person: about five seconds at the pace that Teams allows


def test_a_case_that_cannot_be_read_holds_up_no_other(bot: Bot, connector: Connector) -> None:
    bot.start(connector)
    priya = Talker(bot, PRIYA)
    with connector.hold(_to(TOM)) as tom_waits, connector.hold(_to(GRACE)) as grace_waits:
        damaged = _case(priya, "first form")
        tom_waits.reached()
        grace_waits.reached()
        healthy = _case(priya, "second form")
        bot.kill()
    with closing(sqlite3.connect(bot.database)) as thief, thief:
        spoil = "UPDATE case_events SET payload = zeroblob(64) WHERE case_id = ?"
        assert thief.execute(spoil, (damaged,)).rowcount

    bot.start(connector)
    for person in (TOM, GRACE):
        connector.first(_told(person, healthy), "the healthy case's notice")
    _case(priya, "third form")  # the courier runs again
    until(lambda: "notice not made" in bot.said, "the damaged one to be logged")
    bot.delivered()

    for person in (TOM, GRACE):
        assert len(connector.some(_told(person, healthy))) == 1
        assert connector.some(_told(person, damaged)) == []
    assert "timer run failed" not in bot.said


def _case(talker: Talker, form: str) -> str:
    card = talker.press("send", NO_DANGER, on=form).card
    return next(str(a["data"]["case"]) for a in card["actions"] if "case" in a["data"])


def _to(person: Persona) -> Matches:
    return lambda call: call.who == person.object_id


def _told(person: Persona, case: str) -> Matches:
    """After the restart."""
    return lambda call: (call.who, call.case, call.life) == (person.object_id, case, 2)


def test_a_stop_leaves_the_rest_of_a_long_queue_for_the_next_start(
    bot: Bot, connector: Connector
) -> None:
    bot.start(connector)
    priya = Talker(bot, PRIYA)
    with connector.hold(_to(PRIYA)) as first:
        for _ in range(MANY):
            priya.say("help")
        first.reached()

    bot.stop()
    sent = len(connector.calls)
    bot.start(connector)
    bot.delivered()

    assert sent < MANY
    assert len(connector.calls) == MANY
    assert repeats(bot, connector, ()) == []
