"""Nothing is kept for ever by accident: what was sent, who was asked, where to write, who read."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from bot.retention.messages import MESSAGES
from governance.keys import PartyKey
from governance.outbox_message import MessageKind, TextBody, ToPerson
from governance.policy import MESSAGE_KEPT_FOR
from governance.retention.facts import Delivered
from storage.tables import metadata
from tests.bot.near_missing import NM, near_miss, report
from tests.bot.retention.retention_kit import CLOSED, LESSON, closed, look, on, rounds
from tests.bot.town import Town
from tests.storage.store_kit import NEWCOMER as OF_ANOTHER
from tests.storage.store_kit import PLANTED

NEWCOMER = replace(OF_ANOTHER, party=PartyKey("SCC"))

PAGE = (Path(__file__).parents[3] / "docs/retention.md").read_text("utf-8")
A_MONTH_ON = CLOSED + timedelta(days=MESSAGE_KEPT_FOR.days + 1)


def test_every_table_has_its_line_on_the_page() -> None:
    rows = "\n".join(re.findall(r"^\|(.*?)\|", PAGE, re.MULTILINE))

    assert [name for name in metadata.tables if f"`{name}`" not in rows] == []


async def whole(town: Town, subject: str) -> int:
    """Messages of which more than a digest is kept."""
    return len(await town.look(lambda unit: unit.outbox.of_subject(subject)))


async def rows(town: Town) -> int:
    """Messages ever put."""
    return await town.look(lambda unit: sum((unit.tally.put() or {}).values()))


def sweep_messages(town: Town, case_id: str) -> object:
    """Do what is due of one case's messages."""
    from bot.retention.messages import fall_due
    from bot.work import Work

    now, services = town.clock.now(), town.running.services

    def work(unit: object) -> object:
        row = next(r for r in unit.due.of_subject(case_id) if r.what == MESSAGES)  # type: ignore[attr-defined]
        return fall_due(Work(unit, services, now), row)  # type: ignore[arg-type]

    return work


async def test_what_a_closed_case_was_told_is_written_down_and_then_reduced(town: Town) -> None:
    await report(town)
    await town["Tom"].says(f"acknowledge {NM}")
    for words in ("Which list was it?", "Is it back?"):
        await town["Tom"].says(f"message {NM}")
        await town["Tom"].presses("Send the message", text=words)
    await town["Tom"].says(f"lesson {NM}")
    await town["Tom"].presses("Record what was learnt", lesson=LESSON)
    await look(town, CLOSED)
    case = await near_miss(town)
    before, told = await whole(town, case.header.id), len(case.tellings)
    put = await rows(town)
    await on(town, A_MONTH_ON)
    await town.running.store.write(sweep_messages(town, case.header.id))  # type: ignore[arg-type]

    after = await near_miss(town)
    (fact,) = [e.fact for e in after.history if isinstance(e.fact, Delivered)]
    assert await whole(town, case.header.id) < before
    assert {(one.channel, one.state) for one in fact.deliveries} <= {("teams", "sent")}
    assert all(one.at for one in fact.deliveries)
    assert len(fact.deliveries) >= 1 or told == 0
    assert await rows(town) == put
    assert town.running.store.damaged == frozenset()


async def test_a_card_that_stands_in_a_chat_is_still_taken_back(town: Town) -> None:
    """Whoever is out of a case keeps no card of it, however long ago it was closed."""
    await closed(town)
    await look(town, CLOSED)
    case = await near_miss(town)
    await on(town, A_MONTH_ON)
    await town.running.store.write(sweep_messages(town, case.header.id))  # type: ignore[arg-type]
    shown = [n for n, card in enumerate(town["Tom"].cards) if NM in str(card)]
    await town["Tom"].says(f"conflict {NM}")
    await town["Tom"].presses("Step aside")

    cards = [str(town["Tom"].cards[n]) for n in shown]
    assert shown
    assert not any("What was learnt" in card for card in cards)


async def test_messages_of_no_case_are_reduced_after_a_month_and_never_sent_again(
    town: Town,
) -> None:
    await town["Priya"].says("help")
    before = await whole(town, "-")
    await look(town, CLOSED)
    assert await whole(town, "-") == before > 0
    await look(town, A_MONTH_ON)

    assert await whole(town, "-") == 0
    inspected = await town.running.store.run_on_writer(lambda store: store.inspect())
    assert inspected.damaged == ()


async def test_what_waits_is_kept_however_old(town: Town) -> None:
    town.clock.forward(timedelta())

    def put(unit: object) -> None:
        unit.outbox.put(  # type: ignore[attr-defined]
            key="k",
            party=PartyKey("SCC"),
            subject="-",
            kind=MessageKind.NOTICE,
            to=ToPerson(town["Tom"].person),
            body=TextBody(PLANTED),
            now=town.clock.now(),
            not_before=town.clock.now() + timedelta(days=900),
        )

    await town.running.store.write(put)
    await look(town, A_MONTH_ON)

    assert await whole(town, "-") == 1


async def test_somebody_who_was_asked_once_is_asked_again_after_two_years(town: Town) -> None:
    await town.running.store.write(lambda unit: unit.newcomers.take(NEWCOMER, now=town.clock.now()))
    await look(town, date(2028, 11, 20))
    assert len(await town.look(lambda unit: unit.newcomers.all())) == 1
    await look(town, date(2028, 11, 24))

    assert await town.look(lambda unit: unit.newcomers.all()) == ()


async def test_where_to_write_to_is_kept_of_those_who_are_here_alone(town: Town) -> None:
    address = None
    await town["Priya"].says("help")
    address = await town.look(lambda unit: unit.conversations.of(town["Priya"].person))
    assert address is not None
    gone = NEWCOMER.person
    await town.running.store.write(
        lambda unit: unit.conversations.remember(gone, address=address, now=town.clock.now())
    )
    await look(town, CLOSED + timedelta(days=91))

    assert await town.look(lambda unit: unit.conversations.of(gone)) is None
    assert await town.look(lambda unit: unit.conversations.of(town["Priya"].person)) == address


async def test_who_did_what_goes_after_six_years_but_for_what_is_there(town: Town) -> None:
    await closed(town)
    await town.running.store.write(lambda unit: unit.newcomers.take(NEWCOMER, now=town.clock.now()))
    case = await near_miss(town)
    subject = await town.look(lambda unit: unit.newcomers._id(NEWCOMER.person))
    await on(town, date(2033, 1, 10))
    await rounds(town)._forget(town.clock.now())

    joined, ended = await town.look(lambda unit: unit.audit.of_subject(subject))
    inspected = await town.running.store.run_on_writer(lambda store: store.inspect())
    assert (ended.what, ended.actor) == ("key_ended", "retention")
    assert inspected.damaged == ()
    kept = await town.look(lambda unit: unit.audit.of_subject(case.header.id))
    assert joined.actor == ""
    assert all(entry.actor for entry in kept)
    assert (await town.look(lambda unit: unit.audit.verify())).first_bad is None
