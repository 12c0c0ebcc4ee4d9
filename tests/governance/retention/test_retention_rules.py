"""How long a record is kept, what holds it, and that nothing goes without a warning."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.breaches.breach import Breach
from governance.breaches.facts import Decided, Likelihood, Outcome
from governance.breaches.report import Where
from governance.cases.case import Case
from governance.cases.danger import Danger
from governance.cases.event import Event, Fact
from governance.cases.facts import Acknowledged
from governance.clocks.catalogue import Tag
from governance.keys import PartyKey
from governance.kinds import BY_CASE, KINDS
from governance.moments import end_of, london
from governance.policy import (
    HOLD_ASKED_EVERY,
    SECOND_LOOK_ASKED_EVERY,
    WARNED_BEFORE_END,
    WARNING_STANDS_FOR,
)
from governance.requests.facts import ReplySent
from governance.requests.rights import Right, Whose
from governance.retention.facts import EndForetold, Held, HoldEnded, HoldFor, LookedAgain
from governance.retention.own_schedule import ScheduleFaults, parse_schedule
from governance.retention.schedule import OF_CASES, SCHEDULE, OwnRow, Record, Schedule
from governance.retention.standing import (
    Standing,
    Step,
    kept_until,
    may_look_again,
    plan,
    standing,
)
from tests.cases import GRACE, REPORTED_AT, SCC, TOM, case, event, report
from tests.complaints import complaint
from tests.requests_made import request

OURS = Schedule(lead=SCC)
CLOSED = REPORTED_AT + timedelta(hours=3)
NOT_A_BREACH = Decided(Outcome.NOT_A_BREACH, "Nothing got out.")
LAST_DAY = date(2036, 11, 20)


def closed(*then: Event, outcome: Fact = NOT_A_BREACH, **filed: object) -> Breach:
    """A breach that is decided, and asks for nothing more."""
    return case(
        event(Acknowledged(), hours=2), event(outcome, hours=3), *then, filed=report(**filed)
    )


def stands(of: Case, schedule: Schedule = OURS) -> Standing:
    return standing(of, BY_CASE[type(of)].kept_as(of), schedule, of.header.party)


def later(fact: Fact, at: datetime) -> Event:
    return Event(at, TOM, fact)


def step_at(of: Case, now: datetime, *, needed: bool = False, asked: bool = False) -> Step:
    return plan(stands(of), now, needed=needed, asked=asked).step


def test_every_row_has_its_source_and_what_we_have_not_read_is_not_called_read() -> None:
    assert set(SCHEDULE) == set(Record)
    assert all(row.source and row.years for row in SCHEDULE.values())
    assert {row.tag for row in SCHEDULE.values()} == {Tag.KNOWLEDGE, Tag.SECONDARY, Tag.DESIGN}
    assert {row.record for row in SCHEDULE.values() if row.tag is Tag.DESIGN} == {
        Record.NEAR_MISS,
        Record.AUDIT,
    }


KEPT = [
    ("a breach, from when it was known", closed(), Record.BREACH, LAST_DAY),
    (
        "somebody was in danger",
        closed(danger=Danger.YES),
        Record.SERIOUS_BREACH,
        date(2046, 11, 20),
    ),
    (
        "serious harm was likely",
        closed(outcome=Decided(Outcome.NOT_OURS, "Theirs.", likely=Likelihood.SERIOUS)),
        Record.SERIOUS_BREACH,
        date(2046, 11, 20),
    ),
    (
        "a request, from its reply",
        request(Right.ACCESS, "2026-11-02", ReplySent(date(2026, 11, 2), ())),
        Record.REQUEST,
        date(2029, 11, 2),
    ),
    (
        "information, from its reply",
        request(Right.FOI, "2026-11-02", ReplySent(date(2026, 11, 2), ())),
        Record.INFORMATION_REQUEST,
        date(2029, 11, 2),
    ),
]


@pytest.mark.parametrize(
    ("matter", "record", "last_day"), [row[1:] for row in KEPT], ids=[r[0] for r in KEPT]
)
def test_the_years_of_each_kind(matter: Case, record: Record, last_day: date) -> None:
    found = stands(matter)

    assert (found.row.record, found.last_day) == (record, last_day)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_says_what_it_is_kept_as(kind: object) -> None:
    assert kind.kept_as  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "matter",
    [case(), complaint(), request(), case(event(Acknowledged(), hours=2))],
    ids=["breach", "complaint", "request", "picked up"],
)
def test_what_is_open_never_goes(matter: Case) -> None:
    found = stands(matter)

    assert found.last_day is None
    far = datetime(2226, 1, 1, tzinfo=UTC)
    assert plan(found, far, needed=False, asked=False).step is Step.WAIT


def test_an_appeal_keeps_a_request_for_six_years() -> None:
    reply = ReplySent(date(2026, 11, 2), ())
    held = Held(HoldFor.APPEAL, "The regulator looks at it.", date(2027, 1, 4))
    matter = request(Right.ACCESS, "2026-11-02", reply, held, HoldEnded("It upheld us."))

    assert stands(matter).last_day == date(2032, 11, 2)


def test_what_is_held_jointly_follows_the_leading_party() -> None:
    shorter = OwnRow(PartyKey("POL"), Record.REQUEST, 1, "the force's schedule, row 9")
    reply = ReplySent(date(2026, 11, 2), ())
    own = request(Right.ACCESS, "2026-11-02", reply, party="POL")
    joint = request(Right.ACCESS, "2026-11-02", reply, party="POL", whose=Whose.PARTNERSHIP)
    schedule = Schedule(SCC, (shorter,))

    assert stands(own, schedule).last_day == date(2027, 11, 2)
    assert (stands(joint, schedule).last_day, stands(joint, schedule).party) == (
        date(2029, 11, 2),
        SCC,
    )
    assert stands(closed(where=Where.PARTNERSHIP)).party == SCC


def test_however_long_ago_it_was_it_is_kept_a_year_after_it_was_closed() -> None:
    at_once = OwnRow(SCC, Record.BREACH, 1, "row 1")
    late = case(event(Acknowledged(), hours=2), event(NOT_A_BREACH, days=3000))

    found = stands(late, Schedule(SCC, (at_once,)))

    assert found.last_day == date(2036, 2, 6)


END = end_of(LAST_DAY)
WARNED_AT = END - WARNED_BEFORE_END
WARNED = later(EndForetold(LAST_DAY), WARNED_AT)

STEPS = [
    ("the day before the warning", (), WARNED_AT - timedelta(seconds=1), Step.WAIT),
    ("the warning", (), WARNED_AT, Step.FORETELL),
    ("warned", (WARNED,), WARNED_AT, Step.WAIT),
    ("its last second", (WARNED,), END - timedelta(seconds=1), Step.WAIT),
    ("its time is over", (WARNED,), END, Step.GO),
    ("never warned, however late", (), END + timedelta(days=900), Step.FORETELL),
    (
        "warned late: as long after that",
        (later(EndForetold(LAST_DAY), END),),
        END + WARNED_BEFORE_END - timedelta(seconds=1),
        Step.WAIT,
    ),
    ("warned too long ago", (WARNED,), WARNED_AT + WARNING_STANDS_FOR, Step.FORETELL),
    (
        "warned of another day",
        (later(EndForetold(date(2030, 1, 1)), WARNED_AT),),
        END,
        Step.FORETELL,
    ),
]


@pytest.mark.parametrize(
    ("then", "now", "wanted"), [row[1:] for row in STEPS], ids=[r[0] for r in STEPS]
)
def test_the_steps_to_the_end(then: tuple[Event, ...], now: datetime, wanted: Step) -> None:
    assert step_at(closed(*then), now) is wanted


def test_what_is_held_stays_until_somebody_ends_that() -> None:
    look = date(2037, 1, 5)
    hold = later(Held(HoldFor.COURT, "Proceedings.", look), END - timedelta(days=2))
    held = closed(WARNED, hold)

    assert step_at(held, END) is Step.WAIT
    asked = plan(stands(held), end_of(look), needed=False, asked=False)
    assert (asked.step, asked.again) == (Step.ASK_HOLD, end_of(look) + HOLD_ASKED_EVERY)
    assert step_at(held, END + timedelta(days=9000)) is Step.ASK_HOLD


def test_after_a_hold_it_is_warned_anew() -> None:
    hold = later(Held(HoldFor.COURT, "Proceedings.", date(2037, 1, 5)), END - timedelta(days=2))
    ended = later(HoldEnded("They are over."), END + timedelta(days=5))

    assert step_at(closed(WARNED, hold, ended), END + timedelta(days=5)) is Step.FORETELL


def test_what_something_open_needs_stays() -> None:
    assert step_at(closed(WARNED), END, needed=True) is Step.WAIT


def test_a_serious_record_waits_for_a_second_look_as_long_as_it_takes() -> None:
    last = date(2046, 11, 20)
    warned = later(EndForetold(last), end_of(last) - WARNED_BEFORE_END)
    looked = Event(end_of(last), GRACE, LookedAgain())
    serious = closed(warned, danger=Danger.YES)

    asked = plan(stands(serious), end_of(last), needed=False, asked=False)

    assert (asked.step, asked.again) == (Step.ASK_LOOK, end_of(last) + SECOND_LOOK_ASKED_EVERY)
    assert step_at(closed(warned, looked, danger=Danger.YES), end_of(last)) is Step.GO


def test_a_second_look_before_the_warning_does_not_count() -> None:
    last = date(2046, 11, 20)
    early = Event(end_of(last) - timedelta(days=300), GRACE, LookedAgain())
    warned = later(EndForetold(last), end_of(last) - WARNED_BEFORE_END)

    assert step_at(closed(early, warned, danger=Danger.YES), end_of(last)) is Step.ASK_LOOK


def test_whoever_decided_does_not_look_a_second_time() -> None:
    serious = closed(danger=Danger.YES)

    assert not may_look_again(stands(serious), serious, TOM)
    assert may_look_again(stands(serious), serious, GRACE)
    assert may_look_again(stands(closed()), closed(), TOM)


def test_while_a_request_is_open_somebody_says_that_it_asks_for_none_of_it() -> None:
    """To destroy what somebody has asked for is an offence (RQ-HOLD)."""
    looked = Event(END, TOM, LookedAgain())

    assert step_at(closed(WARNED), END, asked=True) is Step.ASK_LOOK
    assert step_at(closed(WARNED, looked), END, asked=True) is Step.GO


def test_the_month_of_its_key_is_the_month_until_which_it_is_kept() -> None:
    look = date(2038, 3, 1)
    hold = later(Held(HoldFor.COURT, "Proceedings.", look), END)

    assert kept_until(stands(closed()), CLOSED) == END
    assert kept_until(stands(closed(hold)), END) == end_of(look)
    assert kept_until(stands(closed()), END + timedelta(days=99)) == END + timedelta(days=99)


@given(st.integers(0, 40 * 365), st.lists(st.integers(0, 40 * 365), max_size=4), st.booleans())
def test_nothing_goes_before_its_day_nor_without_a_month_of_warning(
    day: int, warnings: list[int], needed: bool
) -> None:
    told = sorted(CLOSED + timedelta(days=one) for one in warnings)
    matter = closed(*(later(EndForetold(LAST_DAY), at) for at in told))
    now = CLOSED + timedelta(days=day)
    found = plan(stands(matter), now, needed=needed, asked=False)

    if found.step is Step.GO:
        assert london(now).date() > LAST_DAY
        assert not needed
        assert any(at + WARNED_BEFORE_END <= now for at in told)
    assert found.again is None or found.again > now


FILE = """
format = 1
[[keep]]
party = "SCC"
record = "complaint"
years = 6
source = "the council's schedule, row 12"
[[keep]]
party = "SCC"
record = "request"
years = 2
appealed_years = 4
source = "row 13"
"""


def test_a_party_types_in_its_own_years() -> None:
    own = parse_schedule(FILE.encode(), file="retention.toml", parties=(SCC,))
    schedule = Schedule(SCC, own)

    row = schedule.row(SCC, Record.COMPLAINT)
    assert (row.years, row.source, row.rule) == (
        6,
        "the council's schedule, row 12",
        "RT-COMPLAINT",
    )
    assert schedule.row(SCC, Record.REQUEST).appealed == 4
    assert schedule.row(PartyKey("POL"), Record.COMPLAINT).years == 10


FAULTS = [
    (
        'party = "SCC"',
        'party = "NOBODY"',
        "line 4, keep[1].party: the agreement has no party of that key",
    ),
    (
        'record = "complaint"',
        'record = "audit"',
        "line 5, keep[1].record: is not kept by a party's schedule",
    ),
    (
        'record = "complaint"',
        'record = "request"',
        "line 10, keep[2].record: this party has years for this",
    ),
    ("years = 6", "years = 1000", "line 6, keep[1].years: must be 100 or less"),
    ("years = 6", "years = 0", "line 6, keep[1].years: must be 1 or more"),
    ("years = 6\n", "", "years: is missing"),
    ("format = 1", "format = 2", "this program reads format 1"),
]


@pytest.mark.parametrize(("was", "wrong", "said"), FAULTS, ids=[row[2] for row in FAULTS])
def test_what_is_wrong_in_the_file_is_said_with_its_line(was: str, wrong: str, said: str) -> None:
    data = FILE.replace(was, wrong, 1).encode()

    with pytest.raises(ScheduleFaults) as caught:
        parse_schedule(data, file="retention.toml", parties=(SCC,))

    assert said in str(caught.value)


def test_only_what_a_case_can_be_has_years_of_a_partys_own() -> None:
    assert set(Record) - OF_CASES == {Record.AGREEMENT, Record.AUDIT}
