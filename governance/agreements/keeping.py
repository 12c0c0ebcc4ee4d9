"""What is kept up to date: each party's contact, and each controller's registration.

A contact is asked "still you?" at intervals, and is a gap where nobody answers; the interval and
the patience are partnership policy: the agreement only lists the contacts. A registration is
reminded of, renewed, and paid within the first 21 days of its charge period of twelve months
(SI 2018/480 reg 2); one serves every party of one controller. The reminders are partnership policy.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import count

from governance.agreements.dated import (
    COORDINATOR,
    MONTHS_IN_A_YEAR,
    POLICY,
    Audience,
    Dated,
    DatedKind,
    Recipient,
    Undated,
    days_after,
    months_after,
    say_days,
    say_short,
    say_span,
    section,
)
from governance.agreements.model import Agreement, Contact, ContactStatus, Controller, Party
from governance.agreements.state import AgreementState
from governance.clocks.agreement_clock import FEE_WINDOW_DAYS
from governance.clocks.catalogue import find
from governance.clocks.due import Standing
from governance.keys import PartyKey
from governance.moments import say_date
from governance.policy import FEE_REMIND_DAYS_BEFORE


class ContactGap(StrEnum):
    """Why nobody can be relied on to answer for a party."""

    TBC = "tbc"
    LEFT = "left"
    UNREACHABLE = "unreachable"
    STALE = "stale"  # named, and asked, but silent


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """A party whose contact is a gap, and since when."""

    party: PartyKey
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
            kind=DatedKind.CONTACT_CHECK,
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
    version = agreement.in_hand
    return version.dated, f"Named in version {version.number} of {say_date(version.dated)}."


def undated_contacts(state: AgreementState) -> Iterator[Undated]:
    """Yield the parties with nobody to ask."""
    for party in state.agreement.parties:
        if party.contact.is_gap:
            yield Undated(
                DatedKind.CONTACT_CHECK, party.key, f"{party.name}: {_nobody(party.contact)}"
            )


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


FEE = "FEE"  # the rule that gives the source


class RegistrationStatus(StrEnum):
    """What our records say; they never prove that a fee was not paid."""

    UNKNOWN = "unknown"
    CURRENT = "current"
    RENEWING = "renewing"  # the next period has started; its 21 days are running
    UNPAID = "unpaid"  # they are over, with no payment on record


def registration_status(controller: Controller, today: date) -> RegistrationStatus:
    """Return how a controller's registration stands on `today`, going by the last one recorded."""
    start = controller.registration.charge_period_starts
    if start is None:
        return RegistrationStatus.UNKNOWN
    renewal = months_after(start, MONTHS_IN_A_YEAR)
    if today < renewal:
        return RegistrationStatus.CURRENT
    in_time = today < days_after(renewal, FEE_WINDOW_DAYS)
    return RegistrationStatus.RENEWING if in_time else RegistrationStatus.UNPAID


def period_at(start: date, day: date, *, ahead: bool) -> date:
    """Return the first day of the period that comes next after `day`.

    Without `ahead`: of the newest that has started since the one on record, else of that one.
    """
    years = range(1, max(1, day.year - start.year) + 2)
    starts = [months_after(start, year * MONTHS_IN_A_YEAR) for year in years]
    begun = [one for one in starts if one <= day]
    return starts[len(begun)] if ahead or not begun else begun[-1]


def registration_dates(state: AgreementState, *, before: date) -> Iterator[Dated]:
    """Yield every day that the renewals of the controllers' registrations bring before `before`."""
    for controller in state.agreement.controllers:
        start = controller.registration.charge_period_starts
        if start is None:
            continue
        for year in count(1):
            renewal = months_after(start, year * MONTHS_IN_A_YEAR)
            if days_after(renewal, -max(FEE_REMIND_DAYS_BEFORE)) >= before:
                break
            yield from _renewal(state.agreement, controller, start, renewal)


