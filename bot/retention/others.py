"""What is forgotten each day besides cases: messages, drafts, addresses, newcomers, old entries."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.post.outbox_messages import ABOUT_NOTHING, DIGEST
from bot.retention.settling import entries_before
from bot.services import Services
from bot.showing.recipes import recipe_in
from bot.showing.viewing import UNREADABLE, case_of
from bot.work import Work
from governance.cases.case import OVER
from governance.drills.rows import DRILL
from governance.policy import (
    DRAFT_KEPT_FOR,
    FORGOTTEN_AT_A_TIME,
    MESSAGE_KEPT_FOR,
    NEWCOMER_KEPT_FOR,
    OTHER_MESSAGES_KEPT_FOR,
    UNKNOWN_ADDRESS_KEPT_FOR,
)
from storage.outbox import OutboxMessage

MayGo = Callable[[Work, OutboxMessage], bool]


@dataclass(frozen=True, slots=True)
class Kept:
    """Messages about something: how long they are kept once settled, and which may go then."""

    subject: str
    kept_for: timedelta
    may_go: MayGo


def messages_kept(services: Services) -> tuple[Kept, ...]:
    """Return what is kept of messages that are of no case, by what they are about."""
    agreement = services.agreement.reference
    return (
        Kept(ABOUT_NOTHING, MESSAGE_KEPT_FOR, _always),
        Kept(DIGEST, MESSAGE_KEPT_FOR, _all_over),
        Kept(DRILL, OTHER_MESSAGES_KEPT_FOR, _always),
        Kept(agreement, OTHER_MESSAGES_KEPT_FOR, _always),
    )


def _always(_work: Work, _one: OutboxMessage) -> bool:
    return True


def _all_over(work: Work, one: OutboxMessage) -> bool:
    """Return whether every case on a card of several is over: until then the card may have to be
    brought up to date, and says whom it told.
    """
    recipe = recipe_in(one.body)
    try:
        found = [case_of(work, case) for case in (recipe.cases if recipe else ())]
    except UNREADABLE:
        return False
    return all(case is None or str(case.status) in OVER for case in found)


def reduce_some(work: Work, kept: Kept, after: int) -> int | None:
    """Reduce the next messages that may go to their digests. Returns the number of the last that
    was looked at; None where there are no more.
    """
    keeping, before = work.unit.keeping, work.now - kept.kept_for
    rows = keeping.settled(kept.subject, before, after=after, most=FORGOTTEN_AT_A_TIME)
    keeping.reduce([one.id for one in rows if kept.may_go(work, one)], work.now)
    return rows[-1].id if len(rows) == FORGOTTEN_AT_A_TIME else None


def forget_some(work: Work) -> bool:
    """Forget what else is over. Returns whether there may be more."""
    keeping, now = work.unit.keeping, work.now
    keeping.drafts(now - DRAFT_KEPT_FOR)
    keeping.newcomers(now - NEWCOMER_KEPT_FOR)
    if _everybody_is_known(work.services):
        known = work.services.directory.people
        keeping.addresses(known, now - UNKNOWN_ADDRESS_KEPT_FOR)
    gone = keeping.entries(entries_before(work), FORGOTTEN_AT_A_TIME, now=now)
    return gone == FORGOTTEN_AT_A_TIME


def _everybody_is_known(services: Services) -> bool:
    """Return whether every group that names people was read: before that some seem to be gone."""
    return not any(services.people.unread(party) for party in services.agreement.keys)
