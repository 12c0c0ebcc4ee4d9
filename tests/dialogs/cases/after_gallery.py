"""Every card of what comes after a report once: for tests and for looking at."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from dialogs.breaches.kind import BREACH_WORDS
from dialogs.breaches.questions import BREACH
from dialogs.cards.elements import Ref
from dialogs.cases.after_report import (
    message_card,
    message_notice,
    messages_card,
    withdraw_card,
    withdrawn_notice,
)
from dialogs.cases.my_reports import MyReport, mine_card
from dialogs.cases.resuming import expired_card, resume_card, same_thing_card
from dialogs.cases.scene import SceneForMe
from dialogs.kinds import START
from governance.breaches.breach import Breach
from governance.cases.case import Status
from governance.cases.event import Event
from governance.cases.facts import MessageSent, Withdrawn
from governance.people.identity import PersonId
from tests.cases import (
    PRIYA,
    REPORTED_AT,
    TOM,
    case,
    event,
    seen,
)

WHY = "Wombat17: it was our own address. {{DATE(2026-01-01)}}"
QUESTION = "Numbat18: was it **sealed**?"
ANSWER = "Quoll19: yes."


def asked(*more: Event) -> Breach:
    return case(event(MessageSent(QUESTION, True), TOM, hours=1), *more)


def answered() -> Breach:
    return asked(event(MessageSent(ANSWER, False), PRIYA, hours=2))


def withdrawn() -> Breach:
    return case(event(Withdrawn(WHY), PRIYA, hours=1))


def of(what: Breach, me: PersonId = TOM) -> SceneForMe:
    return SceneForMe(
        **{
            **seen(what, me),
            "now": REPORTED_AT + timedelta(hours=3),
            "me": me,
            "version": len(what.history),
        }
    )


def mine(many: int, **changes: Any) -> list[MyReport]:
    usual: dict[str, Any] = {
        "kind": "data breach",
        "opened_at": REPORTED_AT,
        "status": Status.REPORTED,
    }
    return [
        MyReport(
            ref=Ref("card-1", case=f"case-{n}", version=1),
            reference=f"BR-2026-{n:04}",
            **{**usual, **changes},
        )
        for n in range(many, 0, -1)
    ]


NOTICES: Mapping[str, Mapping[str, Any]] = {
    "withdraw": withdraw_card(of(case(), PRIYA), BREACH_WORDS.withdraw_also),
    "withdrawn": withdrawn_notice(of(withdrawn()), BREACH_WORDS.withdrawn_verbs),
    "write": message_card(of(answered())),
    "write_back": message_card(of(answered(), PRIYA)),
    "for_reporter": message_notice(of(asked(), PRIYA)),
    "for_lead": message_notice(of(answered())),
    "mine": mine_card(mine(12), Ref("card-1"), START),
    "mine_none": mine_card([], Ref("card-1"), START),
    "resume": resume_card(REPORTED_AT, REPORTED_AT + timedelta(days=14), Ref("card-1")),
    "same_thing": same_thing_card(
        BREACH.title, REPORTED_AT, REPORTED_AT + timedelta(days=14), Ref("card-1")
    ),
    "expired": expired_card(REPORTED_AT, Ref("card-1"), START),
}
"""Cards that stay in a chat."""
CARDS = {**NOTICES, "read": messages_card(of(answered(), PRIYA))}
