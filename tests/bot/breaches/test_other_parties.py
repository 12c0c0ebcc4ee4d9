"""Other parties hear of a breach: whom the lead confirms, what they get and answer (§7.1)."""

import pytest

from governance.breaches.breach import Breach
from governance.tasks.facts import TaskKind, TaskReply
from tests.bot.town import BOTH, REFERENCE, STORY, Town

TOLD = f"Staffordshire County Council has had a data breach. Reference {REFERENCE}."


async def told(town: Town, *parties: str, danger: str = "no") -> Breach:
    """Priya reports; Tom ticks these parties and tells them."""
    await town.reports("Priya", danger=danger)
    await town["Tom"].says(f"tell parties {REFERENCE}")
    await town["Tom"].presses("Tell those I ticked", parties=",".join(parties))
    return await town.case()


@BOTH
async def test_the_lead_ticks_whom_to_tell_and_they_hear_what_kind_and_no_more(
    town: Town, submit: bool
) -> None:
    await town.reports("Priya")
    await town["Tom"].says(f"tell parties {REFERENCE}")
    await town["Tom"].presses("Tell those I ticked", submit=submit, parties="POL")

    heard = town["Imran"].text
    assert TOLD in heard
    assert "It was sent or given to the wrong person." in heard
    assert "Please answer by **Tue 24 Nov 2026**. This is a partnership target" in heard
    assert "Please do not look anybody up." in heard
    assert STORY not in heard
    assert "Priya" not in heard


async def test_nobody_is_ticked_and_what_the_report_points_to_is_one_press(town: Town) -> None:
    await town.reports("Priya")
    await town["Priya"].says(f"details {REFERENCE}")
    await town["Priya"].presses("Add these details", organisations="SCC,POL,ICB")
    await town["Tom"].says(f"tell parties {REFERENCE}")
    card = town["Tom"].last

    assert "The report points to: **Staffordshire Police" in card
    await town["Tom"].presses("Tell the 2 that it points to")

    case = await town.case()
    assert [task.party for task in case.tasks] == ["POL", "ICB"]
    assert TOLD in town["Imran"].text


@pytest.mark.parametrize(
    ("button", "reply"),
    [
        ("Seen", TaskReply.SEEN),
        ("We hold a copy", TaskReply.HOLDS_COPY),
        ("Not us", TaskReply.NOT_US),
    ],
)
async def test_each_answer_is_one_press_and_the_lead_hears_which(
    town: Town, button: str, reply: TaskReply
) -> None:
    await told(town, "POL")
    await town["Imran"].presses(button)

    (task,) = (await town.case()).tasks
    assert task.answer is not None
    assert task.answer.answer is reply
    assert f"{REFERENCE}: Staffordshire Police says “{button}”" in town["Tom"].text
    await town["Imran"].says(f"open {REFERENCE}")
    assert STORY not in town["Imran"].text


async def test_ours_too_opens_a_case_of_their_own_with_its_own_clock(town: Town) -> None:
    await told(town, "POL")
    await town.goes_on(hours=3)
    await town["Imran"].presses("Ours too")

    theirs = await town.case("BR-2026-0002")
    assert theirs.header.party == "POL"
    assert theirs.passed_from is not None
    assert theirs.passed_from.reference == REFERENCE
    assert theirs.awareness.at == (await town.case()).tasks[0].asked_at  # when our notice came
    assert STORY not in town["Imran"].text
    await town["Imran"].says("open BR-2026-0002")
    assert STORY not in town["Imran"].text


async def test_two_reminders_and_then_it_is_a_gap_on_the_record(town: Town) -> None:
    await told(town, "POL")
    await town.until("2026-12-04 12:00")

    heard = [(when, who) for when, who, line in town.heard() if line == TOLD]
    assert [when for when, who in heard if who == "Imran"] == [
        "Mon 09:00",
        "Tue 08:30",
        "Wed 08:30",
    ]
    (task,) = (await town.case()).tasks
    assert task.gap is not None
    gap = f"{REFERENCE}: no answer from Staffordshire Police after every reminder"
    assert gap in [line for _, who, line in town.heard() if who == "Tom"]
    await town["Imran"].presses("Seen")
    assert (await town.case()).tasks[0].answers


async def test_in_danger_the_notice_begins_with_whom_to_phone(town: Town) -> None:
    await told(town, "POL", danger="yes")

    assert "Someone may be in danger. Phone" in town["Imran"].text


async def test_what_they_were_told_goes_on_after_the_decision(town: Town) -> None:
    await told(town, "POL")
    await town["Tom"].says(f"decide {REFERENCE}")
    await town["Tom"].presses(
        "Record the decision", likely="not_known", outcome="record_only", reason="No risk."
    )
    await town["Imran"].presses("We hold a copy")

    assert (await town.case()).tasks[0].answers


async def test_nobody_else_says_why(town: Town) -> None:
    await town.reports("Priya")
    await town["Tom"].says(f"tell parties {REFERENCE}")
    await town["Tom"].presses("Nobody else", why="It is ours alone.")

    case = await town.case()
    assert case.parties.nobody is not None
    assert "It is ours alone." not in town["Tom"].text
    await town["Tom"].says(f"open {REFERENCE}")
    assert "It is ours alone." in town["Tom"].text


