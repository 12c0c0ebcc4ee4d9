"""A second pair of eyes, where a party asks for one; over HTTP, as Teams would."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from governance.breaches.facts import Decided, Outcome
from governance.breaches.second_eyes import SECOND_EYES, SecondAsked, SecondSaid
from governance.people.identity import Role
from tests.bot.town import BOTH, GONE, REFERENCE, ROLES, Town
from tests.bot.town import town as make_town

WHY = "Numbat4485: the father may have it."
ASKS = f"{REFERENCE}: do you agree?"
RECORD = {"likely": "unlikely", "outcome": "record_only", "reason": "Quokka2217: a worker has it."}
CLOSED = {
    "short": "yes",
    "back": "yes",
    "harmed": "no",
    "cause": "address",
    "lesson": "Check the address twice.",
}
NUMBERS = '[[numbers]]\nparty = "SCC"\n'


@pytest.fixture(params=["siro"])
async def careful(
    tmp_path: Path, pristine: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Town]:
    """The town, whose council asks for a second pair of eyes: of that post."""
    text = ROLES.read_text(encoding="utf-8")
    assert text.count(NUMBERS) == 1
    roles = tmp_path / "roles.toml"
    asks = f'{NUMBERS}second_eyes = "{request.param}"\n'
    roles.write_text(text.replace(NUMBERS, asks), encoding="utf-8")
    async with make_town(tmp_path / "town", pristine=pristine, changes={"roles": roles}) as town:
        yield town


async def decided(town: Town, by: str = "Tom", reporter: str = "Priya", **said: str) -> None:
    await town.reports(reporter, {"danger": "no", "who_has_it": "worker"})
    await decides(town, by, **said)


async def decides(town: Town, by: str = "Tom", **said: str) -> None:
    await town[by].says(f"decide {REFERENCE}")
    await town[by].presses("Record the decision", {**RECORD, **said})


async def waits(town: Town) -> bool:
    return SECOND_EYES in {duty.id for duty in (await town.case()).open_duties}


async def test_where_nobody_asked_for_it_nobody_is_asked(town: Town) -> None:
    await decided(town)

    assert not any(isinstance(one.fact, SecondAsked) for one in (await town.case()).history)
    assert REFERENCE not in town["David"].text
    assert "A second person" not in town["Tom"].text


@BOTH
async def test_the_siro_reads_it_and_agrees_with_one_press(careful: Town, submit: bool) -> None:
    await decided(careful)
    david = careful["David"]
    assert ASKS in david.last
    assert "Record only" in david.last
    assert "Quokka2217" not in david.text
    assert (await careful.case()).decision is not None
    assert await waits(careful)
    assert "Quokka2217" in await david.says(f"open {REFERENCE}")

    await david.presses("I agree", submit=submit)

    assert (await careful.case()).history[-1].fact == SecondSaid(agrees=True)
    assert not await waits(careful)
    assert "agrees" in careful["Tom"].last


@BOTH
async def test_who_does_not_agree_says_why_and_it_is_decided_again(
    careful: Town, submit: bool
) -> None:
    await decided(careful)
    await careful["David"].presses("I do not agree", submit=submit)
    await careful["David"].presses("Keep my answer", submit=submit)
    assert "Please say why you do not agree." in careful["David"].text
    await careful["David"].presses("Keep my answer", {"why": WHY}, submit=submit)

    assert (await careful.case()).history[-1].fact == SecondSaid(agrees=False, why=WHY)
    assert await waits(careful)
    assert "David Rowan does not agree" in careful["Tom"].last
    assert "Decide again: the second reader does not agree" in careful["Tom"].text
    assert "A second person agrees" not in careful["Tom"].text
    assert "Numbat4485" not in careful["Tom"].text + careful["Priya"].text
    assert "Numbat4485" in await careful["Tom"].says(f"open {REFERENCE}")

    await decides(careful, outcome="tell_ico", likely="likely")
    assert not await waits(careful)


async def test_the_same_decision_made_again_stands_with_both_views_on_record(
    careful: Town,
) -> None:
    await decided(careful)
    await careful["David"].presses("I do not agree")
    await careful["David"].presses("Keep my answer", {"why": WHY})
    await decides(careful)

    assert not await waits(careful)
    assert "Numbat4485" in await careful["Tom"].says(f"open {REFERENCE}")


async def test_to_tell_the_regulator_needs_no_second_reader(careful: Town) -> None:
    await decided(careful, outcome="tell_ico", likely="likely")

    assert not await waits(careful)
    assert ASKS not in careful["David"].text


@pytest.mark.parametrize("careful", ["deputy"], indirect=True)
@pytest.mark.parametrize(
    ("by", "reporter", "reader"),
    [
        pytest.param("Tom", "Priya", "Grace", id="the deputy"),
        pytest.param("Grace", "Priya", "David", id="the deputy decided: the SIRO"),
        pytest.param("Tom", "Grace", "David", id="the deputy reported it: the SIRO"),
    ],
)
async def test_never_whoever_decided_or_reported_it(
    careful: Town, by: str, reporter: str, reader: str
) -> None:
    await decided(careful, by, reporter)

    fact = (await careful.case()).history[-1].fact
    assert isinstance(fact, SecondAsked)
    assert fact.reader == careful[reader].person
    assert ASKS in careful[reader].last
    asked = [name for name in ("Tom", "Grace", "David") if ASKS in careful[name].text]
    assert asked == [reader]


async def test_whoever_is_kept_out_is_not_asked_and_finds_nothing(careful: Town) -> None:
    await careful.reports("Priya", {"danger": "no", "who_has_it": "worker"})
    await careful["Grace"].says(f"acknowledge {REFERENCE}")
    await careful["Tom"].says(f"conflict {REFERENCE}")
    await careful["Tom"].presses("Step aside")
    before = len(careful["Tom"].entries)
    await decides(careful, "Grace")
    await careful["David"].says(f"conflict {REFERENCE}")
    await careful["David"].presses("Step aside")

    assert GONE in await careful["David"].says(f"second eyes {REFERENCE}")
    assert GONE in await careful["Tom"].says(f"second eyes {REFERENCE}")
    assert all(REFERENCE not in str(one.activity) for one in careful["Tom"].entries[before:])
    assert await waits(careful)


@pytest.mark.parametrize("name", ["Tom", "Priya", "Helen", "Dana", "Imran", "Joan"])
@pytest.mark.parametrize("verb", ["second_agree", "second_send"])
async def test_a_forged_press_says_nothing_for_anyone_else(
    careful: Town, name: str, verb: str
) -> None:
    await decided(careful)
    case, who = await careful.case(), careful[name]
    await who.says("help")
    on, before = who.entries[-1].activity_id, len(who.entries)
    data = {"case": case.header.id, "v": 999, "s": 1, "card": "forged", "why": "Because."}

    said = str(await who.sends(verb, data, on=on))
    said += " ".join(str(entry.activity) for entry in who.entries[before:])

    assert (await careful.case()).history == case.history
    assert "Quokka2217" not in said
    if name in ("Dana", "Imran", "Joan"):
        assert REFERENCE not in said


async def test_the_decider_sees_who_is_asked_and_nothing_to_press(careful: Town) -> None:
    await decided(careful)
    await careful["Tom"].says(f"second eyes {REFERENCE}")
    assert "I agree" not in careful["Tom"].buttons
    assert "David Rowan is asked" in careful["Tom"].last
    assert await waits(careful)


async def test_a_card_of_an_earlier_decision_agrees_to_no_later_one(careful: Town) -> None:
    await decided(careful)
    case, david = await careful.case(), careful["David"]
    old = {"case": case.header.id, "v": case.header.version, "s": 1, "card": "old"}
    on = david.entries[-1].activity_id
    await decides(careful, outcome="not_a_breach")
    await david.sends("second_agree", old, on=on)

    assert await waits(careful)
    decision = (await careful.case()).decision
    assert decision is not None
    assert decision.outcome is Outcome.NOT_A_BREACH


async def test_a_case_is_not_closed_before_somebody_agrees(careful: Town) -> None:
    await decided(careful)
    await careful["Tom"].says(f"finish {REFERENCE}")
    assert "A second person agrees" in careful["Tom"].last
    case, on = await careful.case(), careful["Tom"].entries[-1].activity_id
    data = {"case": case.header.id, "v": 999, "s": 1, "card": "forged", **CLOSED}
    await careful["Tom"].sends("close_case_send", data, on=on)
    assert (await careful.case()).history == case.history

    await careful["David"].presses("I agree")
    await careful["Tom"].sends("close_case_send", {**data, "card": "again"}, on=on)
    assert (await careful.case()).closing.closed is not None


async def test_a_reader_who_says_nothing_is_told_of_before_the_72_hours_end(
    careful: Town,
) -> None:
    await decided(careful)
    await careful.goes_on(hours=71)

    told = [one for one in careful.heard() if one[1] == "David"]
    assert any("Thu" in when for when, _, _ in told)
    history = (await careful.case()).history
    assert [type(one.fact) for one in history].count(Decided) == 1
    assert any(isinstance(one.fact, SecondAsked) and one.fact.post is Role.SIRO for one in history)
