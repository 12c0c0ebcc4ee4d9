"""A drill over the real bot: told through the real ladder, counted, ended, and nowhere else."""

import json
import re

import pytest

from governance.drills.drill import ladder
from governance.drills.rows import KEPT, of_party
from governance.keys import PartyKey
from tests.bot.agreement_town import invoke
from tests.bot.town import GONE, Town

SCC = PartyKey("SCC")
BEGIN = {"drill_party": "SCC", "drill_dpia": "true"}
LADDER = ("Tom", "Grace", "Owen", "Sara", "Ruth", "David", "Helen")
"""Everyone of the council whom the ladder knows."""


async def begins(town: Town, name: str = "Joan", **changes: str) -> None:
    await town[name].says("drill")
    await town[name].presses("Begin the drill", {**BEGIN, **changes})


def drill_cards(town: Town, name: str) -> list[str]:
    cards = [json.dumps(card, ensure_ascii=False) for card in town[name].cards]
    return [card for card in cards if "DRILL" in card]


async def test_the_first_step_tells_those_whom_a_report_with_danger_tells(town: Town) -> None:
    await begins(town)

    told = {name for name in LADDER if "DRILL. This is practice, not real." in town[name].text}
    assert told == {"Tom", "Grace", "Owen", "Sara", "Ruth"}
    assert "You are told because a report comes to you first: **IG lead**." in town["Tom"].text
    assert "It ends by 10:42 at the latest." in town["Joan"].text


async def test_an_hour_of_the_ladder_is_a_minute_and_everybody_is_reached(town: Town) -> None:
    await begins(town)
    await town.goes_on(minutes=1)
    assert "nobody has picked it up: **SIRO**" in town["David"].text
    await town.goes_on(minutes=35)
    assert "nobody has decided (nobody does, in a drill)" in town["Helen"].text

    for name in LADDER:
        await town[name].presses("I have seen this")
    await town.goes_on(minutes=80)
    line = next(line for line in town["Joan"].last.splitlines() if "reached" in line)
    assert "7 of 7 reached, slowest 36 minutes, no post vacant." in line
    for name in ("Tom", "Grace"):
        assert "7 of 7 reached" in town[name].text
    assert "DRILL: it is over. Thank you. Nothing had happened." in town["Helen"].text


async def test_an_answer_by_the_lead_stills_the_steps_that_nobody_has_it(town: Town) -> None:
    await begins(town)
    await town["Tom"].presses("I have seen this")
    await town.goes_on(minutes=5)
    assert drill_cards(town, "David") == []

    await town.goes_on(minutes=20)
    assert "nobody has decided" in town["David"].text  # the decision's own steps go on


async def test_whoever_cannot_be_reached_and_vacant_posts_are_counted(town: Town) -> None:
    town["Owen"].chat.blocked = True
    await begins(town, drill_party="YOS")
    await begins(town)
    await town.goes_on(minutes=110)
    said = town["Joan"].text

    assert "DRILL at Youth Offending Service" in said
    assert "vacant" in said
    assert re.search(r"Vacant: [^.]*safeguarding lead[^.]*\. In a real case", said)
    council = said[said.rindex("DRILL at Staffordshire County Council") :]
    assert "0 of 7 reached, no post vacant." in council
    assert "To 1 of those told nothing could be delivered in Teams" in council
    assert "6 did not press the button." in council


async def test_nothing_of_it_is_in_a_register_a_reference_or_the_audit(town: Town) -> None:
    before = await town.look(lambda unit: unit.audit.head())
    await begins(town)
    await town["Tom"].presses("I have seen this")
    await town.goes_on(minutes=110)

    assert await town.look(lambda unit: unit.audit.head()) == before
    assert "You have not sent a report here." in await town["Joan"].says("my reports")
    left = await town.look(lambda unit: unit.due.of_subject(of_party(SCC)))
    assert [row.what for row in left] == [KEPT]
    await town.reports()
    assert "BR-2026-0001" in town["Priya"].text  # a drill took no number


async def test_no_999_and_no_partner_is_on_a_card_and_each_says_drill_and_the_way_out(
    town: Town,
) -> None:
    await begins(town)
    await town.goes_on(minutes=73)
    await town["Tom"].presses("I have seen this")
    names = [party.name for party in town.running.services.agreement.parties if party.key != "SCC"]

    shown = [card for name in LADDER for card in drill_cards(town, name)]
    assert len(shown) >= len(LADDER)
    for card in shown:
        assert "999" not in card
        assert not [name for name in names if name in card]
        assert "This is really happening" in card
    for outside in ("Imran", "Lena", "Neil", "Karl", "Nia", "Priya"):
        assert "DRILL" not in town[outside].text


async def test_what_is_really_happening_ends_it_and_is_answered_with_999(town: Town) -> None:
    await begins(town)
    await town["Sara"].presses("This is really happening")

    assert "phone 999" in town["Sara"].text
    assert "Information got out: report it" in town["Sara"].buttons
    for name in ("Tom", "Grace", "Owen", "Ruth", "Sara", "Joan"):
        assert "The drill is over: something real has been reported." in town[name].text
    before = len(town.heard())
    await town.goes_on(minutes=110)
    assert len(town.heard()) == before  # no step, and no score
    await town["Tom"].presses("I have seen this")
    assert "That drill is over." in str(town.chats.log[-2:])


