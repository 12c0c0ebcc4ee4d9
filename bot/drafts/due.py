"""Reports that were started and not sent: a nudge, a word to the IG lead, and an end."""

from bot.drafts.drafts import begun, danger_answered
from bot.post.outbox_messages import notify
from bot.work import TIMER, Work
from dialogs.cards.elements import Ref
from dialogs.cases.reporter_news import carry_on_card
from dialogs.cases.resuming import expired_card
from dialogs.kinds import START
from governance.keys import DraftId
from governance.moments import london
from governance.outbox_message import CardBody, ToPerson
from governance.people.identity import PersonId, Role
from storage.drafts import Draft
from storage.due import DueRow

YOURS = "You have a report that is not sent"


def nudge(work: Work, row: DueRow) -> bool:
    """Remind whoever began the draft that it is not sent."""
    if draft := _still_there(work, row):
        ref = Ref(card=work.services.new_id(), draft=draft.id)
        card = carry_on_card(ref, *work.services.kinds.by_flow[draft.flow].words.nudge)
        _tell(work, draft, draft.owner, "nudge", CardBody(card, YOURS))
    return True


def lead_hears(work: Work, row: DueRow) -> bool:
    """Tell the IG lead that a report that says danger is not sent, where its kind says so.

    Of any other report that is begun, nobody but its owner hears.
    """
    draft = _still_there(work, row)
    hears = work.services.kinds.by_flow[draft.flow].reporting.lead_hears if draft else None
    if draft and hears and danger_answered(draft):
        body, day = hears(work.services, draft), london(work.now).date()
        for person in work.services.directory.holders(draft.party, Role.IG_LEAD, day):
            if person != draft.owner:
                _tell(work, draft, person, "started", body)
    return True


def expire(work: Work, row: DueRow) -> bool:
    """Drop the draft, and say so where anything was answered."""
    draft = _still_there(work, row)
    work.unit.drafts.drop(DraftId(row.subject))
    if draft and begun(draft):
        card = expired_card(draft.opened_at, Ref(card=work.services.new_id()), START)
        _tell(work, draft, draft.owner, "expired", CardBody(card, str(card["fallbackText"])))
    return True


def _still_there(work: Work, row: DueRow) -> Draft | None:
    """Settle the row, and return its draft; None where it was sent or cancelled since."""
    work.unit.due.done(row.id)
    return work.unit.drafts.load(DraftId(row.subject), TIMER)


def _tell(work: Work, draft: Draft, person: PersonId, what: str, body: CardBody) -> None:
    key = f"{draft.id}:{what}:{person.text}"
    notify(work, ToPerson(person), body, key=key, party=draft.party)
