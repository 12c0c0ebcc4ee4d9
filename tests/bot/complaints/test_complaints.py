"""Complaints over the real bot: recorded in two cards, told to the right people, answered."""

import json
from collections.abc import Mapping

import pytest

from governance.cases.yes_no import YesNo
from governance.complaints.facts import ComplaintAnswered, HowItCame, Result
from governance.people.identity import PersonId
from tests.bot.complaining import (
    CP,
    DAVID,
    FIRST,
    GRACE,
    IMRAN,
    JOAN,
    SECOND,
    STORY,
    TOM,
    complains,
    complaint,
    facts,
    how_many,
)
from tests.bot.town import BOTH, Town
from tests.cards import buttons_of, inputs

FIRST_CARD = "Record a complaint"


def heard(town: Town) -> list[tuple[str, str, str]]:
    """All but what the agreement itself reminds people of."""
    return [row for row in town.heard() if "Agreement" not in row[2]]


# Recording


@BOTH
async def test_two_cards_and_it_is_received_with_a_reference_and_a_date(
    town: Town, submit: bool
) -> None:
    await complains(town, submit=submit)

    case = await complaint(town)
    assert (case.report.summary, case.report.how) == (STORY, HowItCame.LETTER)
    said = town["Priya"].text
    for line in (
        f"The complaint is recorded: **{CP}**.",
        "The IG lead and the deputy IG lead have been told.",
        "They write to the person who complained by **Mon 21 Dec 2026**",
        "Our own target is Fri 27 Nov 2026.",
    ):
        assert line in said
    assert "Send" not in town["Priya"].buttons


