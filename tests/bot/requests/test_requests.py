"""Rights requests over the real bot: taken down, worked on, sent to the right place, answered."""

from collections.abc import Mapping
from datetime import date

import pytest

from governance.keys import PartyKey
from governance.requests.clock import binding
from governance.requests.facts import PassedInside, Redirected
from governance.requests.holds import held
from governance.requests.request import Ended
from governance.requests.rights import Right, Whose
from tests.bot.auditing import books
from tests.bot.requesting import CARD, HELP_ME, RQ, TICKS, record, request
from tests.bot.resident import pressable
from tests.bot.town import BOTH, Town
from tests.governance.calendars_in_print import CALENDARS


async def due(town: Town, reference: str = RQ) -> date | None:
    return binding((await request(town, reference)).outcomes(CALENDARS))


# Taking it down


@BOTH
async def test_the_receipt_has_the_reference_the_date_why_and_what_to_do_now(
    town: Town, submit: bool
) -> None:
    await record(town, submit=submit)

    said = town["Priya"].text
    for line in (
        f"It is in: **{RQ}**.",
        "We take it for: **Subject access request**.",
        "The answer is due by **Wed 2 Dec 2026** (statutory).",
        "Received Mon 2 Nov 2026, not counted.",
        "One month later: Wed 2 Dec 2026, a working day.",
        "Delete nothing and change nothing that it could be about.",
        "DPA 2018 s.173",
        "Do not answer it yourself",
    ):
        assert line in said
    assert "Zebra" not in said
    assert "Send" not in town["Priya"].buttons
    assert await due(town) == date(2026, 12, 2)
    assert held(await request(town))


async def test_whoever_is_not_sure_is_asked_three_plain_questions_and_told_why(town: Town) -> None:
    await record(town, changes={"which": "not_sure"})
    priya = town["Priya"]
    assert "Three plain questions" in priya.text
    await priya.presses("Send", HELP_ME)

    assert (await request(town)).right is Right.OWN_DATA
    assert "That part is subject access, whatever the letter calls it." in priya.text
    assert "EIR 2004 reg 5(3)" in priya.text


async def test_ordinary_correspondence_opens_no_case_and_says_why(town: Town) -> None:
    await record(town, changes={"which": "not_sure"})
    await town["Priya"].presses("Send", {**HELP_ME, "wants": "else"})

    assert "This looks like ordinary correspondence" in town["Priya"].text
    assert await town.how_many() == 0
    assert "You have no report started." in await town["Priya"].says("send")


async def test_it_can_be_typed_from_start_to_end(town: Town) -> None:
    priya = town["Priya"]
    assert "What does it ask for?" in await priya.says("not sure what this is")
    for answer in ("help me", "2 November", "letter", "ours", "3", "yes"):
        await priya.says(answer)
    assert "Type “send”" in await priya.says("no")
    await priya.says("send")

    assert (await request(town)).right is Right.ERASURE


async def test_a_second_tap_on_send_records_no_second_one(town: Town) -> None:
    await town["Priya"].says("record a request")
    pressed = town["Priya"].pressed("Send", CARD)
    for once in ("one", "two"):
        status, _ = await town.post({**pressed, "id": once})
        assert status == 200

    assert await town.how_many() == 1


async def test_a_day_that_has_not_come_is_refused_and_the_rest_is_kept(town: Town) -> None:
    await record(town, changes={"received": "2027-11-02"})

    assert "That day has not come yet." in town["Priya"].text
    await town["Priya"].presses("Send", received="2026-11-02")
    assert await town.how_many() == 1


