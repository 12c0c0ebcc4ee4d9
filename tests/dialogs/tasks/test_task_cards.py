"""The cards of tasks: what each says, and that what is asked and why is on Open alone."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.cards.fitting import fitted
from dialogs.cases.history import history_lines
from dialogs.complaints.history import say_fact
from dialogs.kinds import COMMANDS
from dialogs.tasks.asked import answers_given, answers_said, office_card, who_was_asked
from dialogs.tasks.notices import answer_form, task_notice
from dialogs.tasks.scene import TaskScene
from dialogs.tasks.verbs import TaskSaid, read_task
from governance.cases.event import Event
from governance.cases.facts import ConflictDeclared
from governance.tasks.facts import TaskKind, TaskReply
from governance.tasks.task import NEEDS_REASON, REPLIES
from tests.cards import check_card, inputs, verbs, words
from tests.cases import TOM, agreement, event
from tests.dialogs.tasks.task_gallery import (
    BRIEF,
    GROUP,
    IMRAN,
    REASON,
    answered,
    asked,
    asker_scene,
    cancelled,
    every_card,
    task_scene,
    told,
    unreached,
)

CARDS = every_card()
OPEN = {
    "opened",
    "opened, to its lead",
    "opened when the case is closed",
    "what they said",
    "the notice: told",
}
"""What shows what is asked. What is told of a breach is on its notice: nobody wrote that."""
ANSWERS = ["task_reply"] * 3


def read(typed: str) -> TaskSaid | None:
    return read_task(typed, COMMANDS.references)


@pytest.mark.parametrize("name", CARDS)
def test_every_card_is_one(name: str) -> None:
    check_card(CARDS[name])


@pytest.mark.parametrize("name", CARDS)
def test_what_is_asked_and_why_it_was_answered_so_are_on_open_alone(name: str) -> None:
    shown = json.dumps(CARDS[name])

    assert ("All we share" in shown) is (name in OPEN)
    assert ("Two letters" in shown) is (name in OPEN - {"the notice: told"})


@pytest.mark.parametrize("name", CARDS)
def test_what_people_wrote_is_never_read_as_markdown(name: str) -> None:
    assert "Imran *Sayle*" not in words(CARDS[name])
    assert "{{DATE" not in words(CARDS[name])


@pytest.mark.parametrize("kind", TaskKind)
def test_a_notice_has_a_button_for_every_answer_and_one_to_step_aside(kind: TaskKind) -> None:
    shown = task_notice(task_scene(kind=kind))
    told = kind is TaskKind.TOLD
    verb = "task_reply_send" if told else "task_reply"  # what is told of a breach: one press
    pressed = [a["data"]["reply"] for a in shown["actions"] if a["verb"] == verb]

    assert pressed == [reply.value for reply in REPLIES[kind]]
    assert (verbs(shown)[0] == "task") is not told
    assert verbs(shown)[-1] == "task_conflict"
    assert len(shown["actions"]) <= 6  # that Teams shows


@pytest.mark.parametrize("kind", TaskKind)
def test_what_a_notice_says_can_be_typed_is_understood(kind: TaskKind) -> None:
    (line,) = [
        one for one in words(task_notice(task_scene(kind=kind))).split("\n") if "Or type" in one
    ]
    said = read(line.removeprefix("Or type: **").removesuffix("**"))

    assert said is not None
    (reply,) = [reply for reply in said.replies if reply in REPLIES[kind]]
    assert reply not in NEEDS_REASON


@pytest.mark.parametrize(
    ("days", "line"),
    [
        pytest.param(1, "Please answer by **Fri 27 Nov 2026**.", id="before"),
        pytest.param(7, "A reminder: please answer by **Fri 27 Nov 2026**.", id="at the target"),
        pytest.param(8, "An answer was hoped for by **Fri 27 Nov 2026**", id="past it"),
    ],
)
def test_the_target_is_said_as_a_partnership_target(days: int, line: str) -> None:
    said = words(task_notice(task_scene(days=days)))

    assert line in said
    assert "partnership target" in said


@pytest.mark.parametrize(
    ("scene", "buttons"),
    [
        pytest.param(task_scene(), ["task", *ANSWERS, "task_conflict"], id="waiting"),
        pytest.param(
            task_scene(answered(TaskReply.HOLDS)),
            ["task", *ANSWERS, "task_conflict"],
            id="answered: it can be changed",
        ),
        pytest.param(task_scene(cancelled()), ["task"], id="cancelled"),
        pytest.param(task_scene(closed=True), ["task"], id="the case is closed"),
    ],
)
def test_only_what_still_makes_sense_can_be_pressed(scene: TaskScene, buttons: list[str]) -> None:
    assert verbs(task_notice(scene)) == buttons


def test_a_late_answer_is_said_to_be_late_and_one_in_time_is_not() -> None:
    assert "after the target. Thank you." in words(CARDS["answered late"])
    assert "after the target" not in words(CARDS["answered"])


def test_a_form_asks_why_only_where_it_must() -> None:
    for kind, replies in REPLIES.items():
        for reply in replies:
            box = inputs(answer_form(task_scene(kind=kind), reply))["task_reason"]
            assert bool(box.get("isRequired")) is (reply in NEEDS_REASON)
            assert "No names" in box["label"]


def test_a_proposal_offers_every_party_of_the_agreement() -> None:
    form = answer_form(task_scene(kind=TaskKind.CHOOSE), TaskReply.PROPOSES)
    offered = [one["value"] for one in inputs(form)["best_placed"]["choices"]]

    assert offered == [party.key for party in agreement().parties]


def test_a_proposal_leaves_out_who_cannot_be_chosen_and_says_why() -> None:
    card = CARDS["a choice of those who can"]
    offered = {one["value"] for one in inputs(card)["best_placed"]["choices"]}

    assert offered.isdisjoint({"SCC", "UHNM", "WER", "CAF"})
    assert {"POL", "ICB"} <= offered
    said = words(card)
    assert "everyone there who could answer steps aside: Staffordshire County Council" in said
    assert "they have said that they cannot: University Hospitals" in said
    assert "knows nobody there, and no mailbox or number: Werrington" in said.replace("\\", "")


def test_whoever_is_told_to_phone_has_the_number_and_a_button_to_enter_the_answer() -> None:
    card = CARDS["nobody was reached"]

    assert "Please phone them on 01632 960204, and enter here what they say." in words(card)
    assert verbs(card) == ["open", "task_phoned"]
    assert verbs(CARDS["the office may enter one"]) == ["task_phoned"]


def test_an_answer_by_phone_asks_whose_what_why_and_the_post_of_who_said_it() -> None:
    asked = inputs(CARDS["an answer by phone"])

    assert list(asked) == ["whose", "task_reply", "best_placed", "task_reason", "said_by"]
    assert [one["value"] for one in asked["whose"]["choices"]] == ["p-SCC", "p-ICB"]
    assert [one["value"] for one in asked["task_reply"]["choices"]] == ["proposes", "abstains"]
    assert "not a name" in asked["said_by"]["label"]


def test_those_who_asked_see_who_answered_and_who_did_not() -> None:
    said = words(office_card(replace(asker_scene(*GROUP), now=GROUP[-1].at)))

    assert "Staffordshire Police" in said
    assert "asked Fri 20 Nov 2026, target Fri 27 Nov 2026: answered Sat 28 Nov 2026" in said
    assert "late" in said
    assert "no answer yet, past the target" in said


def test_the_office_sees_neither_whom_they_propose_nor_who_answered() -> None:
    said = words(CARDS["the office"])

    assert "best placed (" not in said
    assert "Imran" not in said
    assert verbs(CARDS["the office"]) == []


@pytest.mark.parametrize(
    ("then", "state"),
    [
        pytest.param((), "no answer yet", id="waiting"),
        pytest.param((cancelled(),), "no answer needed any more", id="cancelled"),
        pytest.param((unreached(),), "nobody there could be reached", id="unreached"),
        pytest.param(
            (event(ConflictDeclared(IMRAN), IMRAN, hours=1),),
            "everyone we asked there has stepped aside",
            id="conflicted",
        ),
    ],
)
def test_where_it_stands_is_said_in_a_few_words(then: tuple[object, ...], state: str) -> None:
    scene = asker_scene(asked(), told(minutes=2), *then)  # type: ignore[arg-type]

    assert state in words({"body": who_was_asked(scene)})


def test_on_open_every_answer_stands_with_its_reason_and_its_name() -> None:
    scene = asker_scene(asked(), told(minutes=2), answered(TaskReply.EXEMPT), days=4)
    shown = answers_given(scene, fitted(answers_said(scene.case)))
    said = words({"body": shown})

    assert "Staffordshire Police: **Exempt, or must not be released** (" in said
    assert REASON in said.replace("\u2060", "")


def test_a_corrected_answer_stands_below_the_first() -> None:
    first = answered(TaskReply.DOES_NOT_HOLD, reason="", days=1)
    scene = asker_scene(asked(), first, answered(TaskReply.HOLDS, days=2), days=3)
    said = words({"body": answers_given(scene, fitted(answers_said(scene.case)))})

    assert said.index("We do not hold it") < said.index("We hold something")


def test_what_several_were_asked_alike_is_shown_once() -> None:
    scene = asker_scene(asked(task="a"), asked(task="b", party="ICB"))

    assert list(answers_said(scene.case).values()) == [BRIEF]


def test_a_case_that_asked_nobody_says_nothing_of_it() -> None:
    scene = asker_scene()

    assert who_was_asked(scene) == []
    assert answers_given(scene, {}) == []
    assert scene.case.leader != TOM


@pytest.mark.parametrize(
    "typed",
    [
        "we hold nothing",
        "RQ-2026-0001",
        "RQ-2026-0001 I do not know",
        "what about RQ-2026-0001: we hold nothing",
        "Yesterday someone told me that RQ-2026-0001 is exempt and then left",
    ],
)
def test_a_story_is_no_answer(typed: str) -> None:
    assert read(typed) is None


def test_a_reason_of_any_length_is_whole() -> None:
    said = read(f"CP-2026-12: we propose the ICB: {REASON * 100}")

    assert said is not None
    assert (said.reference, said.party) == ("CP-2026-0012", "the icb")
    assert said.reason == REASON * 100


@given(st.text(max_size=300) | st.text(max_size=80).map(lambda words: f"RQ-2026-0001 {words}"))
def test_whatever_is_typed_is_an_answer_or_none(typed: str) -> None:
    said = read(typed)

    assert said is None or (said.replies and said.reference)


@pytest.mark.parametrize(
    ("happened", "line"),
    [
        (asked(), "Tom Bexley asked Staffordshire Police for an answer."),
        (told(hours=1), "Told: Imran"),
        (unreached(), "Could not reach Imran"),
        (answered(TaskReply.HOLDS), "answered for their organisation."),
        (cancelled(), "Tom Bexley said that no answer is needed any more."),
    ],
    ids=["asked", "told", "unreached", "answered", "cancelled"],
)
def test_the_history_says_who_was_asked_and_never_what(happened: Event, line: str) -> None:
    scene = asker_scene(asked(), happened)
    said = words({"body": history_lines(scene, say_fact)})

    assert line in said
    assert "All we share" not in said
    assert "Two letters" not in said
