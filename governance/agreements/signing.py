"""A version of an agreement: proposed, asked about, signed; and who is asked again, and when.

Nobody is chased for a day that is not on record: that is shown as the gap it is.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from governance.agreements.dated import (
    COORDINATOR,
    POLICY,
    Audience,
    Dated,
    DatedKind,
    Recipient,
    Undated,
    days_after,
    months_after,
    say_days,
    say_span,
)
from governance.agreements.model import Agreement, Signature, SignatureStatus, Version
from governance.agreements.parse import SHA256
from governance.agreements.state import AgreementState
from governance.keys import PartyKey
from governance.moments import say_date

NUMBER = re.compile(r"\d{1,3}(\.\d{1,3}){0,2}")
OLDEST = timedelta(days=3653)  # a text written longer ago than that has a mistyped date
LONGEST_NOTICE = timedelta(days=1827)  # five years: further off is a mistyped date
SHORT_LENGTH = 8  # characters of a fingerprint at each end, where the whole is not needed


class NotTheDocument(ValueError):
    """A signature binds to the version's own document: this is another, or none is known."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def check_document(version: Version, document_sha256: str | None) -> None:
    """Raise NotTheDocument unless the signature is for the version's own, known document."""
    if version.fingerprint is None or version.fingerprint != document_sha256:
        raise NotTheDocument


def waiting(agreement: Agreement) -> tuple[Signature, ...]:
    """Return who was asked and has not answered, each with the newest version asked about."""
    newest = (agreement.signature(key) for key in agreement.keys)
    return tuple(one for one in newest if one and one.status is SignatureStatus.ASKED)


def signature_dates(state: AgreementState, *, before: date) -> Iterator[Dated]:
    """Yield every day before `before` on which someone is asked again for a signature."""
    for one in waiting(state.agreement):
        if one.asked:
            yield from _chased(state, one, one.asked, before)


def undated_signatures(state: AgreementState) -> Iterator[Undated]:
    """Yield who was asked on a day nobody wrote down, and partners whom nobody asked again."""
    agreement = state.agreement
    for one in waiting(agreement):
        if one.asked is None:
            what = f"asked to sign version {one.version}, on a day not on record: ask again."
            yield _undated(agreement, one.party, what)
    newest = agreement.versions[-1].number
    for party in agreement.parties:
        last = agreement.signature(party.key)
        if last is None:
            what = "nothing shows that it was ever asked to sign."
            yield _undated(agreement, party.key, what)
        elif last.status is SignatureStatus.UNREACHED:
            what = f"nobody could be reached about version {last.version}: ask again."
            yield _undated(agreement, party.key, what)
        elif party in agreement.partners() and agreement.signature(party.key, newest) is None:
            what = f"nothing shows that it was asked to approve version {newest}."
            yield _undated(agreement, party.key, what)


def _undated(agreement: Agreement, party: PartyKey, what: str) -> Undated:
    name = agreement.party(party).name
    return Undated(DatedKind.SIGNATURE_CHASE, party, f"{name}: {what}")


def _chased(state: AgreementState, one: Signature, asked: date, before: date) -> Iterator[Dated]:
    name, rule = state.agreement.party(one.party).name, state.agreement.review
    first = days_after(asked, rule.answer_within_days)
    said = f"Asked to sign version {one.version} on {say_date(asked)}."
    again = f"{say_days(rule.answer_within_days)} later: {say_date(first)}."
    for n in count():
        months = n * rule.overdue_signatory_months
        on = months_after(first, months)
        if on >= before:
            return
        further = (f"{say_span(months)} after that: {say_date(on)}.",) if months else ()
        yield Dated(
            on=on,
            kind=DatedKind.SIGNATURE_CHASE,
            about=f"{one.party} {one.version}",
            what=f"{name} has not signed version {one.version}: ask again.",
            why=(said, again, *further),
            source=POLICY,
            to=(signs_for(state, one.party), COORDINATOR),
        )


def signs_for(state: AgreementState, party: PartyKey) -> Recipient:
    """Return who is asked: whoever signed before; until then there is a contact only.

    Once the contact has said that somebody else signs, the signatory's place is asked.
    """
    passed_on = {(audience, key) for audience, key, _who in state.not_them}
    known = (Audience.SIGNATORY, party) in passed_on or state.agreement.has_signed(party)
    return Recipient(Audience.SIGNATORY if known else Audience.CONTACT, party)


def next_number(agreement: Agreement) -> str:
    """Return the number after the newest version's: "1.2" after "1.1"."""
    *first, last = re.findall(r"\d+", agreement.versions[-1].number) or ["0"]
    return ".".join([*first, str(int(last) + 1)])


def new_number(agreement: Agreement, text: str) -> str | None:
    """Return the number that was typed, if it is one and no version has it."""
    number = text.strip().lower().removeprefix("version").removeprefix("v").strip()
    return number if NUMBER.fullmatch(number) and not agreement.edition(number) else None


def fingerprint(text: str) -> str | None:
    """Return a document's SHA-256 as pasted, in the letters we keep; None if it is none."""
    plain = "".join(text.split()).lower()
    return plain if SHA256.fullmatch(plain) else None


def short(sha256: str) -> str:
    """Return a fingerprint as people compare one: "9f86d081…0b0f00a0"."""
    return f"{sha256[:SHORT_LENGTH]}…{sha256[-SHORT_LENGTH:]}"


def of_document(agreement: Agreement, sha256: str) -> Version | None:
    """Return the version whose document this is already."""
    return next((one for one in agreement.versions if one.document_sha256 == sha256), None)


def can_be_dated(dated: date, today: date) -> bool:
    """Return whether a text of today can have been written on that day."""
    return today - OLDEST < dated <= today


def can_be_served(served: date, effective: date, today: date) -> bool:
    """Return whether notice served on the one day can end the agreement on the other."""
    return today - OLDEST < served <= today and served <= effective <= served + LONGEST_NOTICE


def pending(agreement: Agreement) -> Version | None:
    """Return the newest version, while it waits for the partners' approval."""
    newest = agreement.versions[-1]
    return None if newest.number == agreement.version else newest
