"""A full disk: the process stays up, people get a sentence, nothing is lost, and it goes on.

Two ways to fill one. A quota on the size of the process's files works for anyone, and cuts a
write short in the middle; a small file system of its own is the real thing, where it may be made.
"""

import http.client
import resource
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.crash.connector import Connector
from tests.crash.crowd import GRACE, NO_DANGER, PRIYA, TOM, Answer, Talker
from tests.crash.process import HOST, Bot
from tests.crash.repeats import repeats
from tests.crash.small_disk import MAY_MOUNT, mounted
from tests.crash.waiting import DEADLINE, until
from tests.crash.whole import case_of

pytestmark = pytest.mark.slow

TWO_FRAMES = 2 * (4096 + 24)  # of SQLite's log: a report needs more, and fails half-way
SORRY = "Something went wrong on our side. What you had saved is not lost."


class Quota:
    """The process may not make its files longer."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    def fill(self) -> None:
        """No room from now on."""
        log = self._bot.database.with_name(f"{self._bot.database.name}-wal")
        self._set(log.stat().st_size + TWO_FRAMES)

    def make_room(self) -> None:
        """As much as it likes."""
        self._set(resource.RLIM_INFINITY)

    def _set(self, most_bytes: int) -> None:
        hard = resource.RLIM_INFINITY
        resource.prlimit(self._bot.pid, resource.RLIMIT_FSIZE, (most_bytes, hard))


class SmallDisk:
    """The store's folder is a file system of a few megabytes, and something else eats it."""

    def __init__(self, bot: Bot) -> None:
        self._eaten = bot.database.parent / "something-else"

    def fill(self) -> None:
        """Every last byte."""
        with self._eaten.open("wb", buffering=0) as eater:
            for bite in (65536, 4096, 1):
                try:
                    while eater.write(b"\0" * bite):
                        pass
                except OSError:
                    continue

    def make_room(self) -> None:
        """It is gone again."""
        self._eaten.unlink()


WAYS = [Quota, SmallDisk] if MAY_MOUNT else [Quota]
Disk = Quota | SmallDisk


@pytest.fixture(params=WAYS, ids=[way.__name__ for way in WAYS])
def disk(
    request: pytest.FixtureRequest, bot: Bot, begun: Path, connector: Connector
) -> Iterator[Disk]:
    """A running bot's disk, not yet full."""
    if request.param is Quota:
        bot.start(connector)
        yield Quota(bot)
        return
    with mounted(bot.database.parent):
        shutil.copytree(begun / "store", bot.database.parent, dirs_exist_ok=True)
        bot.start(connector)
        yield SmallDisk(bot)
        bot.put_away()


def takes_turns(bot: Bot) -> bool:
    """What /readyz says to a proxy."""
    with closing(http.client.HTTPConnection(HOST, bot.port, timeout=DEADLINE)) as line:
        line.request("GET", "/readyz")
        return line.getresponse().status == 200


def refusal(answer: Answer) -> str:
    """The sentence beside the card that stays."""
    assert answer.status == 200
    assert answer.body["statusCode"] == 400, answer.body
    return str(answer.body["value"]["message"])


def test_people_get_a_sentence_and_nothing_saved_is_lost(
    bot: Bot, connector: Connector, disk: Disk
) -> None:
    priya = Talker(bot, PRIYA)
    before = priya.press("send", NO_DANGER, on="before").reference
    bot.delivered()
    disk.fill()

    pressed = priya.pressed("send", NO_DANGER, on="full")
    assert refusal(priya.deliver(pressed)).startswith(SORRY)
    assert priya.deliver(priya.submitted("send", NO_DANGER, on="full too")).status == 200
    connector.first(lambda call: SORRY in call.words, "the sentence as a message")
    assert priya.say("help").status == 200
    assert bot.healthy()
    assert bot.count("cases") == 1
    until(lambda: not takes_turns(bot), "the bot to say that no turn can be kept")

    disk.make_room()
    until(lambda: takes_turns(bot), "the bot to say that turns are taken again")
    after = priya.deliver(pressed).reference  # the same press: nothing half-done is in its way
    bot.delivered()

    cases = [case_of(bot, reference).header.id for reference in (before, after)]
    assert bot.count("cases") == len(set(cases)) == 2
    for person in (TOM, GRACE):
        told = [c.case for c in connector.calls if c.who == person.object_id]
        assert told == cases
    assert repeats(bot, connector, but=SORRY) == []
    assert bot.chain_length() >= 2


def test_what_went_and_could_not_be_marked_is_not_said_again(
    bot: Bot, connector: Connector, disk: Disk
) -> None:
    priya = Talker(bot, PRIYA)
    with connector.hold(lambda call: call.who == TOM.object_id) as notice:
        priya.press("send", NO_DANGER, on="form")
        notice.reached()
        disk.fill()
    runs_failed(bot, 1)
    for runs in (2, 3):
        wake_the_courier(bot)
        runs_failed(bot, runs)

    disk.make_room()
    wake_the_courier(bot)
    bot.delivered()

    assert len([c for c in connector.calls if c.who == TOM.object_id]) == 1
    assert repeats(bot, connector) == []


def runs_failed(bot: Bot, runs: int) -> None:
    """Wait until so many runs of the courier have come to nothing."""
    until(lambda: bot.said.count("timer run failed") >= runs, "a run to fail")


def wake_the_courier(bot: Bot) -> None:
    """A stranger's press saves nothing, so a full disk does not stop it; a run follows."""
    stranger = Talker(bot, PRIYA)
    sent = stranger.pressed("help", {}, on="a card")
    sent["from"]["aadObjectId"] = "c3000000-0000-4000-8000-000000000001"

    assert stranger.deliver(sent).status == 200
