"""Another party is asked: told, reminded, answered by its own people; what was asked stays shut."""

import pytest

from dialogs.asking.typing import NOT_KEPT, PLEASE_DELETE
from governance.tasks.facts import TaskKind, TaskReply
from tests.bot.asking import BRIEF, WHY, answers, asked, cancel, the_task
from tests.bot.town import BOTH, REFERENCE, Town

NOTICE = f"Help asked for: {REFERENCE}"


async def said(town: Town) -> TaskReply | None:
    """The answer that counts."""
    answer = (await the_task(town)).answer
    return answer.answer if answer else None


async def test_the_lead_and_the_deputy_are_told_and_nobody_else(town: Town) -> None:
    await asked(town)

    told = [who for _, who, line in town.heard() if line == NOTICE]
    assert told == ["Tom", "Grace"]


async def test_the_notice_says_who_asks_what_kind_and_until_when(town: Town) -> None:
    await asked(town)
    notice = town["Tom"].last

    assert NOTICE in notice
    assert "From: Staffordshire Police. For: Staffordshire County Council." in notice
    assert "Please answer by **Mon 30 Nov 2026**. This is a partnership target" in notice
    assert BRIEF not in notice


@BOTH
async def test_what_is_asked_is_on_the_open_card_alone_and_folds(town: Town, submit: bool) -> None:
    await asked(town)
    tom = town["Tom"]
    await tom.presses("See what is asked", submit=submit)
    assert BRIEF in tom.last

    await town.goes_on(minutes=16)

    assert BRIEF not in tom.text if submit else BRIEF not in str(tom.entries[-1].activity)


@BOTH
async def test_an_answer_comes_back_to_the_case(town: Town, submit: bool) -> None:
    await asked(town)

    await answers(town, "Tom", "We hold something", submit=submit)

    task = await the_task(town)
    assert task.answer is not None
    assert (task.answer.answer, task.answer.reason) == (TaskReply.HOLDS, WHY)
    assert task.answered is not None
    assert getattr(task.answered.by, "text", "") == town["Tom"].id
    assert "Tom Bexley answered for Staffordshire County Council" in town["Tom"].text
    assert f"{REFERENCE}: Staffordshire County Council has answered" in town["Imran"].text
    assert WHY not in town["Tom"].text + town["Imran"].text


@BOTH
async def test_the_form_stands_below_and_what_is_asked_stays_in_sight(
    town: Town, submit: bool
) -> None:
    await asked(town)
    tom = town["Tom"]
    await tom.presses("See what is asked", submit=submit)
    await tom.presses("Exempt, or must not be released", submit=submit)

    assert BRIEF in tom.text
    assert "Exempt, or must not be released" in tom.last
    assert "Send the answer" in tom.buttons


async def test_a_reason_that_is_needed_is_asked_for_and_nothing_is_kept(town: Town) -> None:
    await asked(town)
    tom = town["Tom"]
    await tom.presses("Exempt, or must not be released")
    outcome = await tom.presses("Send the answer")

    assert "Please write a few words." in str(outcome)
    assert await said(town) is None
    await tom.presses("Send the answer", task_reason="Section 31.")
    assert await said(town) is TaskReply.EXEMPT


async def test_an_answer_that_needs_no_reason_needs_none(town: Town) -> None:
    await asked(town)

    await answers(town, "Tom", "We do not hold it", "")

    assert await said(town) is TaskReply.DOES_NOT_HOLD


async def test_what_should_not_be_in_a_reason_is_asked_about_once(town: Town) -> None:
    await asked(town)
    tom = town["Tom"]
    why = "It is about 943 476 5919."
    await tom.presses("We hold something")
    first = await tom.presses("Send the answer", task_reason=why)

    assert "NHS number" in str(first)
    assert await said(town) is None
    await tom.presses("Send the answer", task_reason=why)
    assert await said(town) is TaskReply.HOLDS


async def test_once_answered_every_notice_says_so_and_nobody_is_reminded(town: Town) -> None:
    await asked(town)
    await answers(town, "Grace", "We do not hold it", "")
    assert "Grace Oduya answered for Staffordshire County Council" in town["Tom"].text
    heard = len(town.heard())

    await town.until("2026-12-15 12:00")

    assert [line for _, _, line in town.heard()[heard:] if line == NOTICE] == []
    assert not [what for what in await town.due() if what.startswith("task:")]


