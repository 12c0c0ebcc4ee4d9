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
    assert asked == [f"Grace Oduya named you to lead {ref}" for ref in (ONE, THREE)]


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
