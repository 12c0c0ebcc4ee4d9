"""Every card of a complaint once: for tests and for looking at. Everyone is invented."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from adapters.bank_holidays import bank_holidays
from dialogs.cards.elements import Ref
from dialogs.cases.reporter_news import carry_on_card
from dialogs.complaints.forms import (
    lesson_card,
    letter_card,
    note_card,
    outcome_card,
    pass_on_card,
    received_card,
)
from dialogs.complaints.kind import COMPLAINT_WORDS
from dialogs.complaints.notices import (
    decided_notice,
    escalation_notice,
    lead_notice,
    unrouted_notice,
)
from dialogs.complaints.opened import case_card, open_card
from dialogs.complaints.receipt import (
    lado_card,
    learnt_card,
    learnt_news,
    outcome_news,
    receipt_card,
    signpost_card,
    someone_has_it,
)
from dialogs.complaints.scene import ComplaintScene, explained_card
from governance.cases.facts import LessonRecorded
from governance.cases.recipients import Told
from governance.complaints.complaint import ComplaintCase
from governance.complaints.facts import (
    AcknowledgementSent,
    ComplaintAnswered,
    GroupAsked,
    GroupDecided,
    PassedOn,
    ProgressNoted,
    Result,
    SpeaksFor,
    Way,
)
from governance.complaints.routing import SCRUTINEER
from governance.keys import PartyKey
from governance.people.identity import PersonId, Role
from tests.cards import first_page
from tests.cases import (
    GRACE,
    HELEN,
    NUMBERS,
    PRIYA,
    TOM,
    acknowledged,
    event,
    seen,
)
from tests.complaints import complaint

SENT = event(AcknowledgementSent(date(2026, 11, 23)), hours=70)
NOTED = event(ProgressNoted("We have asked the school. **Soon.**", told=True), hours=90)
ANSWERED = event(
    ComplaintAnswered(Result.PARTLY, "We were half wrong.", date(2026, 12, 1), True), hours=260
)
LEARNT = event(LessonRecorded("We check the school first."), hours=270)
ASKED = event(
    GroupAsked((PartyKey("SCC"), PartyKey("POL"), PartyKey("ICB")), date(2026, 11, 27)), hours=3
)
LETTER = "Dear [NAME]\n\nWe have your complaint.\n"


def scene(of: ComplaintCase, to: PersonId = TOM, *, same: tuple[str, ...] = ()) -> ComplaintScene:
    """What a card for `to` is made from."""
    calendars = bank_holidays()
    return ComplaintScene(
        **seen(of, to),
        timing=of.timed(calendars),
        dates=of.working(calendars).outcomes,
        same=same,
    )


def decided(nominee: str, way: Way) -> ComplaintCase:
    """After the group's decision."""
    chosen = event(GroupDecided(PartyKey(nominee), way, ()), hours=100)
    return complaint(acknowledged(), ASKED, chosen, about=("SCC", "POL"))


def every_card() -> dict[str, Mapping[str, Any]]:
    """Cards by name, in the order a complaint meets them."""
    new, has_it = complaint(), complaint(acknowledged())
    written = complaint(acknowledged(), SENT, NOTED, speaks_for=SpeaksFor.CHILD)
    closed = complaint(acknowledged(), SENT, ANSWERED, LEARNT)
    old = complaint(received=date(2026, 6, 1))
    late = complaint(received=date(2026, 9, 1), kept_from=(GRACE,), someone_else="A manager")
    passed = complaint(event(PassedOn(PartyKey("POL"), "CP-2026-0008"), hours=2), about=("POL",))
    theirs = complaint(passed_from="CP-2026-0003", speaks_for=SpeaksFor.OTHER)
    group = complaint(acknowledged(), ASKED, about=("SCC", "POL"))
    ref = Ref("card-1", draft="draft-1", version=2)
    rung = {one: Told(one, TOM, Role.IG_LEAD) for one in ("report", "acknowledge_5wd", "progress")}
    dpo = Told("day_20", HELEN, Role.DPO, late=True)
    return {
        "lado": lado_card(
            NUMBERS,
            by=date(2026, 11, 23),
            until=date(2026, 12, 4),
            today=date(2026, 11, 20),
            ref=ref,
        ),
        "signpost": signpost_card(until=date(2026, 12, 4), ref=ref),
        "not_sent": carry_on_card(ref, *COMPLAINT_WORDS.nudge),
        "receipt": receipt_card(scene(new, PRIYA, same=("CP-2026-0001",))),
        "receipt_old": receipt_card(scene(old, PRIYA)),
        "receipt_closed": receipt_card(scene(closed, PRIYA)),
        "receipt_group": receipt_card(scene(group, PRIYA)),
        "notice": lead_notice(scene(new), rung["report"]),
        "notice_passed": lead_notice(scene(theirs), rung["report"]),
        "no_letter": escalation_notice(scene(has_it), rung["acknowledge_5wd"]),
        "no_letter_dpo": escalation_notice(scene(late, HELEN), dpo),
        "progress": escalation_notice(scene(written), rung["progress"]),
        "unrouted": unrouted_notice(scene(complaint(about=("POL",)))),
        "open": first_page(open_card(scene(new))),
        "open_written": first_page(open_card(scene(written))),
        "open_late": first_page(open_card(scene(late))),
        "open_passed": first_page(open_card(scene(passed))),
        "open_theirs": first_page(open_card(scene(theirs))),
        "open_group": first_page(open_card(scene(group))),
        "open_closed": first_page(open_card(scene(closed))),
        "case": case_card(scene(new)),
        "case_closed": case_card(scene(closed)),
        "case_recorder": case_card(scene(closed, PRIYA)),
        "explained": explained_card(scene(new)),
        "letter": letter_card(scene(has_it), LETTER),
        "letter_none": letter_card(scene(has_it), ""),
        "note": note_card(scene(has_it)),
        "outcome": outcome_card(scene(has_it)),
        "lesson": lesson_card(scene(closed)),
        "received": received_card(scene(has_it)),
        "pass_on": pass_on_card(scene(complaint(about=("POL",))), "POL"),
        "someone_has_it": someone_has_it(scene(has_it, PRIYA)),
        "outcome_news": outcome_news(scene(closed, PRIYA)),
        "learnt_news": learnt_news(scene(closed, PRIYA)),
        "learnt": learnt_card(scene(closed, PRIYA)),
        "group_agreed": decided_notice(scene(decided("POL", Way.AGREED))),
        "group_tie": decided_notice(scene(decided("SCC", Way.TIE))),
        "group_scrutineer": decided_notice(scene(decided(SCRUTINEER, Way.NOBODY_SAID))),
    }