def undated_registrations(state: AgreementState) -> Iterator[Undated]:
    """Yield the controllers whose charge period we do not know."""
    for one in state.agreement.controllers:
        if one.registration.charge_period_starts is None:
            number = f"{one.registration.number}, " if one.registration.number else "no number and "
            what = f"{one.name}: {number}no charge period on record, so no fee dates."
            yield Undated(DatedKind.REGISTRATION_RENEWAL, one.key, what)


def _renewal(
    agreement: Agreement, controller: Controller, start: date, renewal: date
) -> Iterator[Dated]:
    """Reminders, the day it starts, the last day to pay, and the first day it is unpaid."""
    last = days_after(renewal, FEE_WINDOW_DAYS - 1)
    years = renewal.year - start.year
    counted = (
        f"Charge period on record: from {say_date(start)}.",
        f"Twelve months each: one starts {say_date(renewal)}"
        f"{'' if years == 1 else f', {years} years later'}.",
    )
    pay = f"Day 21 of it: {say_date(last)}. Weekends and bank holidays do not move it."
    for days in FEE_REMIND_DAYS_BEFORE:
        on = days_after(renewal, -days)
        why = (*counted, f"{say_days(days)} before: {say_date(on)}.")
        yield _on(agreement, controller, on, DatedKind.REGISTRATION_REMINDER, why)
    yield _on(agreement, controller, renewal, DatedKind.REGISTRATION_RENEWAL, counted)
    yield _on(agreement, controller, last, DatedKind.REGISTRATION_PAY_BY, (*counted, pay))
    unpaid = days_after(last, 1)
    late = f"The day after: {say_date(unpaid)}. No payment on record breaks the fee rules."
    yield _on(agreement, controller, unpaid, DatedKind.REGISTRATION_UNPAID, (*counted, pay, late))


_WHAT = {
    DatedKind.REGISTRATION_REMINDER: "registration with the regulator is to be renewed soon",
    DatedKind.REGISTRATION_RENEWAL: "a new charge period starts",
    DatedKind.REGISTRATION_PAY_BY: "last day to pay the data protection fee",
    DatedKind.REGISTRATION_UNPAID: "no payment of the data protection fee on record",
}


def _on(
    agreement: Agreement, controller: Controller, on: date, kind: DatedKind, why: tuple[str, ...]
) -> Dated:
    ours = kind is DatedKind.REGISTRATION_REMINDER
    return Dated(
        on=on,
        kind=kind,
        about=controller.key,
        what=f"{controller.name}: {_WHAT[kind]}.",
        why=(*why, *_covers(agreement, controller)),
        source=POLICY if ours else find(FEE).source,
        standing=Standing.TARGET if ours else Standing.STATUTORY,
        to=_to(agreement, controller, kind),
    )


def covered(agreement: Agreement, controller: Controller) -> tuple[PartyKey, ...]:
    """Return the parties whose registration this is, in the agreement's order."""
    return tuple(one.key for one in agreement.parties if one.controller == controller.key)


def _covers(agreement: Agreement, controller: Controller) -> tuple[str, ...]:
    names = [agreement.party(key).name for key in covered(agreement, controller)]
    if len(names) < 2:
        return ()
    return (f"One registration for {' and '.join(names)}: one controller.",)


def _to(agreement: Agreement, controller: Controller, kind: DatedKind) -> tuple[Recipient, ...]:
    """One notice for each registration: its first signatory, else its first party's contact."""
    if kind is DatedKind.REGISTRATION_PAY_BY:
        return ()  # the day the period starts has told them; the day after says if it is missed
    keys = covered(agreement, controller)
    signed = [key for key in keys if agreement.has_signed(key)]
    asked = (
        Recipient(Audience.SIGNATORY, signed[0]) if signed else Recipient(Audience.CONTACT, keys[0])
    )
    return (asked, COORDINATOR) if kind is DatedKind.REGISTRATION_UNPAID else (asked,)
