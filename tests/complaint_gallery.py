"""Every card of a complaint once: for tests and for looking at. Everyone is invented."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from adapters.bank_holidays import bank_holidays
from dialogs import complaint_cards as cards
from dialogs.complaint_cards import ComplaintScene
from dialogs.elements import Ref
from governance.access import allowed
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
from governance.facts import LessonRecorded
from governance.people import PersonId, Role
from governance.telling import Told
from tests.cases import (
    GRACE,
    HELEN,
    NUMBERS,
    PRIYA,
    TOM,
    Named,
    acknowledged,
    agreement,
    event,
    viewer,
)
from tests.complaints import complaint

SENT = event(AcknowledgementSent(date(2026, 11, 23)), hours=70)
NOTED = event(ProgressNoted("We have asked the school. **Soon.**", told=True), hours=90)
ANSWERED = event(
    ComplaintAnswered(Result.PARTLY, "We were half wrong.", date(2026, 12, 1), True), hours=260
)
LEARNT = event(LessonRecorded("We check the school first."), hours=270)
ASKED = event(GroupAsked(("SCC", "POL", "ICB"), date(2026, 11, 27)), hours=3)
LETTER = "Dear [NAME]\n\nWe have your complaint.\n"


def scene(of: ComplaintCase, to: PersonId = TOM, *, same: tuple[str, ...] = ()) -> ComplaintScene:
    """What a card for `to` is made from."""
    calendars = bank_holidays()
    return ComplaintScene(
        case=of,
        now=of.history[-1].at,
        people=Named(),
        numbers=NUMBERS,
        agreement=agreement(),
        ref=Ref("card-1", case=of.header.id, version=of.header.version),
        allowed=allowed(viewer(to), of),
        timing=of.timed(calendars),
        dates=of.working(calendars).outcomes,
        same=same,
    )


def decided(nominee: str, way: Way) -> ComplaintCase:
    """After the group's decision."""
    chosen = event(GroupDecided(nominee, way, ()), hours=100)
    return complaint(acknowledged(), ASKED, chosen, about=("SCC", "POL"))


def every_card() -> dict[str, Mapping[str, Any]]:
    """Cards by name, in the order a complaint meets them."""
    new, has_it = complaint(), complaint(acknowledged())
    written = complaint(acknowledged(), SENT, NOTED, speaks_for=SpeaksFor.CHILD)
    closed = complaint(acknowledged(), SENT, ANSWERED, LEARNT)
    old = complaint(received=date(2026, 6, 1))
    late = complaint(received=date(2026, 9, 1), kept_from=(GRACE,), someone_else="A manager")
    passed = complaint(event(PassedOn("POL", "CP-2026-0008"), hours=2), about=("POL",))
    theirs = complaint(passed_from="CP-2026-0003", speaks_for=SpeaksFor.OTHER)
    group = complaint(acknowledged(), ASKED, about=("SCC", "POL"))
    ref = Ref("card-1", draft="draft-1", version=2)
    rung = {one: Told(one, TOM, Role.IG_LEAD) for one in ("report", "acknowledge_5wd", "progress")}
    dpo = Told("day_20", HELEN, Role.DPO, late=True)
    return {
        "lado": cards.lado_card(NUMBERS, by=date(2026, 11, 23), until=date(2026, 12, 4), ref=ref),
        "signpost": cards.signpost_card(until=date(2026, 12, 4), ref=ref),
        "not_sent": cards.not_sent_nudge(ref),
        "receipt": cards.receipt_card(scene(new, PRIYA, same=("CP-2026-0001",))),
        "receipt_old": cards.receipt_card(scene(old, PRIYA)),
        "receipt_closed": cards.receipt_card(scene(closed, PRIYA)),
        "receipt_group": cards.receipt_card(scene(group, PRIYA)),
        "notice": cards.lead_notice(scene(new), rung["report"]),
        "notice_passed": cards.lead_notice(scene(theirs), rung["report"]),
        "no_letter": cards.escalation_notice(scene(has_it), rung["acknowledge_5wd"]),
        "no_letter_dpo": cards.escalation_notice(scene(late, HELEN), dpo),
        "progress": cards.escalation_notice(scene(written), rung["progress"]),
        "unrouted": cards.unrouted_notice(scene(complaint(about=("POL",)))),
        "open": cards.open_card(scene(new)),
        "open_written": cards.open_card(scene(written)),
        "open_late": cards.open_card(scene(late)),
        "open_passed": cards.open_card(scene(passed)),
        "open_theirs": cards.open_card(scene(theirs)),
        "open_group": cards.open_card(scene(group)),
        "open_closed": cards.open_card(scene(closed)),
        "case": cards.case_card(scene(new)),
        "case_closed": cards.case_card(scene(closed)),
        "case_recorder": cards.case_card(scene(closed, PRIYA)),
        "explained": cards.explained_card(scene(new)),
        "letter": cards.letter_card(scene(has_it), LETTER),
        "letter_none": cards.letter_card(scene(has_it), ""),
        "note": cards.note_card(scene(has_it)),
        "outcome": cards.outcome_card(scene(has_it)),
        "lesson": cards.lesson_card(scene(closed)),
        "received": cards.received_card(scene(has_it)),
        "pass_on": cards.pass_on_card(scene(complaint(about=("POL",))), "POL"),
        "someone_has_it": cards.someone_has_it(scene(has_it, PRIYA)),
        "outcome_news": cards.outcome_news(scene(closed, PRIYA)),
        "learnt_news": cards.learnt_news(scene(closed, PRIYA)),
        "learnt": cards.learnt_card(scene(closed, PRIYA)),
        "group_agreed": cards.decided_notice(scene(decided("POL", Way.AGREED))),
        "group_tie": cards.decided_notice(scene(decided("SCC", Way.TIE))),
        "group_scrutineer": cards.decided_notice(scene(decided(SCRUTINEER, Way.NOBODY_SAID))),
    }
