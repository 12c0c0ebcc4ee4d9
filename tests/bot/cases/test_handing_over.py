"""Before leave everything is handed over on one card, but for what the other may not know."""

from tests.bot.town import Town

ONE, TWO, THREE = (f"BR-2026-000{number}" for number in (1, 2, 3))


async def grace_has_three(town: Town) -> None:
    for reference in (ONE, TWO, THREE):
        await town.reports()
        await town["Grace"].says(f"acknowledge {reference}")


async def sara_steps_aside(town: Town) -> None:
    """Of the second, before Grace picks it up again."""
    await town["Tom"].says(f"name {TWO}")
    await town["Tom"].presses("Name them", who=town["Sara"].id)
    await town["Sara"].says(f"conflict {TWO}")
    await town["Sara"].presses("Step aside")
    await town["Grace"].says(f"acknowledge {TWO}")


async def test_one_card_hands_over_everything_but_what_the_other_may_not_know(town: Town) -> None:
    await grace_has_three(town)
    await sara_steps_aside(town)
    grace = town["Grace"]
    said = await grace.says("hand over")
    assert f"You have {ONE}, {TWO} and {THREE}." in said
    before = len(town.heard())

    await grace.presses("Hand them over", who=town["Sara"].id)

    owners = [(await town.case(ref)).owner for ref in (ONE, TWO, THREE)]
    assert owners == [town["Sara"].person, grace.person, town["Sara"].person]
    assert f"Still yours: {TWO}. Please name somebody else for those." in grace.text
    asked = [line for _, who, line in town.heard()[before:] if who == "Sara"]
    assert asked == ["Grace Oduya asks you to take over 2 cases"]
    assert f"**{ONE}**: data breach" in town["Sara"].last
    assert TWO not in town["Sara"].last


async def sara_takes_over(town: Town) -> None:
    await grace_has_three(town)
    await town["Grace"].says("hand over")
    await town["Grace"].presses("Hand them over", who=town["Sara"].id)


async def test_whoever_takes_over_has_them_all_by_one_press(town: Town) -> None:
    await sara_takes_over(town)
    assert all([(await town.case(ref)).unanswered for ref in (ONE, TWO, THREE)])

    await town["Sara"].presses("I have them all")

    assert not any([(await town.case(ref)).unanswered for ref in (ONE, TWO, THREE)])
    assert "You said that you have these." in town["Sara"].last


async def test_or_looks_at_each_and_hands_one_back(town: Town) -> None:
    await sara_takes_over(town)
    await town["Sara"].presses(f"See {TWO}")
    await town["Sara"].presses("I cannot")
    await town["Sara"].presses("I have them all")

    owners = [(await town.case(ref)).owner for ref in (ONE, TWO, THREE)]
    assert owners == [town[name].person for name in ("Sara", "Grace", "Sara")]


async def test_a_case_that_they_step_out_of_is_on_that_card_no_more(town: Town) -> None:
    await sara_takes_over(town)
    await town["Sara"].says(f"conflict {TWO}")
    await town["Sara"].presses("Step aside")

    assert f"**{TWO}**" not in town["Sara"].text
    assert f"**{THREE}**" in town["Sara"].text


async def test_a_card_of_one_gives_nobody_else_a_case(town: Town) -> None:
    await sara_takes_over(town)
    cases = " ".join([(await town.case(ref)).header.id for ref in (ONE, TWO, THREE)])
    for name in ("Priya", "Helen", "Imran"):  # staff, the DPO, another party's lead
        await town[name].sends("have_all", {"cases": cases})

    assert all([(await town.case(ref)).unanswered for ref in (ONE, TWO, THREE)])


async def test_who_has_nothing_is_told_so(town: Town) -> None:
    await town.reports()

    for name in ("Priya", "Tom", "Helen"):
        assert "You have nothing to hand over." in await town[name].says("hand over")


async def test_nobody_can_be_chosen_who_may_not_lead(town: Town) -> None:
    await town.reports()
    await town["Grace"].presses("I have it")
    await town["Grace"].says("hand over")
    for name in ("Helen", "Priya", "Imran"):  # the DPO, staff, another party's lead
        await town["Grace"].presses("Hand them over", who=town[name].id)

    assert (await town.case()).owner == town["Grace"].person
