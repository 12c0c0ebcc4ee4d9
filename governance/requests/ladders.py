"""The ladders of a request (LD-RIGHTS, LD-FOI, docs/law.md): partnership policy, not law.

Version 2 of each reminds while the person is waited for, 7 and 14 days after they were asked: the
case itself counts those days. Version 3: whoever has it hears first, an adviser quietly, and what
is overdue or waits is told until it is done. Version 4 of the rights: a date that falls at a
weekend is told that day. Only that of a dead person's health record can (AHRA, docs/law.md): the
law moves the others to a working day.
"""

from dataclasses import replace

from governance.cases.ladders import (
    AT_ONCE,
    MAILBOX,
    OWNER,
    TO_THE_LEAD,
    Again,
    Counted,
    Ladder,
    Rung,
    Silence,
    by_working_day,
    nobody_has_it,
    overdue,
    quiet,
    until_decided,
)
from governance.people.identity import Role

WAITING = "waiting"

_RIGHTS = (
    nobody_has_it("report", AT_ONCE, *TO_THE_LEAD),
    by_working_day("nobody_2wd", 2, Silence.ACKNOWLEDGED, Role.DEPUTY),
    until_decided("identity_10", Counted.DAYS, 10, Role.IG_LEAD),
    until_decided("redaction_20", Counted.DAYS, 20, Role.IG_LEAD),
    until_decided("due_in_5wd", Counted.BEFORE_DUE, 5, Role.DPO),
    until_decided("due_in_2wd", Counted.BEFORE_DUE, 2, Role.SIRO),
    until_decided("overdue", Counted.OVERDUE, 1, Role.IG_LEAD, every=1),
    until_decided("overdue_siro", Counted.OVERDUE, 1, Role.SIRO, every=7),
)
_INFORMATION = (
    nobody_has_it("report", AT_ONCE, Role.FOI_LEAD, Role.DEPUTY, MAILBOX),
    by_working_day("nobody_2wd", 2, Silence.ACKNOWLEDGED, Role.DEPUTY),
    until_decided("opinion_10wd", Counted.WORKING_DAYS, 10, Role.FOI_LEAD),
    until_decided("draft_15wd", Counted.WORKING_DAYS, 15, Role.FOI_LEAD),
    until_decided("siro_18wd", Counted.WORKING_DAYS, 18, Role.SIRO),
    until_decided("overdue", Counted.OVERDUE, 1, Role.FOI_LEAD, every=1),
    until_decided("overdue_siro", Counted.OVERDUE, 1, Role.SIRO, every=7),
)


def _owned(lead: str, rungs: tuple[Rung, ...]) -> tuple[Rung, ...]:
    """Return the rungs as of version 3: whoever has it hears with the lead, an adviser quietly, and
    what is overdue or waits is told until it is done.
    """
    telling = [rung for rung in rungs if not rung.repeats]
    waiting = until_decided(WAITING, Counted.DAYS, 7, OWNER, lead)
    return (
        *(_with_owner(rung, lead) for rung in telling),
        *overdue(lead, Counted.OVERDUE, 1, Silence.DECIDED),
        quiet(replace(waiting, again=Again.WEEK)),
    )


def _with_owner(rung: Rung, lead: str) -> Rung:
    if rung.silenced_by is not Silence.DECIDED:
        return rung
    if rung.to == (Role.DPO,):
        return quiet(rung)
    return replace(rung, to=(OWNER, *rung.to) if lead in rung.to else (OWNER, lead, *rung.to))


_DUE_TODAY = until_decided("due_today", Counted.DUE_OFF, 0, OWNER, Role.IG_LEAD, Role.SIRO)

LADDERS = (
    Ladder("rights", 1, _RIGHTS),
    Ladder(
        "rights",
        2,
        (*_RIGHTS, until_decided(WAITING, Counted.DAYS, 7, Role.IG_LEAD, every=7)),
    ),
    Ladder("information", 1, _INFORMATION),
    Ladder(
        "information",
        2,
        (*_INFORMATION, until_decided(WAITING, Counted.DAYS, 7, Role.FOI_LEAD, every=7)),
    ),
    Ladder("rights", 3, _owned(Role.IG_LEAD, _RIGHTS)),
    Ladder("information", 3, _owned(Role.FOI_LEAD, _INFORMATION)),
    Ladder("rights", 4, (*_owned(Role.IG_LEAD, _RIGHTS), _DUE_TODAY)),
)
