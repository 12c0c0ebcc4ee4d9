"""Whether what the partners keep can be checked with what they agreed to."""

from datetime import UTC, datetime

import pytest

from bot.commands.doctor_answer import State
from bot.commands.doctor_proof import key
from storage.heads import Head

OURS = "igdesk/r+0badcafe+AQ=="
LEFT = Head(1, 9, datetime(2026, 12, 1, 8, 30, tzinfo=UTC), "")


@pytest.mark.parametrize(
    ("newest", "agreed", "state", "says"),
    [
        pytest.param(None, None, State.NOTE, "no head has left yet", id="a first day"),
        pytest.param(LEFT, None, State.NOTE, "not in the agreement's file", id="not agreed yet"),
        pytest.param(LEFT, OURS, State.OK, "left Tue 1 Dec 2026 08:30", id="agreed"),
        pytest.param(LEFT, "igdesk/o+0badcafe+AQ==", State.WRONG, "another log", id="another"),
    ],
)
def test_it_says_whether_the_key_is_the_agreed_one(
    newest: Head | None, agreed: str | None, state: State, says: str
) -> None:
    found = key(OURS, newest, agreed)

    assert (found.state, says in found.says) == (state, True)
