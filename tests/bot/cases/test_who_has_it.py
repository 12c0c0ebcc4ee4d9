"""Who has a case proves it: named, reminded, put off with a reason, given back, and told daily."""

import pytest

from governance.cases.facts import Snoozed
from tests.bot.town import REFERENCE, Town, facts

TITLE = f"{REFERENCE}: no decision recorded"
NAMED = f"Tom Bexley named you to lead {REFERENCE}"
LATE = "1 thing for you today. Past their date: 1."


async def tom_names_grace(town: Town) -> None:
    await town.reports()
    await town["Tom"].says(f"name {REFERENCE}")
    await town["Tom"].presses("Name them", who=town["Grace"].id)


async def test_whoever_is_named_is_asked_and_says_that_they_have_it(town: Town) -> None:
    await tom_names_grace(town)
    assert NAMED in town["Grace"].text

    await town["Grace"].presses("I have it")

    assert facts(await town.case())[-1] == "Acknowledged"
    assert not (await town.case()).unanswered


async def test_whoever_cannot_says_so_and_those_who_can_pick_it_up_hear(town: Town) -> None:
    await tom_names_grace(town)
    await town["Grace"].presses("I cannot")

    case = await town.case()
    assert (case.owner, case.leader, case.acknowledged) == (None, None, None)
    assert f"{REFERENCE}: Grace Oduya cannot take it" in town["Tom"].text
    heard = [who for at, who, line in town.heard() if line == f"{REFERENCE}: new report."]
    assert heard == ["Tom", "Tom", "Grace", "Grace", "David"]


async def test_nobody_else_can_hand_it_back_or_put_it_off(town: Town) -> None:
    await tom_names_grace(town)

    for said in ("hand back", "snooze"):
        for name in ("Tom", "Priya", "Helen", "Imran"):
            assert "I can't find that one." in await town[name].says(f"{said} {REFERENCE}")


async def test_a_case_of_which_nothing_comes_is_reminded_of_and_then_nobodys(town: Town) -> None:
    await town.reports()
    await town["Grace"].says(f"acknowledge {REFERENCE}")
    await town.until("2026-11-24 08:00")  # the first reminder: twelve hours from awareness
    assert "You have BR-2026-0001, and nothing is recorded yet." in town["Grace"].last
    assert (await town.case()).owner == town["Grace"].person

    await town.until("2026-11-24 09:00")  # the next

    case = await town.case()
    assert case.owner is None
    assert "AcknowledgementLapsed" in facts(case)
    heard = [(at, who) for at, who, line in town.heard() if line == f"{REFERENCE}: new report."]
    assert heard[2:] == [("Tue 09:00", "Grace"), ("Tue 09:00", "David")]
    undecided = [(at, who) for at, who, line in town.heard() if line.startswith(TITLE)]
    assert undecided[-1] == ("Tue 09:00", "Tom")


async def test_what_is_recorded_in_between_keeps_it_theirs(town: Town) -> None:
    await town.reports()
    grace = town["Grace"]
    await grace.says(f"acknowledge {REFERENCE}")
    await town.until("2026-11-24 08:00")
    await grace.says(f"message {REFERENCE}")
    await grace.presses("Send the message", text="Where is the letter now?")
    await town.until("2026-11-24 09:00")

    assert (await town.case()).owner == grace.person


async def test_reminders_are_put_off_with_a_reason_and_each_time_for_less(town: Town) -> None:
    await town.reports()
    grace = town["Grace"]
    await grace.says(f"acknowledge {REFERENCE}")
    await grace.says(f"snooze {REFERENCE}")
    assert "3 days" not in grace.last  # the limit is 72 hours from the report
    await grace.presses("Remind me later", length=str(24 * 3600), why="IT is looking.")
    await town.until("2026-11-24 08:59")

    case = await town.case()
    assert isinstance(case.history[-1].fact, Snoozed)
    assert [row for row in town.heard() if row[0].startswith("Tue") and row[1] != "Helen"] == []
    assert "IT is looking." not in "".join(one.text for one in town.everyone)
    await grace.says(f"snooze {REFERENCE}")
    assert "2 hours" in grace.last
    assert "one day" not in grace.last


