"""Several processes on one database: one writes at a time, one does the rounds, none waits for the
dead.
"""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from adapters.teams.pacing import Window
from bot.post.shared_budget import NoBudget, confirm_budget
from governance.keys import PartyKey
from storage import ringfile
from storage.errors import KeyMissing, LaneElsewhere, StoreInUse
from storage.postgres_together import OTHERS
from storage.store import Store
from storage.unit import Unit
from tests.a_server import AServer
from tests.storage.another_process import begun
from tests.storage.store_kit import NOW, Place, ServerPlace, cut, open_case, put

ACORN, SECOND = PartyKey("acorn"), timedelta(seconds=1)


@pytest.fixture
def engine() -> str:
    """The one that several can share."""
    return "postgres"


@pytest.fixture
def there(server: AServer, tmp_path: Path) -> Iterator[ServerPlace]:
    """A new store on the server."""
    place = ServerPlace(tmp_path, server=server)
    yield place
    place.go()


@contextmanager
def shared(place: ServerPlace, many: int = 2) -> Iterator[list[Store]]:
    """So many bots have it open; each makes ids of its own."""
    with ExitStack() as stack:
        ids = [count(1000 * one) for one in range(1, many + 1)]
        makers = [lambda numbers=one: f"id{next(numbers):06d}" for one in ids]
        yield [stack.enter_context(closing(place.open(shared=True, ids=make))) for make in makers]


OPENS = """
from itertools import count
place, numbers = {place}, count({first})
store = place.open(shared=True, ids=lambda: f"id{{next(numbers):06d}}")
"""
WRITES = (
    OPENS
    + """
for number in range(60):
    print(store.write(open_case).reference, flush=True)
store.close()
"""
)
HOLDS_ALL = (
    OPENS
    + """
store.write(lambda unit: put(unit, "theirs", "s"))
store.write(lambda unit: unit.outbox.take(1))
print(store.standing().does_rounds, flush=True)
input()
"""
)


def test_three_processes_write_at_once_and_the_store_stays_one(there: ServerPlace) -> None:
    with ExitStack() as stack:
        programs = [WRITES.format(place=there.again, first=10_000 * n) for n in range(1, 4)]
        three = [stack.enter_context(begun(program)) for program in programs]
        said = [one.communicate()[0].split() for one in three]

    given = [reference for each in said for reference in each]
    with closing(there.open(ids=count(90_000).__next__)) as store:
        kept = [row[0] for row in there.peek("SELECT reference FROM cases")]

        assert sorted(given) == sorted(kept)
        assert len(set(kept)) == 180
        assert store.inspect(most=None).damaged == ()
        assert store.read(lambda unit: unit.audit.verify()).first_bad is None


def test_what_one_writes_the_other_goes_on_with(there: ServerPlace) -> None:
    with shared(there) as (one, other):
        first, second = one.write(open_case), other.write(open_case)
        third = one.write(open_case)

        assert [each.reference[-4:] for each in (first, second, third)] == ["0001", "0002", "0003"]
        assert one.damaged | other.damaged == frozenset()


def test_whoever_wants_it_alone_is_refused_and_so_are_bots_meanwhile(there: ServerPlace) -> None:
    with shared(there), pytest.raises(StoreInUse):
        there.open()
    with closing(there.open()), pytest.raises(StoreInUse):
        there.open(shared=True)


def test_a_file_has_one_process_all_the_same(tmp_path: Path) -> None:
    place = Place(tmp_path)
    with closing(place.open(shared=True)) as store:
        assert store.standing().many == 1
        with pytest.raises(StoreInUse):
            place.open(shared=True)


def test_one_does_the_rounds_and_the_next_when_it_has_ended(there: ServerPlace) -> None:
    with shared(there, 3) as (one, other, third):
        assert one.standing().does_rounds
        assert one.standing().does_rounds  # and goes on to
        assert not other.standing().does_rounds
        assert other.standing().many == 3
        (first, *_) = third.processes()
        one.close()

        assert first.does_rounds
        assert other.standing().does_rounds
        assert not third.standing().does_rounds
        assert third.standing().many == 2


