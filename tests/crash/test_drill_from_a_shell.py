"""`igdesk drill` beside the bot itself, each a process of its own."""

import subprocess
import sys

from tests.crash.process import Bot
from tests.crash.waiting import DEADLINE


def drill(bot: Bot, *words: str) -> tuple[int, str]:
    """What the command says, and its exit code."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "drill", "SCC", *words],
        cwd=bot.folder,
        env=bot.environment(),
        capture_output=True,
        text=True,
        timeout=DEADLINE,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_the_bot_that_runs_is_asked_and_what_it_did_is_said(bot: Bot) -> None:
    bot.start()
    none, says_none = drill(bot, "--end")
    begun, says = drill(bot, "--begin", "--dpia")
    twice, says_again = drill(bot, "--begin", "--dpia")

    assert (none, "There is no drill there" in says_none) == (1, True)
    if begun:  # at night none may begin
        assert "A drill must be over before" in says
    else:
        assert "DRILL: it has begun" in says
        assert (twice, "running there already" in says_again) == (1, True)
        ended, score = drill(bot, "--end")
        assert ended == 0
        assert "reached" in score
    bot.stop()
