"""What `igdesk retention` says."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.retention.preview import Previewed
from governance.moments import london, say_date
from governance.policy import BACKUP_WINDOW
from governance.retention.standing import Step

NOTHING = "No record's time is over by then, and nothing is held."
SO_FAR = "{count} of {total} looked at"

STEPS: Mapping[Step, str] = {
    Step.WAIT: "stays",
    Step.FORETELL: "its IG leads are told",
    Step.ASK_HOLD: "its IG leads are asked whether it is still held",
    Step.ASK_LOOK: "somebody is asked to look at it first",
    Step.GO: "goes",
}
"""What a look today would do."""

_DONE: Mapping[Step | None, str] = {
    Step.GO: "destroyed",
    Step.FORETELL: "foretold to their IG leads",
    Step.ASK_HOLD: "held, and asked about",
    Step.ASK_LOOK: "waiting for somebody to look at them",
    Step.WAIT: "kept",
    None: "not looked at: they cannot be read; igdesk doctor says more",
}
_BACKUPS = (
    "What was destroyed can still be read by whoever has a backup of the database and one of the"
    " key ring, both from before today. Keep neither for longer than {days} days: until {day}."
)


def as_text(found: Sequence[Previewed]) -> str:
    """List them, a line each."""
    return "\n".join(_line(one) for one in found) or NOTHING


def _line(one: Previewed) -> str:
    years = f"{one.years} years" if one.years > 1 else "1 year"
    held = ", held" if one.held else ""
    return (
        f"{one.reference}  {one.party}  {one.record}  {years} ({one.source})"
        f"  until {say_date(one.last_day)}{held}: {STEPS[one.step]}"
    )


def done(counted: Counter[Step | None], now: datetime) -> str:
    """Say what a look has done."""
    lines = [f"{counted[step]} {words}" for step, words in _DONE.items() if counted[step]]
    until = say_date((london(now) + BACKUP_WINDOW).date())
    backups = _BACKUPS.format(days=BACKUP_WINDOW.days, day=until)
    return "\n".join(
        [*(lines or ["Nothing is closed yet."]), *([backups] * bool(counted[Step.GO]))]
    )
