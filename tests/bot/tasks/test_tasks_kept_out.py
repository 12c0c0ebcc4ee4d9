"""Who cannot see or answer a task: each reads that it is not there. And stepping aside."""

import json

import pytest
from aiohttp import web

from governance.cases.facts import ConflictDeclared
from governance.tasks.facts import TaskKind, TaskUnreached
from tests.bot.asking import BRIEF, WHY, a_case, answers, ask, asked, give_part, the_task
from tests.bot.town import GONE, REFERENCE, Town

VERBS = (
    *("task", "task_close", "task_reply", "task_reply_send"),
    *("task_conflict", "task_conflict_send"),
)
STRANGERS = ("Priya", "Helen", "David", "Ruth", "Sara", "Joan", "Karl", "Imran", "Nia", "Lena")
"""Of the party that is asked but for its lead and deputy, of the one that asks, and of others."""


def data(part: str, reply: str = "holds") -> dict[str, object]:
    return {"s": 1, "card": "forged", "part": part, "v": 0, "reply": reply, "task_reason": WHY}


async def forged(town: Town, name: str, verb: str, sent: dict[str, object]) -> str:
    """What the bot says to a press that no card of theirs has offered."""
    who = town[name]
    await who.says("menu")
    await who.sends(verb, sent, on=who.entries[-1].activity_id)
    return who.last


@pytest.mark.parametrize("name", STRANGERS)
async def test_to_anyone_else_a_task_is_not_there(town: Town, name: str) -> None:
    task = await asked(town)
    before = await the_task(town)

    for verb in VERBS:
        theirs = await forged(town, name, verb, data(task.part))
        nobodys = await forged(town, name, verb, data("no-such-part"))
        assert GONE in theirs
        assert GONE in nobodys

    assert BRIEF not in town[name].text
    assert await the_task(town) == before


@pytest.mark.parametrize(
    "typed", [f"task {REFERENCE}", f"{REFERENCE} we hold something: {WHY}", "task BR-2026-0099"]
)
@pytest.mark.parametrize("name", [*STRANGERS, "Tom"])
async def test_by_typing_too(town: Town, name: str, typed: str) -> None:
    await asked(town)
    if name == "Tom":
        await town["Tom"].presses("I cannot take this")
        await town["Tom"].presses("Step aside")

    assert GONE in await town[name].says(typed)
    assert not (await the_task(town)).answers


async def test_the_case_itself_stays_shut_to_those_who_are_asked(town: Town) -> None:
    await asked(town)
    tom = town["Tom"]
    case = await town.case()

    for verb in ("decide", "acknowledge", "name", "lead", "message", "details", "withdraw"):
        assert GONE in await tom.says(f"{verb} {REFERENCE}")
    for verb in ("open", "acknowledge", "decide", "name", "lead", "conflict_send"):
        sent = {"s": 1, "card": "forged", "case": case.header.id, "v": case.header.version}
        assert GONE in await forged(town, "Tom", verb, sent)
    assert "zebra" not in tom.text


async def test_no_card_of_a_task_carries_the_id_of_the_case(town: Town) -> None:
    task = await asked(town)
    case = await town.case()
    tom = town["Tom"]
    await tom.presses("See what is asked")
    await tom.presses("We hold something")
    await tom.presses("I cannot take this")

    assert case.header.id not in json.dumps(tom.cards)
    assert task.part in json.dumps(tom.cards)


async def test_a_part_that_is_no_task_answers_nothing(town: Town) -> None:
    """A joint controller's part of an earlier release (§2.1) is one of another kind."""
    part = await give_part(town, await town.reports("Karl"), "SCC")

    assert GONE in await forged(town, "Tom", "task_reply_send", data(part))


@pytest.mark.parametrize("reply", ["accepts", "nonsense", "", "proposes"])
async def test_an_answer_to_another_question_is_none(town: Town, reply: str) -> None:
    task = await asked(town)

    await forged(town, "Tom", "task_reply_send", data(task.part, reply))

    assert not (await the_task(town)).answers


async def test_an_answer_that_is_sent_again_is_one_answer(town: Town) -> None:
    await asked(town)
    tom = town["Tom"]
    await tom.presses("We hold something")
    activity = tom.pressed("Send the answer", task_reason=WHY)
    first = await town.post(activity)
    again = await town.post(activity)
    assert first[0] == again[0] == 200
    form = {**data((await the_task(town)).part), "task_reason": "Another reason."}
    await forged(town, "Tom", "task_reply_send", form)

    assert len((await the_task(town)).answers) == 1


