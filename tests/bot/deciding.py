"""Deciding a breach in tests: put off, put right, decided twice over, and told late."""

from collections.abc import Mapping

from tests.bot.resident import Resident
from tests.bot.town import REFERENCE


async def decides(lead: Resident, words: Mapping[str, str], *, submit: bool = False) -> None:
    """Everything that can be written while a breach is decided: `words` by what they are."""
    send, reason = "Record the decision", {"reason": words["reason"]}
    put_off = {"reason": words["put_off"]}
    await lead.says(f"decide {REFERENCE}")
    await lead.presses(send, reason, submit=submit)  # nothing chosen: asked again
    await lead.presses(
        send, {**put_off, "likely": "not_known", "outcome": "not_yet"}, submit=submit
    )
    waits = {"waiting_for": words["waiting_for"], "who": words["who"], "by": "2026-11-25"}
    await lead.presses(send, {**put_off, **waits}, submit=submit)
    await lead.says(f"aware {REFERENCE}")
    why = {"on": "2026-11-18", "at": "09:00", "why": words["aware_why"]}
    await lead.presses("This is the time", why, submit=submit)
    await lead.says(f"decide {REFERENCE}")
    twice = {"likely": "likely", "outcome": "record_only"}
    await lead.presses(send, {**reason, **twice}, submit=submit)
    await lead.presses(send, {**reason, "sure": words["sure"]}, submit=submit)
    await lead.says(f"decide {REFERENCE}")
    await lead.presses(send, {**reason, "likely": "likely", "outcome": "tell_ico"}, submit=submit)
    await lead.says(f"told {REFERENCE}")
    told = {"how": "form", "more": "yes", "delay_reason": words["delay_reason"]}
    await lead.presses("It has been told", told, submit=submit)
    await lead.says(f"add number {REFERENCE}")
    await lead.presses("Keep this reference", submit=submit, reference=words["reference"])
