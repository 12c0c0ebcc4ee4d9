"""Who has signed which version, who was asked, who has not, and when they are asked again.

Nobody is chased for a day that is not on record: that is shown as the gap it is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

from governance.agreements.amending import approved
from governance.agreements.dated import (
    COORDINATOR,
    POLICY,
    Audience,
    Dated,
    Kind,
    Recipient,
    Undated,
    days_after,
    months_after,
    say_days,
    say_span,
)
from governance.agreements.model import Agreement, signed
from governance.agreements.records import Signature, Version
from governance.agreements.state import AgreementState
from governance.agreements.words import SignatureStatus
from governance.moments import say_date


class NotTheDocument(ValueError):
    """A signature binds to the version's own document, and this is another."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@dataclass(frozen=True, slots=True)
class PartyStanding:
    """Where one party stands: with the newest version, and which versions it has signed.

    `now` is None where nothing shows that it was ever asked about the newest version.
    """

    party: str
    now: SignatureStatus | None
    asked: date | None
    signed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the newest version's approval is."""

    version: str
    approved: bool
    standings: tuple[PartyStanding, ...]

    def count(self, status: SignatureStatus | None) -> int:
        """Return how many parties stand so with the newest version."""
        return sum(one.now is status for one in self.standings)

    @property
    def ever_signed(self) -> int:
        """Return how many parties have signed some version: that is what binds them."""
        return sum(bool(one.signed) for one in self.standings)


def progress(agreement: Agreement) -> Progress:
    """Return every party's standing, in the agreement's order."""
    newest = agreement.versions[-1].number
    return Progress(
        newest,
        approved(agreement, newest),
        tuple(_standing(agreement, key, newest) for key in agreement.keys),
    )


def _standing(agreement: Agreement, party: str, newest: str) -> PartyStanding:
    record = agreement.signature(party, newest)
    return PartyStanding(
        party,
        record.status if record else None,
        record.asked if record else None,
        tuple(one.version for one in signed(agreement.signatures) if one.party == party),
    )


def check_document(version: Version, document_sha256: str | None) -> None:
    """Raise NotTheDocument unless the signature is for the version's document, where known."""
    if version.document_sha256 and version.document_sha256 != document_sha256:
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
            yield Undated(Kind.SIGNATURE_CHASE, one.party, f"{_name(agreement, one)}: {what}")
    newest = agreement.versions[-1].number
    for party in agreement.parties:
        if agreement.signature(party.key) is None:
            what = "nothing shows that it was ever asked to sign."
            yield Undated(Kind.SIGNATURE_CHASE, party.key, f"{party.name}: {what}")
        elif party in agreement.partners() and agreement.signature(party.key, newest) is None:
            what = f"nothing shows that it was asked to approve version {newest}."
            yield Undated(Kind.SIGNATURE_CHASE, party.key, f"{party.name}: {what}")


def _chased(state: AgreementState, one: Signature, asked: date, before: date) -> Iterator[Dated]:
    agreement, rule = state.agreement, state.agreement.review
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
            kind=Kind.SIGNATURE_CHASE,
            about=f"{one.party} {one.version}",
            what=f"{_name(agreement, one)} has not signed version {one.version}: ask again.",
            why=(said, again, *further),
            source=POLICY,
            to=(signs_for(state, one.party), COORDINATOR),
        )


def signs_for(state: AgreementState, party: str) -> Recipient:
    """Return who is asked: whoever signed before; until then there is a contact only.

    Once the contact has said that somebody else signs, the signatory's place is asked.
    """
    passed_on = any(
        (audience, key) == (Audience.SIGNATORY, party) for audience, key, _who in state.not_them
    )
    known = passed_on or state.agreement.has_signed(party)
    return Recipient(Audience.SIGNATORY if known else Audience.CONTACT, party)


def _name(agreement: Agreement, one: Signature) -> str:
    return agreement.party(one.party).name
