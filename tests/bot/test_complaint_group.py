"""The group decides who responds to a complaint, in Teams (agreement §7.1; FACTS 15.7)."""

import json

import pytest

from governance.complaints.asking import acceptance
from governance.complaints.facts import Way
from tests.bot.complaining import CP, GRACE, IMRAN, JOAN, TOM, complains, complaint
from tests.bot.town import Town

BOTH = pytest.mark.parametrize("submit", [False, True], ids=["Execute", "Submit"])
WHY = "They hold the minutes of the egret meeting."


async def asked(town: Town, named: str = "nobody") -> None:
    """A complaint about two parties, put to the group by whoever has it."""
    await complains(town, about="SCC,POL", named=named)
    who = "Grace" if TOM in named else "Tom"
    await town[who].presses("Acknowledge")
    await town[who].says(f"ask the group {CP}")


async def proposes(town: Town, name: str, party: str, *, submit: bool = False) -> None:
    await town[name].presses("Say who", submit=submit)
    answers = {"best_placed": party, "task_reason": WHY}
    await town[name].presses("Send the answer", answers, submit=submit)


async def nominee(town: Town) -> tuple[str, Way]:
    decision = (await complaint(town)).decision
    assert decision is not None
    return decision.nominee, decision.way


async def test_each_partners_lead_gets_one_card_with_no_content(town: Town) -> None:
    await asked(town)

    imran = town["Imran"]
    assert f"Who is best placed to respond? {CP}" in imran.text
    await imran.presses("See what is asked")
    assert "It is about: Staffordshire County Council and Staffordshire Police" in imran.text
    for one in town.everyone:
        assert "heron" not in json.dumps([entry.activity for entry in one.entries])
    assert "I can't find that" in await imran.says(f"letter {CP}")


async def test_the_office_sees_who_has_answered_and_not_what(town: Town) -> None:
    await asked(town)
    joan = town["Joan"]
    assert f"{CP}: who has answered" in joan.text
    await proposes(town, "Imran", "SCC")

    assert "answered Mon 23 Nov 2026 09:00" in joan.text
    shown = json.dumps([entry.activity for entry in joan.entries])
    assert WHY not in shown
    assert "I can't find that" in await joan.says(f"open {CP}")


@BOTH
async def test_once_everyone_has_answered_the_nominee_is_asked_and_accepts(
    town: Town, submit: bool
) -> None:
    await asked(town)
    await proposes(town, "Tom", "POL", submit=submit)
    await proposes(town, "Imran", "POL", submit=submit)
    assert (await complaint(town)).decision is None  # the third partner has not answered
    await town.goes_on(days=8)

    assert await nominee(town) == ("POL", Way.AGREED)
    decision = (await complaint(town)).decision
    assert decision is not None
    assert [(one.party, one.why) for one in decision.said] == [("SCC", WHY), ("POL", WHY)]
    imran = town["Imran"]
    assert f"Will you respond? {CP}" in imran.text
    await imran.presses("We accept", submit=submit)
    await imran.presses("Send the answer", submit=submit)
    task = acceptance(await complaint(town))
    assert task is not None
    assert task.party == "POL"
    await town["Tom"].says(f"open {CP}")
    assert "Imran Sayle** accepted for Staffordshire Police" in town["Tom"].text
    assert f"{CP}: who responds" in town["Joan"].text
    ours = await complaint(town)
    assert ours.acknowledged_on is None  # whatever the group decides
    assert ours.decided is None


async def test_a_nominee_who_declines_is_followed_by_the_next(town: Town) -> None:
    await asked(town)
    await proposes(town, "Tom", "POL")
    await town.goes_on(days=8)
    imran = town["Imran"]
    await imran.presses("We cannot")
    await imran.presses("Send the answer", task_reason="We were not there.")

    assert await nominee(town) == ("SCC", Way.NOBODY_SAID)
    assert f"Will you respond? {CP}" in town["Tom"].text


async def test_a_tie_goes_to_the_first_partner_without_a_conflict_and_says_so(town: Town) -> None:
    await asked(town)
    await proposes(town, "Tom", "POL")
    await proposes(town, "Imran", "SCC")
    await town.goes_on(days=8)

    assert await nominee(town) == ("SCC", Way.TIE)
    await town["Tom"].says(f"open {CP}")
    assert "It was a tie" in town["Tom"].text
    assert "It was a tie" in town["Joan"].text


async def test_silence_goes_to_the_first_partner_and_nobody_is_chased_any_more(
    town: Town,
) -> None:
    await asked(town)
    await town.goes_on(days=8)

    assert await nominee(town) == ("SCC", Way.NOBODY_SAID)
    tasks = (await complaint(town)).tasks
    assert all(task.cancelled for task in tasks if task.kind == "choose")


async def test_one_conflicted_and_one_silent(town: Town) -> None:
    await asked(town)
    imran = town["Imran"]
    await imran.presses("I have a conflict")
    await imran.presses("Step aside")
    await proposes(town, "Tom", "ICB")
    await town.goes_on(days=8)

    assert await nominee(town) == ("ICB", Way.AGREED)
    assert "I can't find that" in await imran.says(f"open {CP}")


async def test_where_the_lead_and_the_deputy_are_named_their_party_is_not_asked(
    town: Town,
) -> None:
    await complains(town, about="SCC,POL", named=f"{TOM},{GRACE}")
    await town.goes_on(days=3)
    await town["David"].says(f"acknowledge {CP}")
    await town["David"].says(f"ask the group {CP}")

    case = await complaint(town)
    assert case.asked is not None
    assert case.asked.parties == ("POL", "ICB")
    await town.goes_on(days=9)
    assert await nominee(town) == ("POL", Way.NOBODY_SAID)
    for name in ("Tom", "Grace"):
        assert CP not in json.dumps([entry.activity for entry in town[name].entries])


async def test_with_every_partner_conflicted_it_falls_to_the_scrutineer(town: Town) -> None:
    await complains(town, about="SCC,POL", named=f"{TOM},{GRACE},{IMRAN}")
    await town.goes_on(days=3)
    await town["David"].says(f"acknowledge {CP}")
    await town["David"].says(f"ask the group {CP}")
    await town.goes_on(days=9)

    # The ICB is a partner with nobody in post: it is nominated, and the office phones it.
    assert await nominee(town) == ("ICB", Way.NOBODY_SAID)
    assert "Integrated Care Board can be reached" in town["Joan"].text


async def test_a_coordinator_who_is_named_hears_nothing(town: Town) -> None:
    await asked(town, named=JOAN)
    await proposes(town, "Imran", "POL")
    await town.goes_on(days=9)

    assert CP not in json.dumps([entry.activity for entry in town["Joan"].entries])


async def test_it_is_put_to_the_group_once(town: Town) -> None:
    await asked(town)

    assert "put to the group already" in await town["Tom"].says(f"group {CP}")
    assert len((await complaint(town)).tasks) == 3
