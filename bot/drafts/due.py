"""Reports that were started and not sent: a nudge, a word to the IG lead, and an end."""

from datetime import datetime

from bot.drafts.drafts import EXPIRES, LEAD_HEARS, NUDGE, begun
from bot.post.outbox_messages import NewMessage, post
from bot.services import Services
from bot.showing.recipes import ready
from dialogs.cards.elements import Ref
from dialogs.cases.resuming import expired_card
from dialogs.kinds import START
from governance.moments import london
from governance.outbox_message import CardBody, MessageKind, ToPerson
from governance.people.identity import PersonId, Role, System
from storage.drafts import Draft
from storage.due import DueRow
from storage.unit import Unit

TIMER = System("timer")

YOURS = "You have a report that is not sent"


def fall_due(unit: Unit, services: Services, row: DueRow, now: datetime) -> None:
    """What is due for a draft; nothing when it has been sent or cancelled since."""
    draft = unit.drafts.load(row.subject, TIMER)
    if draft is None or row.what == EXPIRES:
        unit.drafts.drop(row.subject)
    if draft is None:
        return
    if row.what == EXPIRES and begun(draft):
        card = expired_card(draft.opened_at, Ref(card=services.new_id()), START)
        _tell(unit, draft, draft.owner, "expired", ready(card, str(card["fallbackText"])), now)
    elif row.what == NUDGE:
        _nudge(unit, services, draft, now)
    elif row.what == LEAD_HEARS:
        _lead_hears(unit, services, draft, now)


def _nudge(unit: Unit, services: Services, draft: Draft, now: datetime) -> None:
    nudge = services.kinds.reporting[draft.flow].nudge
    card = nudge(Ref(card=services.new_id(), draft=draft.id))
    _tell(unit, draft, draft.owner, "nudge", ready(card, YOURS), now)


def _lead_hears(unit: Unit, services: Services, draft: Draft, now: datetime) -> None:
    """Tell the IG lead that a report was started, where its kind says so."""
    started_notice = services.kinds.reporting[draft.flow].lead_hears
    if started_notice is None:
        return
    body, day = started_notice(services, draft), london(now).date()
    for person in services.directory.holders(draft.party, Role.IG_LEAD, day):
        if person != draft.owner:
            _tell(unit, draft, person, "started", body, now)


def _tell(
    unit: Unit, draft: Draft, person: PersonId, what: str, body: CardBody, now: datetime
) -> None:
    message = NewMessage(
        key=f"{draft.id}:{what}:{person.text}",
        party=draft.party,
        kind=MessageKind.NOTICE,
        to=ToPerson(person),
        body=body,
    )
    post(unit, message, now)
