"""What a shell asks of the bot that holds the store, and the bot's answer."""

import time
from collections.abc import Callable
from datetime import timedelta

from adapters.slips import Slips, SomebodyAsks
from bot.drills.by_shell import DONE, Refused
from governance.policy import SLIP_ANSWERED_WITHIN

LOOK = timedelta(milliseconds=250)
ANOTHER_ASKS = "Another shell is asking the bot for something. Please ask again in a minute."
NOBODY_ANSWERS = (
    "Something holds the store and does not answer, so nothing was done. If it is the bot, look at"
    " its log; any other command will soon be done with the store: ask again."
)
NOT_ANSWERED_YET = "The bot has taken it up, and has not said yet how it went. Look in a minute."


def asked_of_bot(slips: Slips, words: str, wait: Callable[[float], None] = time.sleep) -> str:
    """Ask the bot, which holds the store. Raises Refused, also where nobody answers."""
    try:
        slips.ask(words)
    except SomebodyAsks:
        raise Refused(ANOTHER_ASKS) from None
    for _ in range(int(SLIP_ANSWERED_WITHIN / LOOK)):
        wait(LOOK.total_seconds())
        if answer := slips.answer():
            how, _, says = answer.partition("\n")
            if how == DONE:
                return says
            raise Refused(says)
    raise Refused(NOBODY_ANSWERS if slips.take_back() else NOT_ANSWERED_YET)
