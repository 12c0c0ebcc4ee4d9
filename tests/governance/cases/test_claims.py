"""What every kind adds to one table is added once."""

import pytest

from governance.cases.claims import ClaimedTwice, NotListed, all_listed, claimed_once


def test_tables_merge_in_order() -> None:
    assert list(claimed_once([{"b": 1}, {}, {"a": 2}])) == ["b", "a"]


def test_a_key_claimed_twice_is_refused_by_name() -> None:
    with pytest.raises(ClaimedTwice, match="open"):
        claimed_once([{"open": 1}, {"open": 1}])


@pytest.mark.parametrize("table", [{"a": 1}, {"a": 1, "b": 2, "c": 3}])
def test_what_only_one_of_two_lists_has_is_refused_by_name(table: dict[str, int]) -> None:
    with pytest.raises(NotListed, match=r"^[bc]$"):
        all_listed(["a", "b"], table)