def test_whoever_is_not_fit_leaves_the_rounds_to_others(there: ServerPlace) -> None:
    with shared(there) as (one, other):
        assert one.standing().does_rounds
        assert not one.standing(fit=False).does_rounds
        assert other.standing().does_rounds


def test_what_a_killed_process_held_is_free_at_once(there: ServerPlace) -> None:
    with closing(there.open(shared=True)) as store:
        program = HOLDS_ALL.format(place=there.again, first=50_000)
        with begun(program) as process:
            assert process.stdout is not None
            assert process.stdout.readline().strip() == "True"
            with pytest.raises(LaneElsewhere):
                store.write(lambda unit: unit.outbox.take(1))
            assert store.read(_ready) == ()  # it is passed over
            assert not store.standing().does_rounds

        assert store.standing().does_rounds
        assert len(store.read(_ready)) == 1
        taken = store.write(lambda unit: unit.outbox.take(1))
        assert taken is not None
        assert taken.why == "sending"  # in doubt: it may have gone


def test_a_process_that_was_cut_off_has_nothing_of_it_any_more(there: ServerPlace) -> None:
    with shared(there) as (one, other):
        one.standing()
        one.write(lambda unit: put(unit, "k", "s"))
        one.write(lambda unit: unit.outbox.take(1))
        with cut(there):
            assert other.standing().does_rounds
            assert other.write(lambda unit: unit.outbox.take(1)) is not None

            assert not one.standing().does_rounds
            with pytest.raises(LaneElsewhere):
                one.write(lambda unit: unit.outbox.take(1))


def test_one_process_at_a_time_sends_to_a_person(there: ServerPlace) -> None:
    with shared(there) as (one, other):
        one.write(lambda unit: put(unit, "a", "s"))
        one.write(lambda unit: put(unit, "b", "s"))
        first = one.write(lambda unit: unit.outbox.take(1))
        assert first is not None
        with pytest.raises(LaneElsewhere):
            other.write(lambda unit: unit.outbox.take(2))

        def sent(unit: Unit) -> None:
            unit.outbox.sent(1, now=NOW, receipt=None)
            unit.outbox.leave(first)

        one.write(sent)
        assert other.write(lambda unit: unit.outbox.take(2)) is not None
        went = other.read(lambda unit: unit.outbox.went_since(first.lane, NOW - SECOND, 5))
        assert went == (NOW,)


def _ready(unit: Unit) -> tuple[object, ...]:
    return unit.outbox.ready(NOW, busy=(), but=(), most=5)


def test_a_due_row_is_done_by_one(there: ServerPlace) -> None:
    def done(unit: Unit) -> bool:
        claimed = unit.due.claim(1)
        unit.due.done(1)
        return claimed

    with shared(there) as (one, other):
        one.write(lambda unit: unit.due.put(subject="s", what="w", party=ACORN, at=NOW))
        assert one.write(done)
        assert not other.write(done)


def test_a_key_that_one_made_the_other_reads_when_it_meets_it(there: ServerPlace) -> None:
    later = NOW + timedelta(days=70)
    with shared(there) as (one, other):
        with pytest.raises(KeyMissing):
            other.ring.named("open:acorn:2027-03")
        one.top_up_keys(later)

        assert other.ring.named("open:acorn:2027-03").name == "open:acorn:2027-03"
        assert other.top_up_keys(later) == 0  # one of them makes it
        assert other.unfit() == ""


