"""A new version, notice to end it, and a contact nobody reaches: what each does to an agreement."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.agreements.agreement_history import fold
from governance.agreements.dated import Audience, Recipient
from governance.agreements.facts import (
    ContactChanged,
    ContactConfirmed,
    NoticeServed,
    NotMe,
    SignatureRecorded,
    VersionProposed,
    decode,
    encode,
)
from governance.agreements.model import Agreement, ContactStatus
from governance.agreements.reminders import review_ask
from governance.agreements.signing import (
    can_be_served,
    fingerprint,
    new_number,
    next_number,
    pending,
    short,
    signs_for,
)
from governance.keys import PartyKey
from tests.governance.agreement_kit import START, event, person, riverside, sscb

HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
ENDS = date(2027, 2, 28)


def stored(clause: str | None) -> dict[str, Any]:
    """A notice as the store has it; None: as it was written before the section was kept."""
    payload = json.loads(
        json.dumps(encode(event(START, NoticeServed(PartyKey("POL"), START, ENDS)))[2])
    )
    del payload["fact"]["clause"]
    return payload if clause is None else {**payload, "fact": {**payload["fact"], "clause": clause}}


@pytest.mark.parametrize(
    ("agreement", "clause", "expected"),
    [
        pytest.param(sscb(), None, "9.0", id="an older event: the agreement's own section"),
        pytest.param(sscb(), "12", "12", id="the section that the event names"),
        pytest.param(riverside(), None, "13", id="notice has a section of its own there"),
    ],
)
def test_a_notice_names_its_section_and_older_ones_without_it_still_count(
    agreement: Agreement, clause: str | None, expected: str
) -> None:
    state = fold(agreement, [decode("notice_served", 1, stored(clause))])

    assert state.agreement.termination is not None
    assert state.agreement.termination.clause == expected
    assert state.ends == ENDS


def test_once_it_has_ended_no_review_is_overdue_or_asked_for() -> None:
    state = fold(sscb(), [event(START, NoticeServed(PartyKey("POL"), START, ENDS))])

    assert len(state.overdue(date(2027, 2, 27))) == 3
    assert state.overdue(ENDS) == ()
    assert review_ask(state, PartyKey("SCC"), ENDS) is None


def test_the_version_in_hand_changes_with_the_last_partners_approval_and_not_before() -> None:
    proposed = event(START, VersionProposed("1.2", START, "Office", "-", HASH))
    signed = [
        event(START, SignatureRecorded(PartyKey(party), "1.2", START, "-", "-", HASH))
        for party in ("UHNM", "SCC", "POL", "ICB")
    ]
    in_hand = [fold(sscb(), [proposed, *signed[:n]]).agreement.version for n in range(5)]
    waits = fold(sscb(), [proposed]).agreement

    assert in_hand == ["1.1", "1.1", "1.1", "1.1", "1.2"]
    assert pending(waits) == waits.versions[-1]
    assert pending(fold(sscb(), [proposed, *signed]).agreement) is None


def test_a_version_that_the_file_has_by_now_is_not_there_twice() -> None:
    twice = [event(START, VersionProposed("1.1", START, "Office", "-", HASH))]
    numbers = [version.number for version in fold(sscb(), twice).agreement.versions]

    assert numbers.count("1.1") == 1


def test_a_contact_nobody_reached_who_turns_up_is_the_contact_again() -> None:
    named = sscb().party(PartyKey("SCC")).contact.name
    lost = event(START, ContactChanged(PartyKey("SCC"), ContactStatus.UNREACHABLE, name=named))
    found = event(ENDS, ContactConfirmed(PartyKey("SCC")))

    assert fold(sscb(), [lost]).agreement.party(PartyKey("SCC")).contact.is_gap
    contact = fold(sscb(), [lost, found]).agreement.party(PartyKey("SCC")).contact
    assert (contact.status, contact.name) == (ContactStatus.NAMED, named)
    assert (contact.since, contact.confirmed) == (ENDS, ENDS)


def test_a_contact_who_does_not_sign_stays_the_contact_and_the_signatorys_place_is_asked() -> None:
    asked = [event(START, NotMe(PartyKey("UHNM"), Audience.SIGNATORY), person(1))]

    assert signs_for(fold(sscb(), []), PartyKey("UHNM")) == Recipient(
        Audience.CONTACT, PartyKey("UHNM")
    )
    assert signs_for(fold(sscb(), asked), PartyKey("UHNM")) == Recipient(
        Audience.SIGNATORY, PartyKey("UHNM")
    )
    assert not fold(sscb(), asked).agreement.party(PartyKey("UHNM")).contact.is_gap


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        pytest.param("1.2", "1.2", id="as it is"),
        pytest.param(" Version 1.2 ", "1.2", id="with the word"),
        pytest.param("v2", "2", id="with a letter"),
        pytest.param("1.1", None, id="taken"),
        pytest.param("1.2 draft", None, id="no number"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_new_version_has_a_number_of_its_own(typed: str, number: str | None) -> None:
    assert new_number(sscb(), typed) == number
    assert next_number(sscb()) == "1.2"


@pytest.mark.parametrize(
    ("served", "effective", "fits"),
    [
        pytest.param(START, START, True, id="today, and at once"),
        pytest.param(date(2026, 11, 1), ENDS, True, id="some weeks ago"),
        pytest.param(date(2026, 11, 23), ENDS, False, id="tomorrow"),
        pytest.param(START, date(2026, 11, 21), False, id="ends before it was served"),
        pytest.param(START, date(2036, 11, 21), False, id="a mistyped year"),
    ],
)
def test_notice_was_served_by_today_and_ends_it_after_that(
    served: date, effective: date, *, fits: bool
) -> None:
    assert can_be_served(served, effective, START) is fits


@given(st.text(max_size=80) | st.text("0123456789abcdefABCDEF \n", min_size=60, max_size=70))
def test_whatever_is_pasted_is_a_fingerprint_in_small_letters_or_none(text: str) -> None:
    found = fingerprint(text)

    assert found is None or (len(found) == 64 and fingerprint(found) == found)


def test_a_short_fingerprint_shows_both_ends() -> None:
    assert short(HASH) == "9f86d081…b0f00a08"
    assert fingerprint(HASH.upper()) == HASH
