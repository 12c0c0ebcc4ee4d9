"""The group decides who responds to a complaint, in Teams (agreement §7.1; CP-SILENCE)."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from governance.cases.event import Event
from governance.complaints.asking import acceptance, what_was_said
from governance.complaints.facts import GroupDecided, Way
from governance.keys import PartyKey
from governance.people.identity import PersonId
from governance.tasks.facts import TaskPhoned
from tests.bot.agreement_town import invoke
from tests.bot.complaining import CP, GRACE, IMRAN, JOAN, TOM, complains, complaint
from tests.bot.town import BOTH, GONE, ROLES, Town
from tests.bot.town import town as make_town

WHY = "They hold the minutes of the egret meeting."


async def asked(town: Town, named: str = "nobody") -> None:
    """A complaint about two parties, put to the group by whoever has it."""
    await complains(town, about="SCC,POL", named=named)
    who = "Grace" if TOM in named else "Tom"
    await town[who].presses("I have it")
    await town[who].says(f"ask the group {CP}")


async def proposes(town: Town, name: str, party: str, *, submit: bool = False) -> None:
    await town[name].presses("Say who", submit=submit)
    answers = {"best_placed": party, "task_reason": WHY}
    await town[name].presses("Send the answer", answers, submit=submit)


async def nominee(town: Town) -> tuple[str, Way]:
    decision = (await complaint(town)).decision
    assert decision is not None
    return decision.nominee, decision.way


async def decisions(town: Town) -> list[Event]:
    return [e for e in (await complaint(town)).history if isinstance(e.fact, GroupDecided)]


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
    await imran.presses("I cannot take this")
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


async def test_a_partner_with_nobody_in_post_is_nominated_and_phoned(
    town: Town,
) -> None:
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


# Who can be chosen, and an answer that came by phone


async def test_only_who_can_be_chosen_is_offered_and_why_others_cannot_is_said(
    town: Town,
) -> None:
    await complains(town, about="SCC,POL", named=f"{TOM},{GRACE}")
    await town.goes_on(days=3)
    await town["David"].says(f"acknowledge {CP}")
    await town["David"].says(f"ask the group {CP}")
    imran = town["Imran"]
    await imran.presses("Say who")

    said = imran.text.replace("\\", "")
    assert "everyone there who could answer steps aside: Staffordshire County Council" in said
    assert "knows nobody there, and no mailbox or number: University Hospitals" in said
    await imran.presses("Send the answer", {"best_placed": "SCC", "task_reason": WHY})
    assert (await complaint(town)).decision is None
    assert not [task for task in (await complaint(town)).tasks if task.answers]
    typed = await imran.says(f"{CP} we propose CAFCASS: they know")
    assert "Please choose a party from the list." in typed


async def test_the_nominee_who_has_nobody_is_phoned_and_the_answer_entered_by_the_office(
    town: Town,
) -> None:
    await asked(town)
    await proposes(town, "Tom", "ICB")
    await proposes(town, "Imran", "ICB")
    await town.goes_on(days=8)
    assert await nominee(town) == ("ICB", Way.AGREED)
    tom, joan = town["Tom"], town["Joan"]
    assert "Please phone them on 01632 960301" in tom.text
    assert "phone them on 01632 960301" in joan.text

    await joan.says(f"phoned {CP}")
    part = (await complaint(town)).tasks[-1].part
    await joan.presses(
        "Keep the answer", {"whose": part, "task_reply": "accepts", "said_by": "Chief nurse"}
    )

    task = acceptance(await complaint(town))
    assert task is not None
    assert task.party == "ICB"
    event = task.answered
    assert event is not None
    assert isinstance(event.fact, TaskPhoned)
    assert (event.by, event.fact.said_by) == (PersonId.parse(JOAN), "Chief nurse")
    await tom.says(f"open {CP}")
    said = tom.text.replace("\\", "")
    assert "It came by phone from: Chief nurse. Joan Whitby entered it." in said
    assert "accepted by phone (Chief nurse). Joan Whitby entered it on" in said
    assert "I can't find that" in await joan.says(f"open {CP}")


@BOTH
async def test_a_partners_choice_by_phone_is_counted_like_any_other(
    town: Town, submit: bool
) -> None:
    await asked(town)
    await town["Tom"].presses("Enter an answer by phone", submit=submit)
    part = next(task.part for task in (await complaint(town)).tasks if task.party == "ICB")
    answer = {"whose": part, "task_reply": "proposes", "said_by": "Head of quality"}
    await town["Tom"].presses("Keep the answer", answer, submit=submit)
    assert "Please choose a party from the list." in str(town.chats.log[-3:])
    answer |= {"best_placed": "POL", "task_reason": WHY}
    await town["Tom"].presses("Keep the answer", answer, submit=submit)
    await proposes(town, "Tom", "POL", submit=submit)
    await proposes(town, "Imran", "POL", submit=submit)

    assert await nominee(town) == ("POL", Way.AGREED)  # nobody is waited for any more
    said = {one.party: one for one in what_was_said(await complaint(town))}
    assert (said[ICB].proposed, said[ICB].by) == ("POL", PersonId.parse(TOM))


@pytest.mark.parametrize("name", ["Imran", "Priya", "Helen"])
async def test_nobody_else_enters_an_answer_for_another(town: Town, name: str) -> None:
    await asked(town)
    case = await complaint(town)
    assert "I can't find that" in await town[name].says(f"phoned {CP}")
    part = next(task.part for task in case.tasks if task.party == "ICB")
    data = {"card": "x", "s": 1, "case": case.header.id, "whose": part, "said_by": "x"}
    filled = {**data, "task_reply": "abstains", "task_reason": "x"}

    assert GONE in str(await invoke(town, name, "task_phoned_send", filled))
    assert not any(task.answers for task in (await complaint(town)).tasks)


ICB = PartyKey("ICB")
MORE = """
[[people]]
name = "Uma Rees"
tenant = "33333333-3333-4333-8333-333333333333"
object_id = "c3000000-0000-4000-8000-000000000002"
post = "IG lead"
memberships = [{ party = "ICB", role = "ig_lead" }]