async def test_they_are_reminded_at_the_target_then_every_five_working_days(town: Town) -> None:
    await asked(town)
    heard = len(town.heard())

    await town.until("2026-12-15 12:00")

    chased = [(at, who) for at, who, line in town.heard()[heard:] if line == NOTICE]
    assert [who for _, who in chased] == [
        *("Tom", "Grace"),
        *("Tom", "Grace", "David"),
        *("Tom", "Grace", "David"),
    ]
    assert {at for at, _ in chased} == {"Mon 08:30"}
    assert "An answer was hoped for by **Mon 30 Nov 2026** (a partnership target)" in (
        town["Tom"].last
    )


async def test_a_siro_may_answer_once_told_and_not_before(town: Town) -> None:
    await asked(town)
    david = town["David"]
    assert "I can't find that one." in await david.says(f"task {REFERENCE}")

    await town.until("2026-12-08 12:00")
    await answers(town, "David", "We hold something")

    assert await said(town) is TaskReply.HOLDS


async def test_a_late_answer_is_taken_and_said_to_be_late(town: Town) -> None:
    await asked(town)
    await town.until("2026-12-02 12:00")

    await answers(town, "Tom", "We hold something")

    assert (await the_task(town)).answered_late
    assert "after the target. Thank you." in town["Tom"].text


async def test_a_correction_is_a_new_answer_and_the_old_one_is_kept(town: Town) -> None:
    await asked(town)
    await answers(town, "Tom", "We do not hold it", "")
    await town["Tom"].presses("We hold something")
    assert "If you send this, it takes the place of that answer." in town["Tom"].last
    await town["Tom"].presses("Send the answer", task_reason=WHY)

    task = await the_task(town)
    assert [getattr(event.fact, "answer", None) for event in task.answers] == [
        TaskReply.DOES_NOT_HOLD,
        TaskReply.HOLDS,
    ]


async def test_of_two_who_answer_at_once_one_answer_stands(town: Town) -> None:
    await asked(town)
    tom, grace = town["Tom"], town["Grace"]
    await tom.presses("We hold something")
    await grace.presses("We do not hold it")
    await tom.presses("Send the answer", task_reason=WHY)
    outcome = await grace.presses("Send the answer")

    assert "Tom Bexley answered just before you, so yours was not sent." in str(outcome)
    assert len((await the_task(town)).answers) == 1


@pytest.mark.parametrize(
    ("kind", "button", "answers_box", "reply"),
    [
        (TaskKind.RELEASE, "May be released", {}, TaskReply.MAY_RELEASE),
        (
            TaskKind.RELEASE,
            "May not be released",
            {"task_reason": WHY},
            TaskReply.MAY_NOT_RELEASE,
        ),
        (TaskKind.RELEASE, "Part of it", {"task_reason": WHY}, TaskReply.PART_OF_IT),
        (
            TaskKind.CHOOSE,
            "Say who",
            {"task_reason": WHY, "best_placed": "ICB"},
            TaskReply.PROPOSES,
        ),
        (TaskKind.CHOOSE, "We would rather not say", {}, TaskReply.ABSTAINS),
        (TaskKind.RESPOND, "We accept", {}, TaskReply.ACCEPTS),
        (TaskKind.RESPOND, "We cannot", {"task_reason": WHY}, TaskReply.DECLINES),
    ],
)
async def test_every_kind_is_answered_by_its_own_buttons(
    town: Town, kind: TaskKind, button: str, answers_box: dict[str, str], reply: TaskReply
) -> None:
    await asked(town, kind)

    await town["Tom"].presses(button)
    await town["Tom"].presses("Send the answer", answers_box)

    assert await said(town) is reply


async def test_whom_they_propose_is_kept_and_must_be_a_party(town: Town) -> None:
    await asked(town, TaskKind.CHOOSE)
    tom = town["Tom"]
    await tom.presses("Say who")
    refused = await tom.presses("Send the answer", task_reason=WHY, best_placed="NOBODY")
    assert "Please choose a party from the list." in str(refused)

    await tom.presses("Send the answer", task_reason=WHY, best_placed="ICB")

    answer = (await the_task(town)).answer
    assert answer is not None
    assert answer.party == "ICB"


async def test_of_a_subject_access_request_they_are_told_not_to_ask_who(town: Town) -> None:
    await asked(town, TaskKind.RELEASE)

    assert "**Please do not ask who they are**" in town["Tom"].last


