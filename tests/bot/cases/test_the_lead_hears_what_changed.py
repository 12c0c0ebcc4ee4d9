"""Whoever has a case hears what its reporter changed: which answers, never what was written."""

import itertools
import json
from collections.abc import Mapping

import pytest

from bot.kinds import KINDS
from dialogs.asking.flow import InputKind, Question
from tests.bot.filled_forms import DAYS, REFERENCES, TYPED, filled, sends
from tests.bot.town import REFERENCE, Town

WHY = "Wombat17: it never left the building."
SECRET = "Numbat18 Street, number 4."


def told(town: Town, name: str = "Tom") -> list[str]:
    return [line for _, who, line in town.heard() if who == name]


async def corrects(town: Town, **answers: str) -> None:
    await town["Priya"].says(f"correct {REFERENCE}")
    await town["Priya"].presses("Send the correction", answers)


async def adds(town: Town, **answers: str) -> None:
    await town["Priya"].says(f"details {REFERENCE}")
    await town["Priya"].presses("Add these details", answers)


async def writes(town: Town, name: str, text: str) -> None:
    await town[name].says(f"message {REFERENCE}")
    await town[name].presses("Send the message", text=text)


@pytest.mark.parametrize(
    ("answers", "line"),
    [
        pytest.param(
            {"danger": "yes"},
            "corrected. Danger: was No, is now Yes.",
            id="danger: old and new, also on a locked phone",
        ),
        pytest.param(
            {"danger": "not_sure", "what_happened": SECRET, "where": "partner"},
            "corrected. Danger: was No, is now Not sure. Changed: “What happened?” and “Where”.",
            id="others by name: what was written is behind Open",
        ),
        pytest.param(
            {"who_has_it": "relative"},
            "corrected. Changed: “Who may have it”.",
            id="who may have it",
        ),
        pytest.param(
            {"noticed": "yesterday", "noticed_on": "2026-11-22"},
            "corrected. Changed: “First noticed”.",
            id="a date goes with the answer that it is beside",
        ),
    ],
)
async def test_a_correction_says_what_was_corrected(
    town: Town, answers: Mapping[str, str], line: str
) -> None:
    await town.reports()
    await town["Tom"].presses("I have it")

    await corrects(town, **answers)

    assert f"{REFERENCE}: {line}" in told(town)
    assert SECRET not in json.dumps(town.received(), ensure_ascii=False)


async def test_its_card_says_what_changed_and_where_the_case_stands(town: Town) -> None:
    await town.reports()
    await town["Tom"].presses("I have it")
    await corrects(town, went_wrong="lost")

    said = town["Tom"].last

    assert said.strip().startswith(f"{REFERENCE}: corrected")
    assert "Changed: “What went wrong”." in said
    assert "Press Open to read what it says now, and what it said before." in said
    assert "**Thu 26 Nov 2026 09:00**" in said
    assert "Decide" in town["Tom"].buttons


async def test_details_say_what_was_added_and_then_what_is_new(town: Town) -> None:
    await town.reports()
    await town["Tom"].presses("I have it")
    await adds(town, how_many="1", information="health", what_was_done=SECRET)
    assert "Press Open to read it." in town["Tom"].last
    await adds(town, how_many="2-10", contained="no")

    assert told(town)[-2:] == [
        f"{REFERENCE}: details added. Added: “How many people”, “What information”,"
        " “What was done” and “Organisations”.",
        f"{REFERENCE}: more details added (2 times so far). Changed: “How many people”. Added:"
        " “Under control?”.",
    ]
    assert SECRET not in json.dumps(town.received(), ensure_ascii=False)


async def test_no_two_messages_in_a_row_are_alike(town: Town) -> None:
    await town.reports()
    await town["Tom"].presses("I have it")
    heard = len(told(town))

    for done in (SECRET, WHY, SECRET):
        await adds(town, what_was_done=done)
    for went_wrong in ("lost", "seen", "lost"):
        await corrects(town, went_wrong=went_wrong)
    for said in (SECRET, WHY):
        await writes(town, "Priya", said)
    for said in (SECRET, WHY):
        await writes(town, "Tom", said)
        await writes(town, "Priya", said)
    await town["Priya"].says(f"withdraw {REFERENCE}")
    await town["Priya"].presses("Withdraw it", why=WHY)

    lines = told(town)[heard:]
    assert [one for one, then in itertools.pairwise(lines) if one == then] == []
    assert lines[-1] == f"{REFERENCE}: the reporter took the report back"


async def test_open_shows_old_and_new_of_each_corrected_answer(town: Town) -> None:
    await town.reports()
    await town["Tom"].presses("I have it")
    await corrects(town, danger="yes", went_wrong="lost", what_happened=SECRET)

    said = await town["Tom"].says(f"open {REFERENCE}")

    assert "Yes (before: No)" in said
    assert "Lost or stolen (before: Sent or given to the wrong person)" in said
    assert "What happened? (before)" in said
    assert SECRET in said


async def test_whoever_is_out_of_the_case_hears_nothing_of_it(town: Town) -> None:
    await town.reports()
    await town["Tom"].says(f"conflict {REFERENCE}")
    await town["Tom"].presses("Step aside")
    heard = len(told(town))

    await corrects(town, went_wrong="lost")

    assert told(town)[heard:] == []
    assert any("corrected" in line for _, _, line in town.heard())


CORRECTED = [kind for kind in KINDS if kind.correcting]


def shown(question: Question) -> bool:
    return question.on_open and not question.beside


@pytest.mark.parametrize("kind", CORRECTED, ids=lambda kind: kind.words.rules.name)
async def test_every_question_that_is_asked_again_is_named_where_its_answer_changed(
    town: Town, kind: object
) -> None:
    desk = next(one for one in CORRECTED if one is kind)
    name = desk.words.rules.name
    await town["Priya"].says(TYPED[name])
    await sends(town["Priya"], 1)
    await town["Tom"].says(f"acknowledge {REFERENCES[name]}")
    await town["Priya"].says(f"correct {REFERENCES[name]}")
    _, card, _ = town["Priya"].finds("Send the correction")
    answers, _ = filled(card, 2)
    answers |= {day: "2026-11-17" for day in DAYS if day in answers}

    await town["Priya"].presses("Send the correction", answers)

    assert desk.correcting
    line = told(town)[-1]
    every = [one for one in desk.correcting.flow.questions if one.field in answers]
    asked = [one for one in every if shown(one) and one.field != "got_out"]
    assert [one.field for one in asked if (one.told_as or one.called) not in line] == []
    written = [answers[one.field] for one in asked if one.kind is InputKind.LONG_TEXT]
    assert [words for words in written if words in town["Tom"].last] == []
