"""A case that is not theirs is in no list and in no count: the bytes are those of before it was."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from dialogs.desk.verbs import DeskVerb
from tests.bot import near_missing
from tests.bot.at_the_desk import everything, newest, with_an_auditor
from tests.bot.town import BOTH, CARD_1, GONE, Town
from tests.bot.town import town as make_town

PAST_THE_LEAD = "Send, but not to these"


@pytest.fixture
async def audited(tmp_path: Path, pristine: Path) -> AsyncIterator[Town]:
    """A town with an auditor, and with cases that its lead carries."""
    changes = with_an_auditor(tmp_path)
    async with make_town(tmp_path / "town", pristine=pristine, changes=changes) as made:
        await made.reports("Priya")
        await near_missing.report(made, "Priya")
        yield made


async def kept_from_tom_and_grace(town: Town) -> str:
    """A breach with danger, which waits for a partner and which nobody has."""
    await town["Priya"].says("report a breach")
    await town["Priya"].presses(PAST_THE_LEAD, {**CARD_1, "danger": "yes", **town.not_to()})
    return (await town.case("BR-2026-0002")).header.reference


@BOTH
@pytest.mark.parametrize("name", ["Tom", "Grace", "Joan", "Abel", "Imran", "Lena", "Nia", "Karl"])
async def test_a_case_that_they_are_kept_from_changes_no_byte_of_theirs(
    audited: Town, name: str, *, submit: bool
) -> None:
    who = audited[name]
    before = await everything(who, submit=submit)
    reference = await kept_from_tom_and_grace(audited)
    after = await everything(who, submit=submit)

    assert after == before
    assert not any(reference in shown for shown in after.values())


async def test_to_those_who_may_open_it_it_is_there(audited: Town) -> None:
    before = await everything(audited["David"])
    await kept_from_tom_and_grace(audited)
    after = await everything(audited["David"])

    assert "BR-2026-0002" in after["desk"]
    assert after["all"] != before["all"]


async def test_whoever_steps_aside_finds_the_desk_as_it_was_before(audited: Town) -> None:
    grace = audited["Grace"]
    before = await everything(grace)
    await audited.reports("Priya", danger="yes")
    assert "BR-2026-0002" in (await everything(grace))["desk"]

    await grace.says("conflict BR-2026-0002")
    await grace.presses("Step aside")
    assert await everything(grace) == before


@BOTH
async def test_a_press_for_a_case_that_is_not_theirs_reads_as_one_that_is_not_there(
    audited: Town, *, submit: bool
) -> None:
    await kept_from_tom_and_grace(audited)
    case = await audited.case("BR-2026-0002")
    tom = audited["Tom"]
    await tom.says("desk")
    answers = []
    for wanted in (case.header.id, "no-such-case"):
        data = {"case": wanted, "v": 1, "s": 1, "card": "forged", "verb": DeskVerb.SEE}
        outcome = await tom.sends(DeskVerb.SEE, data, on=tom.entries[-1].activity_id, submit=submit)
        answers.append((outcome, newest(tom)))

    assert answers[0] == answers[1]
    assert submit is False or GONE in answers[0][1]
