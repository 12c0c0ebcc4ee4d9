"""The mail server, for `igdesk doctor`: how far a conversation comes. Nothing is sent."""

import asyncio
from datetime import timedelta

from aiosmtplib import SMTPNotSupported

from adapters.mail import Came, Mail, NotEncrypted, Step
from bot.commands.doctor_answer import Finding, note, ok, wrong
from bot.commands.doctor_network import unreached
from bot.config import PREFIX

ABOUT = "mail server"
NO_TLS = "Use another port or server: without TLS it is told nothing, and no mailbox is."
NOT_US = f"Check {PREFIX}MAIL_USER and the password's file, and whether that account may send."
NO_SIGN_IN = f"Use the port at which it lets people sign in, or take {PREFIX}MAIL_USER out."
LATER = "Nothing: letters are tried again. If it lasts, ask whoever runs it."
NOT_TAKEN = "Ask whoever runs it to take mail from this machine."


async def mail_server(mail: Mail, host: str, within: timedelta) -> list[Finding]:
    """Return the line on it."""
    try:
        async with asyncio.timeout(within.total_seconds()):
            came = await mail.check()
    except TimeoutError as failure:
        came = Came(Step.CONNECT, failure)
    if came.well:
        return [ok(ABOUT, "lets us in over TLS; nothing was sent")]
    if came.code is not None and 400 <= came.code < 500:
        return [note(ABOUT, f"says later ({came.code})", LATER)]
    return [wrong(ABOUT, *_ended(came, host))]


def _ended(came: Came, host: str) -> tuple[str, str]:
    """Return what ended a conversation for good, and what to do."""
    if isinstance(came.failure, NotEncrypted):
        return "offers no TLS", NO_TLS
    if isinstance(came.failure, SMTPNotSupported):
        return "lets nobody sign in", NO_SIGN_IN
    if came.code is not None:
        do = NOT_US if came.step is Step.SIGN_IN else NOT_TAKEN
        return f"refuses us at: {came.step} ({came.code})", do
    why, do = unreached(came.failure or TimeoutError(), host)
    return f"{why}, at: {came.step}", do