async def test_what_is_begun_can_be_taken_up_again_or_cancelled(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("record a request")
    await priya.presses("Send", {"which": "foi"})
    await town.goes_on(minutes=31)
    assert "You started to record a rights request" in priya.text
    await priya.presses("Carry on")
    assert "cancel" not in await priya.says("cancel")
    assert await town.how_many() == 0


# The same reference


async def test_the_same_reference_is_said_to_those_who_may_see_both(town: Town) -> None:
    await record(town)
    await record(town, changes={"own_reference": "sar 77 zebra"})

    said = f"{RQ}: the same reference of yours. Is it the same request as RQ-2026-0002?"
    assert said in town["Priya"].text
    assert said in town["Tom"].text


async def test_the_same_reference_of_another_party_is_not_said(town: Town) -> None:
    await record(town)
    await record(town, "Karl")

    assert "the same reference" not in town["Karl"].text
    assert "the same reference" not in town["Imran"].text


# Who hears: LD-RIGHTS, LD-FOI


TODAY = "1 thing for you today."
LATE_TODAY = f"{TODAY} Past their date: 1."
# Nothing is recorded of it, so that at the second reminder it is nobody's again.
RIGHTS = [
    ("Mon 09:00", "Tom", f"Subject access request {RQ}"),
    ("Mon 09:00", "Grace", f"Subject access request {RQ}"),
    ("Thu 08:30", "Tom", f"{RQ}: day 10"),  # 3 December
    ("Sun 08:30", "Tom", f"{RQ}: day 20"),  # 13 December
    ("Sun 08:30", "David", f"{RQ}: nobody has picked this up"),
    ("Wed 08:30", "Helen", TODAY),
    ("Mon 08:30", "Tom", f"{RQ}: due very soon"),
    ("Mon 08:30", "David", f"{RQ}: due very soon"),
    ("Thu 08:30", "Tom", LATE_TODAY),  # 24 December
]
INFORMATION = [
    ("Mon 09:00", "Tom", f"Freedom of information request {RQ}"),
    ("Mon 09:00", "Grace", f"Freedom of information request {RQ}"),
    ("Tue 08:30", "Tom", f"{RQ}: working day 10"),
    ("Tue 08:30", "Tom", f"{RQ}: working day 15"),
    ("Tue 08:30", "David", f"{RQ}: nobody has picked this up"),
    ("Fri 08:30", "Tom", f"{RQ}: working day 18"),
    ("Fri 08:30", "David", f"{RQ}: working day 18"),
    ("Wed 08:30", "Tom", LATE_TODAY),  # due Tuesday 22 December
    ("Thu 08:30", "Tom", LATE_TODAY),
]


@pytest.mark.parametrize(
    ("which", "told"),
    [pytest.param("access", RIGHTS, id="rights"), pytest.param("foi", INFORMATION, id="FOI")],
)
async def test_once_somebody_has_it_the_ladder_asks_for_what_takes_time(
    town: Town, which: str, told: list[tuple[str, str, str]]
) -> None:
    await record(town, changes={"received": "2026-11-23", "which": which})
    await town["Tom"].says(f"acknowledge {RQ}")
    await town.until("2026-12-25 12:00")

    of_it = (RQ, TODAY)
    heard = [row for row in town.heard(but="Priya") if any(one in row[2] for one in of_it)]
    assert [row for row in heard if "Tom Bexley has" not in row[2]] == told


async def test_where_nobody_picks_it_up_somebody_else_hears_after_two_working_days(
    town: Town,
) -> None:
    await record(town)
    await town.until("2026-11-25 09:00")

    assert ("Wed 08:30", "David", f"{RQ}: nobody has picked this up") in town.heard()


async def test_while_the_person_is_waited_for_the_lead_is_reminded_every_week(town: Town) -> None:
    await record(town, changes={"received": "2026-11-23"})
    await town["Tom"].says(f"acknowledge {RQ}")
    await town["Tom"].says(f"{RQ} clarification asked 23/11/2026")
    await town.until("2026-12-20 12:00")

    assert [row for row in town.heard() if row[2] == TODAY] == [
        ("Mon 08:30", "Tom", TODAY),  # 30 November
        ("Mon 08:30", "Tom", TODAY),  # 7 December
        ("Mon 08:30", "Tom", TODAY),  # 14 December
    ]


# Steps: DSR-PAUSE, DSR-EXT, RQ-WAIT


async def step(town: Town, button: str, *, submit: bool = False, **answers: str) -> str:
    """Tom presses the step and records it; what he sees then."""
    tom = town["Tom"]
    await tom.says(f"steps {RQ}")
    if button not in tom.buttons:
        await tom.presses("More", submit=submit)
    await tom.presses(button)
    outcome = await tom.presses("Record it", answers, submit=submit)
    return f"{tom.text}\n{outcome.get('text', '')}"


@BOTH
async def test_a_pause_an_answer_and_an_extension_move_the_date_as_the_law_says(
    town: Town, submit: bool
) -> None:
    await record(town)
    said = await step(town, "Clarification asked", submit=submit, on="2026-11-04")
    assert "The date was: Wed 2 Dec 2026" in said
    assert "The date is now: no date: the clock waits" in said
    assert "Paused, 29 days remaining." in said
    assert await due(town) is None

    said = await step(town, "Clarification answered", submit=submit, on="2026-11-11")
    assert "The date is now: Thu 10 Dec 2026" in said
    assert "both days counted: 8 days added." in said

    said = await step(
        town, "Extended", submit=submit, on="2026-11-20", reason="Nine lever arch files."
    )
    assert "The date is now: Wed 10 Feb 2027" in said
    assert await due(town) == date(2027, 2, 10)
    assert "Nine lever" not in said


@pytest.mark.parametrize(
    ("typed", "bound"),
    [
        pytest.param(
            ["identity asked 3/11/2026", "identity confirmed 16/11/2026"],
            date(2026, 12, 16),
            id="identity: the month starts again",
        ),
        pytest.param(
            ["clarification asked on 4 November", "clarification answered 11/11/2026"],
            date(2026, 12, 10),
            id="clarification: 8 days",
        ),
        pytest.param(
            ["fee asked 4/11/2026", "fee paid 9/11/2026"], date(2026, 12, 9), id="the fee"
        ),
        pytest.param(["clarification asked 4/11/2026"], None, id="waiting"),
    ],
)
async def test_a_step_can_be_typed_with_its_day(
    town: Town, typed: list[str], bound: date | None
) -> None:
    await record(town)
    said = ""
    for one in typed:
        said = await town["Tom"].says(f"{RQ} {one}")

    assert "The date is now" in said
    assert await due(town) == bound


@pytest.mark.parametrize(
    ("which", "typed", "why"),
    [
        pytest.param(
            "erasure", "clarification asked 4/11/2026", "only when a person asks", id="no pause"
        ),
        pytest.param("foi", "identity asked 4/11/2026", "whoever asks", id="nameless"),
        pytest.param("access", "identity confirmed 4/11/2026", "no record", id="never asked"),
        pytest.param("access", "fee asked 1/11/2026", "before the day received", id="too early"),
        pytest.param("access", "fee asked 1/12/2026", "has not happened yet", id="to come"),
        pytest.param("access", "fee asked on a whim", "can't read that date", id="no day"),
    ],
)
async def test_what_does_not_fit_is_refused_with_the_reason(
    town: Town, which: str, typed: str, why: str
) -> None:
    await record(town, changes={"which": which})
    before = (await request(town)).header.version

    assert why in await town["Tom"].says(f"{RQ} {typed}")
    assert (await request(town)).header.version == before


async def test_an_extension_needs_its_notice_inside_the_first_month(town: Town) -> None:
    await record(town, changes={"received": "2026-10-20"})
    said = await step(town, "Extended", on="2026-11-21", reason="Many records.")

    assert "The first period ended on Fri 20 Nov 2026." in said
    assert await due(town) == date(2026, 11, 20)


@BOTH
async def test_a_subject_access_reply_is_sent_only_when_each_check_is_ticked(
    town: Town, submit: bool
) -> None:
    await record(town)
    three = {name: value for name, value in TICKS.items() if name != "check_second_reader"}
    said = await step(town, "Reply sent", submit=submit, on="2026-11-20", **three)
    assert "Please tick each check first." in said
    assert (await request(town)).decided is None

    said = await step(town, "Reply sent", submit=submit, on="2026-11-20", **TICKS)
    case = await request(town)
    assert case.ended is Ended.REPLIED
    assert not held(case)
    assert f"{RQ}: how it ended" in town["Priya"].text
    assert "the reply was sent." in town["Priya"].text
    assert await town.due() == []


@pytest.mark.parametrize(("which", "heard"), [("access", True), ("foi", False)])
async def test_the_dpo_hears_of_every_subject_access_request_that_is_extended(
    town: Town, which: str, heard: bool
) -> None:
    await record(town, changes={"which": which})
    await step(town, "Extended", on="2026-11-20", reason="Nine lever arch files.")

    assert (RQ in town["Helen"].text) is heard
    assert "lever" not in town["Helen"].text
    opened = await town["Helen"].says(f"open {RQ}")
    assert "Nine lever arch files." in opened
    assert "Record a step" not in town["Helen"].buttons


async def test_what_is_told_beside_the_ladder_stops_no_digest_and_no_audit(town: Town) -> None:
    await record(town)
    await step(town, "Extended", on="2026-11-20", reason="Nine lever arch files.")
    await town.goes_on(days=3)

    found = await books(town)
    assert (found.off, found.untold, found.unplanned) == ({}, (), ())


async def test_a_refusal_gives_reasons_and_says_where_to_complain(town: Town) -> None:
    await record(town, changes={"which": "foi"})
    said = await step(town, "Refused", on="2026-11-20", reason="A quince exemption.")
    assert "must tell the person where they can complain" in said

    await step(town, "Refused", on="2026-11-20", reason="A quince exemption.", rights_told="true")
    assert (await request(town)).ended is Ended.REFUSED
    assert "quince" not in town["Priya"].text
    assert "A quince exemption." in await town["Tom"].says(f"open {RQ}")


async def test_after_it_is_closed_nothing_moves(town: Town) -> None:
    await record(town, changes={"which": "foi"})
    await town["Tom"].says(f"{RQ} reply sent 20/11/2026")

    assert "This request is closed." in await town["Tom"].says(f"{RQ} fee asked 20/11/2026")


async def test_only_those_who_handle_it_record_steps(town: Town) -> None:
    await record(town)
    gone = "I can't find that one."
    for name in ("Priya", "Helen", "Imran", "Joan"):
        assert gone in await town[name].says(f"{RQ} identity asked 4/11/2026")
        assert gone in await town[name].says(f"steps {RQ}")


# Do we hold it? (agreement 8.0, RQ-REDIRECT, RQ-JOINT)


async def holding(
    town: Town, name: str, answers: Mapping[str, str], *, submit: bool = False
) -> str:
    who = town[name]
    await who.says(f"do we hold it {RQ}")
    outcome = await who.presses("Record it", answers, submit=submit)
    return f"{who.text}\n{outcome.get('text', '')}"


@BOTH
async def test_a_misdirected_request_is_redirected_logged_and_closed(
    town: Town, submit: bool
) -> None:
    await record(town, changes={"whose": "elsewhere"})
    said = await holding(
        town, "Tom", {"whose": "elsewhere", "to": "UHNM", "on": "2026-11-23"}, submit=submit
    )

    case = await request(town)
    assert case.ended is Ended.REDIRECTED
    assert case.decided is not None
    assert case.decided.fact == Redirected(date(2026, 11, 23), PartyKey("UHNM"))
    assert "the person was told whom to ask instead." in said
    assert "They were told to ask University Hospitals of North Midlands" in town["Priya"].text


@pytest.mark.parametrize(
    ("which", "whose", "answers", "why"),
    [
        pytest.param("access", "ours", {}, "Please choose which organisation", id="nowhere"),
        pytest.param("access", "ours", {"whose": ""}, "Please choose whose", id="nothing chosen"),
        pytest.param(
            "access", "ours", {"to": "YOS"}, "part of the same organisation in law", id="ourselves"
        ),
        pytest.param(
            "access", "partnership", {"to": "UHNM"}, "may not send the person away", id="joint"
        ),
        pytest.param(
            "foi", "ours", {"to": "POL", "transfer": "true"}, "only if the person", id="no consent"
        ),
    ],
)
async def test_nobody_is_sent_away_who_may_not_be(
    town: Town, which: str, whose: str, answers: dict[str, str], why: str
) -> None:
    await record(town, changes={"which": which, "whose": whose})
    said = await holding(town, "Tom", {"whose": "elsewhere", **answers})

    assert why in said
    assert (await request(town)).decided is None


async def test_a_transfer_with_consent_is_logged_as_one(town: Town) -> None:
    await record(town, changes={"which": "foi"})
    ticks = {"transfer": "true", "consent": "true"}
    await holding(town, "Tom", {"whose": "elsewhere", "to": "POL", **ticks})

    case = await request(town)
    assert case.ended is Ended.TRANSFERRED
    assert case.decided is not None
    assert case.decided.fact == Redirected(date(2026, 11, 23), PartyKey("POL"), True, True)


INSIDE = "RQ-2026-0002"


async def test_joint_data_goes_inside_to_the_lead_and_its_clock_runs_from_first_receipt(
    town: Town,
) -> None:
    await record(town, "Karl", {"whose": "partnership", "received": "2026-11-16"})
    assert "Nobody is sent away: it goes inside" in await town["Imran"].says(f"do we hold it {RQ}")
    await town["Imran"].presses("Record it", whose="partnership")

    ours, theirs = await request(town), await request(town, INSIDE)
    assert ours.ended is Ended.PASSED_INSIDE
    assert ours.decided is not None
    assert ours.decided.fact == PassedInside(PartyKey("SCC"), INSIDE)
    assert (theirs.header.party, theirs.from_party, theirs.from_reference) == ("SCC", "POL", RQ)
    assert theirs.taken.received == date(2026, 11, 16)
    assert await due(town, INSIDE) == date(2026, 12, 16)
    assert f"Subject access request {INSIDE}" in town["Tom"].text
    assert "the lead partner answers it, from the day it first came." in town["Karl"].text
    opened = await town["Tom"].says(f"open {INSIDE}")
    assert f"Staffordshire Police ({RQ})" in opened
    assert "I can't find that one." in await town["Tom"].says(f"open {RQ}")
    assert "I can't find that one." in await town["Imran"].says(f"open {INSIDE}")


async def test_the_lead_partner_itself_handles_joint_data(town: Town) -> None:
    await record(town, changes={"whose": "partnership"})
    await holding(town, "Tom", {"whose": "partnership"})

    case = await request(town)
    assert (case.decided, case.whose, case.found) == (None, Whose.PARTNERSHIP, True)
    assert await town.how_many() == 1


async def test_the_police_can_say_that_part_3_applies(town: Town) -> None:
    await record(town, "Karl")
    await holding(town, "Imran", {"whose": "ours", "law_enforcement": "true"})

    assert (await request(town)).clock.law_enforcement
    opened = await town["Imran"].says(f"open {RQ}")
    assert "Law enforcement: DPA 2018 Part 3" in opened
    assert "DPA 2018 s.45, s.45(4)" in opened
    assert "law_enforcement" not in str(town["Tom"].cards)


# It is another right


async def test_another_right_is_counted_by_its_own_law_and_why_is_kept(town: Town) -> None:
    await record(town)
    tom = town["Tom"]
    await tom.says(f"another right {RQ}")
    await tom.presses("Record it", right="foi", reason="It asks for a policy, says a medlar.")

    case = await request(town)
    assert (case.right, case.ladder.id) == (Right.FOI, "information")
    assert await due(town) == date(2026, 12, 1)
    assert "The date is now: Tue 1 Dec 2026" in tom.text
    assert "medlar" not in tom.text
    assert "medlar" in await tom.says(f"open {RQ}")


async def test_a_wrong_day_is_corrected_and_the_date_with_it(town: Town) -> None:
    await record(town)
    await town["Tom"].says(f"correct it {RQ}")
    await town["Tom"].presses("Record it", received="2026-11-16", reason="The stamp says so, fig.")

    assert await due(town) == date(2026, 12, 16)
    assert "The date was: Wed 2 Dec 2026" in town["Tom"].text
    assert "The date is now: Wed 16 Dec 2026" in town["Tom"].text
    assert (await request(town)).taken.received == date(2026, 11, 2)  # what was taken down is kept
    assert "The stamp says so, fig." in await town["Tom"].says(f"open {RQ}")
    assert "fig" not in town["Priya"].text


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        pytest.param({}, "That is what is on record already.", id="nothing changed"),
        pytest.param({"received": "2026-12-24"}, "That day has not come yet.", id="to come"),
        pytest.param(
            {"received": "2026-11-10", "right": "foi"}, "cannot be before the day", id="too late"
        ),
    ],
)
async def test_a_correction_that_does_not_fit_keeps_nothing(
    town: Town, answers: dict[str, str], why: str
) -> None:
    await record(town)
    await town["Tom"].says(f"{RQ} clarification asked 4/11/2026")
    before = (await request(town)).header.version
    await town["Tom"].says(f"correct it {RQ}")
    outcome = await town["Tom"].presses("Record it", {"reason": "Because.", **answers})

    assert why in str(outcome.get("text"))
    assert (await request(town)).header.version == before


