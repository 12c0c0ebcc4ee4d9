"""What a store holds, as the present code reads it, in plain values without a class's name."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from governance.access import Action
from governance.agreements.facts import encode as encode_agreement
from governance.cases.case import Case
from governance.cases.event import Event
from governance.event_codec import encode
from governance.keys import PartId
from governance.outbox_message import MessageKind
from governance.outcomes import MessageState
from governance.people.identity import PersonId
from governance.plain import to_plain
from storage.message_codec import encode_body, encode_to
from storage.outbox import OutboxMessage
from storage.tables import cases, drafts, outbox
from storage.unit import Unit
from tests.bot.town import NOBODY
from tests.breach_forms import AGREEMENT
from tests.given_parts import parts_of

FOR_EVER = timedelta(days=3653)
WORKED_OUT = ("status", "due", "met", "told")
"""What a case says of itself besides its fields."""


ENDED_WELL = (MessageState.SENT, MessageState.SUPERSEDED)


def held(unit: Unit, now: datetime) -> dict[str, Any]:
    """Everything, by what it is."""
    session = unit.drafts._session
    ids = session.connection.scalars(select(cases.c.id).order_by(cases.c.reference)).all()
    found = [unit.cases.history(NOBODY, one, Action.SEE_STATUS, now=now) for one in ids]
    names: dict[str, str] = {case.header.id: case.header.reference for case in found}
    begun = [
        unit.drafts._open(row)
        for row in session.checked(drafts, select(drafts).order_by(drafts.c.opened_at))
    ]
    names |= {draft.id: f"{draft.flow} of {draft.owner.text}" for draft in begun}
    return {
        "cases": {case.header.reference: folded(case) for case in found},
        "drafts": [
            {"flow": one.flow, "owner": one.owner.text, "answers": {**one.answers, **one.notes}}
            for one in begun
        ],
        "parts": [
            [names[one], part.party, part.payload]
            for one in ids
            for part in (unit.parts.load(NOBODY, PartId(p), now=now) for p in parts_of(unit, one))
        ],
        "due": [
            [names.get(row.subject, row.subject), row.what, row.party, row.at.isoformat()]
            for row in unit.due.before(now + FOR_EVER)
        ],
        "outbox": _outbox(
            [
                one
                for subject in session.connection.scalars(
                    select(outbox.c.subject).distinct().order_by(outbox.c.subject)
                ).all()
                for one in unit.outbox.of_subject(subject)
            ],
            names,
        ),
        "agreement": [
            list(encode_agreement(event))
            for event in unit.agreement_events.load(AGREEMENT.reference)
        ],
    }


def _outbox(notices: list[OutboxMessage], names: Mapping[str, str]) -> dict[str, Any]:
    """What waits, and how many of the others there are of each sort.

    Of two updates of one card the older goes out or does not, as the post comes to it: both count
    as one sort.
    """
    settled = [one for one in notices if one.state is not MessageState.WAITING]
    sorts = Counter(map(_sort, settled))
    return {
        "waiting": [_notice(one, names) for one in notices if one not in settled],
        "settled": dict(sorted(sorts.items())),
    }


def _sort(notice: OutboxMessage) -> str:
    receipt = "with" if notice.receipt else "without"
    state = str(notice.state)
    if notice.kind in (MessageKind.UPDATE, MessageKind.FOLD) and notice.state in ENDED_WELL:
        state = "sent or superseded"
    return f"{notice.kind} {state} {notice.why} {receipt} a receipt"


def _notice(notice: OutboxMessage, names: Mapping[str, str]) -> dict[str, Any]:
    to, body = encode_to(notice.to), encode_body(notice.body)
    return {
        "kind": notice.kind.value,
        "about": names.get(notice.subject, notice.subject),
        "party": notice.party,
        "to": to.get("person") or to.get("mailbox"),
        "holds": {name: one for name, one in body.items() if name != "card"},
    }


NOT_THEN = ("history", "ladder", "past_lead")  # said otherwise below, or worked out since


def folded(case: Case) -> dict[str, Any]:
    """What a case's history is, and what it amounts to."""
    said = {name: value for name, value in _fields(case) if name not in NOT_THEN}
    return {
        "history": [list(encode(event)) for event in case.history],
        "ladder": [case.ladder.id, case.ladder.version],
        **{name: plainly(value) for name, value in said.items()},
        **{f"{name} (worked out)": plainly(getattr(case, name)) for name in WORKED_OUT},
    }


def _fields(value: Any) -> list[tuple[str, Any]]:
    return [(one.name, getattr(value, one.name)) for one in fields(value)]


def plainly(value: Any) -> Any:
    """As `to_plain`, with sets in order, and people and events as they are stored."""
    match value:
        case PersonId():
            plain: Any = value.text
        case Event():
            plain = list(encode(value))
        case frozenset():
            plain = sorted((plainly(one) for one in value), key=str)
        case tuple() | list():
            plain = [plainly(one) for one in value]
        case timedelta():
            plain = value.total_seconds()
        case _ if is_dataclass(value) and not isinstance(value, type):
            plain = {name: plainly(one) for name, one in _fields(value)}
        case _:
            plain = to_plain(value)
    return plain
