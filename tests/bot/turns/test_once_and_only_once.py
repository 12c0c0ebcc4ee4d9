"""Teams delivers again, and people tap twice: the same answer, and one of everything."""

import asyncio

from simulator.chats import Json
from simulator.conversations import Entry
from tests.bot.town import BOTH, CARD_1, Town, facts
from tests.cards import inputs, words


def said(answer: tuple[int, Json | None]) -> tuple[int, str]:
    """The status and the words of the card; its buttons carry a new card id each time."""
    status, body = answer
    return status, words(body["value"]) if body else ""


def told(town: Town, name: str) -> list[str]:
    return [line for _, who, line in town.heard() if who == name]


def words_of(entry: Entry) -> str:
    return "".join(words(one["content"]) for one in entry.activity.get("attachments", ()))


def choices(town: Town, field: str) -> list[tuple[str, str]]:
    """(value, title) of a list on Tom's newest card."""
    asked = inputs(town["Tom"].finds("Name them")[1])[field]
    return [(one["value"], one["title"]) for one in asked["choices"]]


@BOTH
async def test_the_same_activity_twice_is_one_case_and_the_same_answer(
    town: Town, submit: bool
) -> None:
    await town["Priya"].says("report a breach")
    sent = town["Priya"].pressed("Send", CARD_1, submit=submit)

    first, again = await town.post(sent), await town.post(sent)
    await town.settle()

    assert said(first) == said(again)
    assert await town.how_many() == 1
    assert len(told(town, "Tom")) == 1


@BOTH
async def test_the_same_activity_twice_at_once_is_one_case(town: Town, submit: bool) -> None:
    await town["Priya"].says("report a breach")
    sent = town["Priya"].pressed("Send", CARD_1, submit=submit)

    answers = await asyncio.gather(*(town.post(sent) for _ in range(5)))
    await town.settle()

    assert len({said(answer) for answer in answers}) == 1
    assert await town.how_many() == 1
    assert [line for _, _, line in town.heard() if ": new report." in line] == [
        "BR-2026-0001: new report."
    ] * 2  # the lead and the deputy


async def test_a_typed_message_delivered_twice_is_answered_once(town: Town) -> None:
    typed = town["Priya"].typed("help")

    for _ in range(3):
        status, _ = await town.post(typed)
        assert status == 200
    await town.settle()

    assert len(told(town, "Priya")) == 1


@BOTH
async def test_a_double_tap_on_send_is_one_case(town: Town, submit: bool) -> None:
    await town["Priya"].says("report a breach")
    taps = [town["Priya"].pressed("Send", CARD_1, submit=submit) for _ in range(2)]

    first, second = await town.post(taps[0]), await town.post(taps[1])
    await town.settle()

    assert said(first) == said(second)
    assert await town.how_many() == 1


@BOTH
async def test_a_double_tap_on_acknowledge_is_one_acknowledgement(town: Town, submit: bool) -> None:
    await town.reports()
    taps = [town["Tom"].pressed("I have it", submit=submit) for _ in range(2)]

    await asyncio.gather(*(town.post(tap) for tap in taps))
    await town.settle()

    case = await town.case()
    assert facts(case).count("Acknowledged") == 1
    assert len([line for line in told(town, "Priya") if "someone has it" in line]) == 1


async def test_lead_and_deputy_acknowledging_at_once_is_one_acknowledgement(town: Town) -> None:
    await town.reports()
    taps = [town[name].pressed("I have it") for name in ("Tom", "Grace")]

    await asyncio.gather(*(town.post(tap) for tap in taps))

    case = await town.case()
    assert facts(case).count("Acknowledged") == 1


async def test_ten_turns_at_once_in_one_conversation_lose_nothing(town: Town) -> None:
    await town.reports()
    priya = town["Priya"]
    await asyncio.gather(
        *(town.post(priya.typed(f"details BR-2026-000{n % 2 + 1}")) for n in range(10))
    )
    await town.settle()
    forms = [entry for entry in priya.entries if "Add what you know" in words_of(entry)]
    assert len(forms) == 5  # of ten, those of the case that exists

    buttons = [
        priya.pressed("Add these details", how_many="one", what_was_done=f"Step {n}.")
        for n in range(10)
    ]
    for n, button in enumerate(buttons):  # ten forms, each a card of its own
        button["value"]["action"]["data"]["card"] = f"form-{n}"
    answers = await asyncio.gather(*(town.post(button) for button in buttons))
    await town.settle()

    case = await town.case()
    assert {status for status, _ in answers} == {200}
    assert sorted(one.what_was_done for one in case.details) == [f"Step {n}." for n in range(10)]


