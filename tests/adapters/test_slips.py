"""A slip for the bot: read once, by nobody else, and never when nobody waits any more."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.slips import Slips, SomebodyAsks
from governance.policy import SLIP_HOLDS_FOR


def slips_in(folder: Path, *, later: timedelta = timedelta()) -> Slips:
    return Slips(folder / "igdesk.db", lambda: datetime.now(UTC) + later)


def test_what_is_asked_is_read_once_and_so_is_the_answer(tmp_path: Path) -> None:
    shell, bot = slips_in(tmp_path), slips_in(tmp_path)
    shell.ask("begin SCC")
    asked = [bot.asked(), bot.asked()]
    bot.say("It has begun \u2026")
    answers = [shell.answer(), shell.answer()]

    assert asked == ["begin SCC", None]
    assert answers == ["It has begun \u2026", None]
    assert list(tmp_path.iterdir()) == []


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    slips_in(tmp_path).ask("begin SCC")
    (slip,) = tmp_path.iterdir()

    assert slip.stat().st_mode & 0o777 == 0o600


def test_what_root_asks_can_be_read_by_the_bot(tmp_path: Path) -> None:
    """Who has the store's folder is who runs the bot, whoever asks."""
    owner = os.getuid() or 65534
    os.chown(tmp_path, owner, owner if owner == 65534 else os.getgid())
    slips_in(tmp_path).ask("begin SCC")
    (slip,) = tmp_path.iterdir()

    assert slip.stat().st_uid == owner


def test_two_shells_do_not_ask_at_once(tmp_path: Path) -> None:
    slips_in(tmp_path).ask("begin SCC")
    with pytest.raises(SomebodyAsks):
        slips_in(tmp_path).ask("end SCC")

    assert slips_in(tmp_path).asked() == "begin SCC"


def test_a_slip_that_nobody_waits_for_any_more_is_thrown_away(tmp_path: Path) -> None:
    slips_in(tmp_path).ask("begin SCC")
    late = slips_in(tmp_path, later=2 * SLIP_HOLDS_FOR)

    assert late.asked() is None
    assert list(tmp_path.iterdir()) == []


def test_an_old_slip_keeps_nobody_from_asking(tmp_path: Path) -> None:
    slips_in(tmp_path).ask("begin SCC")
    slips_in(tmp_path, later=2 * SLIP_HOLDS_FOR).ask("end SCC")

    assert slips_in(tmp_path).asked() == "end SCC"


def test_what_is_taken_back_is_not_done(tmp_path: Path) -> None:
    shell = slips_in(tmp_path)
    shell.ask("begin SCC")
    taken_back = [shell.take_back(), shell.take_back()]

    assert taken_back == [True, False]
    assert slips_in(tmp_path).asked() is None


def test_a_link_to_another_file_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("begin SCC", "ascii")
    (tmp_path / "igdesk.db.asked").symlink_to(tmp_path / "secret")

    assert slips_in(tmp_path).asked() is None
    assert (tmp_path / "secret").exists()


def test_somebody_elses_slip_is_thrown_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slips_in(tmp_path).ask("begin SCC")
    with monkeypatch.context() as other:
        other.setattr(os, "geteuid", lambda: 4711)
        os.chown(tmp_path / "igdesk.db.asked", *(2 * (os.getuid() or 65534,)))
        asked = slips_in(tmp_path).asked()

    assert asked is None
    assert list(tmp_path.iterdir()) == []


def test_of_bots_that_look_at_once_one_has_it(tmp_path: Path) -> None:
    slips_in(tmp_path).ask("rotate")
    with ThreadPoolExecutor(8) as bots:
        had = list(bots.map(lambda _: slips_in(tmp_path).asked(), range(8)))

    assert [words for words in had if words] == ["rotate"]
    assert list(tmp_path.iterdir()) == []
