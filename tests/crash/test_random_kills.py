"""kill -9 again and again while everyone works: at named points, and at moments nobody chose.

Ten kills; with IGDESK_SOAK=1 a hundred. Whatever was answered is there, the chain holds, every
rung's notice arrives, and a kill repeats at most one message to each person, and says so.
"""

import os
import random
from collections import Counter
from contextlib import ExitStack
from datetime import timedelta

import pytest

from tests.crash import aftermath, earlier
from tests.crash.calls import Call
from tests.crash.connector import Connector, Matches
from tests.crash.crowd import DAVID, HELEN, PRIYA, Talker
from tests.crash.process import Bot
from tests.crash.storm import Storm
from tests.crash.waiting import until

pytestmark = pytest.mark.slow

SOAK = os.environ.get("IGDESK_SOAK") == "1"
KILLS = 100 if SOAK else 10
MOST_COMMITS_BETWEEN = 60 if SOAK else 25
COMMITS = 2000 if SOAK else 100  # acknowledged, at the least
RUNG_AFTER = timedelta(minutes=30)  # nobody_30min: to the SIRO and the DPO
RUNGS = 160 if SOAK else 20
EVERY = timedelta(seconds=11 if SOAK else 6)  # one more case comes to it; then to the next rung
SEED = int(os.environ.get("IGDESK_SEED", "20261122"))
SOMEONE_HAS_IT = "has had your report"


def saying(method: str, *words: str) -> Matches:
    """A call of that method, to anyone, saying any of that."""
    return lambda call: call.method == method and any(one in call.words for one in words)


POINTS = {
    "the report is saved, its receipt is on its way": saying("PUT", "We have your report"),
    # Of who has reported too much, what is new comes on one card: then what follows from it.
    "the report is saved, its notice is on its way": saying("POST", ": new report", SOMEONE_HAS_IT),
    "it is acknowledged, the reporter is being told": saying("POST", SOMEONE_HAS_IT),
    "it is decided, the reporter is being told": saying("POST", "Thank you for telling us"),
}


def rung(call: Call) -> bool:
    """A rung of a case that nobody has, being told."""
    return call.who in (HELEN.object_id, DAVID.object_id) and "picked this up" in call.words


RUNG = "the rung is saved, its notice is on its way"
RANDOM = "at a moment that nobody chose"
DECK = [*POINTS, RUNG, *[RANDOM] * 5]


def drawn(rng: random.Random) -> list[str]:
    """Where each kill comes: every point as often as the other, in an order of chance."""
    turns = []
    for _ in range(KILLS // len(DECK)):
        turns += rng.sample(DECK, len(DECK))
    return turns


@pytest.mark.timeout(3600 if SOAK else 600)
def test_nothing_that_was_answered_is_lost_however_often_it_is_killed(
    bot: Bot, connector: Connector
) -> None:
    rng = random.Random(SEED)
    ago = [RUNG_AFTER - EVERY * number for number in range(RUNGS)]
    seeds = earlier.reported(bot, Talker(bot, PRIYA), *ago)
    turns = drawn(rng)
    cut_off = checked = 0
    with Storm(bot, rng) as storm:
        for point in turns:
            if point == RUNG:
                _kill_at_a_rung(bot, connector)
            else:
                cut_off += _kill(bot, connector, storm, rng, point) > 0
            assert storm.known.faults == []
            checked = aftermath.check_dead(bot, storm.known, since=checked)
        bot.start(connector)
        storm.up.set()
    assert storm.known.faults == []
    bot.delivered()
    bot.stop()

    assert storm.known.commits >= COMMITS
    repeated = aftermath.check(bot, connector, storm.known, seeds)
    _tell(storm, Counter(turns), cut_off, repeated, aftermath.saved_unanswered(bot, storm.known))


def _kill(bot: Bot, connector: Connector, storm: Storm, rng: random.Random, point: str) -> int:
    """Start it, let everyone work, and kill it there; how many requests were in flight."""
    bot.start(connector)
    storm.up.set()
    storm.wait_for_commits(rng.randint(1, MOST_COMMITS_BETWEEN))
    with ExitStack() as held:
        if point == RANDOM:
            storm.lull(rng.random() / 4)
        else:
            here = held.enter_context(connector.hold(POINTS[point]))
            until(lambda: here.arrived is not None or bool(storm.known.faults), point)
            assert storm.known.faults == []
        storm.up.clear()
        in_flight = storm.known.in_flight
        bot.kill()
    return in_flight


def _kill_at_a_rung(bot: Bot, connector: Connector) -> None:
    """Start it once a rung is due, and kill it as soon as it tells someone of one."""
    until(lambda: aftermath.a_rung_is_due(bot), "a rung to fall due")
    with connector.hold(rung) as point:
        bot.start(connector)
        point.reached()
        bot.kill()


def _tell(storm: Storm, kills: Counter[str], cut_off: int, repeated: int, unanswered: int) -> None:
    known = storm.known
    print()
    print(f"{kills.total()} kills, {cut_off} with a person's request in flight; seed {SEED}")
    for name, count in sorted(kills.items()):
        print(f"  {count:4} {name}")
    print(f"{known.commits} commits acknowledged, {known.redelivered} deliveries without answer")
    print(f"{len(known.filed)} reports filed, {len(known.decided)} decided, 0 lost")
    print(f"{unanswered} reports saved, killed before the answer, and answered after")
    print(f"{repeated} messages repeated, at most one for each person and kill")
