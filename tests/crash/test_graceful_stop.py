"""Told to stop (SIGTERM), the bot takes nothing more and finishes what it took."""

import os
import signal
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from governance.keys import PartyKey
from governance.people.identity import System
from storage.unit import Unit
from tests.crash.connector import Connector
from tests.crash.crowd import DAVID, HELEN, NO_DANGER, PRIYA, RUTH, Answer, Talker
from tests.crash.process import Bot
from tests.crash.waiting import DEADLINE, until

NOBODY = System("test")


def references(unit: Unit) -> set[str]:
    """Every undecided case of every party."""
    parties = ("SCC", "POL", "ICB", "UHNM")
    return {
        row.reference for party in parties for row in unit.cases.open_in(NOBODY, PartyKey(party))
    }


def test_a_turn_under_way_is_finished_and_answered(bot: Bot, connector: Connector) -> None:
    bot.start(connector)
    newcomer = Talker(bot, replace(PRIYA, object_id="ee000000-0000-4000-8000-000000000001"))
    with connector.hold(lambda call: call.method == "GET") as asked, ThreadPoolExecutor(1) as line:
        answer = line.submit(newcomer.press, "help", {}, on="m0")
        asked.reached()  # the bot asks Teams who that is, and their turn waits for it
        os.kill(bot.pid, signal.SIGTERM)
        until(lambda: not bot.healthy(), "the bot to take no more")
        asked.let_go()

        assert answer.result().status == 200
    bot.ended_well()


def test_without_tokens_the_log_says_so(bot: Bot, connector: Connector) -> None:
    bot.start(connector)
    bot.stop()

    first, *_ = (line for line in bot.said.splitlines() if '"event": "serving' in line)
    assert '"event": "serving without tokens"' in first
    assert '"level": "warning"' in first


def test_of_many_turns_at_once_none_that_was_answered_is_lost(
    bot: Bot, connector: Connector
) -> None:
    bot.start(connector)
    some = threading.Semaphore(0)
    people = (PRIYA, HELEN, DAVID, RUTH)

    def press(number: int) -> Answer:
        form = f"form {'abcdefghijklmnopqrstuvwxyz'[number]}"
        answer = Talker(bot, people[number % 4]).press("send", NO_DANGER, on=form)
        some.release()
        return answer

    with ThreadPoolExecutor(8) as crowd:
        told = [crowd.submit(press, number) for number in range(24)]
        for _ in range(3):
            assert some.acquire(timeout=DEADLINE)
        os.kill(bot.pid, signal.SIGTERM)
        answers = [one.result() for one in told]
    bot.ended_well()

    assert {answer.status for answer in answers} <= {200, 0}  # 0: not taken, and Teams knows it
    filed = {answer.reference for answer in answers if answer.status == 200}
    assert len(filed) >= 3
    assert filed <= bot.read(references)
    bot.chain_length()