async def test_it_can_be_typed_from_start_to_end(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("someone complained")
    assert "information was handled" in await priya.says("no")
    assert "first get it" in await priya.says("not sure")
    assert "How did it come?" in await priya.says("yesterday")
    assert "Whom is it about?" in await priya.says("a phone call")
    assert "named in it" in await priya.says("the council")
    assert "For whom" in await priya.says("nobody")
    assert "few words" in await priya.says("a child")
    assert "Delete your message in this chat only" in await priya.says(STORY)
    await priya.says("send")

    kept = (await complaint(town)).report
    assert (kept.about_data, kept.how, kept.about) == (YesNo.NOT_SURE, HowItCame.PHONE, ("SCC",))
    assert f"{kept.received}" == "2026-11-22"


async def test_a_day_that_has_not_come_is_asked_again_and_the_rest_is_kept(town: Town) -> None:
    await town["Priya"].says("record a complaint")
    await town["Priya"].presses("Next", FIRST, received="2026-11-24")

    assert "That day has not come yet." in town["Priya"].text
    await town["Priya"].presses("Next", received="2026-11-23")
    assert "named in it" in town["Priya"].text


@BOTH
async def test_a_complaint_that_was_begun_is_offered_again_and_can_be_cancelled(
    town: Town, submit: bool
) -> None:
    priya = town["Priya"]
    await priya.says("record a complaint")
    await priya.presses("Next", FIRST, submit=submit)
    assert "Carry on, or start again?" in await priya.says("record a complaint")
    await priya.presses("Carry on", submit=submit)
    assert "named in it" in priya.text
    await priya.presses("Cancel", submit=submit)

    assert "Cancelled: “Record a complaint”. Nothing was sent" in priya.text
    assert await how_many(town) == 0
    await town.goes_on(hours=3)
    assert [row for row in heard(town) if row[1] == "Tom"] == []  # it might be about them


async def test_somebody_who_stops_is_reminded_once(town: Town) -> None:
    await town["Priya"].says("record a complaint")
    await town["Priya"].presses("Next", FIRST)
    await town.goes_on(minutes=31)

    assert "You started to record a complaint" in town["Priya"].last


async def test_a_second_tap_on_send_records_no_second_one(town: Town) -> None:
    await town["Priya"].says("record a complaint")
    await town["Priya"].presses("Next", FIRST)
    pressed = town["Priya"].pressed("Send", SECOND)
    for once in ("one", "two"):
        status, _ = await town.post({**pressed, "id": once})
        assert status == 200

    assert await how_many(town) == 1


async def test_what_was_typed_in_a_card_stays_in_no_card(town: Town) -> None:
    await complains(town, someone_else="A manager", own_reference="ABC/1")

    assert STORY not in json.dumps([entry.activity for entry in town["Priya"].entries])


# The LADO, and other procedures


@BOTH
@pytest.mark.parametrize("said", ["yes", "not_sure"])
async def test_an_allegation_stops_it_before_anything_is_recorded(
    town: Town, said: str, submit: bool
) -> None:
    priya = town["Priya"]
    await priya.says("record a complaint")
    await priya.presses("Next", {**FIRST, "allegation": said, "how": ""}, submit=submit)

    for line in ("Stop: phone the LADO first", "phone 999 or", "by **Tue 24 Nov 2026**"):
        assert line in priya.text
    assert "your answers are kept until Mon 7 Dec 2026" in priya.text
    assert await how_many(town) == 0
    await priya.presses("The LADO has been told: carry on", submit=submit)
    assert "How did it come?" in priya.text  # the one answer that was missing
    await priya.presses("Next", submit=submit, how="email")
    await priya.presses("Send", SECOND, submit=submit)

    case = await complaint(town)
    assert case.lado_told
    assert "You said that the LADO has been told." in priya.text
    await town["Tom"].presses("Open")
    assert "Please check." in town["Tom"].text


async def test_the_stop_holds_for_someone_who_types_and_is_left_by_typing(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("record a complaint")
    assert "phone the LADO first" in await priya.says("yes")
    assert "phone the LADO first" in await priya.says("yes")  # the next question, unasked
    assert "first get it" in await priya.says("the LADO has been told")


@BOTH
async def test_what_is_not_about_data_is_signposted_and_nothing_is_recorded(
    town: Town, submit: bool
) -> None:
    priya = town["Priya"]
    await priya.says("record a complaint")
    await priya.presses("Next", {**FIRST, "about_data": "no"}, submit=submit)

    for line in ("SI 2006/1738", "SI 2009/309", "Police Reform Act 2002", "Ombudsman", "confirm"):
        assert line in priya.text
    assert await how_many(town) == 0
    await priya.presses("Record it all the same", submit=submit)
    await priya.presses("Send", SECOND, submit=submit)
    assert (await complaint(town)).report.about_data is YesNo.NOT_SURE


# Who hears


async def test_the_ladder_of_facts_12_is_told_to_the_minute(town: Town) -> None:
    await complains(town, received="2026-11-23")
    await town.goes_on(days=31)

    title = f"New complaint {CP}"
    nobody, letter = f"{CP}: nobody has picked this up", f"{CP}: has the person been written to?"
    today = "1 thing for you today."
    about = [row for row in heard(town) if row[1] not in ("Priya", "Joan")]
    assert about == [
        ("Mon 09:00", "Tom", title),
        ("Mon 09:00", "Grace", title),
        ("Wed 08:30", "David", nobody),  # the deputy has been told already
        ("Mon 08:30", "Tom", letter),
        ("Mon 08:30", "Tom", today),  # how it is going
        ("Mon 08:30", "Tom", today),  # day 20 is a Sunday: quietly, on the Monday
        ("Mon 08:30", "Helen", today),
        ("Fri 08:30", "Tom", letter),
        ("Fri 08:30", "David", letter),
        ("Mon 08:30", "Tom", today),
        ("Thu 08:30", "Tom", f"{today} Past their date: 1."),  # 24 December
    ]


OUT = (("Tom", TOM), ("Grace", GRACE), ("David", DAVID))


@pytest.mark.parametrize("count", [1, 2, 3], ids=["the lead", "and the deputy", "and the SIRO"])
async def test_whoever_is_named_never_receives_sees_or_finds_it(town: Town, count: int) -> None:
    out = OUT[:count]
    await complains(town, named=",".join(who for _, who in out))
    await town.goes_on(days=40)

    assert (await complaint(town)).out == {PersonId.parse(who) for _, who in out}
    for name, _ in out:
        assert CP not in json.dumps([entry.activity for entry in town[name].entries])
        for said in (f"open {CP}", f"acknowledge {CP}", CP, f"outcome {CP}", f"group {CP}"):
            assert "I can't find that" in await town[name].says(said), said
    if count < 3:
        reached = OUT[count][0]
        assert CP in json.dumps([entry.activity for entry in town[reached].entries])


async def test_a_name_in_free_text_keeps_nobody_out_and_the_recorder_is_told_so(
    town: Town,
) -> None:
    await complains(town, someone_else="The IG lead")

    assert "keeps nobody out of it" in town["Priya"].text
    assert f"New complaint {CP}" in town["Tom"].text


async def test_whoever_records_it_is_not_on_the_list(town: Town) -> None:
    await town["Tom"].says("record a complaint")
    await town["Tom"].presses("Next", FIRST)

    offered = {one["value"] for one in inputs(town["Tom"].card)["named"]["choices"]}
    assert TOM not in offered
    assert {GRACE, DAVID, JOAN, "nobody"} <= offered
    assert IMRAN not in offered  # it is not about the police


async def test_the_same_reference_is_noticed_by_those_who_may_see_the_other(town: Town) -> None:
    await complains(town, own_reference="Case 12/34")
    await complains(town, own_reference="case-1234")
    assert f"{CP}: your organisation used the same reference before." in town["Priya"].text
    await complains(town, "Owen", own_reference="CASE 1234")

    assert "used the same reference" not in town["Owen"].text
    await town["Tom"].says("open CP-2026-0003")
    assert f"{CP} and CP-2026-0002: your organisation" in town["Tom"].text


# Handling it


async def handled(town: Town) -> None:
    await complains(town)
    await town["Tom"].presses("I have it")


@BOTH
async def test_it_is_acknowledged_noted_answered_and_learnt_from(town: Town, submit: bool) -> None:
    await handled(town)
    tom = town["Tom"]
    await tom.says(f"letter {CP}")
    await tom.presses("I have sent it", submit=submit, sent_on="2026-11-23")
    assert "written to on Mon 23 Nov 2026" in tom.text
    await tom.says(f"note {CP}")
    await tom.presses("Keep the note", submit=submit, note="We asked the school.", told="true")
    await town.goes_on(days=10)
    await tom.says(f"outcome {CP}")
    answers = {"result": "upheld", "outcome": "We said sorry.", "told_on": "2026-12-02"}
    await tom.presses("Record the outcome", {**answers, "regulator": "true"}, submit=submit)
    await tom.says(f"lesson {CP}")
    await tom.presses("Record what was learnt", submit=submit, lesson="We check the school.")

    case = await complaint(town)
    happened = [fact for fact in facts(case) if fact not in ("RungFired", "MessageSent")]
    assert happened == [
        "ComplaintReceived",
        "Acknowledged",
        "AcknowledgementSent",
        "ProgressNoted",
        "ComplaintAnswered",
        "LessonRecorded",
    ]
    assert isinstance(case.outcome, ComplaintAnswered)
    assert case.outcome.result is Result.UPHELD
    assert await town.due() == []  # nothing more is asked of anyone
    priya = town["Priya"]
    assert "the complaint is answered" in priya.text
    assert "We said sorry." not in priya.text
    await priya.presses("See what was learnt", submit=submit)
    assert "We check the school." in priya.text


@BOTH
async def test_the_letter_is_offered_as_a_file_and_folds_away_by_itself(
    town: Town, submit: bool
) -> None:
    await complains(town, own_reference="ABC/1")
    tom = town["Tom"]
    await tom.presses("I have it", submit=submit)
    await tom.presses("Open", submit=submit)
    await tom.presses("Write the acknowledgement", submit=submit)
    assert "We have your complaint" in tom.text
    assert "ABC/1" in tom.text
    await tom.presses("Get the Word file", submit=submit)
    await town.goes_on(minutes=16)

    assert "We have your complaint" not in tom.text
    assert "ABC/1" not in tom.text
    assert f"{CP} complaint acknowledgement.docx" in json.dumps(
        [entry.activity for entry in tom.entries]
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"result": ""}, "choose what came of it", id="no result"),
        pytest.param({"regulator": "false"}, "tell them first", id="their right is not told"),
        pytest.param({"told_on": "2026-11-24"}, "not come yet", id="a day to come"),
        pytest.param({"told_on": "2026-11-19"}, "before anyone here got", id="before it came"),
        pytest.param({"outcome": ""}, "write a few words", id="no words"),
    ],
)
async def test_nothing_closes_it_that_is_not_a_whole_outcome(
    town: Town, changes: Mapping[str, str], said: str
) -> None:
    await handled(town)
    whole = {
        "result": "upheld",
        "outcome": "Sorry.",
        "told_on": "2026-11-23",
        "regulator": "true",
    }
    await town["Tom"].says(f"outcome {CP}")
    pressed = await town["Tom"].presses("Record the outcome", {**whole, **changes})

    assert said in pressed["text"]
    assert (await complaint(town)).decided is None