@pytest.mark.parametrize("reporter", ["Priya", "Karl"])
async def test_of_joint_data_every_joint_controller_hears_whoever_reports(
    town: Town, reporter: str
) -> None:
    await town.reports(reporter, where="partnership")
    case = await town.case()
    joint = town.running.services.agreement.joint

    told_first = [task.party for task in case.tasks if task.kind is TaskKind.TOLD]
    assert {*told_first, case.header.party} == set(joint)
    assert told_first[0] == ("SCC" if reporter == "Karl" else told_first[0])
    other = town["Imran" if reporter == "Priya" else "Tom"].text
    assert "There is one report to the ICO" in other
    assert "Staffordshire County Council makes it" in other
    assert STORY not in other


async def test_a_partners_own_mistake_is_a_case_of_its_own_there_at_one_press(town: Town) -> None:
    await town.reports("Priya", where="partner", danger="not_sure")
    await town["Tom"].says(f"tell the partner {REFERENCE}")
    await town["Tom"].presses("Tell them", owner="POL")

    theirs = await town.case("BR-2026-0002")
    assert (theirs.header.party, theirs.urgent) == ("POL", True)
    imran = town["Imran"]
    await imran.says("status BR-2026-0002")
    assert "Your own 72 hours may have begun" in imran.text
    assert STORY not in imran.text
    ours = await town.case()
    assert ours.decided is None


async def test_ours_goes_on_until_they_say_that_it_is_theirs_and_the_lead_hears(town: Town) -> None:
    await town.reports("Priya", where="partner")
    await town["Tom"].says(f"tell the partner {REFERENCE}")
    await town["Tom"].presses("Tell them", owner="POL")
    await town["Imran"].says("it is ours BR-2026-0002")

    ours = await town.case()
    assert ours.parties.said is not None
    assert ours.parties.said.ours
    assert f"{REFERENCE}: the partner says that it is theirs" in town["Tom"].text
    assert [what for what in await town.due() if what.startswith("rung:")]


async def test_two_that_each_say_not_ours_bring_both_siros_together(town: Town) -> None:
    await town.reports("Karl", where="partner")
    await town["Imran"].says(f"tell the partner {REFERENCE}")
    await town["Imran"].presses("Tell them", owner="SCC")
    await town["Tom"].says("it is not ours BR-2026-0002")

    line = "BR-2026-0002: two parties each say that it is not theirs"
    assert line in [said for _, who, said in town.heard() if who == "David"]
    await town["David"].says("open BR-2026-0002")
    assert "Karl" not in town["David"].text
    for reference in (REFERENCE, "BR-2026-0002"):
        assert (await town.case(reference)).decided is None


async def test_help_is_asked_in_words_for_them_and_theirs_come_back_to_open_alone(
    town: Town,
) -> None:
    await town.reports("Priya")
    await town["Tom"].says(f"ask for help {REFERENCE}")
    await town["Tom"].presses("Ask them", parties="POL", brief="Did the ferret letter reach you?")
    imran = town["Imran"]
    assert f"Help to look into a breach: {REFERENCE}" in imran.text
    assert "ferret" not in imran.text
    await imran.presses("See what is asked")
    assert "ferret" in imran.text
    await imran.presses("Done, as asked")
    await imran.presses("Send the answer", task_reason="It came, and is in the safe.")

    assert "in the safe" not in town["Tom"].text
    await town["Tom"].says(f"open {REFERENCE}")
    assert "in the safe" in town["Tom"].text


async def test_in_danger_a_party_that_does_not_answer_is_to_be_rung_and_it_climbs(
    town: Town,
) -> None:
    await told(town, "POL", danger="yes")
    await town["Tom"].says(f"acknowledge {REFERENCE}")
    ring = f"{REFERENCE}: phone Staffordshire Police now"
    heard = len(town.heard())
    await town.goes_on(minutes=29)
    assert ring not in [line for _, _, line in town.heard()[heard:]]
    await town.goes_on(minutes=1)
    assert ("Mon 09:30", "Tom", ring) in town.heard()
    assert "David" not in {who for _, who, line in town.heard() if line == ring}
    await town.goes_on(minutes=30)
    assert ("Mon 10:00", "David", ring) in town.heard()

    await town["Tom"].presses("Enter an answer by phone")
    (task,) = (await town.case()).tasks
    said = {"whose": task.part, "task_reply": "seen", "task_reason": "", "said_by": "Duty desk"}
    await town["Tom"].presses("Keep the answer", said)
    count = len([line for _, _, line in town.heard() if line == ring])
    await town.goes_on(days=2)
    assert len([line for _, _, line in town.heard() if line == ring]) == count


async def test_danger_that_is_known_later_is_told_to_those_who_were_told_before(town: Town) -> None:
    await town.reports("Priya", who_has_it="relative")
    await town["Tom"].says(f"tell parties {REFERENCE}")
    await town["Tom"].presses("Tell those I ticked", parties="POL")
    assert "Someone may be in danger" not in town["Imran"].text
    await town.goes_on(minutes=10)
    await town["Priya"].says(f"shows where yes {REFERENCE}")

    assert [at for at, who, line in town.heard() if (who, line) == ("Imran", TOLD)] == [
        "Mon 09:00",
        "Mon 09:10",
    ]
    assert "Someone may be in danger. Phone" in town["Imran"].last
