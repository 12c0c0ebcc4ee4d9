"""Three real processes on one real PostgreSQL, while everyone works: killed, cut off, restarted.

Six kills and a restart; with IGDESK_SOAK=1 sixty and ten. What was answered is there, nobody gets
two messages at once, a kill repeats at most one to each person, and says so.
"""

import os
import random
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.clock import Clock
from bot.post.in_doubt import IN_CASE
from tests.a_server import AServer, running
from tests.bot.town import pristine_store
from tests.crash import aftermath
from tests.crash.connector import Connector
from tests.crash.repeats import repeats
from tests.crash.several import PatientStorm, Several
from tests.crash.waiting import until

pytestmark = pytest.mark.slow

SOAK = os.environ.get("IGDESK_SOAK") == "1"
KILLS, RESTARTS, CUTS = (60, 10, 20) if SOAK else (6, 1, 2)
COMMITS_BETWEEN = 30
SEED = int(os.environ.get("IGDESK_SEED", "20261201"))


@pytest.fixture
def own_server() -> Iterator[AServer]:
    """A server that this test may stop."""
    with running() as server:
        yield server


@pytest.fixture
def several(
    own_server: AServer,
    connector: Connector,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Several]:
    """Three processes, not yet started, on a store that was begun a while ago."""
    name = own_server.make()
    changes = {"database_url": own_server.address(name).url}
    ago = Clock().now() - timedelta(hours=2)
    pristine = pristine_store(
        tmp_path_factory.mktemp("begun"), now=ago, simulated=False, changes=changes
    )
    made = Several(tmp_path / "bots", connector, own_server, (pristine, name))
    try:
        yield made
    finally:
        made.end_all()


@pytest.mark.timeout(3600 if SOAK else 600)
def test_three_processes_are_one_bot_whatever_becomes_of_any_of_them(
    several: Several, connector: Connector
) -> None:
    rng = random.Random(SEED)
    connector.takes = 0.005
    turns = ["kill"] * KILLS + ["restart"] * RESTARTS + ["cut"] * CUTS
    rng.shuffle(turns)
    does = {
        "kill": several.kill_one,
        "restart": several.server.restart,
        "cut": several.cut_connections,
    }
    several.start_all()
    with PatientStorm(several, rng) as storm:
        storm.up.set()
        for turn in turns:
            storm.wait_for_commits(rng.randint(1, COMMITS_BETWEEN))
            storm.lull(rng.random() / 4)
            does[turn]()
            assert storm.known.faults == []
        storm.wait_for_commits(COMMITS_BETWEEN)
    assert storm.known.faults == []
    several.delivered()
    until(lambda: len([one for one in several.processes() if one.does_rounds]) == 1, "the rounds")
    assert len(several.processes()) == 3
    several.stop_all()

    _everything_is_there(several, storm)
    again = repeats(several, connector)
    most = Counter(call.who for call in again)
    marked = Counter(call.who for call in connector.calls if IN_CASE in call.words)
    interrupted = len(turns)
    assert connector.side_by_side == 0
    assert all(many <= interrupted for many in most.values()), most
    assert most <= marked
    print()
    print(f"{KILLS} kills, {RESTARTS} restarts of the server, {CUTS} cuts; seed {SEED}")
    print(f"{storm.known.commits} turns answered, {storm.known.redelivered} asked again")
    print(f"{len(storm.known.filed)} reports, 0 lost; {len(again)} messages repeated, each marked")


def _everything_is_there(several: Several, storm: PatientStorm) -> None:
    known = storm.known
    found = dict(
        zip(
            (one.case for one in known.filed),
            aftermath.cases(several, [one.case for one in known.filed]),
            strict=True,
        )
    )
    for one in known.filed:
        assert found[one.case].report.what_happened == one.story
        assert found[one.case].header.reference == one.reference
    assert len(found) == several.count("cases")
    assert all(found[case].acknowledged for case in known.acknowledged)
    assert all(found[case].decided for case in known.decided)
    assert several.chain_length() > 0
    looked = several.inspected()
    assert (looked.damaged, looked.first_bad_entry) == ((), None)
    for case in found.values():
        told = Counter((one.told.rung, one.told.person) for one in case.tellings)
        assert max(told.values()) == 1, "a rung was told twice"
    deadlocks = several.seen(
        "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"
    )
    assert deadlocks == [(0,)]
    counted = several.seen("SELECT count(*), count(DISTINCT id) FROM outbox")
    assert counted[0][0] == counted[0][1]


@pytest.mark.timeout(600)
def test_a_standby_takes_over_under_three_bots_and_nothing_that_was_answered_is_missing(
    several: Several, connector: Connector
) -> None:
    first, rng = several.server, random.Random(SEED)
    with running(standby_of=first) as second:
        with closing(first.connect()) as admin:
            admin.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
            admin.execute("SELECT pg_reload_conf()")
        several.know_of(second)
        several.start_all()
        with PatientStorm(several, rng) as storm:
            storm.up.set()
            storm.wait_for_commits(COMMITS_BETWEEN)
            first.kill()
            began = time.monotonic()
            second.promote()
            several.is_kept_by(second)
            storm.wait_for_commits(1)
            took = time.monotonic() - began
            storm.wait_for_commits(COMMITS_BETWEEN)
        assert storm.known.faults == []
        several.delivered()
        several.stop_all()

        _everything_is_there(several, storm)
        assert connector.side_by_side == 0
    print(f"\n{took:.1f} s from the kill to the next answer of three bots at work")
