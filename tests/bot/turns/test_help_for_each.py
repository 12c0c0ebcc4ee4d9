"""Help and the first card show what this person can do, and what they began."""

import pytest

from dialogs.asking.commands import CASE_ACTION
from dialogs.cards.elements import MOST_BUTTONS
from dialogs.kinds import COMMANDS
from dialogs.own_commands import BY_POST, WITH_A_REFERENCE, own_buttons, own_lines, posts
from governance.access import ALWAYS, HANDLER, ONCE_TOLD
from governance.people.identity import Role
from tests.bot.town import REFERENCE, STORY, Town
from tests.cards import words

ALL = {"I have it …", "open …", "decide …", "name someone …", "message …", "I have a conflict …"}
ADVISES = {"open …", "I have a conflict …"}
OFFICE = {"agreement review", "propose a new version", "end the agreement", "drill"}
OTHERS = ALL | OFFICE | {"sign the agreement", "still me"}


@pytest.mark.parametrize(
    ("name", "own", "post"),
    [
        pytest.param("Priya", set(), "", id="staff"),
        pytest.param("Tom", ALL | {"still me", "drill"}, "IG lead", id="IG lead"),
        pytest.param("Grace", ALL, "deputy IG lead", id="deputy"),
        pytest.param("Helen", ADVISES, "DPO", id="DPO: advises, and decides nothing"),
        pytest.param("David", ALL, "SIRO", id="SIRO, once told"),
        pytest.param("Joan", OFFICE, "coordinator", id="coordinator"),
        pytest.param(
            "Lena",
            ALL - {"decide …", "name someone …"} | {"still me", "drill"},
            "IG lead and DPO",
            id="IG lead who is the DPO too",
        ),
    ],
)
@pytest.mark.parametrize("said", ["help", "menu"])
async def test_it_shows_what_this_person_can_do_and_no_more(
    town: Town, name: str, own: set[str], post: str, said: str
) -> None:
    await town[name].says(said)

    shown = words(town[name].card)
    assert {one for one in OTHERS if f"**{one}**" in shown} == own
    assert (f"As {post}" in shown) is bool(own)
    assert len(town[name].card["actions"]) <= MOST_BUTTONS


async def test_whoever_the_agreement_asks_something_has_its_button(town: Town) -> None:
    await town["Joan"].says("menu")
    await town["Joan"].presses("Agreement review")

    assert "Safeguarding" in town["Joan"].last
    await town["Priya"].says("menu")
    assert "Agreement review" not in town["Priya"].buttons


@pytest.mark.parametrize("said", ["help", "menu"])
async def test_forms_that_are_not_sent_are_listed_and_gone_on_with(town: Town, said: str) -> None:
    priya = town["Priya"]
    await priya.says("record a complaint")
    await priya.says("no")
    await town.goes_on(minutes=1)
    await priya.says("report a breach")
    await priya.says("no")
    await priya.says(STORY)

    await priya.says(said)

    assert "Not sent yet: “Record a complaint”, begun Mon 23 Nov 2026 09:00" in words(priya.card)
    assert "Not sent yet: “Report a data breach”" in words(priya.card)
    assert len(priya.card["actions"]) == MOST_BUTTONS
    await priya.presses("Carry on: Record a complaint")
    assert "Record a complaint" in priya.last
    assert STORY not in priya.text


async def test_with_nothing_begun_nothing_is_said_of_it(town: Town) -> None:
    assert "Not sent" not in await town["Priya"].says("help")


def test_everything_that_is_listed_can_be_typed() -> None:
    for _, typed, _does in WITH_A_REFERENCE:
        found = COMMANDS.read(f"{typed} {REFERENCE}")
        assert found is not None
        assert (found.name, found.reference) == (CASE_ACTION, REFERENCE)
    for name in BY_POST:
        (row,) = (row for row in COMMANDS.rows if row.name == name)
        assert COMMANDS.read(row.typed) is not None


@pytest.mark.parametrize("role", Role)
def test_every_post_that_works_on_cases_has_its_lines(role: Role) -> None:
    may = ALWAYS.get(role, ONCE_TOLD.get(role, frozenset()))

    assert bool(own_lines([role], may)) is bool(may or own_buttons([role]))
    assert bool(posts([role])) or not may
    of_cases = [typed for typed, _ in own_lines([role], may) if typed.endswith("…")]
    assert (len(of_cases) == len(WITH_A_REFERENCE)) is (may >= HANDLER)
