"""Telling the people through the whole bot: who is asked, who hears, and what stays unsaid."""

import pytest

from governance.breaches.people_told import Ground, Person, PersonNotTold, PersonTold, Safe, Way
from tests.bot.town import BOTH, GONE, REFERENCE, Town, facts
from tests.cards import inputs

ASKED = f"{REFERENCE}: please say whether it is safe to tell them"
ANSWERED = f"{REFERENCE}: whether it is safe to tell them"
DUTY = "the duty social worker"
WAY = "Through the zebra worker, on a Tuesday."
WHY = "The zebra detective says that it would warn him."


async def chosen(town: Town, *, submit: bool = False, at_once: str = "", **changes: str) -> None:
    await town.reports("Priya", {"who_has_it": "relative", **changes})
    await town["Tom"].presses("I have it")
    if "Choose these people" not in town["Tom"].buttons:  # in danger it is asked at once
        await town["Tom"].says(f"tell the people {REFERENCE}")
    await town["Tom"].presses(
        "Choose these people", people="child,other_parent", at_once=at_once, submit=submit
    )


def heard(town: Town, line: str = ASKED) -> list[str]:
    return [who for _, who, said in town.heard() if said == line]


@BOTH
async def test_the_safeguarding_lead_is_asked_at_once_and_answers_on_a_card(
    town: Town, submit: bool
) -> None:
    await chosen(town, submit=submit)
    assert heard(town) == ["Sara"]

    await town["Sara"].presses(
        "That is my answer",
        safe_child="only_this_way",
        safe_other_parent="not_yet",
        way=WAY,
        again="2026-11-27",
        submit=submit,
    )

    each = {one.person: one.answer for one in (await town.case()).people.each}
    child, parent = each[Person.CHILD], each[Person.OTHER_PARENT]
    assert child is not None
    assert parent is not None
    assert (child.safe, child.way, child.look_again) == (Safe.ONLY_THIS_WAY, WAY, None)
    assert (parent.safe, parent.way, str(parent.look_again)) == (Safe.NOT_YET, "", "2026-11-27")
    assert heard(town, ANSWERED) == ["Tom"], "whoever has it hears the answer"


async def test_not_yet_without_a_day_or_too_far_off_is_asked_again(town: Town) -> None:
    await chosen(town)
    for again in ("", "2026-11-23", "2026-12-01"):
        await town["Sara"].presses("That is my answer", safe_child="not_yet", again=again)
        assert "a day to look again, from tomorrow to Mon 30 Nov 2026" in town["Sara"].text

    assert (await town.case()).people.one(Person.CHILD).safety is None  # type: ignore[union-attr]


async def test_in_danger_the_safeguarding_leads_answer_holds_nothing_up(town: Town) -> None:
    await chosen(town, at_once="child", danger="yes")
    await town["Tom"].presses("Write it down", told="child", way="number", by=DUTY)

    told = (await town.case()).people.one(Person.CHILD)
    assert told is not None
    assert told.ended is not None
    assert told.ended.fact == PersonTold(Person.CHILD, town.clock.now(), Way.NUMBER, DUTY)


async def test_in_danger_whoever_takes_it_is_asked_at_once_who_must_hear(town: Town) -> None:
    await town.reports("Priya", {"danger": "yes"})
    await town["Tom"].presses("I have it")
    assert "Do any of them need to know now, to be safe?" in town["Tom"].last
    assert not [box for box in inputs(town["Tom"].card).values() if box.get("value")]


async def test_several_who_heard_in_the_same_way_are_written_down_at_once(town: Town) -> None:
    await chosen(town, at_once="child,other_parent", danger="yes")
    await town["Tom"].presses(
        "Write it down", told="child,other_parent,carer", way="worker", by=DUTY
    )

    facts_now = [event.fact for event in (await town.case()).history]
    told = [fact.person for fact in facts_now if isinstance(fact, PersonTold)]
    assert told == [Person.CHILD, Person.OTHER_PARENT], "the carer was never among them"
    assert f"Decide {REFERENCE}" in town["Tom"].last, "each has heard: decide next"


async def test_who_is_left_is_asked_for_again(town: Town) -> None:
    await chosen(town, at_once="child,other_parent", danger="yes")
    await town["Tom"].presses("Write it down", told="child", way="number", by=DUTY)
    assert "Who was told?" in town["Tom"].last
    await town["Tom"].presses("Write it down", told="other_parent", way="worker", by=DUTY)

    assert (await town.case()).people.asked == ()


async def test_nobody_ticked_is_nobody_told(town: Town) -> None:
    await chosen(town, at_once="child", danger="yes")
    await town["Tom"].presses("Write it down", way="worker", by=DUTY)
    assert "Please say who was told." in town["Tom"].text

    assert (await town.case()).people.asked == (await town.case()).people.each