async def test_the_day_it_was_received_can_be_corrected_and_the_old_one_is_kept(
    town: Town,
) -> None:
    await handled(town)
    await town["Tom"].says(f"received {CP}")
    answers = {"received": "2026-11-16", "reason": "The school had it before."}
    await town["Tom"].presses("Correct the day", answers)

    assert "**Wed 16 Dec 2026**" in town["Tom"].text
    case = await complaint(town)
    moved = case.history[-1].fact
    assert "CP-ACK: 2026-12-21 to 2026-12-16." in str(moved)
    await town["Tom"].says(f"open {CP}")
    assert "moved the day it was received from Fri 20 Nov 2026" in town["Tom"].text


async def test_only_those_who_may_handle_it_can(town: Town) -> None:
    await complains(town)
    for name in ("Priya", "Karl", "Imran", "Joan", "Helen"):
        for verb in ("letter", "note", "outcome", "lesson", "received", "pass", "group"):
            assert "I can't find that" in await town[name].says(f"{verb} {CP}"), (name, verb)


# Passing it on


@BOTH
async def test_a_complaint_about_another_party_alone_is_passed_on_with_agreement(
    town: Town, submit: bool
) -> None:
    await complains(town, about="POL", own_reference="ABC/1")
    tom, imran = town["Tom"], town["Imran"]
    assert imran.entries == []
    await tom.presses("I have it", submit=submit)
    await town.goes_on(days=1)
    await tom.says(f"pass on {CP}")
    refused = await tom.presses("Pass it on", submit=submit)
    assert await how_many(town) == 1, refused
    await tom.presses("Pass it on", submit=submit, agrees="true")

    theirs = await complaint(town, "CP-2026-0002")
    assert (theirs.header.party, theirs.passed_from) == ("POL", CP)
    assert (theirs.report.summary, theirs.report.own_reference) == (STORY, "")
    assert str(theirs.received) == "2026-11-24"  # their own clock, from their receipt
    ours = await complaint(town)
    assert str(ours.received) == "2026-11-20"
    assert ours.decided is None
    assert ours.acknowledged_on is None  # our own acknowledgement is still due
    assert "New complaint CP-2026-0002" in imran.text
    assert f"Where it came from it is {CP}." in imran.text
    assert "I can't find that" in await imran.says(f"open {CP}")
    await tom.says(f"open {CP}")
    assert "Your own acknowledgement is still due." in tom.text


