"""What one party asks another, and the answer's reason, are found on Open cards and nowhere else.

Searched as `test_planted_everywhere` searches: the store's files, its keys, temporary files, the
log at debug level, what was printed, the health pages, and every message that stays in a chat.
"""

import io
from pathlib import Path

import pytest

from governance.task_facts import TaskKind
from tests.bot.asking import a_case, ask, the_task
from tests.bot.planting import health, in_the_histories, missing, standing
from tests.bot.search import files_in, found_in
from tests.bot.town import REFERENCE, Town

BOTH = pytest.mark.parametrize("submit", [False, True], ids=["Execute", "Submit"])
KEPT = {
    "brief": "Quokka8841é",
    "holds": "Axolotl7752é",
    "typed": "Pangolin6663é",
    "release brief": "Tapirus5574é",
    "may not": "Cuscus4412é",
    "why them": "Bilby9923é",
}
NOT_KEPT = {"refused": "Kookaburra2162é", "first": "Brolgane4384é", "too late": "Galahian3273é"}


async def plant(town: Town, *, submit: bool) -> None:
    """Everything is written that can be, on cards and by typing."""
    tom, grace = town["Tom"], town["Grace"]
    await a_case(town)
    await ask(town, brief=KEPT["brief"])
    await tom.presses("See what is asked", submit=submit)
    await tom.presses("We hold something", submit=submit)
    await grace.presses("We hold something", submit=submit)
    asked_about = f"{NOT_KEPT['refused']} 943 476 5919"
    await tom.presses("Send the answer", submit=submit, task_reason=asked_about)
    await tom.presses("Send the answer", submit=submit, task_reason=f"{NOT_KEPT['first']} " * 500)
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
@pytest.mark.usefixtures("loud")
async def test_what_is_asked_and_why_it_was_answered_so_are_found_on_open_and_nowhere_else(
    town: Town,
    tmp_path: Path,
    said: io.StringIO,
    capfd: pytest.CaptureFixture[str],
    submit: bool,
) -> None:
    await plant(town, submit=submit)
    assert (await the_task(town)).answers
    assert missing(await in_the_histories(town), KEPT) == set()
    assert missing(await opened(town), KEPT) == set()
    await town.goes_on(hours=80)

    printed = capfd.readouterr()
    places = {
        **files_in(town.folder),
        **files_in(tmp_path),
        "the log": said.getvalue().encode(),
        "what was printed": f"{printed.out}{printed.err}".encode(),
        "messages": standing(town),
        "health": await health(town),
    }

    assert sum(map(len, places.values())) > 100_000
    assert found_in(places, {**KEPT, **NOT_KEPT}) == []
