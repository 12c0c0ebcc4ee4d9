"""The same words leave every form, and a form that was left sends nothing."""

from collections.abc import Mapping

import pytest

from bot.drafts.draft_actions import CANCELLED
from bot.drafts.form_submit import FORM_GONE
from dialogs.asking.commands import Command
from dialogs.asking.readers.options import named
from dialogs.cases.commands import Name
from dialogs.kinds import COMMANDS, FLOWS
from governance.people.identity import PersonId
from tests.bot.complaining import FIRST
from tests.bot.near_missing import CARD as NEAR_MISS
from tests.bot.requesting import CARD as REQUEST
from tests.bot.town import BOTH, CARD_1, Town
from tests.breach_forms import AGREEMENT

OUT = (
    "stop",
    "cancel",
    "quit",
    "never mind",
    "Stop!",
    "please cancel",
    "cancle",
    "canslo",
    "anuluj",
)
BEGIN: Mapping[str, tuple[str, str, Mapping[str, str]]] = {
    "breach": ("report a breach", "Send", CARD_1),
    "near_miss": ("report a near miss", "Send", NEAR_MISS),
    "complaint": ("record a complaint", "Next", FIRST),
    "request": ("record a request", "Send", REQUEST),
}
"""Each kind's form: what begins it, its first button, and a card filled in."""
FORMS = pytest.mark.parametrize("form", BEGIN)


async def drafts(town: Town, name: str = "Priya") -> list[str]:
    me, now = PersonId.parse(town[name].id), town.clock.now()
    found = await town.look(lambda unit: unit.drafts.all_mine(me, now=now))
    return [draft.flow for draft in found]


@pytest.mark.parametrize(
    "said", [*OUT, "nevermind", "forget it", "stopio", "STOP", "i want to stop"]
)
def test_each_of_these_words_is_the_way_out(said: str) -> None:
    assert COMMANDS.read(said) == Command(Name.CANCEL)


def test_no_answer_of_any_flow_is_one_of_them() -> None:
    ways = next(row.also for row in COMMANDS.rows if row.name == Name.CANCEL)
    taken = {
        (flow.name, question.field, word)
        for flow in FLOWS.values()
        for question in flow.questions
        for word in ways
        if (found := named(word, question.options(AGREEMENT))) and found.value != word
    }

    assert taken == set()


@FORMS
@pytest.mark.parametrize("said", ["stop", "cancel", "quit", "never mind"])
async def test_they_cancel_at_every_question_of_every_form(
    town: Town, form: str, said: str
) -> None:
    begin, *_ = BEGIN[form]
    await town["Priya"].says(begin)
    for _ in range(2):
        await town["Priya"].says("not sure")

    told = await town["Priya"].says(said)

    assert told == CANCELLED.format(form=FLOWS[form].title)
    assert await drafts(town) == []


async def test_stop_is_no_answer_to_what_a_request_asks_for(town: Town) -> None:
    await town["Priya"].says("record a request")

    assert "Cancelled" in await town["Priya"].says("stop")
    assert await drafts(town) == []


@FORMS
@BOTH
async def test_after_a_typed_cancel_the_old_form_sends_nothing_and_says_so(
    town: Town, form: str, submit: bool
) -> None:
    begin, button, answers = BEGIN[form]
    priya = town["Priya"]
    await priya.says(begin)
    await priya.says("cancel")
    card = priya.finds(button)[1]

    told = await priya.presses(button, answers, submit=submit)

    assert FORM_GONE in f"{told} {priya.last}"
    assert priya.finds(button)[1] == card  # what they wrote is in it still
    assert await drafts(town) == []
    assert [one for one in town.heard() if one[1] != "Priya"] == []


@BOTH
async def test_the_form_before_start_again_sends_nothing(town: Town, submit: bool) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    await priya.says("no")
    old = priya.pressed("Send", CARD_1, submit=submit)
    await priya.says("start again")

    await town.post(old)
    await town.settle()

    assert await town.how_many() == 0
    await priya.presses("Send", CARD_1, submit=submit)
    assert await town.how_many() == 1


async def test_a_form_that_was_sent_by_another_card_is_not_sent_twice(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    first = priya.pressed("Send", CARD_1)
    await priya.says("report a breach")
    await priya.presses("Send", CARD_1)

    await town.post(first)

    assert await town.how_many() == 1


async def test_when_another_form_is_begun_the_one_that_is_not_sent_is_said(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("record a complaint")
    await priya.says("no")

    await priya.says("report a breach")

    assert (
        "You also have a form that is not sent: “Record a complaint”, begun Mon 23 Nov 2026 09:00"
        in priya.text
    )
    assert "Report a data breach" in priya.last  # and the form is what stands last


async def test_a_form_in_which_nothing_was_answered_is_not_spoken_of(town: Town) -> None:
    await town["Priya"].says("record a complaint")
    await town["Priya"].says("report a breach")

    assert "not sent" not in town["Priya"].text


async def test_cancel_says_which_form_it_was_and_which_is_left(town: Town) -> None:
    await town["Priya"].says("record a complaint")
    await town["Priya"].says("no")
    await town.goes_on(minutes=1)
    await town["Priya"].says("report a breach")

    told = await town["Priya"].says("stop")

    assert told.startswith("Cancelled: “Report a data breach”.")
    assert "“Record a complaint”" in told
    assert await drafts(town) == ["complaint"]
