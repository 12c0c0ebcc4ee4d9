"""Disclosure requests over the real bot: send nothing yet, who decides, and what went."""

from datetime import date

import pytest

from governance.cases.case import Status
from governance.disclosures import steps
from governance.disclosures.facts import Decision, Footing, Telling, Victim
from governance.disclosures.report import Asker, Really
from tests.bot.disclosing import (
    CHECK,
    DECIDE,
    DR,
    TELL,
    WEIGH,
    WENT,
    disclosure,
    record,
    writes,
)
from tests.bot.town import BOTH, GONE, Town
from tests.cards import words

WRITTEN = ("quagga", "okapi", "narwhal", "walrus", "dugong")


@BOTH
async def test_whoever_takes_it_down_is_told_to_send_nothing_and_the_lead_hears(
    town: Town, submit: bool
) -> None:
    await record(town, submit=submit)

    said = town["Priya"].text
    assert "Send nothing yet. Do not tell the person it is about." in said
    assert f"It is recorded: **{DR}**." in said
    assert (await disclosure(town)).taken.asker is Asker.POLICE
    assert f"{DR}: a person's information is asked for (Police)" in town["Tom"].text


@BOTH
async def test_it_is_taken_decided_sent_and_closed(town: Town, submit: bool) -> None:
    await record(town)
    tom = town["Tom"]
    await tom.presses("I have it", submit=submit)
    assert f"{DR}: someone has it" in town["Priya"].text

    for button, answers in (
        ("Is it really them?", CHECK),
        ("Must we, or may we?", WEIGH),
        ("Decide", DECIDE),
        ("What went", {**WENT, "on": "2026-11-23"}),
        ("Tell the person?", TELL),
    ):
        assert (await disclosure(town)).decided is None
        await writes(town, button, answers, submit=submit)

    case = await disclosure(town)
    assert case.status is Status.DECIDED
    assert case.decision
    assert case.decision.by == tom.person
    assert (case.really, case.decided_as) == (Really.RUNG_BACK, Decision.SHARE)
    assert case.weighed
    assert (case.weighed.footing, case.weighed.victim) == (Footing.MAY, Victim.NOTICE_SEEN)
    assert [one.on for one in case.sent] == [date(2026, 11, 23)]
    assert case.telling
    assert case.telling.telling is Telling.NOT_TOLD
    assert f"{DR}: it is closed" in town["Priya"].text


async def test_the_receipt_says_no_more_to_ring_back_once_somebody_has(town: Town) -> None:
    await record(town)
    assert "Nobody has checked yet that it is really them." in town["Priya"].text
    await writes(town, "Is it really them?", CHECK)

    assert "Nobody has checked yet" not in town["Priya"].text


async def test_nothing_that_was_written_is_in_any_chat_but_the_open_card(town: Town) -> None:
    await record(town)
    for button, answers in (
        ("Is it really them?", CHECK),
        ("Must we, or may we?", WEIGH),
        ("Decide", DECIDE),
        ("What went", {**WENT, "on": "2026-11-23"}),
        ("Tell the person?", TELL),
    ):
        await writes(town, button, answers)
    tom = town["Tom"]
    await tom.says(f"open {DR}")
    assert all(one in tom.text for one in WRITTEN)
    await tom.says("fold away")

    said = "\n".join(one.text for one in town.everyone)
    assert [one for one in (*WRITTEN, "Zebra") if one in said] == []


async def test_the_deputy_whose_record_they_want_never_hears_of_it(town: Town) -> None:
    grace = town["Grace"]
    before = grace.text
    await record(town, changes={"part_of_it": grace.id})

    assert grace.person in (await disclosure(town)).out
    await town.goes_on(days=3)
    assert DR not in grace.text.removeprefix(before)
    assert GONE in await grace.says(f"open {DR}")


async def test_everyone_of_the_party_who_would_hear_is_on_the_list(town: Town) -> None:
    await town["Priya"].says("record a disclosure request")
    said = town["Priya"].text

    for name in ("Tom Bexley", "Grace Oduya", "Owen Pike", "Sara Lindqvist", "Ruth Calder"):
        assert name in said
    assert "Priya Marlowe ·" not in said
    assert "Nobody on this list" in said


async def test_a_must_is_not_refused_and_legal_is_asked_instead(town: Town) -> None:
    await record(town, changes={"asker": "court", "really": "order_seen", "came": "letter"})
    await writes(town, "Must we, or may we?", {**WEIGH, "footing": "must", "victim": "no"})
    said = await writes(town, "Decide", {**DECIDE, "decision": "refuse"})

    assert steps.NOT_REFUSED in said
    assert (await disclosure(town)).decision is None
    await writes(town, "Ask legal today", {"on": "2026-11-23"})
    legal = (await disclosure(town)).legal
    assert legal
    assert legal.on == date(2026, 11, 23)


