"""Each party's contact, asked "still you?" at intervals, and the gaps where nobody answers.

The interval and the patience are partnership policy: the agreement only lists the contacts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import count

from governance.agreements.dated import (
    POLICY,
    Audience,
    Dated,
    Kind,
    Recipient,
    Undated,
    days_after,
    months_after,
    say_days,
    say_short,
    say_span,
    section,
)
from governance.agreements.model import Agreement
from governance.agreements.records import Contact, Party
from governance.agreements.state import AgreementState
from governance.agreements.words import ContactStatus
from governance.moments import say_date


class ContactGap(StrEnum):
    """Why nobody can be relied on to answer for a party."""

    TBC = "tbc"
    LEFT = "left"
    UNREACHABLE = "unreachable"
    STALE = "stale"  # named, and asked, but silent


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """A party whose contact is a gap, and since when."""

    party: str
    gap: ContactGap
    since: date | None


def contact_dates(state: AgreementState, *, before: date) -> Iterator[Dated]:
    """Yield each day before `before` on which someone is asked if they are still the contact."""
    for party in state.agreement.parties:
        if not party.contact.is_gap:
            yield from _asked(state.agreement, party, before)


def _asked(agreement: Agreement, party: Party, before: date) -> Iterator[Dated]:
    months = agreement.contacts_confirmed_every_months
    base, said = counted_from(agreement, party.contact)
    for n in count(1):
        on = months_after(base, n * months)
        if on >= before:
            return
        span = f"{say_span(n * months)} later{say_short(base, on)}: {say_date(on)}."
        patience = f"No answer in {say_days(agreement.review.answer_within_days)}: shown as a gap."
        yield Dated(
            on=on,
            kind=Kind.CONTACT_CHECK,
            about=party.key,
            what=f"Ask {party.name}'s contact: still you?",
            why=(said, span, f"Asked every {say_span(months)}.", patience),
            source=_source(party.contact),
            to=(Recipient(Audience.CONTACT, party.key),),
        )


def counted_from(agreement: Agreement, contact: Contact) -> tuple[date, str]:
    """Return the day from which the asking counts, and what happened on it."""
    if contact.confirmed:
        return contact.confirmed, f"Last said to be right on {say_date(contact.confirmed)}."
    if contact.since:
        return contact.since, f"The contact since {say_date(contact.since)}."
    version = next(one for one in agreement.versions if one.number == agreement.version)
    return version.dated, f"Named in version {version.number} of {say_date(version.dated)}."


def undated_contacts(state: AgreementState) -> Iterator[Undated]:
    """Yield the parties with nobody to ask."""
    for party in state.agreement.parties:
        if party.contact.is_gap:
            yield Undated(Kind.CONTACT_CHECK, party.key, f"{party.name}: {_nobody(party.contact)}")


def _nobody(contact: Contact) -> str:
    since = f" since {say_date(contact.since)}" if contact.since else ""
    return {
        ContactStatus.TBC: f"the contact is to be confirmed{since}, so there is nobody to ask.",
        ContactStatus.LEFT: f"the contact has left{since}, so there is nobody to ask.",
        ContactStatus.UNREACHABLE: f"the contact cannot be reached{since}.",
    }.get(contact.status, "there is nobody to ask.")


def contact_points(state: AgreementState, today: date) -> tuple[ContactPoint, ...]:
    """Return every party whose contact is a gap on `today`, for the coordinator's card."""
    points = (_point(state.agreement, party, today) for party in state.agreement.parties)
    return tuple(point for point in points if point is not None)


def _point(agreement: Agreement, party: Party, today: date) -> ContactPoint | None:
    contact = party.contact
    if contact.is_gap:
        return ContactPoint(party.key, ContactGap(contact.status), contact.since)
    base, _said = counted_from(agreement, contact)
    asked = months_after(base, agreement.contacts_confirmed_every_months)
    if today <= days_after(asked, agreement.review.answer_within_days):
        return None
    return ContactPoint(party.key, ContactGap.STALE, base)


def _source(contact: Contact) -> str:
    return f"{POLICY}; contacts: {section(contact.clause)}" if contact.clause else POLICY