async def test_what_the_safeguarding_lead_fills_in_is_left_alone(town: Town) -> None:
    await chosen(town)
    form = town["Sara"].entries[-1]
    await town["Tom"].presses("They are not told")
    await town["Tom"].presses("Write it down", not_told="other_parent", ground="crime", why=WHY)
    assert town["Sara"].entries[-1].activity == form.activity, "the child is not answered for yet"

    await town["Sara"].presses("That is my answer", safe_child="yes")
    assert "That is my answer" not in town["Sara"].buttons


async def test_each_is_told_or_has_a_ground_with_its_reason(town: Town) -> None:
    await chosen(town)
    await town["Tom"].presses("They are not told")
    await town["Tom"].presses("Write it down", not_told="other_parent", ground="crime", why=WHY)
    fact = (await town.case()).history[-1].fact
    assert fact == PersonNotTold(Person.OTHER_PARENT, Ground.CRIME, WHY)

    await town["Tom"].says(f"open {REFERENCE}")
    assert WHY in town["Tom"].text


async def test_the_ground_of_law_enforcement_is_for_those_who_enforce_it(town: Town) -> None:
    await chosen(town)
    await town["Tom"].presses("They are not told")
    await town["Tom"].presses("Write it down", not_told="other_parent", ground="part_3", why=WHY)

    assert "Please choose a ground." in town["Tom"].text
    assert (await town.case()).people.one(Person.OTHER_PARENT).ended is None  # type: ignore[union-attr]


async def test_a_way_that_is_safe_and_a_reason_are_in_no_notice_and_no_card_that_stays(
    town: Town,
) -> None:
    await chosen(town)
    await town["Sara"].presses(
        "That is my answer", safe_child="only_this_way", safe_other_parent="yes", way=WAY
    )
    await town["Tom"].presses("They are not told")
    await town["Tom"].presses("Write it down", not_told="other_parent", ground="crime", why=WHY)
    await town.goes_on(minutes=20)

    everyone = [one for one in town.everyone if one.entries]
    assert [one.name for one in everyone if "zebra" in one.text.replace("zebra plan", "")] == []


@pytest.mark.parametrize("who", ["Priya", "David", "Helen"])
async def test_nobody_else_is_asked_or_can_answer(town: Town, who: str) -> None:
    await chosen(town)
    case = await town.case()
    data = {"case": case.header.id, "v": case.header.version, "s": 1, "card": "x"}
    given = {"safe_child": "yes", "step": "child", "ground": "crime", "why": "x", "by": "x"}
    verbs = ("tell_safely", "tell_safely_send", "people", "people_send", "person")
    for verb in (*verbs, "person_told_send", "person_not_told_send", "people_letter"):
        await town[who].says("help")
        on = town[who].entries[-1].activity_id
        await town[who].sends(verb, {**data, **given}, on=on)

    assert GONE in town[who].text
    assert facts(await town.case()) == facts(case)


async def test_the_safeguarding_lead_who_answers_may_do_nothing_else(town: Town) -> None:
    await chosen(town)
    case = await town.case()
    data = {"case": case.header.id, "v": case.header.version, "s": 1, "card": "x", "step": "child"}
    for verb in ("decide", "people_send", "person_told_send", "regulators_form"):
        on = town["Sara"].entries[-1].activity_id
        await town["Sara"].sends(verb, data, on=on)

    assert facts(await town.case()) == facts(case)


async def test_a_letter_is_drafted_for_each_and_its_file_offered(town: Town) -> None:
    await chosen(town)
    await town["Tom"].presses("Letter to the child")
    assert "We made a mistake with something about you" in town["Tom"].last
    await town["Tom"].presses("Get the Word file")

    offered = str(town["Tom"].entries[-1].activity)
    assert "BR-2026-0001 breach.docx" in offered
    await town.goes_on(minutes=20)
    assert "We made a mistake" not in town["Tom"].text, "folded away"


async def test_a_forged_offer_of_a_letter_to_nobody_gives_no_letter(town: Town) -> None:
    await chosen(town)
    await town["Tom"].presses("Letter to the child")
    case = await town.case()
    data = {"case": case.header.id, "v": case.header.version, "s": 1, "card": "x", "step": "zzz"}
    on = town["Tom"].entries[-1].activity_id
    for verb in ("person", "people_letter", "people_letter_file", "person_told_send"):
        await town["Tom"].sends(verb, data, on=on)

    assert GONE in town["Tom"].text
    assert facts(await town.case()) == facts(case)