@pytest.mark.parametrize(
    ("kind", "typed", "reply"),
    [
        (TaskKind.ASSIST, f"{REFERENCE} we hold nothing: the team closed", TaskReply.DOES_NOT_HOLD),
        (TaskKind.ASSIST, f"{REFERENCE}: exempt: s.31 applies", TaskReply.EXEMPT),
        (TaskKind.ASSIST, "br 2026 1 must not be released: s.31", TaskReply.EXEMPT),
        (TaskKind.RELEASE, "BR-2026-1 must not be released: harm", TaskReply.MAY_NOT_RELEASE),
        (TaskKind.RELEASE, f"{REFERENCE} may be released", TaskReply.MAY_RELEASE),
        (TaskKind.CHOOSE, f"{REFERENCE} abstain", TaskReply.ABSTAINS),
        (TaskKind.CHOOSE, f"{REFERENCE} the ICB is best placed: it led", TaskReply.PROPOSES),
        (TaskKind.CHOOSE, f"{REFERENCE} we propose police: they led", TaskReply.PROPOSES),
        (TaskKind.RESPOND, f"we accept {REFERENCE}", TaskReply.ACCEPTS),
    ],
)
async def test_every_answer_can_be_typed(
    town: Town, kind: TaskKind, typed: str, reply: TaskReply
) -> None:
    await asked(town, kind)

    await town["Tom"].says(typed)

    assert await said(town) is reply


async def test_a_reason_that_was_typed_is_asked_to_be_deleted(town: Town) -> None:
    await asked(town)

    await town["Tom"].says(f"{REFERENCE} we hold something: {WHY}")

    assert "Delete your message in this chat only" in town["Tom"].text


async def test_a_reason_that_was_typed_and_not_kept_is_said_not_to_be(town: Town) -> None:
    task = await asked(town)
    await cancel(town, task)
    await town["Tom"].says(f"{REFERENCE} we hold something: {WHY}")

    assert NOT_KEPT in town["Tom"].text
    assert PLEASE_DELETE not in town["Tom"].text


async def test_a_reason_typed_over_a_colleagues_answer_is_said_not_to_be_kept(town: Town) -> None:
    await asked(town)
    await answers(town, "Tom", "We hold something")
    await town["Grace"].says(f"{REFERENCE} we hold nothing: {WHY}")

    assert NOT_KEPT in town["Grace"].text
    assert PLEASE_DELETE not in town["Grace"].text


async def test_what_was_not_typed_is_asked_for_on_the_card(town: Town) -> None:
    await asked(town)
    tom = town["Tom"]

    await tom.says(f"{REFERENCE} we hold something")

    assert await said(town) is None
    await tom.presses("Send the answer", task_reason=WHY)
    assert await said(town) is TaskReply.HOLDS


async def test_typing_over_a_colleagues_answer_shows_theirs_first(town: Town) -> None:
    await asked(town)
    await answers(town, "Tom", "We hold something")

    shown = await town["Grace"].says(f"{REFERENCE} we hold nothing")

    assert "Tom Bexley answered" in shown
    assert await said(town) is TaskReply.HOLDS


@pytest.mark.parametrize("words", ["task", "open", "status", "conflict"])
async def test_the_words_for_a_case_find_the_task_for_those_who_are_asked(
    town: Town, words: str
) -> None:
    await asked(town)

    shown = await town["Tom"].says(f"{words} {REFERENCE}")

    assert REFERENCE in shown
    assert (BRIEF in shown) is (words in ("task", "open"))


async def test_a_cancelled_task_takes_no_answer_and_says_so(town: Town) -> None:
    task = await asked(town)
    tom = town["Tom"]
    await tom.presses("We hold something")

    await cancel(town, task)
    assert "No answer is needed any more. Thank you." in tom.cards[-2]["body"][-1]["text"]
    await tom.presses("Send the answer", task_reason=WHY)

    assert "No answer is needed any more." in tom.last
    assert await said(town) is None
    assert not [what for what in await town.due() if what.startswith("task:")]


async def test_once_the_case_is_closed_no_answer_is_taken_and_nobody_is_reminded(
    town: Town,
) -> None:
    await asked(town)
    imran, tom = town["Imran"], town["Tom"]
    await tom.presses("We hold something")
    await imran.says(f"decide {REFERENCE}")
    await imran.presses(
        "Record the decision", likely="not_known", outcome="record_only", reason="All well."
    )
    await tom.presses("Send the answer", task_reason=WHY)

    assert "No answer is needed any more." in tom.last
    assert await said(town) is None
    heard = len(town.heard())
    await town.until("2026-12-15 12:00")
    assert [line for _, _, line in town.heard()[heard:] if line == NOTICE] == []
