"""Near misses over the real bot: no clock and no alarm, a digest, and something learnt."""

import io
import json
from collections.abc import Mapping
from datetime import timedelta

import pytest
from aiohttp import web

from governance.near_misses.facts import GotOut, NearMissReported, Stopped, WhatItWas
from governance.people.identity import PersonId
from storage.unit import Unit
from tests.bot.near_missing import CARD, NM, PREVENT, STORY, near_miss, report
from tests.bot.planting import activities
from tests.bot.search import files_in, found_in
from tests.bot.town import BOTH, CARD_1, Heard, Town

LESSON = "We now check the cormorant list twice."
FLOWS = ("near_miss", "breach")
FORM = "Report a near miss or poor practice"
ONE = "1 thing for you today."


def heard(town: Town) -> list[Heard]:
    """All but what the agreement itself reminds people of."""
    return [row for row in town.heard() if "Agreement" not in row[2]]


# Reporting


@BOTH
async def test_it_is_received_with_a_reference_what_happens_next_and_no_clock(
    town: Town, submit: bool
) -> None:
    await report(town, submit=submit)

    assert (await near_miss(town)).report.what_happened == STORY
    said = town["Priya"].text
    for line in (
        f"It is in: **{NM}**.",
        "The Information Governance team hears of it on **Tue 24 Nov 2026 08:30**",
        "There is no 72-hour clock: nothing got out.",
        "We will tell you what was learnt.",
    ):
        assert line in said
    assert "ICO" not in said
    assert "Send" not in town["Priya"].buttons  # the form is gone


async def test_every_answer_is_kept_as_it_was_given(town: Town) -> None:
    await report(town, what="poor_practice", stopped="luck")

    kept = (await near_miss(town)).report
    assert (kept.what, kept.got_out, kept.stopped) == (
        WhatItWas.POOR_PRACTICE,
        GotOut.NO,
        Stopped.LUCK,
    )
    assert (kept.what_happened, kept.would_prevent) == (STORY, PREVENT)


