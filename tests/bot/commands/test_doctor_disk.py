"""Doctor says where the store's disk fills up, or cannot be written, before people find out."""

import os
from pathlib import Path

import pytest

from bot.commands.doctor_answer import State
from bot.commands.doctor_disk import disk
from governance.policy import ROOM_AT_LEAST

BLOCK = 4096


def answers(free: int, flags: int = 0) -> os.statvfs_result:
    return os.statvfs_result((BLOCK, BLOCK, 1 << 20, 1 << 20, free // BLOCK, 0, 0, 0, flags, 255))


@pytest.mark.parametrize(
    ("system", "state", "says", "do"),
    [
        pytest.param(answers(ROOM_AT_LEAST), State.OK, "128 MB are free", "", id="room"),
        pytest.param(answers(3 << 20), State.WRONG, "3 MB are left", "Make room", id="nearly full"),
        pytest.param(answers(0), State.WRONG, "0 MB are left", "Make room", id="full"),
        pytest.param(
            answers(1 << 40, os.ST_RDONLY), State.WRONG, "read-only", "failing", id="read-only"
        ),
    ],
)
def test_doctor_says_how_the_disk_is(
    system: os.statvfs_result, state: State, says: str, do: str
) -> None:
    (found,) = disk(Path("store/igdesk.db"), lambda _folder: system)

    assert found.state is state
    assert says in found.says
    assert do in found.do


def test_where_there_is_no_store_yet_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert disk(tmp_path / "store" / "igdesk.db") == []