async def test_correspondence_after_all_closes_it_with_an_outcome(town: Town) -> None:
    await record(town)
    await town["Tom"].says(f"another right {RQ}")
    await town["Tom"].presses("Record it", right="correspondence", reason="A thank-you.")

    assert (await request(town)).ended is Ended.NOT_A_REQUEST
    assert "ordinary correspondence" in town["Priya"].text


# What the open card says


async def test_open_says_what_bites_how_the_date_works_and_what_is_held(town: Town) -> None:
    await record(town, changes={"which": "portability"})
    said = await town["Tom"].says(f"open {RQ}")

    for line in (
        "Does this right apply here?",
        "It applies to consent or a contract alone, and the agreement rests on neither.",
        "UK GDPR Art 20(1)(a)",
        "A guide: a person decides.",
        "nothing that it could be about may be deleted while it is open (DPA 2018 s.173; your",
        "How the date was worked out",
        "Zebra",
    ):
        assert line in said


async def test_whoever_has_a_conflict_neither_hears_of_it_nor_finds_it(town: Town) -> None:
    await record(town)
    await town["Tom"].says(f"conflict {RQ}")
    await town["Tom"].presses("Step aside")

    assert "I can't find that one." in await town["Tom"].says(f"open {RQ}")
    assert "I can't find that one." in await town["Tom"].says(f"steps {RQ}")


