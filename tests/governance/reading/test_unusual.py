"""What is out of the ordinary in a month's reading, and what is not."""

from datetime import UTC, datetime, timedelta

import pytest

from governance.keys import CaseId, TenantId
from governance.people.identity import PersonId
from governance.policy import UNUSUAL_CASES, UNUSUAL_DAYS
from governance.reading.unusual import Read, Why, unusual

ME = PersonId(TenantId("t"), "me")
NINE = datetime(2026, 11, 2, 9, tzinfo=UTC)


def read(
    case: str, *, day: int = 0, part: bool = False, has: bool = False, over: bool = False
) -> Read:
    return Read(ME, NINE + timedelta(days=day), CaseId(case), part, has, over)


@pytest.mark.parametrize(
    ("reads", "whys"),
    [
        pytest.param([read(str(n)) for n in range(UNUSUAL_CASES)], [Why.NO_PART], id="no part"),
        pytest.param([read(str(n)) for n in range(UNUSUAL_CASES - 1)], [], id="too few"),
        pytest.param([read("1")] * UNUSUAL_CASES, [], id="one case often, on one day"),
        pytest.param([read(str(n), part=True) for n in range(50)], [], id="many that are theirs"),
        pytest.param([read("1", part=True, over=True)], [Why.LONG_OVER], id="long over"),
        pytest.param(
            [read("1", day=n, part=True) for n in range(UNUSUAL_DAYS)], [Why.AGAIN], id="each day"
        ),
        pytest.param(
            [read("1", day=n, part=True, has=True) for n in range(28)], [], id="who has it"
        ),
    ],
)
def test_what_is_out_of_the_ordinary(reads: list[Read], whys: list[Why]) -> None:
    assert [one.why for one in unusual(reads)] == whys
