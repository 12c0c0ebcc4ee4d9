"""Writes docs/ladders.md from the ladders themselves: `python -m bot.commands.ladders_page`."""

from datetime import timedelta
from pathlib import Path

from dialogs.words.wording import listed, role_label
from governance.cases.ladders import BY_DAY, Again, Counted, Ladder, Rung, Silence
from governance.kinds import KINDS
from governance.moments import say_length
from governance.policy import (
    HEAD_START,
    MORNING,
    NO_QUIET_WITHIN,
    QUIET_FROM,
    QUIET_UNTIL,
    REMIND_WHILE_WAITING,
)
from governance.requests.ladders import WAITING

PAGE = Path(__file__).parents[2] / "docs" / "ladders.md"
_HEAD = f"""# Every ladder

This page is drawn from the ladders themselves (`python -m bot.commands.ladders_page`), and a test
fails when it is stale. All of it is partnership policy, not law.

* A change is a new version beside the old. An open case goes over to it by an event of its own
  (docs/decisions/0018).
* What is told *quietly* comes in the digest of the next working morning, or at once where a limit
  passes before that. A report that arrives late is the lead's alone for
  {say_length(HEAD_START, "minute")}: those above hear after that, or when the limit passes.
* A rung that is counted in days is told at {MORNING:%H:%M}. Others wait while it is quiet, from
  {QUIET_FROM:%H:%M} until {QUIET_UNTIL:%H:%M}, but for the report, danger, a cyber incident, and
  the last {say_length(NO_QUIET_WITHIN, "hour")} before the 72-hour limit.
* A rung tells nobody once it is silenced. A vacant post falls through to the deputy, the SIRO and
  the IG mailbox of the same party.
"""
_SILENCED: dict[Silence, str] = {
    Silence.ACKNOWLEDGED: "somebody has it",
    Silence.LETTER_SENT: "the acknowledgement is sent",
    Silence.DECIDED: "the outcome is recorded",
    Silence.DONE: "it is done",
}
_WHEN: dict[Counted, str] = {
    Counted.REPORT: "{} after the report",
    Counted.DANGER: "{} after danger is known",
    Counted.DANGER_MORNING: "{} after the morning after danger is known",
    Counted.AWARENESS: "{} after awareness",
    Counted.LIMIT: "{} before the 72-hour limit",
    Counted.WORKING_DAYS: "working day {} after the report or receipt",
    Counted.DAYS: "day {} after receipt",
    Counted.BEFORE_DUE: "{} working days before the day that binds",
    Counted.OVERDUE: "day {} after the day that binds",
    Counted.DUE_OFF: "on the day that binds, where it is no working day",
    Counted.OWED: "{} after it is owed",
    Counted.DUTY: "{} before its date",
    Counted.DUTY_OVERDUE: "day {} after its date",
}
_AGAIN = {
    Again.WORKING_DAY: ", then every working day",
    Again.WEEK: ", then on the first working day of every week",
}
_AT_ONCE = {
    Counted.REPORT: "the report",
    Counted.DANGER: "danger is known",
    Counted.DANGER_MORNING: f"{QUIET_UNTIL:%H:%M} after danger is known",
    Counted.LIMIT: "the 72-hour limit",
    Counted.OWED: "when it is owed",
    Counted.DUTY: "its date",
}


def page() -> str:
    """Return the whole page, as it should stand in docs/."""
    return _HEAD + "".join(
        _drawn(ladder)
        for kind in KINDS
        for ladder in sorted(kind.ladders, key=lambda one: (one.id, -one.version))
    )


def _drawn(ladder: Ladder) -> str:
    """Return one ladder's heading, timeline and table."""
    told = [(rung, _when(rung), [role_label(role) for role in rung.to]) for rung in ladder.rungs]
    timeline = "".join(f"    {when} : {' : '.join(who)}\n" for _, when, who in told)
    rows = "".join(
        f"| `{rung.id}` | {when} | {listed(who)} | {_SILENCED[rung.silenced_by]} |\n"
        for rung, when, who in told
    )
    return (
        f"\n## {ladder.id}, version {ladder.version}\n\n"
        f"```mermaid\ntimeline\n{timeline}```\n\n"
        f"| rung | when | who is told | silenced once |\n|---|---|---|---|\n{rows}"
    )


def _when(rung: Rung) -> str:
    """Say when a rung comes."""
    when = f"{rung.duty}: {_first(rung)}" if rung.duty else _first(rung)
    return f"{when}, quietly" if rung.quietly else when


def _again(rung: Rung) -> str:
    """Say how often it is told again."""
    if rung.again:
        return _AGAIN[rung.again]
    days = "day" if rung.every == 1 else f"{rung.every} days"
    return f", then every {days}" if rung.every else ""


def _first(rung: Rung) -> str:
    """Say when it is told, for the first time and again."""
    if rung.id == WAITING:  # counted from the asking, by the requests' own rule
        days = " and ".join(str(after.days) for after in REMIND_WHILE_WAITING)
        weekly = " and then every week" if rung.again else ""
        return f"{days} days{weekly} after the person was asked, while they are waited for"
    if rung.counted in BY_DAY:
        return _WHEN[rung.counted].format(rung.days) + _again(rung)
    if not rung.after:
        return _AT_ONCE[rung.counted]
    length = abs(rung.after)
    unit = "hour" if length >= timedelta(hours=1) else "minute"
    return _WHEN[rung.counted].format(say_length(length, unit))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