# Partners help (agreement 8.0, RQ-HELP)


async def ask(town: Town, parties: str, brief: str = "", *, submit: bool = False) -> str:
    tom = town["Tom"]
    await tom.says(f"ask partners {RQ}")
    answers = {"parties": parties, **({"brief": brief} if brief else {})}
    outcome = await tom.presses("Ask them", answers, submit=submit)
    return f"{tom.text}\n{outcome.get('text', '')}"


BRIEF = "What do you hold on the otter project since May?"


@BOTH
async def test_partners_are_asked_what_they_hold_and_their_answers_are_on_the_case(
    town: Town, submit: bool
) -> None:
    await record(town, changes={"which": "foi", "received": "2026-11-20"})
    await ask(town, "POL,ICB", BRIEF, submit=submit)

    case = await request(town)
    assert {task.party for task in case.tasks} == {"POL", "ICB"}
    assert {task.target for task in case.tasks} == {date(2026, 11, 30)}
    assert BRIEF in await town["Imran"].says(f"open {RQ}")
    await town["Imran"].says(f"{RQ} we hold it: Two papers and a map of the fen.")
    assert "a map of the fen" in await town["Tom"].says(f"open {RQ}")
    assert "Priya" not in town["Imran"].text
    assert "I can't find that one." in await town["Imran"].says(f"steps {RQ}")


