"""Writes docs/clocks.md from the rules themselves: `python -m bot.commands.clocks_page`."""

from datetime import datetime
from pathlib import Path

from adapters.bank_holidays import CONFIRMED_THROUGH, bank_holidays
from governance.calendars import Calendars
from governance.clocks.catalogue import RULES, Rule, say_standing
from governance.clocks.due import Due
from governance.clocks.examples import example
from governance.moments import say_date, say_zoned

PAGE = Path(__file__).parents[2] / "docs" / "clocks.md"
_HEAD = f"""# Every clock

This page is written from the rules themselves (`python -m bot.commands.clocks_page`), and a test
fails when it is stale. Check any date at a shell, as with
`igdesk deadline foi --received 2026-11-20`; `igdesk deadline --help` lists the other kinds, and
`igdesk deadline fee --help` says what one of them asks.

* *Statutory* is law. *Guidance* is what a regulator or department says. A *partnership target* is
  the agreement's promise or our own number, never law.
* A date is due until the end of that day in London; a time is due at that instant.
* Bank holidays are confirmed up to {say_date(CONFIRMED_THROUGH)}; a later date is provisional.
* Rules marked † come from a secondary source or from memory: confirm with your IG lead.
* *Passed, not in force* is law to come: it is shown where it will matter, and never counted.
* What your DPO or IG lead has confirmed is a file of yours (`IGDESK_CONFIRMATIONS`): name, day, and
  where they read it. [confirmations.example.toml](confirmations.example.toml) shows how;
  `igdesk law` lists what is still to be confirmed, and who confirmed the rest.

| rule | what | source | length | calendar | standing | in force from | example |
|---|---|---|---|---|---|---|---|
"""


def page() -> str:
    """The whole page, as it should stand in docs/."""
    calendars = bank_holidays()
    return _HEAD + "".join(_row(rule, calendars) for rule in RULES.values())


def _row(rule: Rule, calendars: Calendars) -> str:
    cells = (
        f"{rule.id}{' †' if rule.confirm else ''}",
        rule.title,
        rule.source,
        rule.length,
        rule.counts.value,
        say_standing(rule.standing),
        say_date(rule.since) if rule.since else "–",
        _example(rule, calendars),
    )
    return f"| {' | '.join(cells)} |\n"


def _example(rule: Rule, calendars: Calendars) -> str:
    worked = example(rule.id, calendars)
    if not isinstance(worked, Due):
        return "–"
    on = worked.due
    said = say_zoned(on) if isinstance(on, datetime) else say_date(on)
    return f"**{said}**: {' '.join(worked.explanation)}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
