"""What one party asks another, and why it was answered so, are found by Open and nowhere else."""

from aiohttp import web

from governance.tasks.facts import TaskKind
from tests.bot.asking import a_case, ask, the_task
from tests.bot.everywhere import Everywhere
from tests.bot.planting import boxes, fails, in_the_histories, missing
from tests.bot.search import found_in
from tests.bot.town import BOTH, REFERENCE, Town

KEPT = {
    "brief": "Quokka8841é",
    "holds": "Axolotl7752é",
    "typed": "Pangolin6663é",
    "release brief": "Tapirus5574é",
    "may not": "Cuscus4412é",
    "why them": "Bilby9923é",
}
BY_MAIL = {"mailed brief": "Tapaculo5511é"}
"""What was asked of a party in which nobody can be reached."""
NOT_KEPT = {
    "refused": "Kookaburra2162é",
    "first": "Brolgane4384é",
    "too late": "Galahian3273é",
    "in_a_turn_that_failed": "Cassowary6622é",
    "typed_in_one_that_failed": "Lorikeet7733é",
}
EVERY = {**KEPT, **BY_MAIL, **NOT_KEPT}
BOXES = {"task_reason"}
"""Every box for words on any card of theirs."""


async def plant(town: Town, *, submit: bool) -> None:
    """Everything is written that can be, on cards and by typing."""
    tom, grace = town["Tom"], town["Grace"]
    await ask(town, brief=KEPT["brief"])
    await tom.presses("See what is asked", submit=submit)
    await tom.presses("We hold something", submit=submit)
    await grace.presses("We hold something", submit=submit)
    asked_about = f"{NOT_KEPT['refused']} 943 476 5919"
    await tom.presses("Send the answer", submit=submit, task_reason=asked_about)
    await tom.presses("Send the answer", submit=submit, task_reason=f"{NOT_KEPT['first']} " * 500)
    await _failed(town, submit=submit)
    await tom.presses("Send the answer", submit=submit, task_reason=KEPT["holds"])
    await grace.presses("Send the answer", submit=submit, task_reason=NOT_KEPT["too late"])
    await tom.says(f"{REFERENCE} exempt: {KEPT['typed']}")
    await ask(town, kind=TaskKind.RELEASE, brief=KEPT["release brief"])
    await tom.presses("May not be released", submit=submit)
    await tom.presses("Send the answer", submit=submit, task_reason=KEPT["may not"])
    await ask(town, kind=TaskKind.CHOOSE, brief="")
    await tom.presses("Say who", submit=submit)
    why = {"task_reason": KEPT["why them"], "best_placed": "ICB"}
    await tom.presses("Send the answer", why, submit=submit)


async def _failed(town: Town, *, submit: bool) -> None:
    answer = {"task_reason": NOT_KEPT["in_a_turn_that_failed"]}
    typed = f"{REFERENCE} exempt: {NOT_KEPT['typed_in_one_that_failed']}"
    await fails(town, town["Tom"], "Send the answer", answer, typed, submit=submit)


async def by_mail(town: Town) -> None:
    """The council's lead, deputy and SIRO have all blocked us: its mailbox hears."""
    for name in ("Tom", "Grace", "David"):
        town.refuses(name, *(web.Response(status=403) for _ in range(9)))
    await ask(town, brief=BY_MAIL["mailed brief"])
    await town.goes_on(minutes=1)


async def opened(town: Town) -> str:
    """What the lead sees of all three who opens each."""
    shown = []
    for task in (await town.case()).tasks:
        tom = town["Tom"]
        await tom.says("menu")
        sent = {"s": 1, "card": f"look-{task.part}", "part": task.part}
        await tom.sends("task", sent, on=tom.entries[-1].activity_id)
        shown.append(tom.last)
    return "\n".join(shown)


@BOTH
async def test_what_is_asked_and_why_it_was_answered_so_are_found_on_open_and_nowhere_else(
    talkative: Town, everywhere: Everywhere, submit: bool
) -> None:
    await a_case(talkative)
    of_the_case = boxes(talkative)
    await plant(talkative, submit=submit)
    assert boxes(talkative) - of_the_case == BOXES  # a new one is planted too, or this fails
    assert (await the_task(talkative)).answers
    assert missing(await opened(talkative), KEPT) == set()
    await by_mail(talkative)
    assert missing(await in_the_histories(talkative), EVERY) == NOT_KEPT.keys()
    await talkative.goes_on(hours=80)

    places = await everywhere.places(talkative)
    assert b"asks Staffordshire County Council for an answer" in places["mail"]
    assert found_in(places, EVERY) == []