@BOTH
async def test_the_receipt_takes_the_forms_place_by_an_update(town: Town, submit: bool) -> None:
    await town["Priya"].says("report a breach")
    form = town["Priya"].entries[-1].activity_id

    await town["Priya"].presses("Send", CARD_1, submit=submit)

    updates = [line["activity"] for line in town.received() if line["verb"] == "update"]
    assert {one["id"] for one in updates if "We have your report" in one["summary"]} == {form}
    shown = next(entry for entry in town["Priya"].entries if entry.activity_id == form)
    assert shown.own_view is None
    assert "Delete nothing." in words_of(shown)
    assert priya_sees_last(town) == form


def priya_sees_last(town: Town) -> str:
    """The message at the foot of her chat."""
    return town["Priya"].entries[-1].activity_id


@BOTH
async def test_card_2_adds_details_by_either_way(town: Town, submit: bool) -> None:
    await town.reports(submit=submit)
    await town["Priya"].presses("Add details", submit=submit)

    await town["Priya"].presses(
        "Add these details", submit=submit, whose="children", how_many="one"
    )

    case = await town.case()
    assert [d.whose for d in case.details] == [("children",)]
    assert facts(case)[-1] == "DetailsAdded"
    assert "That is added to BR-2026-0001" in town["Priya"].text


@BOTH
async def test_a_correction_is_sent_by_either_way(town: Town, submit: bool) -> None:
    await town.reports()
    await town["Priya"].presses("Correct or take back", submit=submit)

    await town["Priya"].presses("Send the correction", submit=submit, went_wrong="lost")

    case = await town.case()
    assert case.report.went_wrong == "lost"
    assert case.report.what_happened == CARD_1["what_happened"]
    assert facts(case)[-1] == "Corrected"


@BOTH
async def test_a_decision_is_recorded_by_either_way(town: Town, submit: bool) -> None:
    await town.reports()
    await town["Tom"].presses("I have it", submit=submit)
    await town["Tom"].presses("Decide", submit=submit)

    await town["Tom"].presses(
        "Record the decision",
        submit=submit,
        likely="not_known",
        outcome="tell_ico",
        reason="A child's address was in it.",
    )

    decision = (await town.case()).decision
    assert decision is not None
    assert (decision.outcome, decision.likely) == ("tell_ico", "not_known")
    assert "decision recorded" in town["Tom"].text


@BOTH
async def test_naming_who_leads_works_by_either_way(town: Town, submit: bool) -> None:
    await town.reports()
    await town["Tom"].presses("Open", submit=submit)
    await town["Tom"].presses("Name someone", submit=submit)

    who = next(v for v, name in choices(town, "who") if name == "Grace Oduya")
    await town["Tom"].presses("Name them", submit=submit, who=who)

    case = await town.case()
    assert facts(case)[-1] == "LeaderNamed"
    assert town.running.services.name(case.leader) == "Grace Oduya"  # type: ignore[arg-type]


@BOTH
async def test_a_conflict_is_declared_by_either_way(town: Town, submit: bool) -> None:
    await town.reports()
    await town["Tom"].presses("I cannot take this", submit=submit)

    await town["Tom"].presses("Step aside", submit=submit)

    assert town["Tom"].chat.persona.object_id in {p.object_id for p in (await town.case()).out}


async def test_an_answer_that_changed_nothing_is_not_what_the_next_press_gets(town: Town) -> None:
    await town["Priya"].says("report a breach")
    button = {**CARD_1, "what_happened": "x" * 5000}
    outcome = await town["Priya"].presses("Send", button)
    assert "too many" in outcome["text"]

    await town["Priya"].presses("Send", CARD_1)  # the same card, written shorter

    assert await town.how_many() == 1


async def test_naming_nobody_and_then_somebody_on_the_same_card_names_them(town: Town) -> None:
    await town.reports()
    await town["Tom"].presses("Open")
    await town["Tom"].presses("Name someone")
    assert "Please choose" in (await town["Tom"].presses("Name them"))["text"]

    who = next(v for v, name in choices(town, "who") if name == "Grace Oduya")
    await town["Tom"].presses("Name them", who=who)

    assert (await town.case()).leader is not None


async def test_recording_the_same_decide_card_twice_records_one_decision(town: Town) -> None:
    await town.reports()
    await town["Tom"].presses("Open")
    await town["Tom"].presses("I have it")
    await town["Tom"].presses("Decide")
    answers = {"likely": "not_known", "outcome": "not_a_breach", "reason": "It was ours to see."}
    taps = [town["Tom"].pressed("Record the decision", answers) for _ in range(2)]

    await asyncio.gather(*(town.post(tap) for tap in taps))

    assert facts(await town.case()).count("Decided") == 1
