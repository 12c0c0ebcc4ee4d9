"""The outbox over a restart: one message to each in doubt at most, and nobody silences another."""

import sqlite3
from contextlib import closing

import pytest

from bot.post.in_doubt import IN_CASE
from simulator.people import Persona
from tests.crash.calls import case_in
from tests.crash.connector import Connector, Matches
from tests.crash.crowd import GRACE, NO_DANGER, PRIYA, TOM, Talker
from tests.crash.process import Bot
from tests.crash.repeats import repeats
from tests.crash.waiting import until
from tests.crash.whole import check_whole, to

pytestmark = pytest.mark.slow
MANY = 30  # messages to one person: eight in two seconds are what Teams allows


def test_a_case_that_cannot_be_read_holds_up_no_other(bot: Bot, connector: Connector) -> None:
    bot.start(connector)
    priya = Talker(bot, PRIYA)
    with connector.hold(_to(TOM)) as unanswered:
        damaged = _case(priya, "first form")
        unanswered.reached()
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
    return case_in(card)


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
    assert repeats(bot, connector) == []


def test_of_all_that_is_on_its_way_one_message_to_each_person_is_in_doubt_and_repeated(
    bot: Bot, connector: Connector
) -> None:
    new = ": new report"
    bot.start(connector)
    priya = Talker(bot, PRIYA)
    with (
        connector.hold(to(TOM, "POST", new)) as to_tom,
        connector.hold(to(GRACE, "POST", new)) as to_grace,
    ):
        for form in ("first form", "second form"):
            _case(priya, form)
        held = [to_tom.reached(), to_grace.reached()]
        connector.first(
            to(PRIYA, "PUT", "We have your report"), "the receipt: it may be sent twice"
        )
        bot.kill()

    bot.start(connector)
    check_whole(bot, connector)

    assert sorted(repeats(bot, connector), key=held.index) == held
    for person in (TOM, GRACE):
        told = connector.some(to(person, "POST", new))
        assert [call.life for call in told] == [1, 2, 2]
        assert [IN_CASE in call.words for call in told] == [False, True, False]
