"""The one table of the rooms' rows: a key that two rooms claim is refused."""

from dataclasses import replace
from typing import Any

import pytest

from bot.agreements.room import AGREEMENTS
from bot.cases.case_kind import KindTable, Room
from bot.kinds import KINDS, ROOMS, TABLE
from governance.cases.claims import ClaimedTwice

FIELDS = ("handlers", "changes", "alike", "commands", "case_actions", "if_not_theirs", "due")


@pytest.mark.parametrize("field", FIELDS)
def test_a_key_claimed_twice_is_refused(field: str) -> None:
    room = next(one for one in (*KINDS, *ROOMS) if getattr(one, field))
    empty: dict[str, Any] = {name: {} for name in FIELDS if name != field}
    other: Room = replace(AGREEMENTS, **empty, **{field: getattr(room, field)}, typed=None)

    with pytest.raises(ClaimedTwice):
        KindTable.made_of(KINDS, (*ROOMS, other))


def test_what_a_verb_changes_has_a_handler() -> None:
    assert TABLE.changes <= TABLE.verbs.keys()
    assert {*TABLE.alike, *TABLE.alike.values()} <= TABLE.changes


def test_what_is_answered_where_a_case_is_not_theirs_is_a_case_action() -> None:
    assert TABLE.if_not_theirs.keys() <= TABLE.case_actions.keys()