async def test_for_subject_access_one_question_alone_is_asked_and_nothing_can_be_added(
    town: Town,
) -> None:
    await record(town)
    said = await town["Tom"].says(f"ask partners {RQ}")
    assert "One question alone may be asked for subject access" in said
    assert "brief" not in str(town["Tom"].card["body"])
    await town["Tom"].presses("Ask them", {"parties": "POL"})

    told = await town["Imran"].says(f"open {RQ}")
    assert "May it be released?" in told
    for word in ("Subject access", "Zebra", "2 Nov", "Priya", "e-mail"):
        assert word not in told


@pytest.mark.parametrize(
    ("which", "whose", "offered"),
    [
        pytest.param("foi", "ours", True, id="FOI"),
        pytest.param("eir", "ours", True, id="EIR"),
        pytest.param("access", "ours", True, id="subject access"),
        pytest.param("erasure", "partnership", True, id="joint"),
        pytest.param("erasure", "ours", False, id="another right, our own"),
    ],
)
async def test_partners_are_asked_only_where_there_is_something_to_ask(
    town: Town, which: str, whose: str, offered: bool
) -> None:
    await record(town, changes={"which": which, "whose": whose})
    await town["Tom"].says(f"acknowledge {RQ}")

    await town["Tom"].says(f"open {RQ}")
    assert ("Ask partners" in town["Tom"].buttons) is offered