async def test_the_day_in_the_order_is_reminded_of_and_stops_once_it_is_closed(town: Town) -> None:
    await record(
        town,
        changes={"asker": "court", "really": "order_seen", "came": "letter", "by": "2026-12-04"},
    )
    await town["Tom"].presses("I have it")
    await town.goes_on(days=9)
    assert f"{DR}: an answer is wanted in two working days" in town["Tom"].text

    weighed = {**WEIGH, "footing": "must", "victim": "no", "by": "2026-12-04"}
    await writes(town, "Must we, or may we?", weighed)
    await writes(town, "Decide", DECIDE)
    await writes(town, "What went", {**WENT, "on": "2026-12-02"})
    await writes(town, "Tell the person?", TELL)
    await town.goes_on(days=7)
    assert "overdue" not in [one.told.rung for one in (await disclosure(town)).tellings]


async def test_a_date_that_is_over_is_told_until_it_is_done(town: Town) -> None:
    await record(town, changes={"by": "2026-11-25"})
    await town["Tom"].presses("I have it")
    for _ in range(7):
        await town.goes_on(days=1)

    rungs = [one.told.rung for one in (await disclosure(town)).tellings]
    assert rungs.count("overdue") > 1
    assert "They wanted an answer by **Wed 25 Nov 2026**" in town["Tom"].text


async def test_in_danger_it_is_shared_first_and_written_down_after(town: Town) -> None:
    await record(town, changes={"danger": "yes"})
    assert "Share what is needed to keep them safe now" in town["Priya"].text
    for name in ("Tom", "Owen", "Sara"):
        assert "Somebody is in danger now." in town[name].text

    await writes(town, "Decide", DECIDE)
    went = {name: said for name, said in WENT.items() if name != "read_twice"}
    await writes(town, "What went", {**went, "on": "2026-11-23"})
    await writes(town, "Tell the person?", TELL)
    assert (await disclosure(town)).decided is None  # what was asked is not on record yet
    await writes(town, "Must we, or may we?", WEIGH)
    assert (await disclosure(town)).decided


async def test_each_letter_says_what_it_must_and_nothing_of_why(town: Town) -> None:
    await record(town)
    tom = town["Tom"]
    await tom.says(f"open {DR}")
    await tom.presses("Letters")
    await tom.presses("Which power do you rely on?")
    assert "a copy of your notice to them, or why there is none" in tom.text
    assert "does not say whether we hold any" in tom.text
    await tom.presses("Get the Word file")
    assert f"{DR} disclosure power.docx" in str(tom.entries[-1].activity)

    await writes(town, "Is it really them?", CHECK)
    await writes(town, "Must we, or may we?", {**WEIGH, "victim": "no"})
    await writes(town, "Decide", {**DECIDE, "decision": "refuse"})
    await tom.says(f"open {DR}")
    await tom.presses("Letters")
    await tom.presses("Refusal")
    assert "We will not send you anything" in tom.text
    assert "narwhal" not in words(tom.card)


async def test_an_adviser_reads_it_and_decides_nothing(town: Town) -> None:
    await record(town)
    helen = town["Helen"]
    await helen.says(f"open {DR}")

    assert DR in helen.text
    assert "Decide" not in helen.buttons


async def test_another_party_finds_nothing(town: Town) -> None:
    await record(town)

    assert GONE in await town["Imran"].says(f"open {DR}")


@pytest.mark.parametrize(
    ("button", "answers", "said"),
    [
        ("Is it really them?", {}, "Please choose one."),
        ("Must we, or may we?", {**WEIGH, "victim": "no_notice"}, steps.SAY_WHY),
    ],
)
async def test_what_is_missing_is_said_and_nothing_is_kept(
    town: Town, button: str, answers: dict[str, str], said: str
) -> None:
    await record(town)
    before = (await disclosure(town)).header.version

    assert said in await writes(town, button, answers)
    assert (await disclosure(town)).header.version == before


async def test_the_card_can_be_typed_from_start_to_end(town: Town) -> None:
    priya = town["Priya"]
    for said in (
        *("record a disclosure request", "no", "the police", "not yet", "nobody", "gmail"),
        *("4/12/2026", "send"),
    ):
        await priya.says(said)

    assert (await disclosure(town)).by == date(2026, 12, 4)
