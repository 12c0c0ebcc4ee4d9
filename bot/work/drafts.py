"""Reports that were started and not sent: a nudge, a word to the IG lead, and an end."""

from datetime import datetime

from bot.desk import Desk
from bot.recipes import ready
from bot.turns.drafts import EXPIRES, LEAD_HEARS, NUDGE, begun
from bot.work.outreach import NOTICE, Letter, post
from dialogs.after_cards import expired_card
from dialogs.case_cards import started_lead_notice, started_not_sent_nudge
from dialogs.complaint_cards import not_sent_nudge as complaint_nudge
from dialogs.elements import Ref
from dialogs.flows.complaint import COMPLAINT
from dialogs.flows.near_miss import NEAR_MISS
from dialogs.flows.request import REQUEST
from dialogs.near_miss_cards import not_sent_nudge as near_miss_nudge
from dialogs.request_cards import not_sent_nudge as request_nudge
from governance.moments import london
from governance.people import PersonId, Role, System
from storage.drafts import Draft
from storage.due import DueRow
from storage.unit import Unit

TIMER = System("timer")

STARTED = "A breach report was started and not sent"
YOURS = "You have a report that is not sent"
NUDGES = {
    NEAR_MISS.name: near_miss_nudge,
    COMPLAINT.name: complaint_nudge,
    REQUEST.name: request_nudge,
}
"""What is said of a draft that is no breach's."""


def fall_due(unit: Unit, desk: Desk, row: DueRow, now: datetime) -> None:
    """What is due for a draft; nothing when it has been sent or cancelled since."""
    draft = unit.drafts.load(row.subject, TIMER)
    if draft is None or row.what == EXPIRES:
        unit.drafts.drop(row.subject)
    if draft is None:
        return
    if row.what == EXPIRES and begun(draft):
        card = expired_card(draft.opened_at, Ref(card=desk.new_id()))
        _tell(unit, draft, draft.owner, "expired", ready(card, str(card["fallbackText"])), now)
    elif row.what == NUDGE:
        _nudge(unit, desk, draft, now)
    elif row.what == LEAD_HEARS:
        _lead_hears(unit, desk, draft, now)


def _nudge(unit: Unit, desk: Desk, draft: Draft, now: datetime) -> None:
    nudge = NUDGES.get(draft.flow, started_not_sent_nudge)
    card = nudge(Ref(card=desk.new_id(), draft=draft.id))
    _tell(unit, draft, draft.owner, "nudge", ready(card, YOURS), now)


def _lead_hears(unit: Unit, desk: Desk, draft: Draft, now: datetime) -> None:
    """That a report was started and by whom; nothing of what it says."""
    card = started_lead_notice(desk.name(draft.owner), draft.opened_at, Ref(card=desk.new_id()))
    day = london(now).date()
    for person in desk.directory.holders(draft.party, Role.IG_LEAD, day):
        if person != draft.owner:
            _tell(unit, draft, person, "started", ready(card, STARTED), now)


def _tell(
    unit: Unit, draft: Draft, person: PersonId, what: str, body: dict[str, object], now: datetime
) -> None:
    letter = Letter(
        key=f"{draft.id}:{what}:{person.text}",
        party=draft.party,
        kind=NOTICE,
        to={"person": person.text},
        body=body,
    )
    post(unit, letter, now)