def test_a_process_with_an_older_ring_takes_no_turn_until_it_has_the_new_one(
    there: ServerPlace, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere" / "ring.json"
    with closing(there.open(shared=True)) as one:
        _copied(there.ring, elsewhere)
        with closing(there.open(shared=True, ring=elsewhere)) as other:
            assert other.unfit() == ""
            one.top_up_keys(NOW + timedelta(days=70))

            assert other.unfit().startswith("the key ring here lacks ")
            _copied(there.ring, elsewhere)
            assert other.unfit() == ""


def _copied(ring: Path, elsewhere: Path) -> None:
    elsewhere.parent.mkdir(exist_ok=True, mode=0o700)
    for path in ring.parent.iterdir():
        copy = elsewhere.parent / path.name
        copy.write_bytes(path.read_bytes())
        copy.chmod(0o600)


def test_a_process_whose_tables_were_changed_by_another_release_takes_no_turn(
    there: ServerPlace,
) -> None:
    with closing(there.open(shared=True)) as store:
        there.tamper("UPDATE alembic_version SET version_num = '9999'")

        assert "another release" in store.unfit()


def test_tables_are_brought_up_by_a_process_that_is_alone(there: ServerPlace) -> None:
    with closing(there.open(shared=True)):
        there.tamper("UPDATE alembic_version SET version_num = '0014'")
        with pytest.raises(StoreInUse) as told:
            there.open(shared=True)

    assert str(told.value) == OTHERS


def test_references_that_either_marked_stay_marked(there: ServerPlace) -> None:
    with shared(there) as (one, other):
        for _ in range(120):
            one.write(open_case)
        other.write(lambda unit: open_case(unit, prefix="NM"))
        other.keep_marks()
        one.keep_marks()
        other.keep_marks()

        counters = one._marks.load().counters  # type: ignore[union-attr]
        assert counters["BR-2026"] >= 120
        assert counters["NM-2026"] >= 1


def test_links_are_sealed_by_one_key(there: ServerPlace) -> None:
    with shared(there) as (one, other):
        assert one.ring.links_key == other.ring.links_key


def test_the_ring_is_read_again_where_it_was_written(there: ServerPlace) -> None:
    with shared(there) as (one, other):
        one.top_up_keys(NOW + timedelta(days=70))
        other.unfit()

        stored = ringfile.read(there.ring)
        assert stored is not None
        assert {kek.id for kek in other.ring.keks} == {kek.id for kek in stored.keks}


def test_what_teams_takes_in_a_conversation_is_counted_over_all_processes(
    there: ServerPlace,
) -> None:
    windows = (Window(2, 60.0),)

    def sends(unit: Unit, number: int) -> None:
        put(unit, f"k{number}", "s")
        taken = unit.outbox.take(number)
        assert taken is not None
        confirm_budget(unit, taken, windows, NOW)
        unit.outbox.sent(number, now=NOW, receipt=None)
        unit.outbox.leave(taken)

    with shared(there) as (one, other):
        one.write(lambda unit: sends(unit, 1))
        other.write(lambda unit: sends(unit, 2))
        with pytest.raises(NoBudget) as told:
            one.write(lambda unit: sends(unit, 3))
        assert told.value.wait == timedelta(minutes=1)

        other.write(lambda unit: put(unit, "k4", "s"))
        waits = there.peek("SELECT number FROM outbox WHERE state = 'waiting'")
        assert other.write(lambda unit: unit.outbox.take(waits[0][0])) is not None  # it was left


def test_at_a_months_turn_one_makes_the_keys_and_all_seal_under_them(there: ServerPlace) -> None:
    turn = NOW + timedelta(days=31)
    with shared(there, 3) as three:
        three[0].top_up_keys(turn)
        assert [one.top_up_keys(turn) for one in three] == [0, 0, 0]
        before = ringfile.read(there.ring)
        for one in three:
            one.write(lambda unit: open_case(unit, now=turn))

        assert ringfile.read(there.ring) == before
        assert three[1].inspect(most=None).damaged == ()
        under = {row[0] for row in there.peek("SELECT kek FROM cases")}
        assert {three[2].ring.by_id(kek).name for kek in under} == {f"open:acorn:{turn:%Y-%m}"}
