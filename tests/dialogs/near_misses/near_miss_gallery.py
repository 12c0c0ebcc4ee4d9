"""Near misses in any state, and every card of one once: for tests and for looking at."""

from collections.abc import Mapping
from typing import Any

from adapters.bank_holidays import bank_holidays
from dialogs.cards.elements import Ref
from dialogs.cases.digest import DigestRow, digest_card
from dialogs.cases.reporter_news import carry_on_card
from dialogs.near_misses.kind import NEAR_MISS_WORDS
from dialogs.near_misses.notices import escalation_notice
from dialogs.near_misses.opened import case_card, open_card
from dialogs.near_misses.receipt import (
    learnt_card,
    learnt_news,
    lesson_card,
    receipt_card,
    someone_has_it,
)
from dialogs.near_misses.scene import NearMissScene
from governance.cases.case import Header
from governance.cases.event import Event
from governance.cases.facts import LessonRecorded
from governance.cases.ladders import newest
from governance.cases.recipients import Told
from governance.folding import fold
from governance.keys import CaseId
from governance.near_misses.facts import (
    GotOut,
    NearMissReport,
    NearMissReported,
    Stopped,
    WhatItWas,
)
from governance.near_misses.ladders import LADDERS
from governance.near_misses.near_miss import NearMissCase
from governance.people.identity import PersonId, Role
from tests.cards import first_page
from tests.cases import (
    GRACE,
    PRIYA,
    REPORTED_AT,
    SCC,
    TOM,
    acknowledged,
    after_report,
    event,
    seen,
)

STORY = "I nearly sent the list to everyone. **{{DATE(2026-01-01)}}**"
PREVENT = "A prompt before sending to more than ten people."
LESSON = "We check the list twice now."
LEARNT = event(LessonRecorded(LESSON), hours=100)
MONDAY = after_report(hours=63.84)  # Monday 08:30, the next working day


def near_miss(*then: Event, what: WhatItWas = WhatItWas.NEAR_MISS, number: int = 7) -> NearMissCase:
    """A near miss after the events in `then`."""
    ladder = newest(LADDERS, "near_miss")
    said = NearMissReport(what, STORY, GotOut.NO, Stopped.CHECK, PREVENT)
    filed = Event(REPORTED_AT, PRIYA, NearMissReported(said, (ladder.id, ladder.version)))
    header = Header(
        CaseId(f"case-{number}"), f"NM-2026-{number:04}", SCC, "near_miss", 1 + len(then)
    )
    case = fold(header, [filed, *then])
    assert isinstance(case, NearMissCase)
    return case


def scene(of: NearMissCase, to: PersonId = TOM) -> NearMissScene:
    """What a card for `to` is made from."""
    return NearMissScene(
        **seen(of, to),
        timing=of.timed(bank_holidays()),
    )


def told(rung: str, *, late: bool = False) -> Told:
    """The lead is told by that rung."""
    return Told(rung, TOM, Role.IG_LEAD, late)


def row(of: NearMissScene, how: Told) -> DigestRow:
    """One near miss on a digest; none has a date of its own."""
    return DigestRow(of, "near miss", how, None)


def every_card() -> dict[str, Mapping[str, Any]]:
    """Cards by name, in the order a near miss meets them."""
    new, has_it = near_miss(), near_miss(acknowledged())
    closed = near_miss(acknowledged(), LEARNT)
    many = [scene(near_miss(number=n, what=list(WhatItWas)[n % 2])) for n in range(1, 9)]
    return {
        "receipt": receipt_card(scene(new, PRIYA)),
        "receipt_has_it": receipt_card(scene(has_it, PRIYA)),
        "receipt_closed": receipt_card(scene(closed, PRIYA)),
        "digest_one": digest_card([row(scene(new), told("digest"))]),
        "digest_many_late": digest_card([row(one, told("digest", late=True)) for one in many]),
        "nobody": escalation_notice(scene(new, GRACE), told("nobody_5wd")),
        "lesson_due": escalation_notice(scene(has_it), told("lesson_20wd", late=True)),
        "lesson_due_adviser": escalation_notice(scene(has_it, PRIYA), told("lesson_20wd")),
        "case": case_card(scene(new)),
        "case_has_it": case_card(scene(has_it)),
        "case_reporter": case_card(scene(closed, PRIYA)),
        "open": first_page(open_card(scene(new))),
        "open_closed": first_page(open_card(scene(closed))),
        "someone_has_it": someone_has_it(scene(has_it, PRIYA)),
        "lesson": lesson_card(scene(has_it)),
        "lesson_again": lesson_card(scene(closed)),
        "news": learnt_news(scene(closed, PRIYA)),
        "learnt": learnt_card(scene(closed, PRIYA)),
        "nudge": carry_on_card(Ref("card-1", draft="draft-1"), *NEAR_MISS_WORDS.nudge),
    }


SHOWS_WHAT_WAS_WRITTEN = frozenset({"open", "open_closed", "learnt"})
