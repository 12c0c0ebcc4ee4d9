"""A law that is passed and not in force is shown where it will matter, with who confirmed what."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.filled_forms import TYPED
from tests.bot.town import Town
from tests.bot.town import town as make_town

NOT_YET = "Passed, not in force: this becomes a duty on a day not yet fixed."
FILE = """
format = 1
[[confirmed]]
rule = "SH-16LA"
by = "Helen Example"
post = "dpo"
on = 2026-11-20
read_at = "legislation.gov.uk"
in_force_from = 2026-11-25
[[confirmed]]
rule = "LW-CPA"
by = "Helen Example"
post = "dpo"
on = 2026-11-20
read_at = "legislation.gov.uk"
in_force_from = 2026-11-25
[[confirmed]]
rule = "LADO"
by = "Tom Example"
post = "ig_lead"
on = 2026-11-20
read_at = "our LADO's own page"
"""


@pytest.fixture
async def confirmed(tmp_path: Path, pristine: Path) -> AsyncIterator[Town]:
    """A town whose DPO and IG lead have confirmed three rules."""
    path = tmp_path / "ours.toml"
    path.write_text(FILE, "utf-8")
    changes = {"confirmations": path}
    async with make_town(tmp_path / "town", pristine=pristine, changes=changes) as made:
        yield made


async def allegation(town: Town) -> str:
    await town["Priya"].says(TYPED["complaint"])
    await town["Priya"].presses("Next", allegation="yes", about_data="yes")
    return town["Priya"].text


async def test_may_i_share_this_says_what_will_be_a_duty(town: Town) -> None:
    said = await town["Priya"].says("may I share this?")

    assert "Law to come: Share what another body needs to keep a child safe" in said
    assert NOT_YET in said


async def test_the_lado_stop_says_what_will_be_a_duty_and_what_to_confirm(town: Town) -> None:
    said = await allegation(town)

    assert "Law to come: Tell the police or the council of suspected child sex offences" in said
    assert NOT_YET in said
    assert "Please confirm it, and the LADO's number" in said


async def test_what_was_confirmed_stands_beside_the_rule(confirmed: Town) -> None:
    shared = await confirmed["Priya"].says("may I share this?")
    said = await allegation(confirmed)

    assert "this becomes a duty on Wed 25 Nov 2026." in shared
    assert "SH-16LA: confirmed by Helen Example (DPO) on Fri 20 Nov 2026" in shared
    assert "LADO: confirmed by Tom Example (IG lead) on Fri 20 Nov 2026" in said
    assert "Please confirm it" not in said


async def test_from_the_day_that_was_confirmed_it_is_a_duty(confirmed: Town) -> None:
    await confirmed.until("2026-11-25 09:00")

    assert "This has been a duty since Wed 25 Nov 2026." in await confirmed["Priya"].says(
        "may I share this?"
    )


async def test_danger_names_the_duty_to_tell_from_the_day_it_is_one(confirmed: Town) -> None:
    typed, law = "someone will get hurt", "The law: Tell the police or the council of suspected"
    assert law not in await confirmed["Priya"].says(typed)
    await confirmed.until("2026-11-25 09:00")

    assert law in await confirmed["Priya"].says(typed)
    assert law not in await confirmed["Priya"].says("I want to die")
    assert law in await allegation(confirmed)
