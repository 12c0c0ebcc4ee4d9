"""What was sent about a case is reduced to digests, a month after it is closed and quiet.

Only once the history says who was told, by what, when, and when they saw it. A card that stands in
somebody's chat stays known until the case itself goes: it must still be brought up to date, or
taken back, where the case is opened again or somebody is kept out of it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.cases.escalation import append_fact
from bot.retention.standing import RETENTION
from bot.showing.recipes import recipe_in
from bot.showing.viewing import case_of
from bot.work import Work
from governance.cases.case import OVER, Case
from governance.keys import CaseId
from governance.outbox_message import NOTICE_KINDS, ToCard, channel_of, person_of
from governance.outcomes import MessageState
from governance.policy import MESSAGE_KEPT_FOR
from governance.retention.facts import Delivered, Delivery, OfRetention
from storage.due import DueRow
from storage.outbox import OutboxMessage

MESSAGES = "retention:messages"
"""What is due of a case whose messages need not be kept whole."""


def plan_messages(work: Work, case: Case) -> None:
    """Plan when the messages of a closed case are reduced; nothing where they were since."""
    quiet = _quiet_since(case)
    told = (event.at for event in case.history if isinstance(event.fact, Delivered))
    if any(at > quiet for at in told):
        return
    header, at = case.header, quiet + MESSAGE_KEPT_FOR
    work.unit.due.put(subject=header.id, what=MESSAGES, party=header.party, at=at)


def _quiet_since(case: Case) -> datetime:
    """Return when (UTC) anything last happened to it, but for how long it is kept."""
    return max(event.at for event in case.history if not isinstance(event.fact, OfRetention))


def fall_due(work: Work, row: DueRow) -> bool:
    """Reduce the messages of one case, where it is closed and quiet still."""
    case = case_of(work, CaseId(row.subject))
    work.unit.due.done(row.id)
    if case is None or str(case.status) not in OVER:
        return True  # it is planned anew once it is closed
    about = work.unit.outbox.of_subject(case.header.id)
    waits = any(one.state is MessageState.WAITING for one in about)
    if waits or _quiet_since(case) + MESSAGE_KEPT_FOR > work.now:
        again = max(_quiet_since(case) + MESSAGE_KEPT_FOR, work.now + timedelta(days=1))
        work.unit.due.put(subject=row.subject, what=MESSAGES, party=row.party, at=again)
        return True
    append_fact(work, case, RETENTION, Delivered(deliveries(about)))
    work.unit.keeping.reduce(spent(about), work.now)
    return True


def deliveries(about: Sequence[OutboxMessage]) -> tuple[Delivery, ...]:
    """Return what is known of each message that told somebody something."""
    return tuple(_delivery(one) for one in about if one.kind in NOTICE_KINDS.values())


def _delivery(one: OutboxMessage) -> Delivery:
    recipe = recipe_in(one.body)
    return Delivery(
        rung=recipe.rung if recipe else "",
        person=person_of(one.to),
        channel=str(channel_of(one.to)),
        state=str(one.state),
        at=one.settled_at,
        seen=one.seen_at,
    )


def spent(about: Sequence[OutboxMessage]) -> list[int]:
    """Return the numbers of those that neither made what stands in a chat nor were the last to
    change it. `about` in the order they were put.
    """
    last = {one.to.activity: one.id for one in about if isinstance(one.to, ToCard)}
    return [one.id for one in about if not _stands(one, last)]


def _stands(one: OutboxMessage, last: dict[str, int]) -> bool:
    if isinstance(one.to, ToCard):
        return last[one.to.activity] == one.id
    return one.receipt is not None and person_of(one.to) is not None
