"""When it is asked who has it over the break, and until when."""

import pytest

from governance.cases.breaks import break_ahead
from governance.moments import london
from tests.governance.calendars_in_print import CALENDARS
from tests.governance.climbing import moment


@pytest.mark.parametrize(
    ("now", "back"),
    [
        pytest.param("2026-11-27 14:00", "2026-11-30 08:30", id="Friday at two"),
        pytest.param("2026-11-27 19:59", "2026-11-30 08:30", id="Friday, still in the day"),
        pytest.param("2026-11-27 13:59", None, id="Friday, not yet"),
        pytest.param("2026-11-27 20:00", None, id="Friday night: nobody is asked"),
        pytest.param("2026-11-26 15:00", None, id="Thursday: tomorrow is a working day"),
        pytest.param("2026-11-28 15:00", None, id="Saturday"),
        pytest.param("2027-03-25 14:30", "2027-03-30 08:30", id="Maundy Thursday"),
        pytest.param("2027-03-26 14:30", None, id="Good Friday"),
        pytest.param("2026-12-24 14:30", "2026-12-29 08:30", id="Christmas Eve, a Thursday"),
        pytest.param("2026-12-31 14:30", "2027-01-04 08:30", id="New Year's Eve"),
        pytest.param("2027-05-03 14:30", None, id="a bank holiday itself"),
        pytest.param("2027-04-30 14:30", "2027-05-04 08:30", id="before a bank holiday Monday"),
    ],
)
def test_it_is_asked_on_the_last_working_afternoon(now: str, back: str | None) -> None:
    ahead = break_ahead(moment(now), CALENDARS.england_and_wales)

    assert (f"{london(ahead.ends):%Y-%m-%d %H:%M}" if ahead else None) == back
