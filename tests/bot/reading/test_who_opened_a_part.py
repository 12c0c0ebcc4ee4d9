"""Who opened what their party was given of another's case: on itself, for lead and deputy alone."""

from tests.bot.asking import asked
from tests.bot.town import BOTH, Town

OPENED = "Who has opened this"


@BOTH
async def test_the_lead_sees_who_opened_it_and_this_look_too(town: Town, *, submit: bool) -> None:
    await asked(town)
    await town["Grace"].presses("See what is asked", submit=submit)
    await town.goes_on(minutes=5)
    await town["Tom"].presses("See what is asked", submit=submit)

    seen = town["Tom"].last
    assert "Mon 23 Nov 2026 09:00: Grace Oduya" in seen
    assert "Mon 23 Nov 2026 09:05: Tom Bexley" in seen


async def test_looks_of_one_day_are_one_line(town: Town) -> None:
    await asked(town)
    await town["Grace"].presses("See what is asked")
    await town["Grace"].presses("Fold away")
    await town.goes_on(minutes=5)
    await town["Grace"].presses("See what is asked")

    assert "Mon 23 Nov 2026 09:00: Grace Oduya, 2 times, last at 09:05" in town["Grace"].last


async def test_a_notice_names_nobody_who_looked(town: Town) -> None:
    await asked(town)
    await town["Grace"].presses("See what is asked")

    assert OPENED not in town["Tom"].last
    assert OPENED not in town["Imran"].text


async def test_it_folds_away_with_what_is_asked(town: Town) -> None:
    await asked(town)
    await town["Tom"].presses("See what is asked")
    await town.goes_on(minutes=16)

    assert OPENED not in town["Tom"].text


async def test_a_siro_who_may_answer_does_not_see_who_opened_it(town: Town) -> None:
    await asked(town)
    await town["Tom"].presses("See what is asked")
    await town.until("2026-12-15 12:00")
    await town["David"].presses("See what is asked")

    assert OPENED not in town["David"].last
    assert "Tom Bexley" not in town["David"].last
