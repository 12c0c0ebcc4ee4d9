"""Who hears of what a decision brings and is not done (LD-DUTIES, docs/law.md): policy, not law.

A rung names its duty: it is told while that is open, and silenced by its being done.
"""

from dataclasses import replace

from governance.breaches.closing import ACTION, RECORD
from governance.breaches.containment import CONTAINED
from governance.breaches.duties import DECIDE
from governance.breaches.partners import TELL_OTHERS
from governance.breaches.people_told import PEOPLE_TOLD, SAFE_TO_TELL
from governance.breaches.regulator import FOLLOW_UP, TELL, THEIR_DATE
from governance.breaches.second_eyes import SECOND_EYES
from governance.breaches.supplier import SUPPLIER_TELLS
from governance.breaches.told_quietly import DECISION, GRAVE_DECISION, RISK
from governance.cases.ladders import (
    AT_ONCE,
    OWNER,
    by_its_date,
    hours,
    owed,
    quiet,
    undone,
)
from governance.people.identity import Role
from governance.policy import SAFETY_CALL_WITHIN

_HANDLERS = (OWNER, Role.IG_LEAD)
_AND_SIRO = (*_HANDLERS, Role.SIRO)

# To know of, not to act on: told once each time, quietly.
_TO_KNOW = (
    quiet(owed("risk_dpo", RISK, AT_ONCE, Role.DPO)),
    quiet(owed("decided_dpo", DECISION, AT_ONCE, Role.DPO)),
    quiet(owed("decided_siro", GRAVE_DECISION, AT_ONCE, Role.SIRO, Role.CALDICOTT)),
)
# A date is the midnight that ends its day: 16 hours before it are 08:00 on the day itself.
_DECIDE = (
    by_its_date("decide_day", DECIDE, hours(-16), *_HANDLERS),
    by_its_date("decide_past", DECIDE, hours(8.5), *_HANDLERS),
    *undone(DECIDE, *_HANDLERS, siro=Role.SIRO),
)
_SECOND_EYES = (
    owed("second_4h", SECOND_EYES, hours(4), *_AND_SIRO, Role.DEPUTY),
    by_its_date("second_12h", SECOND_EYES, hours(-12), *_AND_SIRO, Role.DEPUTY),
    by_its_date("second_2h", SECOND_EYES, hours(-2), *_AND_SIRO, Role.DEPUTY),
    by_its_date("second_past", SECOND_EYES, AT_ONCE, *_AND_SIRO, Role.DEPUTY),
    *undone(SECOND_EYES, *_HANDLERS, siro=Role.SIRO),
)
_REGULATOR_TOLD = (
    owed("tell_24h", TELL, hours(24), *_HANDLERS),
    by_its_date("tell_12h", TELL, hours(-12), *_AND_SIRO),
    by_its_date("tell_6h", TELL, hours(-6), *_AND_SIRO),
    by_its_date("tell_2h", TELL, hours(-2), *_AND_SIRO),
    by_its_date("tell_past", TELL, AT_ONCE, *_AND_SIRO),
    *undone(TELL, *_HANDLERS, siro=Role.SIRO),
)
_FOLLOW_UP = (
    by_its_date("follow_up_due", FOLLOW_UP, AT_ONCE, OWNER),
    *undone(FOLLOW_UP, *_HANDLERS, siro=Role.SIRO),
)
_THEIR_DATE = (
    by_its_date("their_date_before", THEIR_DATE, hours(-40), *_HANDLERS),
    by_its_date("their_date_day", THEIR_DATE, hours(-16), *_AND_SIRO),
    by_its_date("their_date_past", THEIR_DATE, hours(8.5), *_AND_SIRO),
    *undone(THEIR_DATE, *_HANDLERS, siro=Role.SIRO),
)
_PARTIES_TOLD = (
    owed("parties_4h", TELL_OTHERS, hours(4), OWNER),
    by_its_date("parties_due", TELL_OTHERS, AT_ONCE, *_HANDLERS),
    *undone(TELL_OTHERS, *_HANDLERS, siro=Role.SIRO),
)
_RECORD = (
    quiet(by_its_date("record_due", RECORD, AT_ONCE, *_HANDLERS)),
    replace(undone(RECORD, siro=Role.SIRO)[1], to=_HANDLERS),  # every week, and not every day
)
_ACTION = (
    by_its_date("action_day", ACTION, hours(-16), *_HANDLERS),
    *undone(ACTION, *_HANDLERS, siro=Role.SIRO),
)
_SUPPLIER = (
    by_its_date("supplier_due", SUPPLIER_TELLS, AT_ONCE, OWNER),
    *undone(SUPPLIER_TELLS, *_HANDLERS, siro=Role.SIRO),
)

_CONTAINED = (
    by_its_date("contained_due", CONTAINED, AT_ONCE, OWNER),
    *undone(CONTAINED, *_HANDLERS, siro=Role.SIRO),
)
_PEOPLE_TOLD = (
    owed("people_4h", PEOPLE_TOLD, hours(4), OWNER),
    by_its_date("people_due", PEOPLE_TOLD, AT_ONCE, *_HANDLERS),
    *undone(PEOPLE_TOLD, *_HANDLERS, siro=Role.SIRO),
)

AFTER_DECISION = (
    *(*_TO_KNOW, *_DECIDE, *_SECOND_EYES, *_REGULATOR_TOLD, *_FOLLOW_UP, *_THEIR_DATE),
    *(*_PARTIES_TOLD, *_CONTAINED, *_PEOPLE_TOLD, *_SUPPLIER),
    *(*_RECORD, *_ACTION),
)
"""The rungs of every duty of a breach, for the newest version of each of its ladders."""

IN_DANGER = (
    owed("safe_30min", SAFE_TO_TELL, SAFETY_CALL_WITHIN, Role.SAFEGUARDING_LEAD, OWNER),
    *undone(SAFE_TO_TELL, Role.SAFEGUARDING_LEAD, *_HANDLERS, siro=Role.SIRO),
)
"""The rungs of what is owed only where somebody could be in danger. They count from when it began,
so that they are told at night too.
"""