@pytest.mark.parametrize("length", ["86400", "259200", "junk", ""])
async def test_no_card_puts_it_off_past_what_is_on_offer(town: Town, length: str) -> None:
    await town.reports()
    grace = town["Grace"]
    await grace.says(f"acknowledge {REFERENCE}")
    await grace.says(f"snooze {REFERENCE}")
    await grace.presses("Remind me later", length="7200", why="IT is looking.")
    case = await town.case()
    data = {"case": case.header.id, "length": length, "why": "Once more."}
    await grace.sends("snooze_send", data)

    assert (await town.case()).header.version == case.header.version


async def test_thirty_undecided_breaches_are_one_card_a_person_a_working_day(town: Town) -> None:
    for _ in range(30):
        await town.reports()
    await town.until("2026-11-27 08:29")  # the limits were on Thursday at nine
    before = len(town.heard())
    await town.until("2026-12-02 09:00")

    told = [row for row in town.heard()[before:] if row[2].startswith("30 things")]
    assert told == [
        ("Fri 08:30", "Tom", "30 things for you today. Past their date: 30."),
        ("Fri 08:30", "David", "30 things for you today. Past their date: 30."),
        ("Mon 08:30", "Tom", "30 things for you today. Past their date: 30."),
        ("Mon 08:30", "David", "30 things for you today. Past their date: 30."),
        ("Tue 08:30", "Tom", "30 things for you today. Past their date: 30."),
        ("Wed 08:30", "Tom", "30 things for you today. Past their date: 30."),
    ]
    assert len(town.heard()) == before + len(told)
    assert "**BR-2026-0030**: data breach, past its date since **Thu 26 Nov 2026**" in (
        town["Tom"].last
    )


async def test_a_decision_takes_it_off_the_card(town: Town) -> None:
    await town.reports()
    await town.until("2026-11-27 08:31")
    assert ("Fri 08:30", "Tom", LATE) in town.heard()[-2:]
    await town["Tom"].says(f"decide {REFERENCE}")
    await town["Tom"].presses(
        "Record the decision", likely="not_known", outcome="record_only", reason="No risk."
    )
    before = len(town.heard())
    await town.until("2026-12-04 12:00")

    assert LATE not in [line for _, _, line in town.heard()[before:]]


async def test_danger_that_nobody_has_tells_its_reporter_whom_to_phone(town: Town) -> None:
    await town.reports(danger="yes")
    await town.goes_on(minutes=14)
    assert "Nobody has picked up" not in town["Priya"].text
    await town.goes_on(minutes=1)

    said = town["Priya"].last
    assert f"Nobody has picked up {REFERENCE} yet. Please phone." in said
    assert "**999**" in said
    assert "01632 960101" in said
    assert "the Information Governance team" in said


async def test_danger_that_somebody_has_does_not(town: Town) -> None:
    await town.reports(danger="yes")
    await town["Tom"].presses("I have it")
    await town.goes_on(hours=1)

    assert "Nobody has picked up" not in town["Priya"].text


async def test_every_morning_the_next_hears_in_the_place_of_a_lead_out_of_reach(
    town: Town,
) -> None:
    await town.reports()
    town["Tom"].chat.blocked = True
    for day in ("2026-11-27", "2026-11-30", "2026-12-01"):
        for minute in ("08:30", "08:31"):  # the sweep after the courier's failed try
            await town.until(f"{day} {minute}")

    mornings = [at for at, who, line in town.heard() if who == "Grace" and line == LATE]
    assert mornings == ["Fri 08:30", "Mon 08:30", "Tue 08:30"]