@pytest.mark.parametrize("danger", ["yes", "not_sure"])
async def test_a_real_report_of_danger_ends_it_and_a_calm_one_does_not(
    town: Town, danger: str
) -> None:
    await begins(town)
    await town.reports()
    await town.goes_on(minutes=1)
    assert "The drill is over" not in town["Tom"].text

    await town.reports(danger=danger)
    await town.goes_on(minutes=1)
    assert "The drill is over: something real" in town["Tom"].text


async def test_danger_that_is_typed_ends_it(town: Town) -> None:
    await begins(town)
    await town["Priya"].says("he knows where she lives and he is on his way")
    await town.goes_on(minutes=1)

    assert "The drill is over: something real" in town["Tom"].text


@pytest.mark.parametrize(
    ("name", "party", "may"),
    [
        pytest.param("Joan", "POL", True, id="the coordinator, of any party"),
        pytest.param("Tom", "SCC", True, id="an IG lead, of their own"),
        pytest.param("Tom", "POL", False, id="an IG lead, of another"),
        pytest.param("Grace", "SCC", False, id="a deputy"),
        pytest.param("Helen", "SCC", False, id="a DPO"),
        pytest.param("Priya", "SCC", False, id="staff"),
    ],
)
async def test_who_may_hold_a_drill(town: Town, name: str, party: str, may: bool) -> None:
    data = {"card": "x", "s": 1, **BEGIN, "drill_party": party}
    outcome = str(await invoke(town, name, "drill_begin", data))

    assert (GONE not in outcome) is may
    running = await town.look(lambda unit: unit.due.of_subject(of_party(PartyKey(party))))
    assert bool(running) is may
    for verb in ("drill_score", "drill_end"):
        again = str(await invoke(town, name, verb, {**data, "card": verb}))
        assert (GONE not in again) is may


@pytest.mark.parametrize(
    ("changes", "at", "says"),
    [
        pytest.param({"drill_dpia": "false"}, None, "counting who answers", id="no DPIA"),
        pytest.param({"drill_party": ""}, None, "Please choose whose drill.", id="no party"),
        pytest.param({}, "2026-11-23 18:30", "between 08:00 and 18:18", id="too late in the day"),
    ],
)
async def test_what_keeps_one_from_beginning_is_said(
    town: Town, changes: dict[str, str], at: str | None, says: str
) -> None:
    if at:
        await town.until(at)
    outcome = await invoke(town, "Joan", "drill_begin", {"card": "x", "s": 1, **BEGIN, **changes})

    assert says in str(outcome)
    assert await town.look(lambda unit: unit.due.of_subject(of_party(SCC))) == ()


async def test_two_drills_of_one_party_do_not_run_at_once(town: Town) -> None:
    await begins(town)
    await begins(town, "Tom")

    assert "A drill is running there already." in str(town.chats.log[-4:])
    rows = await town.look(lambda unit: unit.due.of_subject(of_party(SCC)))
    assert len(rows) <= len(ladder().rungs) + 2


async def test_the_score_so_far_and_an_early_end(town: Town) -> None:
    await begins(town)
    await town["Tom"].presses("I have seen this")
    await town.goes_on(minutes=2)
    await town["Joan"].says("drill")
    await town["Joan"].presses("Score", {"drill_party": "SCC"})
    assert "So far, as it is still running:" in town["Joan"].last
    assert "1 of 5 reached, slowest 0 minutes" in town["Joan"].last

    await town["Joan"].says("drill")
    await town["Joan"].presses("End the drill", {"drill_party": "SCC"})
    assert "1 of 5 reached" in town["Joan"].last
    assert "DRILL: it is over." in town["Owen"].text


async def test_a_card_of_it_is_answered_by_nobody_whom_it_did_not_tell(town: Town) -> None:
    await begins(town)
    data = town["Tom"].finds("I have seen this")[2]["data"]
    for name in ("Priya", "Imran", "Joan"):
        for verb in ("drill_seen", "drill_real"):
            assert GONE in str(await invoke(town, name, verb, {**data, "card": f"{name}{verb}"}))

    await town.goes_on(minutes=1)
    assert "The drill is over" not in town["Tom"].text


BOTH_LEADS = frozenset({"David", "Tom"})
DECISION = {24: BOTH_LEADS, 36: {"Helen", "Ruth"}, 48: BOTH_LEADS, 60: BOTH_LEADS, 66: BOTH_LEADS}
LIMIT = {70: BOTH_LEADS, 72: BOTH_LEADS}
OVER = {102: {*LADDER, "Joan"}}


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        pytest.param(
            False,
            {1: {"David", "Helen"}, 4: {"David"}, 12: {"Tom"}, 20: {"Tom"}},
            id="nobody answers: the SIRO and the DPO hear within a minute",
        ),
        pytest.param(
            True, {12: {"Tom"}, 20: {"Tom"}}, id="the lead answers: only a decision is missing"
        ),
    ],
)
async def test_who_is_told_at_which_minute(
    town: Town, answers: bool, told: dict[int, set[str]]
) -> None:
    await begins(town)
    if answers:
        await town["Tom"].presses("I have seen this")
    heard: dict[int, set[str]] = {}
    for minute in range(1, 105):
        before = len(town.heard())
        await town.goes_on(minutes=1)
        new = {name for _, name, line in town.heard()[before:] if "DRILL" in line}
        heard |= {minute: new} if new else {}

    assert heard == {**told, **DECISION, **LIMIT, **OVER}
