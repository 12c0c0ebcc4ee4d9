"""The ladder of a disclosure request (LD-DISCLOSURE, docs/law.md): policy, not law."""

from datetime import timedelta

from governance.cases.ladders import (
    AT_ONCE,
    OWNER,
    TO_THE_LEAD,
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


def _danger(rung_id: str, after: timedelta, *to: str) -> Rung:
    return Rung(rung_id, after, Counted.DANGER, to, Silence.ACKNOWLEDGED)


LADDERS = (
    Ladder(
        "disclosure",
        1,
        (
            nobody_has_it("report", AT_ONCE, *TO_THE_LEAD),
            _danger("danger", AT_ONCE, Role.ON_CALL, Role.SAFEGUARDING_LEAD),
            _danger("danger_30", timedelta(minutes=30), Role.SIRO),
            by_working_day("nobody_1wd", 1, Silence.ACKNOWLEDGED, Role.DEPUTY, Role.CALDICOTT),
            quiet(by_working_day("decide_5wd", 5, Silence.DECIDED, OWNER, Role.IG_LEAD)),
            until_decided("due_in_2wd", Counted.BEFORE_DUE, 2, OWNER, Role.IG_LEAD),
            quiet(until_decided("due_in_2wd_dpo", Counted.BEFORE_DUE, 2, Role.DPO)),
            until_decided("due_today", Counted.DUE_OFF, 0, OWNER, Role.IG_LEAD, Role.SIRO),
            *overdue(Role.IG_LEAD, Counted.OVERDUE, 1, Silence.DECIDED),
        ),
    ),
)
