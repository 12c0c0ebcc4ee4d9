"""Looks of one person on one London day are one line."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from governance.keys import TenantId
from governance.moments import london
from governance.people.identity import PersonId
from governance.reading.looks import Look, together

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
PEOPLE = [PersonId(TenantId("t"), one) for one in "ab"]
LOOKS = st.lists(
    st.builds(
        Look,
        by=st.sampled_from(PEOPLE),
        at=st.integers(0, 100).map(lambda hours: NINE + timedelta(hours=hours)),
    )
)


@given(LOOKS)
def test_every_look_is_in_one_line_of_its_own_person_and_day(looks: list[Look]) -> None:
    found = together(looks)

    assert sum(one.count for one in found) == len({*looks})
    assert len({(one.by, london(one.first).date()) for one in found}) == len(found)
    assert all(london(one.first).date() == london(one.last).date() for one in found)
    assert [one.first for one in found] == sorted(one.first for one in found)


def test_the_day_ends_at_midnight_in_london() -> None:
    late = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)  # half past eleven, in summer

    found = together(Look(PEOPLE[0], late + timedelta(hours=n)) for n in (0, 1))
    assert [one.count for one in found] == [1, 1]