async def test_whoever_is_named_is_kept_out_there_too(town: Town) -> None:
    await complains(town, about="POL", named=IMRAN)
    await town["Tom"].says(f"pass on {CP}")
    await town["Tom"].presses("Pass it on", agrees="true")
    await town.goes_on(days=30)

    assert "CP-2026" not in json.dumps([entry.activity for entry in town["Imran"].entries])
    assert "Nobody at Staffordshire Police can be reached" in town["Joan"].text


async def test_nobody_routes_it_and_whoever_has_it_is_asked_again(town: Town) -> None:
    await complains(town, about="POL")
    await town.goes_on(days=10)

    asked = [row for row in heard(town) if row[2] == f"{CP}: who responds?"]
    assert [row[0] for row in asked if row[1] == "Tom"] == ["Wed 08:30", "Wed 08:30"]
    await town["Tom"].presses("Pass it on")
    await town["Tom"].presses("Pass it on", agrees="true")
    await town.goes_on(days=20)
    again = [row for row in heard(town) if row[2] == f"{CP}: who responds?"]
    assert again == asked


async def test_the_recorder_is_told_where_it_goes_on_to(town: Town) -> None:
    await complains(town, about="POL")
    assert "it goes there if the person who complained agrees" in town["Priya"].text
    await complains(town, about="partnership")
    assert "The safeguarding partners decide together who responds." in town["Priya"].text


@BOTH
async def test_an_open_complaint_has_six_buttons_at_most_and_more_shows_the_others(
    town: Town, submit: bool
) -> None:
    await complains(town)
    tom = town["Tom"]
    await tom.presses("Open", submit=submit)
    first = buttons_of(tom.card)
    assert len(first) == 6

    await tom.presses("More", submit=submit)

    then = buttons_of(tom.card)
    assert {"Record the outcome", "Name someone", "I cannot take this"} <= {*first, *then}
    assert len(then) <= 6
    assert SECOND["summary"] in tom.text  # the same card
    await tom.presses("More", submit=submit)
    assert "Who looked" in buttons_of(tom.card)
    await tom.presses("More", submit=submit)
    assert buttons_of(tom.card) == first
