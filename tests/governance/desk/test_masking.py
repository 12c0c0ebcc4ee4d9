"""Masked tables: what is not shown cannot be worked out, not even by who knows how it is done."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.desk.masking import Counted, Masked, masked
from governance.policy import FEWEST_SHOWN

MOST = 10_000
"""More than any table here counts: what a solver takes a count for of which nothing is said."""

Bounds = tuple[int, int]


def whole(*parts: Counted) -> Counted:
    return Counted("whole", sum(one.count for one in parts), parts)


LEAVES = st.builds(Counted, st.just("part"), st.integers(0, 12))
TABLES = st.recursive(
    LEAVES, lambda parts: st.lists(parts, min_size=1, max_size=4).map(lambda of: whole(*of))
)


def every(table: Counted) -> Iterator[Counted]:
    yield table
    for part in table.parts:
        yield from every(part)


def least_and_most(shown: Masked) -> Bounds:
    """What a count can be, by what is shown of it and of its parts."""
    if shown.count is not None:
        return shown.count, shown.count
    if not shown.parts:
        return 0, MOST
    bounds = [least_and_most(one) for one in shown.parts]
    return sum(low for low, _ in bounds), sum(high for _, high in bounds)


def solved(shown: Masked, whole_is: Bounds) -> Iterator[tuple[Masked, Bounds]]:
    """Each count with what it can be, by all that is shown: exact, for the sums are a tree."""
    yield shown, whole_is
    bounds = [least_and_most(one) for one in shown.parts]
    for i, part in enumerate(shown.parts):
        others = bounds[:i] + bounds[i + 1 :]
        low = max(bounds[i][0], whole_is[0] - sum(high for _, high in others))
        high = min(bounds[i][1], whole_is[1] - sum(low for low, _ in others))
        yield from solved(part, (low, high))


@given(TABLES)
def test_no_masked_count_can_be_solved(table: Counted) -> None:
    shown = masked(table)
    for (one, (low, high)), counted in zip(
        solved(shown, least_and_most(shown)), every(table), strict=True
    ):
        assert low <= counted.count <= high
        if one.count is None:
            assert low == 0
            assert high >= FEWEST_SHOWN
        else:
            assert one.count == counted.count >= FEWEST_SHOWN


@pytest.mark.parametrize("parts", [2, 3])
@pytest.mark.parametrize("total", range(15))
def test_who_knows_the_rule_learns_no_small_count(total: int, parts: int) -> None:
    can_be: dict[Masked, set[tuple[int, ...]]] = defaultdict(set)
    for counts in product(range(total + 1), repeat=parts):
        if sum(counts) == total:
            can_be[masked(whole(*(Counted("part", one) for one in counts)))].add(counts)
    for shown, all_counts in can_be.items():
        for i, part in enumerate(shown.parts):
            if part.count is None:
                few = range(min(total + 1, FEWEST_SHOWN))
                assert set(few) <= {counts[i] for counts in all_counts}


@given(TABLES)
def test_what_is_under_a_masked_count_is_masked(table: Counted) -> None:
    for one in every_shown(masked(table)):
        if one.count is None:
            assert all(part.count is None for part in one.parts)


def every_shown(shown: Masked) -> Iterator[Masked]:
    yield shown
    for part in shown.parts:
        yield from every_shown(part)


@pytest.mark.parametrize(
    ("counts", "are_shown"),
    [((5, 5), (5, 5)), ((4, 9), (None, None)), ((0, 9), (None, None)), ((7,), (7,))],
)
def test_parts_are_shown_together_or_not_at_all(
    counts: tuple[int, ...], are_shown: tuple[int | None, ...]
) -> None:
    shown = masked(whole(*(Counted("part", one) for one in counts)))
    assert shown.count == sum(counts)
    assert tuple(part.count for part in shown.parts) == are_shown


def test_a_table_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(ValueError, match="their sum"):
        Counted("year", 9, (Counted("quarter", 8),))
    with pytest.raises(ValueError, match="below nought"):
        Counted("year", -1)
