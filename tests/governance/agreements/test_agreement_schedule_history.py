"""What has happened to an agreement, and where it stands: reviews, signatures, contacts, notice."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from governance.agreements.agreement_history import fold, start
from governance.agreements.dated import Audience, DatedKind, Recipient
from governance.agreements.facts import (
    KINDS,
    AgreementEvent,
    AgreementFact,
    ContactChanged,
    ContactConfirmed,
    NoticeServed,
    NoticesSent,
    NoticeWithdrawn,
    NotMe,
    PointClosed,
    RegistrationRecorded,
    Replaced,
    ReviewAnswered,
    Sent,
    SignatureAsked,
    SignatureDeclined,
    SignatureRecorded,
    SignatureUnreached,
    VersionProposed,
    decode,
    encode,
)
from governance.agreements.keeping import (
    ContactGap,
    RegistrationStatus,
    contact_points,
    registration_status,
)
from governance.agreements.model import (
    Agreement,
    ContactStatus,
    ReviewOutcome,
    ReviewReading,
)
from governance.agreements.reviews import review_days
from governance.agreements.schedule import schedule
from governance.agreements.signing import NotTheDocument, check_document, waiting
from governance.agreements.state import AgreementState, AgreementStatus, say_status, status
from governance.keys import PartyKey
from governance.plain import UnknownHistory
from tests.governance.agreement_kit import START, event, person, riverside, sscb

MISSED = date(2026, 3, 19)  # the newest of the three
PARTNERS = ("SCC", "POL", "ICB")
HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def answers(
    *parties: str,
    day: date = START,
    due: date = MISSED,
    outcome: ReviewOutcome = ReviewOutcome.NO_CHANGE,
) -> list[AgreementEvent]:
    return [event(day, ReviewAnswered(PartyKey(party), due, outcome)) for party in parties]


def dues(state: AgreementState, today: date) -> list[str]:
    return [day.due.isoformat() for day in state.overdue(today)]


def test_a_review_is_complete_only_when_every_partner_has_answered() -> None:
    two = fold(sscb(), answers("SCC", "POL"))

    assert dues(two, START) == ["2024-03-19", "2025-03-19", "2026-03-19"]
    assert two.still_asked(MISSED) == ("ICB",)
    assert two.held == ()


def test_one_review_settles_all_three_and_they_stay_in_the_history() -> None:
    state = fold(sscb(), answers(*PARTNERS))
    series = state.reviews(before=date(2027, 3, 20))

    assert dues(state, START) == []
    assert len(state.held) == 1
    assert state.held[0].answered_by == PARTNERS
    assert [(day.due.isoformat(), day.settled_on) for day in series] == [
        ("2024-03-19", START),
        ("2025-03-19", START),
        ("2026-03-19", START),
        ("2027-03-19", None),  # anchored: the next has not moved
    ]
    assert len(state.history) == 3


def test_a_review_held_late_never_moves_the_next_one() -> None:
    late = fold(sscb(), answers(*PARTNERS, day=date(2027, 3, 18)))

    assert [day.due for day in late.reviews(before=date(2028, 3, 20))][-2:] == [
        date(2027, 3, 19),
        date(2028, 3, 19),
    ]
    assert dues(late, date(2027, 3, 20)) == ["2027-03-19"]


def test_an_answer_to_a_reminder_counts_though_the_day_has_not_come() -> None:
    early = fold(sscb(), answers(*PARTNERS, day=date(2026, 12, 20), due=date(2027, 3, 19)))

    assert dues(early, date(2027, 3, 20)) == []
    assert dues(early, date(2028, 3, 20)) == ["2028-03-19"]


def test_an_answer_covers_what_fell_due_since_its_card_was_sent() -> None:
    state = fold(sscb(), answers(*PARTNERS, day=date(2027, 3, 20)))

    assert dues(state, date(2027, 3, 20)) == []


def test_a_change_that_one_partner_needs_is_the_outcome() -> None:
    state = fold(
        sscb(), [*answers("SCC", outcome=ReviewOutcome.CHANGE_NEEDED), *answers("POL", "ICB")]
    )

    assert state.held[0].outcome is ReviewOutcome.CHANGE_NEEDED
    assert state.round == ()


def test_not_me_is_no_answer_and_a_contact_who_says_so_has_left() -> None:
    state = fold(
        sscb(),
        [
            *answers("SCC", "POL"),
            event(START, NotMe(PartyKey("ICB"), Audience.SIGNATORY), person(1)),
            event(START, NotMe(PartyKey("UHNM"), Audience.CONTACT), person(2)),
        ],
    )

    assert state.still_asked(MISSED) == ("ICB",)
    assert state.agreement.party(PartyKey("UHNM")).contact.status is ContactStatus.LEFT
    assert (Audience.SIGNATORY, "ICB", person(1)) in state.not_them


def test_counted_from_the_last_review_each_review_held_starts_the_next() -> None:
    agreement = riverside()
    before = date(2030, 1, 1)
    assert agreement.review.anchor is not None
    found = review_days(
        agreement.review, agreement.review.anchor, start(agreement).held, before=before
    )

    assert [(day.number, day.due.isoformat(), day.settled_on) for day in found] == [
        (1, "2025-11-30", date(2025, 12, 12)),  # 31 August and 3 months: November's last day
        (2, "2027-06-12", None),
        (3, "2028-12-12", None),
    ]
    assert "that month has no day 31" in found[0].why[1]


def test_an_amendment_keeps_the_anchor_and_a_replacement_has_its_own() -> None:
    amended = fold(sscb(), round_of("1.2"))
    old = fold(sscb(), [event(START, Replaced("NEW-1", date(2027, 1, 1)))])
    new = start(riverside())

    assert amended.agreement.version == "1.2"
    assert amended.anchor == date(2023, 9, 19)
    assert [day.due for day in old.reviews(before=date(2030, 1, 1))][-1] == date(2026, 3, 19)
    assert say_status(old, START)[-1] == (
        "Replaced by NEW-1 from Fri 1 Jan 2027: its reviews end there."
    )
    assert (new.agreement.replaces, new.anchor) == ("RVP-2019", date(2025, 8, 31))


def signature(party: str, version: str, day: date = START) -> SignatureRecorded:
    return SignatureRecorded(PartyKey(party), version, day, "A Person", "A post", HASH)


def round_of(version: str) -> list[AgreementEvent]:
    proposed = VersionProposed(version, START, "Office", "The law has changed", HASH)
    return [event(START, proposed), *(event(START, signature(key, version)) for key in PARTNERS)]


def test_a_change_starts_a_version_with_its_own_approval_round() -> None:
    proposed, *signatures = round_of("1.2")
    asked = fold(sscb(), [proposed]).agreement
    two = fold(sscb(), [proposed, *signatures[:2]]).agreement
    done = fold(sscb(), [proposed, *signatures]).agreement

    assert {one.version for one in waiting(asked)} == {asked.versions[-1].number} == {"1.2"}
    assert (len(waiting(asked)), asked.is_approved("1.2")) == (11, False)
    assert (two.version, two.is_approved("1.2")) == ("1.1", False)
    assert (done.version, done.is_approved("1.2")) == ("1.2", True)
    bound = done.signature(PartyKey("SCC"), "1.2")
    assert bound is not None
    assert (bound.name, bound.post, bound.signed, bound.document_sha256) == (
        "A Person",
        "A post",
        START,
        HASH,
    )


def test_a_signature_is_for_the_versions_own_document_and_no_other() -> None:
    version = fold(sscb(), round_of("1.2")).agreement.versions[-1]

    check_document(version, HASH)
    with pytest.raises(NotTheDocument):
        check_document(version, HASH[::-1])


def test_who_could_not_be_reached_was_not_asked_and_is_said_until_it_is_asked_again() -> None:
    party = (PartyKey("UHNM"),)
    proposed = round_of("1.2")[0]
    missed = fold(sscb(), [event(START, SignatureUnreached(party, "1.1"))])
    round_ = fold(sscb(), [proposed, event(START, SignatureUnreached(party, "1.2"))])
    again = fold(
        sscb(),
        [event(START, one(party, "1.1")) for one in (SignatureUnreached, SignatureAsked)],
    )
    said = [one.what for one in schedule(missed, START).undated if one.about == "UHNM"]

    assert waiting(missed.agreement) == ()
    assert "nobody could be reached about version 1.1: ask again." in said[0]
    assert [one.party for one in waiting(again.agreement)] == ["UHNM"]
    assert len(waiting(round_.agreement)) == 10  # everyone else was sent the new version


def test_a_signature_wants_a_document_that_is_known() -> None:
    (version,) = [one for one in sscb().versions if one.number == "1.1"]

    for sha256 in (None, HASH):
        with pytest.raises(NotTheDocument):
            check_document(version, sha256)
    check_document(replace(version, text_sha256=HASH), HASH)


def test_three_signatures_and_nobody_asked_are_shown_as_they_are() -> None:
    agreement = sscb()

    assert agreement.versions[-1].number == "1.1"
    assert not agreement.is_approved("1.1")
    assert sum(map(agreement.has_signed, agreement.keys)) == 3
    assert agreement.versions_signed(PartyKey("SCC")) == ("1.0",)
    assert agreement.versions_signed(PartyKey("UHNM")) == ()
    about = [key for key in agreement.keys if agreement.signature(key, "1.1")]
    assert about == []  # nothing shows that anybody was asked about version 1.1
    assert waiting(agreement) == ()


def test_who_was_asked_is_chased_from_that_day_and_who_declined_is_not() -> None:
    state = fold(
        sscb(),
        [
            event(START, SignatureAsked((PartyKey("UHNM"), PartyKey("WER")), "1.1")),
            event(START + timedelta(days=2), SignatureDeclined(PartyKey("WER"), "1.1")),
        ],
    )
    chased = [
        (day.on.isoformat(), day.about)
        for day in schedule(state, START, months=3).dates
        if day.kind is DatedKind.SIGNATURE_CHASE
    ]

    assert chased == [
        ("2026-12-06", "UHNM 1.1"),  # 14 days, then every month
        ("2027-01-06", "UHNM 1.1"),
        ("2027-02-06", "UHNM 1.1"),
    ]


def test_contacts_to_be_confirmed_and_silent_ones_are_gaps_until_they_answer() -> None:
    gaps = {point.party: point.gap for point in contact_points(start(sscb()), START)}
    state = fold(
        sscb(),
        [
            event(START, ContactConfirmed(PartyKey("SCC"))),
            event(START, ContactChanged(PartyKey("CAF"), ContactStatus.NAMED, name="Someone")),
            event(START, ContactChanged(PartyKey("POL"), ContactStatus.UNREACHABLE)),
        ],
    )
    after = {point.party: point.gap for point in contact_points(state, START)}

    assert gaps[PartyKey("CAF")] is ContactGap.TBC
    assert gaps[PartyKey("SCC")] is ContactGap.STALE  # named in 2024, and no answer on record since
    assert len(gaps) == 11
    assert after.keys() == gaps.keys() - {"SCC", "CAF"}
    assert after[PartyKey("POL")] is ContactGap.UNREACHABLE


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2027, 2, 27), RegistrationStatus.CURRENT, id="the last day of a year"),
        pytest.param(date(2027, 2, 28), RegistrationStatus.RENEWING, id="day 1 of the next"),
        pytest.param(date(2027, 3, 20), RegistrationStatus.RENEWING, id="day 21, still in time"),
        pytest.param(date(2027, 3, 21), RegistrationStatus.UNPAID, id="day 22"),
    ],
)
def test_a_registration_is_renewed_within_21_days(day: date, expected: RegistrationStatus) -> None:
    assert registration_status(riverside().controller_of(PartyKey("RVBC")), day) is expected
    assert (
        registration_status(riverside().controller_of(PartyKey("HOPE")), day)
        is RegistrationStatus.UNKNOWN
    )


def unsigned(agreement: Agreement) -> Agreement:
    return replace(agreement, signatures=(), review=replace(agreement.review, anchor=None))


NOTICE = NoticeServed(PartyKey("POL"), date(2026, 12, 1), date(2027, 3, 1))


@pytest.mark.parametrize(
    ("agreement", "facts", "day", "expected"),
    [
        pytest.param(unsigned(sscb()), [], START, AgreementStatus.DRAFT, id="nobody has signed"),
        pytest.param(
            unsigned(sscb()),
            [signature("SCC", "1.1"), signature("POL", "1.1")],
            START,
            AgreementStatus.DRAFT,
            id="two of three partners have",
        ),
        pytest.param(
            unsigned(sscb()),
            [signature(key, "1.1") for key in PARTNERS],
            START,
            AgreementStatus.IN_FORCE,
            id="all three have",
        ),
        pytest.param(
            unsigned(sscb()),
            [signature(key, "1.1") for key in PARTNERS],
            date(2027, 5, 22),
            AgreementStatus.IN_FORCE,
            id="on the day of the first review it is not overdue",
        ),
        pytest.param(
            unsigned(sscb()),
            [signature(key, "1.1") for key in PARTNERS],
            date(2027, 5, 23),
            AgreementStatus.OVERDUE,
            id="the day after it is, and in force",
        ),
        pytest.param(sscb(), [], START, AgreementStatus.OVERDUE, id="three missed reviews"),
        pytest.param(
            sscb(), [NOTICE], date(2027, 2, 28), AgreementStatus.OVERDUE, id="notice, still running"
        ),
        pytest.param(
            sscb(), [NOTICE], date(2027, 3, 1), AgreementStatus.TERMINATED, id="notice in effect"
        ),
        pytest.param(
            sscb(),
            [NOTICE, NoticeWithdrawn("recorded by mistake")],
            date(2027, 3, 1),
            AgreementStatus.OVERDUE,
            id="notice withdrawn",
        ),
        pytest.param(
            riverside(ends=True), [], date(2027, 1, 1), AgreementStatus.TERMINATED, id="riverside"
        ),
    ],
)
def test_where_an_agreement_stands(
    agreement: Agreement, facts: list[AgreementFact], day: date, expected: AgreementStatus
) -> None:
    state = fold(agreement, [event(START, fact) for fact in facts])

    assert status(state, day) is expected
    assert "expired" not in " ".join(say_status(state, day)).lower()


def test_a_point_that_is_closed_is_asked_about_no_more() -> None:
    state = fold(sscb(), [event(START, PointClosed("cafcass_contact", "named"))])

    assert "cafcass_contact" not in {gap.key for gap in state.agreement.open_gaps()}
    assert len(state.agreement.gaps) == 23


ONE_OF_EACH: list[AgreementFact] = [
    ReviewAnswered(
        PartyKey("SCC"), MISSED, ReviewOutcome.CHANGE_NEEDED, ("cafcass_contact",), "what", "why"
    ),
    NotMe(PartyKey("POL"), Audience.SIGNATORY, "someone else"),
    VersionProposed("1.2", START, "Office", "Reason", HASH),
    SignatureAsked((PartyKey("UHNM"), PartyKey("WER")), "1.1"),
    SignatureUnreached((PartyKey("CAF"),), "1.1"),
    signature("SCC", "1.1"),
    SignatureDeclined(PartyKey("WER"), "1.1", "why"),
    ContactConfirmed(PartyKey("SCC")),
    ContactChanged(
        PartyKey("CAF"), ContactStatus.NAMED, "Someone", "A post", "a@b.example", "01632 960000"
    ),
    RegistrationRecorded("SCC", "ZA000003", START),
    NOTICE,
    NoticeWithdrawn("a mistake"),
    Replaced("NEW-1", START),
    PointClosed("cafcass_contact", "named"),
    NoticesSent(START, (Sent(DatedKind.REVIEW, "x", Recipient(Audience.COORDINATOR), START),)),
]


def test_every_kind_of_event_is_stored_as_plain_json_and_read_back() -> None:
    assert {type(fact) for fact in ONE_OF_EACH} == set(KINDS.values())
    for fact in ONE_OF_EACH:
        for by in (person(1), "timer"):
            happened = event(START, fact, by)
            kind, schema, payload = encode(happened)
            assert decode(kind, schema, json.loads(json.dumps(payload))) == happened


def test_a_history_from_a_newer_program_is_refused() -> None:
    kind, schema, payload = encode(event(START, ONE_OF_EACH[0]))

    with pytest.raises(UnknownHistory):
        decode(kind, schema + 1, payload)
    with pytest.raises(UnknownHistory):
        decode("renegotiated", schema, payload)


def test_what_people_typed_and_who_signed_is_in_no_repr() -> None:
    private = ("what", "why", "someone else", "A Person", "A post", "a@b.example", "01632")
    shown = repr([fact for fact in ONE_OF_EACH if not isinstance(fact, NoticesSent)])

    assert not [word for word in private if f"'{word}" in shown]


def test_the_other_reading_can_be_set_for_any_agreement() -> None:
    rule = replace(sscb().review, reading=ReviewReading.FROM_LAST_REVIEW)
    state = fold(replace(sscb(), review=rule), answers(*PARTNERS))

    assert [day.due for day in state.reviews(before=date(2028, 1, 1))][-1] == date(2027, 11, 22)