async def test_it_can_be_typed_from_start_to_end(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("poor practice")
    assert "Did information reach the wrong person" not in await priya.says("2")
    assert "Delete your message in this chat only" in await priya.says(STORY)
    assert "What stopped it?" in await priya.says("certain it didn't")
    assert "What would prevent it?" in await priya.says("just luck")
    assert "Type “send”" in await priya.says(PREVENT)
    await priya.says("send")

    kept = (await near_miss(town)).report
    assert (kept.what, kept.what_happened) == (WhatItWas.POOR_PRACTICE, STORY)
    assert (kept.stopped, kept.would_prevent) == (Stopped.LUCK, PREVENT)


async def test_who_types_may_leave_out_what_the_card_lets_them_leave_out(town: Town) -> None:
    priya = town["Priya"]
    for typed in ("near miss", "1", STORY, "certain it didn't", "skip"):
        await priya.says(typed)
    assert "Delete your message in this chat only" not in await priya.says("skip")
    await priya.says("send")

    kept = (await near_miss(town)).report
    assert (kept.stopped, kept.would_prevent) == (None, "")


async def test_a_second_tap_on_send_files_no_second_one(town: Town) -> None:
    await town["Priya"].says("near miss")
    pressed = town["Priya"].pressed("Send", CARD)
    for once in ("one", "two"):
        status, _ = await town.post({**pressed, "id": once})
        assert status == 200

    assert await town.how_many() == 1


async def test_the_words_of_an_option_are_an_answer_even_where_they_are_a_command(
    town: Town,
) -> None:
    await town["Priya"].says("near miss")
    assert "What nearly happened" in await town["Priya"].says("near miss")


async def test_what_is_missing_is_asked_for_and_the_rest_is_kept(town: Town) -> None:
    await report(town, what="", got_out="")

    said = town["Priya"].text
    assert "2 answers need another look." in said
    assert STORY not in said
    await town["Priya"].presses("Send", what="near_miss", got_out="certain_not")
    assert (await near_miss(town)).report.what_happened == STORY


# Something got out: it is a breach (BR-NEAR, docs/law.md)


@BOTH
@pytest.mark.parametrize("said", ["yes", "not_sure"])
async def test_anything_but_certain_opens_the_breach_card_with_the_text_carried(
    town: Town, said: str, submit: bool
) -> None:
    await report(town, got_out=said, submit=submit)
    priya = town["Priya"]

    assert "Information may have got out, so this is a breach report now." in priya.text
    assert "first realised that information may have got out" in priya.text
    assert "Kept: leave this empty to keep what you wrote" in priya.text
    assert "pelican" not in priya.text
    assert await town.how_many() == 0
    answers = {k: v for k, v in CARD_1.items() if k != "what_happened"}
    await priya.presses("Send", {**answers, "noticed": ""}, submit=submit)
    assert "One answer needs another look." in priya.text  # when, asked afresh
    await priya.presses("Send", noticed="just_now", submit=submit)

    case = await town.case()
    assert case.report.what_happened == f"{STORY}\n\nWhat would prevent it: {PREVENT}"
    assert await town.how_many() == 1
    assert "You have no report started." in await priya.says("send")


async def test_typing_not_sure_turns_to_the_breach_card_at_once(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("report a near miss")
    for answer in ("near miss", STORY):
        await priya.says(answer)
    assert "so this is a breach report now" in await priya.says("nt sure")

    for answer in ("no", "wrong person", "a worker", "just now", "with us", "send"):
        await priya.says(answer)
    assert (await town.case()).report.what_happened == STORY


async def test_a_breach_card_they_had_open_keeps_its_own_story(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    await priya.presses("Send", what_happened="The first zebra.")
    await report(town, got_out="yes")
    rest = {k: v for k, v in CARD_1.items() if k != "what_happened"}
    await priya.presses("Send", rest)
    await priya.says("report a breach")
    await priya.presses("Send", rest)

    assert (await town.case("BR-2026-0001")).report.what_happened.startswith(STORY)
    assert (await town.case("BR-2026-0002")).report.what_happened == "The first zebra."


# Who hears what, when (LD-NEAR-MISS: next-day digest; 5 working days deputy; 20 lesson due)

NOBODY_ACTS: list[Heard] = [
    ("Mon 09:00", "Priya", FORM),
    ("Tue 08:30", "Tom", ONE),  # Tuesday 24 November
    ("Mon 08:30", "Grace", ONE),  # Monday 30 November
    ("Mon 08:30", "Tom", ONE),  # Monday 21 December
]


async def test_the_lead_hears_next_day_the_deputy_after_five_and_that_a_lesson_is_due_after_twenty(
    town: Town,
) -> None:
    await report(town)
    await town.until("2026-12-23 12:00")

    assert heard(town) == NOBODY_ACTS


PAST_THE_LEAD = "Send, but not to these"


@BOTH
async def test_kept_from_the_lead_it_goes_to_the_siro_the_next_day_and_never_to_them(
    town: Town, submit: bool
) -> None:
    await town["Priya"].says("report a near miss")
    await town["Priya"].presses(
        PAST_THE_LEAD, {**CARD, "what": "poor_practice", **town.not_to()}, submit=submit
    )
    assert "such as the SIRO, hears of it on **Tue 24 Nov 2026 08:30**." in town["Priya"].text
    await town.until("2026-12-23 12:00")

    told = [(at, who) for at, who, line in town.heard(but="Priya")]
    assert told[0] == ("Tue 08:30", "David")
    assert f"Not for the IG lead, as was asked: {NM}." in town["David"].text
    assert not {"Tom", "Grace"} & {who for _, who in told}
    for name in ("Tom", "Grace"):
        for said in ("open", "lesson", "acknowledge", ""):
            assert "I can't find that one." in await town[name].says(f"{said} {NM}")


@BOTH
async def test_kept_from_the_lead_they_do_not_hear_of_the_breach_that_it_turns_out_to_be(
    town: Town, submit: bool
) -> None:
    priya = town["Priya"]
    await priya.says("report a near miss")
    await priya.presses(
        PAST_THE_LEAD, {**CARD, "got_out": "not_sure", **town.not_to()}, submit=submit
    )
    assert "Nobody has heard of it." in priya.text
    assert "Report a data breach" in priya.text
    await town.goes_on(hours=5)

    assert town["Tom"].entries == town["Grace"].entries == []


async def test_corrected_to_a_breach_what_was_kept_from_the_lead_is_kept_from_them_still(
    town: Town,
) -> None:
    priya = town["Priya"]
    await priya.says("report a near miss")
    await priya.presses(PAST_THE_LEAD, {**CARD, **town.not_to()})
    await priya.presses("Correct this")
    await priya.presses("Send the correction", got_out="yes")
    assert "Nobody has heard of it." in priya.text
    await town.goes_on(hours=5)

    assert town["Tom"].entries == town["Grace"].entries == []


async def test_kept_from_the_lead_by_typing_it_is_kept_from_them_too(town: Town) -> None:
    said = ("near miss", "poor practice", STORY, "certain it didn't", "skip", "skip")
    for one in (*said, "send, but not to my IG lead"):
        await town["Priya"].says(one)

    kept = await near_miss(town)
    assert {town["Tom"].id, town["Grace"].id} == {person.text for person in kept.out}


async def test_kept_from_the_lead_the_siro_records_what_was_learnt_and_the_reporter_hears(
    town: Town,
) -> None:
    await town["Priya"].says("report a near miss")
    await town["Priya"].presses(PAST_THE_LEAD, {**CARD, **town.not_to()})
    await town.until("2026-11-24 09:00")
    await town["David"].says(f"lesson {NM}")
    await town["David"].presses("Record what was learnt", lesson="We ask twice.")

    assert f"{NM}: what was learnt" in town["Priya"].text


@pytest.mark.parametrize(
    ("day", "digest"),
    [
        pytest.param("2026-11-27 16:00", "Mon 08:30", id="Friday: on Monday"),
        pytest.param("2026-12-24 16:00", "Tue 08:30", id="Christmas Eve: after two bank holidays"),
    ],
)
async def test_the_next_day_is_a_working_day(town: Town, day: str, digest: str) -> None:
    await town.until(day)
    await report(town)
    await town.goes_on(hours=24 * 5)

    assert (digest, "Tom", ONE) in town.heard()


async def test_several_make_one_card_a_day_for_each_lead_with_their_own_partys(town: Town) -> None:
    await report(town, "Priya")
    await report(town, "Owen", what="poor_practice")
    await report(town, "Karl")
    await town.until("2026-11-24 09:00")

    told = [row for row in town.heard() if row[0] == "Tue 08:30"]
    assert told == [
        ("Tue 08:30", "Tom", "2 things for you today."),
        ("Tue 08:30", "Imran", ONE),
    ]
    said = town["Tom"].text
    assert "**NM-2026-0001**: near miss, reported Mon 23 Nov 2026 09:00" in said
    assert "**NM-2026-0002**: near miss, reported Mon 23 Nov 2026 09:00" in said
    assert "NM-2026-0003" not in said
    assert "pelican" not in said
    assert "Priya" not in said


@BOTH
async def test_one_of_several_is_seen_on_a_card_of_its_own_and_the_digest_stays(
    town: Town, submit: bool
) -> None:
    await report(town, "Priya")
    await report(town, "Owen")
    await town.until("2026-11-24 09:00")
    tom = town["Tom"]
    await tom.presses("See NM-2026-0002", submit=submit)
    await tom.presses("I have it", submit=submit)

    assert (await near_miss(town, "NM-2026-0002")).acknowledged
    assert "See NM-2026-0001" in tom.buttons
    assert f"{town['Owen'].last}".startswith("\nNM-2026-0002: someone has it")


async def test_what_somebody_has_already_is_in_no_digest(town: Town) -> None:
    await report(town)
    await town["Grace"].says(f"acknowledge {NM}")
    await town.until("2026-12-01 09:00")

    assert [row for row in town.heard() if row[1] in ("Tom", "Grace")] == [
        ("Mon 09:00", "Grace", f"{NM}. Grace Oduya has had it since Mon 23 Nov 2026 09:00.")
    ]


async def test_a_digest_that_comes_late_says_so(town: Town) -> None:
    await report(town)
    town.clock.forward(timedelta(hours=27))  # switched off meanwhile
    await town.running.catch_up()

    assert "This should have reached you on **Tue 24 Nov 2026 08:30**. It is late." in (
        town["Tom"].last
    )


async def test_a_lead_who_cannot_be_reached_is_gone_past_to_the_deputy(town: Town) -> None:
    await report(town)
    town.refuses("Tom", *(web.json_response({}, status=403) for _ in range(2)))
    await town.until("2026-11-24 09:00")
    await town.running.catch_up()

    assert [row[1:] for row in town.heard() if row[0].startswith("Tue")] == [("Grace", ONE)]


async def test_a_lead_with_a_conflict_steps_out_and_the_deputy_hears(town: Town) -> None:
    await report(town)
    await town.until("2026-11-24 09:00")
    await town["Tom"].presses("I have it")
    await town["Tom"].presses("I cannot take this")
    await town["Tom"].presses("Step aside")
    await town.goes_on(minutes=1)

    assert town.heard()[-1][1:] == ("Grace", ONE)
    assert "I can't find that one." in await town["Tom"].says(f"open {NM}")


async def test_where_there_is_nobody_the_coordinator_hears_that_calmly(town: Town) -> None:
    await report(town, "Nia")
    await town.until("2026-11-24 09:00")

    last = town["Joan"].last
    assert "that is not urgent" in last
    assert "NM-" not in last


async def test_it_is_not_for_people_of_another_organisation(town: Town) -> None:
    await report(town)

    for verb in ("open", "acknowledge", "lesson", "learnt", "status", "conflict"):
        assert "I can't find that one." in await town["Imran"].says(f"{verb} {NM}")


# What was learnt


async def learn(town: Town, *, submit: bool = False) -> None:
    await report(town)
    await town.until("2026-11-24 09:00")
    tom = town["Tom"]
    await tom.presses("I have it", submit=submit)
    await tom.presses("What was learnt?", submit=submit)
    await tom.presses("Record what was learnt", lesson=LESSON, submit=submit)


@BOTH
async def test_the_reporter_hears_what_was_learnt_and_reads_it_on_a_card_that_folds(
    town: Town, submit: bool
) -> None:
    await learn(town, submit=submit)
    priya = town["Priya"]

    assert f"{NM}: what was learnt" in priya.last
    assert LESSON not in priya.text
    await priya.presses("See what was learnt", submit=submit)
    assert LESSON in priya.text
    await town.goes_on(minutes=15)
    assert LESSON not in priya.text
    assert "what was learnt is on record" in priya.text


async def test_a_lesson_silences_every_rung(town: Town) -> None:
    await learn(town)
    before = heard(town)
    await town.until("2026-12-31 12:00")

    assert heard(town) == before
    assert (await near_miss(town)).lesson == LESSON


@pytest.mark.parametrize("lesson", ["", "x" * 4001], ids=["nothing", "too long"])
async def test_a_lesson_that_cannot_be_kept_says_why_and_leaves_the_card(
    town: Town, lesson: str
) -> None:
    await report(town)
    tom = town["Tom"]
    await tom.says(f"lesson {NM}")
    await tom.presses("Record what was learnt", lesson=lesson)

    assert (await near_miss(town)).decided is None
    assert "Record what was learnt" in tom.buttons


async def test_an_older_lesson_card_does_not_undo_a_newer_lesson(town: Town) -> None:
    await report(town)
    for name in ("Tom", "Grace"):
        await town[name].says(f"lesson {NM}")
    await town["Grace"].presses("Record what was learnt", lesson=LESSON)
    await town["Tom"].presses("Record what was learnt", lesson="Something older.")

    assert (await near_miss(town)).lesson == LESSON


async def test_open_shows_it_to_the_lead_and_to_the_reporter_what_they_sent(town: Town) -> None:
    await learn(town)
    said = await town["Tom"].says(f"open {NM}")

    for words in (STORY, PREVENT, LESSON, "A check", "Reported by **Priya Marlowe**"):
        assert words in said
    theirs = await town["Priya"].says(f"open {NM}")
    assert STORY in theirs  # what she sent herself
    assert LESSON not in theirs


# Started and not sent


async def test_one_that_is_not_sent_is_nudged_and_the_lead_hears_nothing(town: Town) -> None:
    await town["Priya"].says("report a near miss")
    await town["Priya"].presses("Send", what_happened=STORY)
    await town.goes_on(hours=5)

    assert town.heard() == [
        ("Mon 09:00", "Priya", FORM),
        ("Mon 09:30", "Priya", "You have a report that is not sent"),
    ]
    await town["Priya"].presses("Carry on")
    await town["Priya"].presses("Send", what="near_miss", got_out="certain_not")
    assert (await near_miss(town)).report.what_happened == STORY


async def test_cancel_deletes_the_one_whose_card_it_is_on(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("report a near miss")
    cancel = priya.pressed("Cancel")
    await priya.says("report a breach")
    await town.post(cancel)
    whose = PersonId.parse(priya.id)

    def unsent(unit: Unit) -> list[str]:
        found = (unit.drafts.mine(whose, flow, now=town.clock.now()) for flow in FLOWS)
        return [draft.flow for draft in found if draft]

    assert await town.look(unsent) == ["breach"]


# What should not be anywhere

PLANTED: Mapping[str, str] = {
    "what_happened": "Quokka8841é",
    "would_prevent": "Axolotl7752é",
    "lesson": "Pangolin6663é",
    "turned_out": "Tapir5574é",
    "unsent": "Numbat4485é",
}


async def plant(town: Town, *, submit: bool = False) -> None:
    words = {name: PLANTED[name] for name in ("what_happened", "would_prevent")}
    await report(town, submit=submit, **words)
    await report(town, "Owen", submit=submit, what_happened=PLANTED["turned_out"], got_out="yes")
    await town["Karl"].says("near miss")
    await town["Karl"].presses("Send", what_happened=PLANTED["unsent"], submit=submit)
    await town.until("2026-11-24 09:00")
    await town["Tom"].says(f"lesson {NM}")
    await town["Tom"].presses("Record what was learnt", lesson=PLANTED["lesson"], submit=submit)
    await town["Priya"].presses("See what was learnt", submit=submit)


@BOTH
async def test_what_was_written_is_in_no_message_but_what_folds(town: Town, submit: bool) -> None:
    await plant(town, submit=submit)
    said = await town["Tom"].says(f"open {NM}")
    assert all(PLANTED[name] in said for name in ("what_happened", "would_prevent", "lesson"))
    await town.goes_on(hours=1)

    sent = json.dumps(activities(town), ensure_ascii=False)
    assert [name for name, word in PLANTED.items() if word in sent] == []
    shown = "\n".join(one.text for one in town.everyone)
    assert [name for name, word in PLANTED.items() if word in shown] == []


@pytest.mark.usefixtures("loud")
async def test_what_was_written_is_nowhere_on_disk_or_in_a_log(
    town: Town, said: io.StringIO
) -> None:
    await plant(town)
    await town.goes_on(hours=1)

    places = {**files_in(town.folder), "the log": said.getvalue().encode()}
    assert len(places) > 3
    assert found_in(places, PLANTED) == []


# Correcting it after sending

CHANGED = "I nearly sent the pelican and the puffin list to everyone."


@BOTH
async def test_the_reporter_corrects_it_and_what_was_sent_first_stays_in_the_history(
    town: Town, submit: bool
) -> None:
    await report(town)
    await town["Priya"].presses("Correct this")
    said = await town["Priya"].presses(
        "Send the correction", {"what_happened": CHANGED, "stopped": "luck"}, submit=submit
    )

    kept = await near_miss(town)
    assert "is corrected" in str(said) or "is corrected" in town["Priya"].text
    assert (kept.report.what_happened, kept.report.stopped) == (CHANGED, Stopped.LUCK)
    assert kept.report.would_prevent == PREVENT
    first = kept.history[0].fact
    assert isinstance(first, NearMissReported)
    assert first.report.what_happened == STORY


async def test_a_correction_can_be_asked_for_by_typing_and_from_my_reports(town: Town) -> None:
    await report(town)
    assert "Correct your report" in await town["Priya"].says(f"correct {NM}")
    await town["Priya"].says("my reports")
    await town["Priya"].presses(f"See {NM}")

    assert "Correct this" in town["Priya"].buttons


async def test_a_correction_that_changes_nothing_says_so(town: Town) -> None:
    await report(town)
    await town["Priya"].says(f"correct {NM}")
    await town["Priya"].presses("Send the correction", {})

    assert "Nothing was changed" in town["Priya"].text
    assert len((await near_miss(town)).history) == 1


async def test_a_correction_by_which_something_got_out_is_a_breach_report(town: Town) -> None:
    await report(town)
    await town["Priya"].says(f"correct {NM}")
    await town["Priya"].presses("Send the correction", {"got_out": "not_sure"})
    assert "this is a breach report now" in town["Priya"].text
    await town["Priya"].presses("Send", {**CARD_1, "what_happened": ""})

    assert (await town.case()).report.what_happened.startswith(STORY)


async def test_nobody_else_can_correct_it(town: Town) -> None:
    await report(town)

    for name in ("Tom", "Owen"):
        assert "can't find" in await town[name].says(f"correct {NM}")
