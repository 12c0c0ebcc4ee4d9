"""Drafts, due rows, the outbox, turns, conversations and settings of the store."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from governance.keys import PartyKey, TenantId
from governance.outbox_message import (
    CardBody,
    InOutbox,
    MessageKind,
    TextBody,
    ToMailbox,
    ToPerson,
)
from governance.outcomes import MessageState
from governance.people.identity import PersonId
from governance.urgency import NO_CLOCK, Pressing, Urgency
from storage.drafts import Draft
from storage.errors import VersionConflict
from storage.outbox import SENDING
from storage.periods import draft_key
from storage.store import Store
from storage.tables import drafts
from storage.unit import Unit
from tests.storage.store_kit import (
    ADDRESS,
    LEAD,
    NOW,
    PLANTED,
    RECEIPT,
    REPORTER,
    SAID,
    STRANGER,
    TIMER,
    Place,
)

ME, OTHER = REPORTER.person, LEAD.person
HOUR = timedelta(hours=1)


def keep(unit: Unit, **changes: Any) -> Draft:
    settings: dict[str, Any] = {
        "owner": ME,
        "party": "acorn",
        "flow": "breach",
        "answers": {"what_happened": PLANTED},
        "notes": {"given_on": "2026-11-20"},
        "now": NOW,
        "expires": NOW + 14 * 24 * HOUR,
    }
    return unit.drafts.keep(**{**settings, **changes})


def keep_on(unit: Unit, draft: Draft, answers: dict[str, Any]) -> Draft:
    return unit.drafts.keep_on(draft, answers=answers, notes=draft.notes, now=NOW)


def test_a_draft_comes_back_to_its_owner_alone(store: Store) -> None:
    draft = store.write(keep)

    assert store.read(lambda u: u.drafts.mine(ME, now=NOW)) == draft
    assert store.read(lambda u: u.drafts.load(draft.id, ME)) == draft
    assert store.read(lambda u: u.drafts.load(draft.id, TIMER)) == draft
    assert store.read(lambda u: u.drafts.mine(OTHER, now=NOW)) is None
    assert store.read(lambda u: u.drafts.load(draft.id, OTHER)) is None
    assert store.read(lambda u: u.drafts.mine(ME, "near_miss", now=NOW)) is None


def test_a_draft_stored_with_its_notes_among_its_answers_is_read_apart(store: Store) -> None:
    draft = store.write(keep)
    mixed: dict[str, Any] = {
        "noticed": "today",
        "given_on": "2026-11-20",
        "asked_about_dates": True,
    }

    def as_it_was(unit: Unit) -> None:
        session = unit.drafts._session
        (row,) = session.rows(select(drafts))
        kek = draft_key(draft.party, NOW)
        old: dict[str, Any] = {"owner": ME.text, "answers": mixed}
        session.replace(
            drafts, "id", session.envelopes.seal(drafts, row, {"payload": old}, kek=kek)
        )

    store.write(as_it_was)
    read = store.read(lambda u: u.drafts.load(draft.id, ME))

    assert read is not None
    assert read.answers == {"noticed": "today"}
    assert read.notes == {"given_on": "2026-11-20", "asked_about_dates": True}


def test_a_draft_expires_at_its_instant_and_not_before(store: Store) -> None:
    draft = store.write(keep)
    before = draft.expires_at - timedelta(microseconds=1)

    assert store.read(lambda u: u.drafts.mine(ME, now=before)) == draft
    assert store.read(lambda u: u.drafts.mine(ME, now=draft.expires_at)) is None


def test_a_draft_changed_elsewhere_is_a_conflict(store: Store) -> None:
    draft = store.write(keep)
    second = store.write(lambda u: keep_on(u, draft, answers={"a": "b"}))

    assert (second.id, second.version) == (draft.id, 2)
    with pytest.raises(VersionConflict):
        store.write(lambda u: keep_on(u, draft, answers={"a": "c"}))
    assert store.read(lambda u: u.drafts.mine(ME, now=NOW)) == second


def test_a_draft_that_is_gone_is_not_kept_on(store: Store) -> None:
    draft = store.write(keep)
    store.write(lambda u: u.drafts.drop(draft.id))

    with pytest.raises(VersionConflict):
        store.write(lambda u: keep_on(u, draft, answers={"a": "b"}))
    assert store.read(lambda u: u.drafts.mine(ME, now=NOW)) is None


def test_the_newest_draft_is_offered_and_a_dropped_one_is_gone(store: Store) -> None:
    old = store.write(keep)
    new = store.write(lambda u: keep(u, now=NOW + HOUR))

    assert store.read(lambda u: u.drafts.mine(ME, now=NOW)) == new
    store.write(lambda u: u.drafts.drop(new.id))
    assert store.read(lambda u: u.drafts.mine(ME, now=NOW)) == old


def test_what_is_due_comes_oldest_first_at_its_instant_and_not_before(store: Store) -> None:
    def fill(unit: Unit) -> None:
        for n, at in ((1, NOW + HOUR), (2, NOW), (3, NOW + 2 * HOUR)):
            unit.due.put(
                subject="case", what=f"rung:{n}", party=PartyKey("acorn"), at=at, carries="2026.1"
            )

    store.write(fill)
    assert store.read(lambda u: u.due.next_at()) == NOW
    assert [r.what for r in store.read(lambda u: u.due.before(NOW + HOUR))] == ["rung:2", "rung:1"]
    assert store.read(lambda u: u.due.before(NOW - timedelta(microseconds=1))) == ()
    assert len(store.read(lambda u: u.due.before(NOW + 9 * HOUR, limit=2))) == 2


def test_a_due_row_moves_rather_than_doubling(store: Store) -> None:
    for at in (NOW, NOW + HOUR):
        store.write(lambda u, at=at: u.due.put(subject="s", what="w", party="acorn", at=at))  # type: ignore[misc]

    (row,) = store.read(lambda u: u.due.of_subject("s"))
    assert row.at == NOW + HOUR
    store.write(lambda u: u.due.done(row.id))
    assert store.read(lambda u: u.due.next_at()) is None


def test_clearing_takes_the_subjects_own_rows_with_the_prefix_as_written(store: Store) -> None:
    def fill(unit: Unit) -> None:
        for subject, what in (("s", "rung:1"), ("s", "rung_2"), ("s", "nudge"), ("t", "rung:1")):
            unit.due.put(subject=subject, what=what, party=PartyKey("acorn"), at=NOW)

    store.write(fill)
    assert store.write(lambda u: u.due.clear("s", prefix="rung_")) == 1
    assert store.write(lambda u: u.due.clear("s", prefix="rung")) == 1
    assert store.write(lambda u: u.due.clear("s")) == 1
    assert [r.subject for r in store.read(lambda u: u.due.before(NOW))] == ["t"]


def plan(unit: Unit, **hours: int) -> None:
    times = {f"rung:{name}": NOW + number * HOUR for name, number in hours.items()}
    party = PartyKey("acorn")
    unit.due.plan(subject="s", prefix="rung:", party=party, times=times, pressing=NO_CLOCK)


def test_what_is_planned_is_these_and_no_others_and_what_stands_is_left_as_it_is(
    store: Store,
) -> None:
    store.write(lambda u: u.due.put(subject="s", what="nudge", party=PartyKey("acorn"), at=NOW))
    store.write(lambda u: plan(u, stays=1, moves=2, goes=3))
    before = {row.what: row for row in store.read(lambda u: u.due.of_subject("s"))}
    store.write(lambda u: plan(u, stays=1, moves=9, comes=4))
    after = {row.what: row for row in store.read(lambda u: u.due.of_subject("s"))}

    assert after.keys() == {"nudge", "rung:stays", "rung:moves", "rung:comes"}
    assert after["rung:stays"] == before["rung:stays"]
    assert after["rung:moves"].at == NOW + 9 * HOUR
    assert store.inspect().damaged == ()


@pytest.mark.parametrize("column", ["at", "party", "mac", "urgency"])
def test_what_was_changed_from_outside_is_planned_anew(
    store: Store, place: Place, column: str
) -> None:
    store.write(lambda u: plan(u, stays=1))
    wrong: object = {"at": 1, "party": "birch", "mac": b"x", "urgency": 0}[column]
    place.tamper(f"UPDATE due SET {column} = ?", wrong)  # noqa: S608
    store.write(lambda u: plan(u, stays=1))

    (row,) = store.read(lambda u: u.due.of_subject("s"))
    assert (row.at, row.party) == (NOW + HOUR, "acorn")
    assert store.inspect().damaged == ()


def put(unit: Unit, key: str = "case:rung:o-lead:teams", **changes: Any) -> bool:
    settings: dict[str, Any] = {
        "key": key,
        "party": "acorn",
        "subject": "case",
        "kind": MessageKind.NOTICE,
        "to": ToPerson(OTHER),
        "body": TextBody(PLANTED),
        "now": NOW,
    }
    return unit.outbox.put(**{**settings, **changes})


def test_a_notice_is_put_once_whatever_became_of_it(store: Store) -> None:
    assert store.write(put)
    assert not store.write(lambda u: put(u, body=TextBody("again")))
    store.write(lambda u: u.outbox.superseded(1, NOW))

    assert not store.write(put)
    (notice,) = store.read(lambda u: u.outbox.of_subject("case"))
    assert (notice.body, notice.state) == (TextBody(PLANTED), MessageState.SUPERSEDED)


def test_waiting_notices_come_in_the_order_they_were_put_from_their_instant_on(
    store: Store,
) -> None:
    def fill(unit: Unit) -> None:
        put(unit, "first")
        put(unit, "second", not_before=NOW + HOUR)
        put(unit, "third")

    store.write(fill)
    assert [n.key for n in store.read(lambda u: u.outbox.waiting(NOW))] == ["first", "third"]
    later = store.read(lambda u: u.outbox.waiting(NOW + HOUR))
    assert [n.key for n in later] == ["first", "second", "third"]
    assert store.read(lambda u: u.outbox.waiting(NOW, limit=1))[0].to == ToPerson(OTHER)


def test_what_is_new_comes_before_what_was_tried_however_much_of_that_there_is(
    store: Store,
) -> None:
    def fill(unit: Unit) -> None:
        for number in range(1, 31):
            put(unit, f"tried {number}")
            unit.outbox.retry(number, at=NOW, attempts=1)
        put(unit, "new")

    store.write(fill)
    found = store.read(lambda u: u.outbox.waiting(NOW, limit=10))

    assert [one.key for one in found] == ["new", *(f"tried {n}" for n in range(1, 10))]


def test_danger_comes_first_then_answers_then_the_clock_that_runs_out_first(store: Store) -> None:
    in_order = {
        "danger, an hour left": Pressing(Urgency.DANGER, NOW + HOUR),
        "danger": Pressing(Urgency.DANGER),
        "an answer": Pressing(Urgency.ANSWER),
        "an hour left": Pressing(Urgency.CLOCK, NOW + HOUR),
        "two hours left": Pressing(Urgency.CLOCK, NOW + 2 * HOUR),
        "no clock": Pressing(Urgency.CLOCK),
        "a card to bring up to date": Pressing(Urgency.CARD),
    }

    def fill(unit: Unit) -> None:
        for key, pressing in reversed(in_order.items()):
            put(unit, key, pressing=pressing)

    store.write(fill)

    assert [one.key for one in store.read(lambda u: u.outbox.waiting(NOW))] == [*in_order]
    assert [one.key for one in store.read(lambda u: u.outbox.waiting(NOW, limit=2))] == [*in_order][
        :2
    ]


def test_of_each_person_the_most_pressing_that_may_go_is_found_unopened(store: Store) -> None:
    def fill(unit: Unit) -> None:
        put(unit, "one")
        put(unit, "one's danger", pressing=Pressing(Urgency.DANGER))
        put(unit, "one's later", pressing=Pressing(Urgency.DANGER), not_before=NOW + HOUR)
        put(unit, "another's", to=ToPerson(STRANGER.person))
        put(unit, "a mailbox's", to=ToMailbox(PartyKey("acorn")), kind=MessageKind.MAIL)

    store.write(fill)
    look: dict[str, Any] = {"busy": frozenset[str](), "but": frozenset[int](), "most": 9}
    ready = store.read(lambda u: u.outbox.ready(NOW, **look))

    assert [one.id for one in ready] == [2, 4, 5]
    assert [one.urgency for one in ready] == [Urgency.DANGER, Urgency.CLOCK, Urgency.CLOCK]
    others = store.read(lambda u: u.outbox.ready(NOW, **{**look, "busy": {ready[0].lane}}))
    assert [one.id for one in others] == [4, 5]
    spoilt = store.read(lambda u: u.outbox.ready(NOW, **{**look, "but": {2}}))
    assert [one.id for one in spoilt] == [1, 4, 5]
    assert len(store.read(lambda u: u.outbox.ready(NOW, **{**look, "most": 1}))) == 1
    assert store.read(lambda u: u.outbox.soonest(NOW)) == NOW + HOUR
    assert store.read(lambda u: u.outbox.soonest(NOW + HOUR)) is None


def test_a_message_that_is_taken_and_not_marked_is_in_doubt(store: Store) -> None:
    store.write(put)
    whys = [store.write(lambda u: u.outbox.take(1)) for _ in range(2)]
    assert [one and one.why for one in whys] == ["", SENDING]

    store.write(lambda u: u.outbox.retry(1, at=NOW, attempts=1))
    again = store.write(lambda u: u.outbox.take(1))
    assert again is not None
    assert again.why == ""

    store.write(lambda u: u.outbox.superseded(1, NOW))
    assert store.write(lambda u: u.outbox.take(1)) is None


def test_a_message_is_as_it_was_put_whether_or_not_it_had_to_be_opened(store: Store) -> None:
    card = {"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": PLANTED}]}
    store.write(lambda u: put(u, body=CardBody(card, "a card")))
    at_once, opened = [store.write(lambda u: u.outbox.take(1)) for _ in range(2)]
    assert at_once is not None
    assert replace(at_once, why=SENDING) == opened


def test_a_message_that_was_not_kept_is_not_the_one_that_is_taken(store: Store) -> None:
    def fails(unit: Unit) -> None:
        put(unit, body=TextBody("never kept"))
        raise VersionConflict

    with pytest.raises(VersionConflict):
        store.write(fails)
    store.write(put)
    (waits,) = store.read(lambda u: u.outbox.waiting(NOW))
    taken = store.write(lambda u: u.outbox.take(waits.id))

    assert taken is not None
    assert taken.body == TextBody(PLANTED)


def test_whose_lane_a_message_waits_in_is_not_in_the_clear(store: Store, place: Place) -> None:
    store.write(put)

    assert all(OTHER.object_id.encode() not in data for data in place.on_disk())
    assert [one.id for one in store.read(lambda u: u.outbox.waiting_for(OTHER, NOW))] == [1]
    assert store.read(lambda u: u.outbox.waiting_for(STRANGER.person, NOW)) == ()


def test_of_two_updates_of_a_card_the_older_is_replaced_once_the_newer_is_coming(
    store: Store,
) -> None:
    def fill(unit: Unit) -> None:
        put(unit, "first", card="chat\n1")
        put(unit, "of another", card="chat\n2")
        put(unit, "no card's")
        put(unit, "planned", card="chat\n1", not_before=NOW + HOUR)

    def replaced(now: datetime) -> list[bool]:
        return store.read(lambda u: [u.outbox.is_replaced(n, now) for n in (1, 2, 3, 4)])

    store.write(fill)
    assert replaced(NOW) == [False, False, False, False]
    assert replaced(NOW + HOUR) == [True, False, False, False]

    store.write(lambda u: put(u, "newer", card="chat\n1"))
    assert replaced(NOW) == [True, False, False, True]
    store.write(lambda u: u.outbox.retry(5, at=NOW + HOUR, attempts=1))
    assert replaced(NOW) == [True, False, False, True]  # it will come
    store.write(lambda u: u.outbox.retry(5, at=NOW + HOUR, attempts=0, why="held"))
    assert replaced(NOW) == [True, False, False, True]  # so too where it was kept back
    store.write(lambda u: u.outbox.sent(5, now=NOW, receipt=None))
    assert replaced(NOW) == [True, False, False, True]


def test_a_card_will_change_while_anything_for_it_is_due_and_has_not_gone(store: Store) -> None:
    def will(now: datetime = NOW) -> bool:
        return store.read(lambda u: u.outbox.will_change("chat\n1", now))

    assert not will()
    store.write(lambda u: put(u, "planned", card="chat\n1", not_before=NOW + HOUR))
    assert (will(), will(NOW + HOUR)) == (False, True)
    store.write(lambda u: put(u, "due", card="chat\n1"))
    assert will()
    store.write(lambda u: u.outbox.sent(2, now=NOW, receipt=None))
    assert not will()


def test_of_two_that_were_planned_for_a_card_the_first_knows_of_the_second(store: Store) -> None:
    def fill(unit: Unit) -> None:
        for key, kind in (
            ("first", MessageKind.FOLD),
            ("between", MessageKind.UPDATE),
            ("second", MessageKind.FOLD),
        ):
            put(unit, key, kind=kind, card="chat\n1", not_before=NOW + HOUR)

    def later() -> list[bool]:
        return store.read(lambda u: [u.outbox.comes_later(number) for number in (1, 2, 3)])

    store.write(fill)
    assert later() == [True, False, False]
    store.write(lambda u: u.outbox.sent(3, now=NOW, receipt=None))
    assert later() == [False, False, False]


def test_which_card_it_is_is_not_in_the_clear(store: Store, place: Place) -> None:
    store.write(lambda u: put(u, card="19:chat-of-someone\n1"))

    assert all(b"chat-of-someone" not in data for data in place.on_disk())


def test_a_sent_notice_keeps_its_receipt_and_waits_no_more(store: Store) -> None:
    store.write(put)
    store.write(lambda u: u.outbox.sent(1, now=NOW, receipt=RECEIPT))

    assert store.read(lambda u: u.outbox.waiting(NOW)) == ()
    (notice,) = store.read(lambda u: u.outbox.of_subject("case"))
    assert (notice.state, notice.receipt) == (MessageState.SENT, RECEIPT)
    assert notice.body == TextBody(PLANTED)


def test_a_failed_message_is_tried_again_at_its_instant_or_marked_with_one_word(
    store: Store,
) -> None:
    store.write(put)
    store.write(lambda u: u.outbox.retry(1, at=NOW + HOUR, attempts=1))

    assert store.read(lambda u: u.outbox.waiting(NOW)) == ()
    (notice,) = store.read(lambda u: u.outbox.waiting(NOW + HOUR))
    assert notice.attempts == 1
    with pytest.raises(ValueError, match="one word"):
        store.write(lambda u: u.outbox.failed(1, NOW, "403 from Jo Bloggs"))
    store.write(lambda u: u.outbox.failed(1, NOW, "blocked"))
    (notice,) = store.read(lambda u: u.outbox.of_subject("case"))
    assert (notice.state, notice.why) == (MessageState.FAILED, "blocked")


def test_a_turn_delivered_again_gets_the_same_answer(store: Store) -> None:
    store.write(lambda u: u.turns.keep("app|tenant|chat|activity", SAID, NOW))

    assert store.read(lambda u: u.turns.answer_for("app|tenant|chat|activity")) == SAID
    assert store.read(lambda u: u.turns.answer_for("app|tenant|chat|other")) is None
    with pytest.raises(VersionConflict):
        store.write(lambda u: u.turns.keep("app|tenant|chat|activity", InOutbox(), NOW))


def test_a_double_tap_counts_once(store: Store) -> None:
    taps = [("card", "send", 1), ("card", "send", 1), ("card", "send", 2), ("card", "open", 1)]

    first = [store.write(lambda u, tap=tap: u.turns.tapped(*tap, NOW)) for tap in taps]  # type: ignore[misc]
    assert first == [True, False, True, True]


def test_turns_are_forgotten_half_open(store: Store) -> None:
    store.write(lambda u: u.turns.keep("t", InOutbox(), NOW))
    store.write(lambda u: u.turns.tapped("c", "v", 1, NOW))

    assert store.write(lambda u: u.turns.forget_before(NOW)) == 0
    assert store.write(lambda u: u.turns.forget_before(NOW + timedelta(microseconds=1))) == 2
    assert store.read(lambda u: u.turns.answer_for("t")) is None


def test_a_conversation_is_found_by_person_and_kept_once(store: Store, place: Place) -> None:
    one, two = ADDRESS, replace(ADDRESS, conversation="another")
    for where in (one, one, two):
        store.write(lambda u, a=where: u.conversations.remember(ME, address=a, now=NOW))  # type: ignore[misc]

    assert store.read(lambda u: u.conversations.of(ME)) == two
    assert store.read(lambda u: u.conversations.of(OTHER)) is None
    assert place.peek("SELECT version FROM conversations") == [(2,)]
    store.write(lambda u: u.conversations.forget(ME))
    assert store.read(lambda u: u.conversations.of(ME)) is None


def test_one_person_is_not_the_same_index_in_two_tables(store: Store) -> None:
    ring, text = store._ring, PersonId(TenantId("t"), "o").text

    found = {ring.index(purpose, "", text) for purpose in ("draft", "reporter", "conversation")}
    assert len(found) == 3
    assert ring.index("nhs", "acorn", text) != ring.index("nhs", "birch", text)


def test_settings_of_the_store_are_kept_and_changed(store: Store) -> None:
    assert store.read(lambda u: u.meta.get("offset")) is None
    for value in ("60", "120"):
        store.write(lambda u, v=value: u.meta.set("offset", v))  # type: ignore[misc]

    assert store.read(lambda u: u.meta.get("offset")) == "120"
