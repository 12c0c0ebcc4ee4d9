"""What goes out, to whom, on which days: one who answers, one who never does, one who has left."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from governance.agreements.agreement_history import after, fold, start
from governance.agreements.dated import Audience, DatedKind, Recipient
from governance.agreements.facts import (
    AgreementEvent,
    AgreementFact,
    ContactConfirmed,
    NotMe,
    RegistrationRecorded,
    Replaced,
    ReviewAnswered,
)
from governance.agreements.model import ReviewOutcome
from governance.agreements.post_holders import PostHolders
from governance.agreements.schedule import Notice, agreement_due, next_due, sent
from governance.agreements.state import AgreementState
from governance.keys import PartyKey
from governance.people.directory import Directory, Numbers, Person
from governance.people.identity import Membership, PersonId, Role
from tests.governance.agreement_kit import START, event, person, place, riverside, sscb

UNTIL = date(2027, 4, 1)
NINE = timedelta(hours=9)

ANSWERS, NEVER, LEFT, STANDS_IN, OFFICE, SIRO = (person(number) for number in range(1, 7))

WHO = {  # SCC's signatory answers, POL's never does, ICB's has left on 1 December
    ANSWERS: Membership(PartyKey("SCC"), Role.SIGNATORY),
    NEVER: Membership(PartyKey("POL"), Role.SIGNATORY),
    LEFT: Membership(PartyKey("ICB"), Role.SIGNATORY, until=date(2026, 12, 1)),
    STANDS_IN: Membership(PartyKey("ICB"), Role.SAFEGUARDING_LEAD),
    OFFICE: Membership(PartyKey("SCC"), Role.COORDINATOR),
    SIRO: Membership(PartyKey("SCC"), Role.SIRO),
}
CALLED = {
    ANSWERS: "answers",
    NEVER: "never does",
    LEFT: "has left",
    STANDS_IN: "stands in",
    OFFICE: "office",
    SIRO: "lead executive",
    None: "mailbox",
}


def directory() -> Directory:
    people = {one: Person(one, CALLED[one], "", (held,)) for one, held in WHO.items()}
    mailboxes = {key: Numbers(ig_mailbox=f"ig@{key}.example") for key in sscb().keys}
    return Directory({}, people, mailboxes)


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


ANSWER = ReviewAnswered(
    PartyKey("SCC"), date(2026, 3, 19), ReviewOutcome.NO_CHANGE, ("cafcass_contact",)
)
HAPPENS: dict[date, list[tuple[PersonId, AgreementFact]]] = {
    date(2026, 11, 25): [(ANSWERS, ANSWER)]
}

REMINDER, OVERDUE, CONTACT = (
    DatedKind.REVIEW_REMINDER,
    DatedKind.REVIEW_OVERDUE,
    DatedKind.CONTACT_CHECK,
)
CONTACTS = [(key, CONTACT) for key in sscb().keys if key != "CAF"]  # it has none

# The first day is late: the bot was not there on 19 November, on 19 September, on 4 July.
NOTICES = [  # day, who is told, which
    ("2026-11-22", "answers", OVERDUE),
    ("2026-11-22", "has left", OVERDUE),
    ("2026-11-22", "never does", OVERDUE),
    ("2026-11-22", "office", OVERDUE),
    ("2026-11-22", "lead executive", OVERDUE),
    # 25 November: the first answers. 1 December: the third leaves.
    ("2026-12-19", "answers", REMINDER),  # 90 days before the next; the missed ones are answered
    ("2026-12-19", "stands in", OVERDUE),
    ("2026-12-19", "never does", OVERDUE),
    ("2026-12-19", "office", OVERDUE),
    ("2026-12-19", "lead executive", OVERDUE),  # 33 months: a quarter
    ("2027-01-19", "stands in", OVERDUE),
    ("2027-01-19", "never does", OVERDUE),
    ("2027-01-19", "office", OVERDUE),
    ("2027-02-17", "answers", REMINDER),  # 30 days before
    ("2027-02-17", "stands in", REMINDER),
    ("2027-02-17", "never does", REMINDER),
    ("2027-02-19", "stands in", OVERDUE),
    ("2027-02-19", "never does", OVERDUE),
    ("2027-02-19", "office", OVERDUE),
    ("2027-03-12", "answers", REMINDER),  # 7 days before
    ("2027-03-12", "stands in", REMINDER),
    ("2027-03-12", "never does", REMINDER),
    ("2027-03-19", "answers", REMINDER),  # on the day
    ("2027-03-19", "stands in", OVERDUE),
    ("2027-03-19", "never does", OVERDUE),
    ("2027-03-19", "office", OVERDUE),
    ("2027-03-19", "lead executive", OVERDUE),
]
CONTACT_DAYS = ["2026-11-22", "2027-01-04"]


def lived() -> list[tuple[date, Notice, AgreementState]]:
    """Every morning from 22 November to 1 April: what happens, then what the timer sends."""
    state, day = start(sscb()), START
    told: list[tuple[date, Notice, AgreementState]] = []
    while day < UNTIL:
        notices = agreement_due(state, at(day))
        told.extend((day, notice, state) for notice in notices)
        state = after(state, AgreementEvent(at(day), "timer", sent(notices, at(day))))
        for by, fact in HAPPENS.get(day, []):
            state = after(state, AgreementEvent(at(day, 12), by, fact))
        day += timedelta(days=1)
    return told


def who(notice: Notice, state: AgreementState, day: date) -> list[str]:
    return [
        CALLED[one.person] for one in PostHolders(state, directory(), day).people_for(notice.to)
    ]


def test_the_notices_that_went_out_to_whom_and_on_which_days() -> None:
    told = [
        (day.isoformat(), name, notice.kind)
        for day, notice, state in lived()
        if notice.kind is not CONTACT
        for name in who(notice, state, day)
    ]

    assert sorted(told) == sorted(NOTICES)


def test_contacts_are_asked_on_their_days_and_nobody_is_asked_where_there_is_none() -> None:
    asked = [
        (day.isoformat(), notice.about) for day, notice, _ in lived() if notice.kind is CONTACT
    ]

    assert asked == [
        (day, key) for day in CONTACT_DAYS for key in sorted(key for key, _ in CONTACTS)
    ]


def test_only_the_first_day_is_late() -> None:
    assert {day for day, notice, _ in lived() if notice.late} == {START}
    assert all(notice.on == day for day, notice, _ in lived() if not notice.late)


def test_no_notice_has_the_key_of_another() -> None:
    keys = [notice.key for _, notice, _ in lived()]

    assert len(keys) == len(set(keys))


def test_after_an_outage_each_recipient_gets_the_latest_one_only_marked_late() -> None:
    before = START - timedelta(days=1)
    state = after(start(sscb()), AgreementEvent(at(before), "timer", sent([], at(before))))
    notices = agreement_due(state, at(date(2027, 2, 25)))
    reviews = [one for one in notices if one.kind in {REMINDER, OVERDUE}]

    assert [(place(one.to), one.kind, one.on.isoformat()) for one in reviews] == [
        ("lead_executive SCC", OVERDUE, "2026-12-19"),
        ("coordinator", OVERDUE, "2027-02-19"),
        ("signatory ICB", OVERDUE, "2027-02-19"),
        ("signatory POL", OVERDUE, "2027-02-19"),
        ("signatory SCC", OVERDUE, "2027-02-19"),
    ]
    assert all(one.late for one in notices)


@pytest.mark.parametrize(
    ("moment", "how_many"),
    [
        pytest.param(datetime(2026, 11, 22, 7, 59, tzinfo=UTC), 0, id="before eight"),
        pytest.param(datetime(2026, 11, 22, 8, 0, tzinfo=UTC), 15, id="at eight"),
        pytest.param(datetime(2026, 11, 22, 20, 0, tzinfo=UTC), 0, id="at eight in the evening"),
        pytest.param(datetime(2026, 7, 1, 7, 0, tzinfo=UTC), 15, id="eight in London, in summer"),
    ],
)
def test_nobody_is_told_at_night(moment: datetime, how_many: int) -> None:
    assert len(agreement_due(start(sscb()), moment)) == how_many


def test_the_same_sweep_twice_sends_nothing_twice() -> None:
    now = at(START)
    first = agreement_due(start(sscb()), now)
    state = after(start(sscb()), AgreementEvent(now, "timer", sent(first, now)))

    assert first
    assert agreement_due(state, now + timedelta(hours=1)) == ()
    assert next_due(state, now) == datetime(2026, 12, 19, 8, tzinfo=UTC)


def test_the_timer_wakes_at_eight_and_never_in_the_night() -> None:
    assert next_due(start(sscb()), datetime(2026, 11, 22, 21, tzinfo=UTC)) == datetime(
        2026, 11, 23, 8, tzinfo=UTC
    )
    assert next_due(start(sscb()), at(START)) == at(START)


def test_three_answers_settle_three_missed_reviews_and_stop_the_overdue_cards() -> None:
    days = {"SCC": date(2026, 11, 25), "POL": date(2026, 12, 2), "ICB": date(2026, 12, 9)}
    answers = [
        event(day, replace(ANSWER, party=PartyKey(party)), person(at_))
        for at_, (party, day) in enumerate(days.items())
    ]
    state = fold(sscb(), [event(START, sent([], at(START)), "timer"), *answers])
    kinds = [one.kind for one in agreement_due(state, at(date(2027, 1, 20)))]

    assert state.overdue(date(2026, 12, 9)) == ()
    assert {OVERDUE} & set(kinds) == set()
    assert next_due(state, at(date(2026, 12, 9))) == datetime(2026, 12, 19, 8, tzinfo=UTC)


def test_a_contact_who_answers_is_left_alone_for_half_a_year() -> None:
    state = fold(sscb(), [event(START, ContactConfirmed(PartyKey("SCC")), ANSWERS)])
    asked = [one.about for one in agreement_due(state, at(date(2027, 5, 21)))]
    again = [one.about for one in agreement_due(state, at(date(2027, 5, 22)))]

    assert "SCC" not in asked
    assert "SCC" in again


def test_one_registration_of_two_parties_makes_one_notice_and_paying_stops_it() -> None:
    state = start(riverside())
    day = date(2027, 3, 21)
    paid = fold(
        riverside(), [event(date(2027, 3, 1), RegistrationRecorded("RVBC", "ZA000001", day))]
    )

    def registrations(state: AgreementState) -> list[tuple[str, DatedKind]]:
        notices = agreement_due(state, at(day))
        return [(place(one.to), one.kind) for one in notices if one.kind.startswith("regis")]

    assert registrations(state) == [
        ("coordinator", DatedKind.REGISTRATION_UNPAID),
        ("signatory RVBC", DatedKind.REGISTRATION_UNPAID),
    ]
    assert registrations(paid) == []


def test_an_agreement_that_has_ended_or_was_replaced_sends_nothing() -> None:
    ended = start(riverside(ends=True))
    replaced = fold(sscb(), [event(START, Replaced("NEW-1", date(2026, 12, 1)))])

    assert agreement_due(ended, at(date(2027, 1, 1))) == ()
    assert next_due(ended, at(date(2027, 1, 1))) is None
    assert agreement_due(replaced, at(date(2026, 12, 1))) == ()
    assert agreement_due(replaced, at(date(2026, 11, 30))) != ()


def test_not_me_goes_to_whoever_stands_in_and_is_no_answer() -> None:
    state = fold(
        sscb(), [event(START, NotMe(PartyKey("POL"), Audience.SIGNATORY, "someone new"), NEVER)]
    )
    told = PostHolders(state, directory(), START).people_for(
        Recipient(Audience.SIGNATORY, PartyKey("POL"))
    )

    assert [(CALLED[one.person], one.stands_in) for one in told] == [("mailbox", True)]
    assert "POL" in state.still_asked(date(2026, 3, 19))


def test_the_lead_executive_who_has_been_told_already_is_not_told_again() -> None:
    to = Recipient(Audience.LEAD_EXECUTIVE, PartyKey("SCC"))
    told = PostHolders(start(sscb()), directory(), START).people_for(to, already=frozenset({SIRO}))

    assert [CALLED[one.person] for one in told] == ["answers"]


@pytest.mark.parametrize(
    ("who", "day", "may"),
    [
        pytest.param(LEFT, START, True, id="the signatory, while in post"),
        pytest.param(STANDS_IN, START, False, id="nobody stands in for someone in post"),
        pytest.param(LEFT, date(2026, 12, 1), False, id="once left"),
        pytest.param(STANDS_IN, date(2026, 12, 1), True, id="then the safeguarding lead may"),
        pytest.param(NEVER, START, False, id="another party's signatory"),
        pytest.param(OFFICE, START, False, id="the coordinator answers for nobody"),
    ],
)
def test_who_may_answer_for_a_party(who: PersonId, day: date, may: bool) -> None:
    to = Recipient(Audience.SIGNATORY, PartyKey("ICB"))

    assert PostHolders(start(sscb()), directory(), day).may_answer(who, to) is may
