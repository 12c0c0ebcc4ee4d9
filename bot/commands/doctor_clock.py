"""What the store says of the machine's clock and of Teams' regions, for `igdesk doctor`."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from bot.commands.doctor_answer import Finding, note, ok, wrong
from bot.watch.hold import Doubt, doubt
from bot.watch.machine_time import ClockNote
from bot.watch.regions import NO_WORD, Region
from governance.keys import TenantId
from governance.moments import london

UK = "uk"
MOVED = (
    "Ask that tenant's Microsoft 365 administrator whether its data has moved, and tell the DPO:"
    " the agreement keeps data in the UK. This stays for a week."
)
ELSEWHERE = "See that the DPIA says so: the agreement keeps data in the UK."
CLOCK = "machine's clock"
IN_DOUBT = {
    Doubt.BEHIND: "is earlier than the newest record: what counts towards legal limits waits",
    Doubt.TEAMS: "is not the time that Teams says: what counts towards legal limits waits",
}
SET_CLOCK = (
    "Look at another clock and set this machine's (is its time service running?). If it is right as"
    " it is, stop the bot and say so: igdesk clock --accept."
)


def clock(then: ClockNote, written: datetime | None, now: datetime) -> Finding:
    """Say whether the machine's clock can be trusted. `written`: the newest record's instant."""
    if why := doubt(now, written=written, ahead_of_teams=None, accepted=then.accepted):
        return wrong(CLOCK, IN_DOUBT[why], SET_CLOCK)
    if then.held:
        since = f" (the bot, since {_at(then.since)})" if then.since else ""
        return wrong(CLOCK, IN_DOUBT[Doubt(then.held)] + since, SET_CLOCK)
    if then.jumped:
        says = f"jumped by {timedelta(seconds=then.jumped)}; the bot goes on without the jump"
        return wrong(CLOCK, says, SET_CLOCK)
    if then.ahead_of_teams is None:
        return ok(CLOCK, "is not behind the records")
    return ok(CLOCK, "agrees with the records and with Teams")


def _at(moment: datetime) -> str:
    return f"{london(moment):%d %B %Y at %H:%M}"


def regions(noted: Mapping[TenantId, Region], now: datetime) -> Iterator[Finding]:
    """Say from where each tenant's Teams speaks to us, and where that has changed."""
    for one in noted.values():
        about, says = f"Teams of tenant {one.tenant}", f"speaks to us from: {one.word}"
        if one.changed_lately(now):
            yield wrong(about, f"{says}; until {_at(one.since)} from: {one.before}", MOVED)
        else:
            yield ok(about, says) if one.word in (UK, NO_WORD) else note(about, says, ELSEWHERE)