async def test_who_steps_aside_has_no_task_any_more_and_a_colleague_answers(town: Town) -> None:
    await asked(town)
    tom = town["Tom"]
    await tom.presses("See what is asked")
    await tom.presses("I cannot take this")
    assert "someone else in your organisation is asked" in tom.text
    await tom.presses("Step aside")
    await town.goes_on(minutes=16)

    case = await town.case()
    assert case.out == {event.by for event in case.history if _steps_aside(event.fact)}
    assert BRIEF not in json.dumps([entry.activity for entry in tom.entries])
    assert "We hold something" not in tom.buttons
    await answers(town, "Grace", "We hold something")
    heard = [who for _, who, line in town.heard() if "Help asked for" in line]
    assert heard == ["Tom", "Grace"]


def _steps_aside(fact: object) -> bool:
    return isinstance(fact, ConflictDeclared)


async def test_with_nobody_left_the_siro_is_asked_and_then_those_who_asked_hear(
    town: Town,
) -> None:
    await asked(town)
    for name in ("Tom", "Grace"):
        await town[name].presses("I cannot take this")
        await town[name].presses("Step aside")
    assert "Help asked for" in town["David"].text

    await town["David"].presses("I cannot take this")
    await town["David"].presses("Step aside")

    news = f"{REFERENCE}: everyone we asked at Staffordshire County Council has stepped aside"
    assert news in town["Imran"].text


async def test_someone_who_is_out_of_the_case_is_never_asked(town: Town) -> None:
    await a_case(town)
    await ask(town, kind=TaskKind.CHOOSE)
    await town["Tom"].presses("I cannot take this")
    await town["Tom"].presses("Step aside")
    before = town["Tom"].text

    await ask(town, kind=TaskKind.RESPOND)
    await town.until("2026-12-15 12:00")

    assert town["Tom"].text == before


async def test_a_lead_who_is_the_dpo_is_not_asked_but_the_siro_is(town: Town) -> None:
    """A DPO advises and does not decide for the party (UK GDPR Art. 38(6))."""
    await a_case(town)
    await ask(town, "YOS")

    heard = [who for _, who, line in town.heard() if "Help asked for" in line]
    assert heard == ["Neil"]
    await answers(town, "Neil", "We hold something")
    assert (await the_task(town)).answers


async def test_of_a_party_with_nobody_the_office_hears_and_those_who_asked(town: Town) -> None:
    await a_case(town)
    await ask(town, "ICB")

    icb = "Staffordshire and Stoke-on-Trent Integrated Care Board"
    assert f"Nobody at {icb} can be reached" in town["Joan"].text
    assert f"{REFERENCE}: nobody at {icb} could be reached" in town["Imran"].text
    assert BRIEF not in town["Joan"].text + town["Imran"].text


async def test_who_cannot_be_reached_is_on_record_and_the_next_is_asked(town: Town) -> None:
    await a_case(town)
    for name in ("Tom", "Grace"):
        town.refuses(name, *(web.Response(status=403) for _ in range(3)))
    await ask(town)

    task = await the_task(town)
    case = await town.case()
    missed = [e.fact for e in case.history if isinstance(e.fact, TaskUnreached)]
    assert [one.why for one in missed] == ["blocked", "blocked"]
    assert "Help asked for" in town["David"].text
    assert len(task.unreached) == 2


async def test_stepping_aside_from_the_case_steps_aside_from_what_it_asks(town: Town) -> None:
    """The party that has the case may be asked too, as one of the group (§7.1)."""
    await a_case(town)
    await ask(town, "POL", TaskKind.CHOOSE)
    imran = town["Imran"]

    await imran.says(f"conflict {REFERENCE}")
    await imran.presses("Step aside")

    assert "Nobody at Staffordshire Police can be reached" in town["Joan"].text
    assert "Say who" not in imran.buttons


async def test_who_read_what_is_asked_and_who_answered_is_written_down(town: Town) -> None:
    task = await asked(town)
    case = await town.case()
    before = len(await town.look(lambda unit: unit.audit.of_subject(case.header.id)))
    await town["Tom"].presses("See what is asked")
    await answers(town, "Tom", "We hold something")

    part = await town.look(lambda unit: unit.audit.of_subject(task.part))
    assert [entry.what for entry in part] == ["part_given", "part_read"]
    assert part[1].actor == town["Tom"].id
    trail = await town.look(lambda unit: unit.audit.of_subject(case.header.id))
    assert [(entry.what, entry.actor) for entry in trail[before:]] == [("changed", town["Tom"].id)]