@pytest.mark.parametrize("parties", ["", "SCC", "YOS", "NOWHERE"])
async def test_only_other_organisations_are_asked(town: Town, parties: str) -> None:
    await record(town, changes={"which": "foi"})
    said = await ask(town, parties, BRIEF)

    assert "Please choose at least one organisation" in said
    assert (await request(town)).tasks == ()


# Letters


@BOTH
async def test_a_letter_is_read_on_a_card_that_folds_and_handed_over_as_a_file(
    town: Town, submit: bool
) -> None:
    await record(town)
    tom = town["Tom"]
    await tom.says(f"letters {RQ}")
    await tom.presses("Acknowledgement", submit=submit)
    assert "Dear [NAME]" in tom.text
    assert "Wed 2 Dec 2026" in tom.text or "2 December 2026" in tom.text
    await tom.presses("Get the Word file", submit=submit)
    assert f"{RQ} request acknowledgement.docx" in str(town.received()[-1]) + str(town.received())

    await town.goes_on(minutes=16)
    assert "Dear [NAME]" not in tom.text


@pytest.mark.parametrize(
    ("which", "letters"),
    [
        pytest.param("access", {"Who is asking?", "What do you want?", "More time"}, id="access"),
        pytest.param("foi", {"May we pass it on?", "What do you want?", "Refusal"}, id="FOI"),
        pytest.param("erasure", {"Who is asking?", "Whom to ask instead"}, id="erasure"),
    ],
)
async def test_the_letters_are_those_that_the_law_of_the_request_has(
    town: Town, which: str, letters: set[str]
) -> None:
    await record(town, changes={"which": which})
    await town["Tom"].says(f"letters {RQ}")
    offered = set(town["Tom"].buttons)
    await town["Tom"].presses("More")
    offered |= set(town["Tom"].buttons)

    assert letters <= offered
    assert ("Who is asking?" in offered) is (which != "foi")


