"""What can be wrong with the store of the real process: a sentence, what to do, and an exit code.

The process recovers by itself where it runs, and nothing is lost.
"""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from storage.errors import IO_FAILED, NOT_ALLOWED, TRY_AGAIN
from tests.crash.connector import Connector
from tests.crash.crowd import NO_DANGER, PRIYA, Answer, Talker
from tests.crash.process import Bot
from tests.crash.small_disk import MAY_MOUNT, mounted, read_only
from tests.crash.waiting import DEADLINE

pytestmark = pytest.mark.slow

SORRY = "Something went wrong on our side. What you had saved is not lost."


def told(bot: Bot, *words: str) -> tuple[int, str]:
    """What a command says, and its exit code."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", *words],
        cwd=bot.folder,
        env=bot.environment(),
        capture_output=True,
        text=True,
        timeout=DEADLINE,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def refusal(answer: Answer) -> str:
    """The sentence beside the card that stays."""
    assert answer.status == 200
    return str(answer.body["value"]["message"]) if answer.body["statusCode"] == 400 else ""


def test_while_another_program_holds_the_database_people_get_a_sentence_and_then_it_works(
    bot: Bot, connector: Connector
) -> None:
    bot.start(connector)
    priya = Talker(bot, PRIYA)
    pressed = priya.submitted("send", NO_DANGER, on="form")
    with closing(sqlite3.connect(bot.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # for longer than anybody waits
        priya.deliver(pressed)
        connector.first(lambda call: SORRY in call.words, "the sentence")
        other.execute("ROLLBACK")
    again = priya.press("send", NO_DANGER, on="another form")

    assert again.reference
    assert '"error": "Locked"' in bot.said
    assert bot.count("cases") == 1
    assert bot.chain_length() > 0


def test_a_restore_that_finds_a_store_and_a_second_bot_end_with_codes_of_their_own(
    bot: Bot, connector: Connector
) -> None:
    bot.start(connector)
    release, says = told(bot, "restore", "release")

    assert (release, "in use by another process" in says) == (TRY_AGAIN, True)
    assert "→ One process holds a store." in says


def test_a_spoiled_database_is_said_by_doctor_and_by_a_backup(
    bot: Bot, connector: Connector
) -> None:
    bot.start(connector)
    Talker(bot, PRIYA).press("send", NO_DANGER, on="form")
    bot.stop()
    with bot.database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xaa" * 4096 * 8)
    doctor, says = told(bot, "doctor")
    backup, said = told(bot, "backup", "make", "--to", "safe", "--ring-to", "ring safe")

    assert doctor == 1
    assert "damaged" in says
    assert "restore the last backup" in says
    assert (backup, "damaged" in said) == (IO_FAILED, True)


@pytest.mark.parametrize("words", [("serve",)] if MAY_MOUNT else [])
def test_on_a_disk_that_is_mounted_read_only_it_says_so_and_starts_once_it_is_not(
    bot: Bot, connector: Connector, words: tuple[str, ...]
) -> None:
    kept = bot.folder / "kept"
    bot.database.parent.rename(kept)
    with mounted(bot.database.parent):
        shutil.copytree(kept, bot.database.parent, dirs_exist_ok=True)
        with read_only(bot.database.parent):
            code, says = told(bot, *words)
        bot.start(connector)
        filed = Talker(bot, PRIYA).press("send", NO_DANGER, on="form")
        bot.put_away()

    assert code == NOT_ALLOWED
    assert "read and not written" in says
    assert "mounted read-only" in says
    assert filed.reference