[[people]]
name = "Vera Lunn"
tenant = "33333333-3333-4333-8333-333333333333"
object_id = "c3000000-0000-4000-8000-000000000003"
post = "Independent scrutineer"
memberships = [{ party = "ICB", role = "scrutineer" }]
"""
UMA = "33333333-3333-4333-8333-333333333333/c3000000-0000-4000-8000-000000000002"


@pytest.fixture
async def fuller(tmp_path: Path, pristine: Path, said: object) -> AsyncIterator[Town]:
    """The town with an IG lead in every partner, and a scrutineer."""
    roles = tmp_path / "roles.toml"
    everyone = ROLES.read_text(encoding="utf-8")
    roles.write_text(everyone.replace("\n[[numbers]]", f"{MORE}\n[[numbers]]", 1))
    changes = {"roles": roles}
    async with make_town(tmp_path / "town", pristine=pristine, changes=changes) as made:
        yield made


async def test_with_every_partner_conflicted_it_falls_to_the_scrutineer(fuller: Town) -> None:
    await complains(fuller, about="SCC,POL", named=f"{TOM},{GRACE},{IMRAN},{UMA}")
    await fuller.goes_on(days=3)
    await fuller["David"].says(f"acknowledge {CP}")
    await fuller["David"].says(f"ask the group {CP}")

    assert await nominee(fuller) == ("scrutineer", Way.NOBODY_SAID)  # nobody is waited for
    assert f"{CP}: who responds" in fuller["Vera"].text
    assert "independent scrutineer** responds" in fuller["Joan"].text
    assert "I can't find that" in await fuller["Vera"].says(f"open {CP}")
    for name in ("Tom", "Grace", "Imran", "Uma"):
        assert CP not in json.dumps([entry.activity for entry in fuller[name].entries])


async def test_once_nobody_is_waited_for_it_is_decided_at_once(fuller: Town) -> None:
    await asked(fuller)
    await proposes(fuller, "Tom", "ICB")
    await proposes(fuller, "Imran", "ICB")
    await fuller["Uma"].presses("I cannot take this")
    await fuller["Uma"].presses("Step aside")

    # Two said the ICB, whose only lead has a conflict: the first partner without one responds.
    assert await nominee(fuller) == ("SCC", Way.NOBODY_SAID)
    await fuller.goes_on(days=10)
    assert len(await decisions(fuller)) == 1


async def test_a_nominee_whose_lead_steps_aside_is_followed_by_the_next(fuller: Town) -> None:
    await asked(fuller)
    for name in ("Tom", "Imran", "Uma"):
        await proposes(fuller, name, "ICB")
    assert await nominee(fuller) == ("ICB", Way.AGREED)
    await fuller["Uma"].says(f"conflict {CP}")
    await fuller["Uma"].presses("Step aside")

    assert (await nominee(fuller))[0] == "SCC"


async def test_a_correction_after_the_decision_changes_nothing(fuller: Town) -> None:
    await asked(fuller)
    for name in ("Tom", "Imran", "Uma"):
        await proposes(fuller, name, "ICB")
    await proposes(fuller, "Imran", "SCC")
    await proposes(fuller, "Tom", "SCC")

    assert await nominee(fuller) == ("ICB", Way.AGREED)
    assert len(await decisions(fuller)) == 1
