"""Who looked at a case, and who did what: for those who handle it and its DPO, and nobody else."""

import pytest

from dialogs.cases.verbs import Verb
from tests.bot.town import BOTH, GONE, REFERENCE, Town
from tests.cards import words

ASKED = f"who looked {REFERENCE}"


async def test_whoever_handles_it_sees_who_looked_and_this_look_too(town: Town) -> None:
    await town.reports("Priya")
    await town["Grace"].says(f"open {REFERENCE}")
    await town.goes_on(minutes=5)
    await town["Grace"].says(f"open {REFERENCE}")
    shown = await town["Tom"].says(ASKED)

    assert "Mon 23 Nov 2026 09:00: Priya Marlowe reported it" in shown
    assert "Mon 23 Nov 2026 09:00: Grace Oduya looked 2 times, last at 09:05" in shown
    assert "Mon 23 Nov 2026 09:05: Tom Bexley looked" in shown


@pytest.mark.parametrize("name", ["Priya", "Owen", "Sara", "Ruth", "Imran", "Karl", "Joan", "Dana"])
async def test_nobody_else_sees_any_of_it(town: Town, name: str) -> None:
    await town.reports("Priya", danger="yes")
    shown = await town[name].says(ASKED)

    assert GONE in shown
    assert "looked" not in shown


async def test_whoever_stepped_aside_sees_it_no_more(town: Town) -> None:
    await town.reports("Priya")
    await town["Tom"].says(f"conflict {REFERENCE}")
    await town["Tom"].presses("Step aside")

    assert GONE in await town["Tom"].says(ASKED)
    assert "Tom Bexley stepped aside" in await town["Grace"].says(ASKED)


@BOTH
async def test_a_forged_press_shows_nothing(town: Town, *, submit: bool) -> None:
    case = await town.reports("Priya")
    await town["Karl"].says("help")
    data = {"case": case.header.id, "s": 1, "card": "forged", "verb": Verb.LOOKED}
    await town["Karl"].sends(
        Verb.LOOKED, data, on=town["Karl"].entries[-1].activity_id, submit=submit
    )

    assert "reported it" not in town["Karl"].text


async def test_it_is_behind_the_buttons_of_an_open_case_and_folds_away(town: Town) -> None:
    await town.reports("Priya")
    tom = town["Tom"]
    await tom.presses("I have it")
    await tom.presses("Open")
    await tom.presses("What else can I do?")
    await tom.presses("Who looked")

    assert "who looked, and who did what" in tom.text
    await town.goes_on(minutes=16)
    assert "who looked, and who did what" not in tom.text


async def test_a_long_list_is_shown_in_pages_and_leaves_nothing_out(town: Town) -> None:
    await town.reports("Priya")
    for day in range(30):
        await town.until(
            f"2026-{11 if day < 7 else 12}-{24 + day if day < 7 else day - 6:02d} 10:00"
        )
        await town["Grace"].says(f"open {REFERENCE}")
    tom, seen = town["Tom"], set[str]()
    await tom.says(ASKED)
    for _ in range(5):
        seen |= {line for line in words(tom.card).splitlines() if "Grace Oduya looked" in line}
        if "Earlier" not in tom.buttons:
            break
        await tom.presses("Earlier")

    assert len(seen) == 30
