"""`igdesk` beside a bot's store, as a person runs it: to its end, or killed on the way."""

import os
import signal
import subprocess
import sys

from tests.crash.process import Bot
from tests.crash.waiting import DEADLINE


def command(bot: Bot, *words: str, **changes: str) -> "subprocess.Popen[str]":
    """`igdesk` beside the bot."""
    return subprocess.Popen(
        [sys.executable, "-m", "bot", *words],
        cwd=bot.folder,
        env=bot.environment(**changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def done(bot: Bot, *words: str, within: float = DEADLINE, **changes: str) -> str:
    """What it says; it ends well."""
    with command(bot, *words, **changes) as process:
        says, wrong = process.communicate(timeout=within)
    assert process.returncode == 0, wrong
    return says


def killed_while(bot: Bot, word: str, *words: str, **changes: str) -> None:
    """Begin it, and kill it as soon as it says that."""
    with command(bot, *words, **changes) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.strip() == word:
                os.kill(process.pid, signal.SIGKILL)
                break
        process.communicate(timeout=DEADLINE)
    assert process.returncode == -signal.SIGKILL, "it was quicker than the kill"
