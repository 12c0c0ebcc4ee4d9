"""The one table of the rooms' rows: a key that two rooms claim is refused, and none is lacking."""

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest

import dialogs
from bot.agreements.room import AGREEMENTS, NOTICES
from bot.cases.case_kind import KindTable, Room
from bot.kinds import KINDS, ROOMS, TABLE
from dialogs.kinds import COMMANDS
from governance.cases.claims import ClaimedTwice

FIELDS = (
    *("handlers", "changes", "alike", "commands", "case_actions", "if_not_theirs", "due"),
    *("needs", "renders", "folds"),
)


@pytest.mark.parametrize("field", FIELDS)
def test_a_key_claimed_twice_is_refused(field: str) -> None:
    room = next(one for one in (*KINDS, *ROOMS) if getattr(one, field))
    empty: dict[str, Any] = {name: {} for name in FIELDS if name != field}
    other: Room = replace(AGREEMENTS, **empty, **{field: getattr(room, field)}, typed=None)

    with pytest.raises(ClaimedTwice):
        KindTable(KINDS, (*ROOMS, other), NOTICES)


def test_what_a_verb_changes_has_a_handler() -> None:
    assert TABLE.changes <= TABLE.verbs.keys()
    assert {*TABLE.alike, *TABLE.alike.values()} <= TABLE.changes


def test_what_is_answered_where_a_case_is_not_theirs_is_a_case_action() -> None:
    assert TABLE.if_not_theirs.keys() <= TABLE.case_actions.keys()


def verbs() -> Iterator[str]:
    """Whatever a button can ask for: the verbs of every room."""
    for found in walk_packages(dialogs.__path__, "dialogs."):
        if found.name.endswith(".verbs"):
            for name, one in vars(import_module(found.name)).items():
                if name.endswith("Verb") and issubclass(one, StrEnum):
                    yield from map(str, one)


def lacking(table: KindTable) -> set[str]:
    """What can be pressed or typed, and has no handler."""
    return {
        *set(verbs()).difference(table.verbs),
        *{row.name for row in COMMANDS.rows}.difference(table.commands),
        *set(COMMANDS.verbs.values()).difference(table.case_actions),
    }


def test_whatever_can_be_pressed_or_typed_has_a_handler() -> None:
    assert lacking(TABLE) == set()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_that_is_taken_out_of_the_list_is_missed(room: Room) -> None:
    left = [one for one in ROOMS if one is not room]

    assert lacking(KindTable(KINDS, left, NOTICES))
