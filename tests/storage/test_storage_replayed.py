"""A thief of the disk who puts back what once was genuine: it is never believed again."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import (
    dataclass,
    replace,
)
from datetime import timedelta
from typing import Any

import pytest

from governance.access import Action
from governance.keys import PartyKey
from governance.people.entra_groups import InGroup
from storage.errors import StoreDamaged
from storage.rollback_notes import WATCHED
from storage.store import Store
from storage.unit import Unit
from tests.storage.store_kit import (
    ADDRESS,
    NEWCOMER,
    NOW,
    RECEIPT,
    REPORTER,
    SAID,
    Place,
    acknowledge,
    keep_absence,
    keep_answer,
    keep_draft,
    open_case,
    put,
    seen,
)

LATER = NOW + timedelta(hours=1)
ME = REPORTER.person
Work = Callable[[Unit], Any]


def keep_mine(unit: Unit) -> object:
    old = unit.drafts.mine(ME, now=NOW)
    if old is None:
        return keep_draft(unit)
    return unit.drafts.keep_on(old, answers=old.answers, notes=old.notes, now=NOW)


def drop_draft(unit: Unit) -> None:
    old = unit.drafts.mine(ME, now=NOW)
    assert old is not None
    unit.drafts.drop(old.id)


def put_notice(unit: Unit) -> None:
    put(unit, "k", "s")


def due_at(unit: Unit, minutes: int) -> None:
    at = NOW + timedelta(minutes=minutes)
    unit.due.put(subject="s", what="rung:1", party=PartyKey("acorn"), at=at)


def address(unit: Unit, url: str) -> None:
    unit.conversations.remember(ME, address=replace(ADDRESS, service_url=url), now=NOW)


def sent(unit: Unit) -> None:
    unit.outbox.sent(1, now=NOW, receipt=RECEIPT)


@dataclass(frozen=True)
class Replay:
    """A row as it is written first, what is written or dropped after that, and who then asks."""

    table: str
    first: Work
    then: Work
    use: Work


REPLAYS = [
    pytest.param(
        Replay("drafts", keep_mine, keep_mine, lambda unit: unit.drafts.mine(ME, now=NOW)),
        id="older answers",
    ),
    pytest.param(
        Replay("drafts", keep_mine, drop_draft, lambda unit: unit.drafts.mine(ME, now=NOW)),
        id="answers that were sent or cancelled",
    ),
    pytest.param(
        Replay("outbox", put_notice, sent, sent),
        id="a notice from before it was sent",
    ),
    pytest.param(
        Replay(
            "due",
            lambda unit: due_at(unit, 1),
            lambda unit: due_at(unit, 9),
            lambda unit: unit.due.of_subject("s"),
        ),
        id="the instant that something was due at before",
    ),
    pytest.param(
        Replay(
            "due",
            lambda unit: due_at(unit, 1),
            lambda unit: unit.due.clear("s"),
            lambda unit: unit.due.of_subject("s"),
        ),
        id="something due that was dealt with",
    ),
    pytest.param(
        Replay(
            "conversations",
            lambda unit: address(unit, "old"),
            lambda unit: address(unit, "new"),
            lambda unit: unit.conversations.of(ME),
        ),
        id="where someone was written to before",
    ),
    pytest.param(
        Replay(
            "conversations",
            lambda unit: address(unit, "old"),
            lambda unit: unit.conversations.forget(ME),
            lambda unit: unit.conversations.of(ME),
        ),
        id="someone who has left",
    ),
    pytest.param(
        Replay(
            "turns",
            lambda unit: unit.turns.keep("turn", SAID, NOW),
            lambda unit: unit.turns.forget_before(LATER),
            lambda unit: unit.turns.answer_for("turn"),
        ),
        id="an answer of yesterday",
    ),
    pytest.param(Replay("counters", open_case, open_case, open_case), id="an earlier number"),
    pytest.param(
        Replay(
            "meta",
            lambda unit: unit.meta.set("colour", "red"),
            lambda unit: unit.meta.set("colour", "blue"),
            lambda unit: unit.meta.get("colour"),
        ),
        id="an earlier setting",
    ),
]
PARAMETERS = pytest.mark.parametrize("replay", REPLAYS)


@PARAMETERS
def test_an_old_row_put_back_whole_is_refused_in_a_sentence_and_shown(
    store: Store, place: Place, replay: Replay
) -> None:
    store.write(replay.first)
    before = place.rows(replay.table)
    store.write(replay.then)
    place.put_over(replay.table, before)

    with pytest.raises(StoreDamaged, match=rf"^the store .*: {replay.table} .* last written$"):
        store.write(replay.use)
    assert any(where.startswith(replay.table) for where in store.inspect().damaged)


@PARAMETERS
def test_put_back_with_its_note_it_is_seen_in_its_part(place: Place, replay: Replay) -> None:
    with closing(place.open()) as store:
        store.write(replay.first)
        before = {table: place.rows(table) for table in (replay.table, "newest")}
        store.write(replay.then)
        newest_sum = place.peek("SELECT * FROM newest WHERE id = ''")
        for table, rows in before.items():
            place.put_over(table, rows)
        place.put_over("newest", newest_sum)
        assert any(where.startswith("newest") for where in store.inspect().damaged)

    with closing(place.open()) as again:
        assert any(where.startswith("newest") for where in again.inspect().damaged)


@PARAMETERS
def test_everything_that_changes_put_back_at_once_no_longer_fits_the_audit_chain(
    store: Store, place: Place, replay: Replay
) -> None:
    case = store.write(open_case)
    store.write(replay.first)
    before = {table: place.rows(table) for table in ("newest", *(t.name for t in WATCHED))}
    store.write(replay.then)
    store.write(lambda unit: acknowledge(unit, seen(unit, case.id)))
    for table, rows in before.items():
        place.put_back(table, rows)

    assert store.inspect().damaged == ("newest",)


def test_a_newcomer_of_another_time_is_not_taken_on(store: Store, place: Place) -> None:
    store.write(lambda unit: unit.newcomers.take(NEWCOMER, now=NOW))
    place.tamper("DELETE FROM newest WHERE id LIKE '%/newcomers/%'")  # as if they never had been

    with pytest.raises(StoreDamaged):
        store.read(lambda unit: unit.newcomers.of(NEWCOMER.person))
    assert store.read(lambda unit: unit.newcomers.all()) == ()


def test_an_absence_of_another_time_covers_for_nobody(store: Store, place: Place) -> None:
    store.write(keep_absence)
    place.tamper("DELETE FROM newest WHERE id LIKE '%/absences/%'")  # as if it never had been

    assert store.read(lambda unit: unit.absences.all()) == ()


def test_an_answer_of_another_time_gives_nobody_a_role(store: Store, place: Place) -> None:
    store.write(keep_answer)
    before = place.rows("group_answers")
    store.write(lambda unit: keep_answer(unit, InGroup("o2", "Another", "")))
    place.put_over("group_answers", before)

    assert store.read(lambda unit: unit.group_answers.all()) == ()


def test_what_waits_and_was_put_back_is_left_out_and_stops_no_other(
    store: Store, place: Place
) -> None:
    store.write(put_notice)
    before = place.rows("outbox")
    store.write(sent)
    place.put_over("outbox", before)
    store.write(lambda unit: put(unit, "other", "s"))

    waiting = store.read(lambda unit: unit.outbox.waiting(NOW))
    assert [notice.key for notice in waiting] == ["other"]
    assert len(store.damaged) == 1


def test_what_is_taken_away_is_missed(store: Store, place: Place) -> None:
    store.write(put_notice)
    place.tamper("DELETE FROM outbox")

    assert [where.split()[0] for where in store.inspect().damaged] == ["outbox"]


def test_the_notes_taken_away_are_not_begun_again(place: Place) -> None:
    with closing(place.open()) as store:
        store.write(put_notice)
    place.become_earlier("0003", "newest", "absences", "group_answers")

    # A store from before there were notes looks like this: it is written down.
    with closing(place.open()) as store:
        entries = store.read(lambda unit: unit.audit.of_subject("newest"))
    assert [entry.what for entry in entries] == ["notes_begun"]

    place.tamper("DELETE FROM newest")
    with pytest.raises(StoreDamaged, match="newest"):
        place.open()


def test_of_works_in_one_transaction_only_what_is_kept_is_noted(store: Store) -> None:
    def fails(unit: Unit) -> None:
        put_notice(unit)
        raise LookupError

    case = store.write(open_case)
    store.write_together([put_notice, fails, lambda unit: due_at(unit, 1)])
    store.write(lambda unit: unit.cases.history(REPORTER, case.id, Action.SEE_STATUS, now=NOW))

    assert store.inspect().damaged == ()
