"""What every kind adds to one table is added once."""

import pytest

from governance.cases.claims import ClaimedTwice, claimed_once


def test_tables_merge_in_order() -> None:
    assert list(claimed_once([{"b": 1}, {}, {"a": 2}])) == ["b", "a"]


def test_a_key_claimed_twice_is_refused_by_name() -> None:
    with pytest.raises(ClaimedTwice, match="open"):
        claimed_once([{"open": 1}, {"open": 1}])
