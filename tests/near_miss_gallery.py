"""Near misses in any state, and every card of one once: for tests and for looking at."""

from collections.abc import Mapping
from typing import Any

from adapters.bank_holidays import bank_holidays
from dialogs import near_miss_cards as cards
from dialogs.elements import Ref
from dialogs.near_miss_cards import NearMissScene
from governance.access import allowed
from governance.events import Event
from governance.facts import LessonRecorded, NearMissReported
from governance.folding import fold
from governance.ladder_rows import newest
from governance.matter import Header
from governance.near_miss_facts import GotOut, NearMiss, Stopped, WhatItWas
from governance.near_misses import NearMissCase
from governance.people import PersonId, Role
from governance.telling import Told
from tests.cases import (
    GRACE,
    NUMBERS,
    PRIYA,
    REPORTED_AT,
    SCC,
    TOM,
    Named,
    acknowledged,
    after_report,
    agreement,
    event,
    viewer,
)

STORY = "I nearly sent the list to everyone. **{{DATE(2026-01-01)}}**"
PREVENT = "A prompt before sending to more than ten people."
LESSON = "We check the list twice now."
LEARNT = event(LessonRecorded(LESSON), hours=100)
MONDAY = after_report(hours=63.84)  # Monday 08:30, the next working day


def near_miss(*then: Event, what: WhatItWas = WhatItWas.NEAR_MISS, number: int = 7) -> NearMissCase:
    """A near miss after the events in `then`."""
    ladder = newest("near_miss")
    said = NearMiss(what, STORY, GotOut.NO, Stopped.CHECK, PREVENT)
    filed = Event(REPORTED_AT, PRIYA, NearMissReported(said, (ladder.id, ladder.version)))
    header = Header(f"case-{number}", f"NM-2026-{number:04}", SCC, "near_miss", 1 + len(then))
    case = fold(header, [filed, *then])
    assert isinstance(case, NearMissCase)
    return case


def scene(of: NearMissCase, to: PersonId = TOM) -> NearMissScene:
    """What a card for `to` is made from."""
    return NearMissScene(
        case=of,
        now=of.history[-1].at,
        people=Named(),
        numbers=NUMBERS,
        agreement=agreement(),
        ref=Ref("card-1", case=of.header.id, version=of.header.version),
        allowed=allowed(viewer(to), of),
        timing=of.timed(bank_holidays()),
    )


def told(rung: str, *, late: bool = False) -> Told:
    """The lead is told by that rung."""
    return Told(rung, TOM, Role.IG_LEAD, late)


def every_card() -> dict[str, Mapping[str, Any]]:
    """Cards by name, in the order a near miss meets them."""
    new, has_it = near_miss(), near_miss(acknowledged())
    closed = near_miss(acknowledged(), LEARNT)
    many = [scene(near_miss(number=n, what=list(WhatItWas)[n % 2])) for n in range(1, 9)]
    return {
        "receipt": cards.receipt_card(scene(new, PRIYA)),
        "receipt_has_it": cards.receipt_card(scene(has_it, PRIYA)),
        "receipt_closed": cards.receipt_card(scene(closed, PRIYA)),
        "digest_one": cards.digest_card([scene(new)], told("digest")),
        "digest_many_late": cards.digest_card(many, told("digest", late=True)),
        "nobody": cards.escalation_notice(scene(new, GRACE), told("nobody_5wd")),
        "lesson_due": cards.escalation_notice(scene(has_it), told("lesson_20wd", late=True)),
        "lesson_due_adviser": cards.escalation_notice(scene(has_it, PRIYA), told("lesson_20wd")),
        "case": cards.case_card(scene(new)),
        "case_has_it": cards.case_card(scene(has_it)),
        "case_reporter": cards.case_card(scene(closed, PRIYA)),
        "open": cards.open_card(scene(new)),
        "open_closed": cards.open_card(scene(closed)),
        "someone_has_it": cards.someone_has_it(scene(has_it, PRIYA)),
        "lesson": cards.lesson_card(scene(has_it)),
        "lesson_again": cards.lesson_card(scene(closed)),
        "news": cards.learnt_news(scene(closed, PRIYA)),
        "learnt": cards.learnt_card(scene(closed, PRIYA)),
        "nudge": cards.not_sent_nudge(Ref("card-1", draft="draft-1")),
    }


SHOWS_WHAT_WAS_WRITTEN = frozenset({"open", "open_closed", "learnt"})