async def test_the_redirect_letter_names_the_right_party_and_how_to_reach_it(town: Town) -> None:
    await record(town, changes={"whose": "elsewhere"})
    await holding(town, "Tom", {"whose": "elsewhere", "to": "POL"})
    await town["Tom"].says(f"letters {RQ}")
    await town["Tom"].presses("More")
    await town["Tom"].presses("Whom to ask instead")

    assert "Please send your request to Staffordshire Police." in town["Tom"].text
    assert "ig.pol@example.org" in town["Tom"].text


async def test_every_letter_can_be_drafted_for_every_right(town: Town) -> None:
    kinds = {
        "Acknowledgement",
        "Who is asking?",
        "What do you want?",
        "More time",
        "Refusal",
        "Whom to ask instead",
        "May we pass it on?",
        "Cover of the reply",
    }
    for number, which in enumerate(("access", "erasure", "foi", "eir"), 1):
        await record(town, changes={"which": which, "own_reference": ""})
        tom = town["Tom"]
        await tom.says(f"letters RQ-2026-{number:04}")
        first = kinds & set(buttons_of(tom.card))
        await tom.presses("More")
        for kind in first | (kinds & set(buttons_of(tom.card))):
            await tom.says(f"letters RQ-2026-{number:04}")
            if kind not in first:
                await tom.presses("More")
            await tom.presses(kind)
            assert f"RQ-2026-{number:04}: {kind}" in tom.text


def buttons_of(card: Mapping[str, object]) -> list[str]:
    return [str(part["title"]) for part in pressable(dict(card))]


# What every kind of case has


async def test_it_is_among_my_reports_can_be_taken_back_and_asked_about(town: Town) -> None:
    await record(town)
    priya, tom = town["Priya"], town["Tom"]
    assert f"**{RQ}** · rights request" in await priya.says("my reports")

    await tom.says(f"message {RQ}")
    await tom.presses("Send the message", {"text": "Which team had it first, please?"})
    await priya.presses("Read")
    assert "Which team had it first" in priya.text

    await priya.says(f"withdraw {RQ}")
    await priya.presses("Withdraw it", {"why": "I recorded it twice."})
    case = await request(town)
    assert case.withdrawn is not None
    assert case.decided is None  # that closes nothing
    assert await due(town) == date(2026, 12, 2)


async def test_what_is_opened_is_folded_after_a_quarter_of_an_hour(town: Town) -> None:
    await record(town)
    await town["Tom"].says(f"open {RQ}")
    await town.goes_on(minutes=16)

    assert "Zebra" not in town["Tom"].text


async def test_where_the_lead_steps_aside_the_next_hears_at_once(town: Town) -> None:
    await record(town)
    await town["Tom"].says(f"acknowledge {RQ}")
    await town["Tom"].says(f"conflict {RQ}")
    await town["Tom"].presses("Step aside")

    assert (await request(town)).acknowledged is None
    assert town["Grace"].text.count(f"Subject access request {RQ}") >= 2


async def test_a_redelivered_step_is_recorded_once(town: Town) -> None:
    await record(town)
    await town["Tom"].says(f"{RQ} extended")
    pressed = town["Tom"].pressed("Record it", on="2026-11-20", reason="Nine boxes.")
    before = (await request(town)).header.version
    for once in ("one", "one", "two"):
        status, _ = await town.post({**pressed, "id": once})
        assert status == 200
    await town.settle()

    case = await request(town)
    assert case.clock.extended == date(2026, 11, 20)
    assert case.header.version == before + 2  # the step, and that the DPO was told
