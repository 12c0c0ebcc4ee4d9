"""What an event changes in an agreement's own records: versions, signatures, contacts, notices."""

from dataclasses import replace
from datetime import date

from governance.agreements.facts import (
    ContactChanged,
    ContactConfirmed,
    NoticeServed,
    NoticeWithdrawn,
    PointClosed,
    RegistrationRecorded,
    SignatureAsked,
    SignatureDeclined,
    SignatureRecorded,
    VersionProposed,
)
from governance.agreements.model import Agreement
from governance.agreements.records import Contact, Registration, Signature, Termination, Version
from governance.agreements.words import ContactStatus, SignatureStatus

Amendment = (
    VersionProposed
    | SignatureAsked
    | SignatureRecorded
    | SignatureDeclined
    | ContactConfirmed
    | ContactChanged
    | RegistrationRecorded
    | NoticeServed
    | NoticeWithdrawn
    | PointClosed
)


def amended(agreement: Agreement, fact: Amendment, day: date) -> Agreement:  # noqa: C901, PLR0911  one line for each kind
    """Return the agreement once `fact` has happened on `day`, a London date."""
    match fact:
        case VersionProposed():
            return _proposed(agreement, fact, day)
        case SignatureAsked(parties, version):
            return _asked(agreement, parties, version, day)
        case SignatureRecorded():
            return _signed(agreement, fact)
        case SignatureDeclined(party, version):
            return _signature(agreement, party, version, status=SignatureStatus.DECLINED)
        case ContactConfirmed(party):
            return _contact(agreement, party, _confirmed(agreement.party(party).contact, day))
        case ContactChanged():
            return _contact(agreement, fact.party, _new_contact(fact, day))
        case RegistrationRecorded():
            return _registered(agreement, fact)
        case NoticeServed(party, served, effective, clause):
            notice = Termination(clause or agreement.ending_clause, party, served, effective)
            return replace(agreement, termination=notice)
        case NoticeWithdrawn():
            return replace(agreement, termination=None)
        case PointClosed(key):
            return _closed(agreement, key, day)


def _proposed(agreement: Agreement, fact: VersionProposed, day: date) -> Agreement:
    """A new edition goes to everyone at once: partners approve, the others are asked to sign.

    One that the administrator has since written into the agreement's file is there already.
    """
    if fact.number in {version.number for version in agreement.versions}:
        return _asked(agreement, agreement.keys, fact.number, day)
    version = Version(
        number=fact.number,
        dated=fact.dated,
        author=fact.author,
        reason=fact.reason,
        document_sha256=fact.document_sha256,
    )
    longer = replace(agreement, versions=(*agreement.versions, version))
    return _asked(longer, agreement.keys, fact.number, day)


def _asked(agreement: Agreement, parties: tuple[str, ...], version: str, day: date) -> Agreement:
    """Asking somebody who has signed already changes nothing."""
    for party in parties:
        old = _of(agreement, party, version)
        if old is None or old.status is not SignatureStatus.SIGNED:
            agreement = _signature(
                agreement, party, version, status=SignatureStatus.ASKED, asked=day
            )
    return agreement


def _signed(agreement: Agreement, fact: SignatureRecorded) -> Agreement:
    """A signature; the last partner's makes the version the one in hand."""
    agreement = _signature(
        agreement,
        fact.party,
        fact.version,
        status=SignatureStatus.SIGNED,
        name=fact.name,
        post=fact.post,
        signed=fact.signed,
        document_sha256=fact.document_sha256,
    )
    numbers = [version.number for version in agreement.versions]
    is_newer = numbers.index(fact.version) > numbers.index(agreement.version)
    if not (is_newer and approved(agreement, fact.version)):
        return agreement
    return replace(agreement, version=fact.version)


def approved(agreement: Agreement, version: str) -> bool:
    """Return whether every safeguarding partner has signed this very version (§1.3)."""
    by = {
        one.party
        for one in agreement.signatures
        if one.version == version and one.status is SignatureStatus.SIGNED
    }
    partners = {party.key for party in agreement.partners()}
    return bool(partners) and partners <= by


def _of(agreement: Agreement, party: str, version: str) -> Signature | None:
    about = (one for one in agreement.signatures if (one.party, one.version) == (party, version))
    return next(about, None)


def _signature(agreement: Agreement, party: str, version: str, **changes: object) -> Agreement:
    """With the party's record for that version changed, or a new one at the end."""
    old = _of(agreement, party, version)
    new = replace(old or Signature(party, version, SignatureStatus.ASKED), **changes)  # type: ignore[arg-type]
    others = tuple(one for one in agreement.signatures if one is not old)
    return replace(agreement, signatures=(*others, new))


def _contact(agreement: Agreement, party: str, contact: Contact) -> Agreement:
    parties = tuple(
        replace(one, contact=contact) if one.key == party else one for one in agreement.parties
    )
    return replace(agreement, parties=parties)


def _confirmed(contact: Contact, day: date) -> Contact:
    """ "Still me". One whom nothing reached, and who speaks up, is the contact again."""
    if contact.status is ContactStatus.UNREACHABLE:
        contact = replace(contact, status=ContactStatus.NAMED, since=day)
    return replace(contact, confirmed=day)


def _new_contact(fact: ContactChanged, day: date) -> Contact:
    return Contact(
        status=fact.status,
        name=fact.name,
        post=fact.post,
        email=fact.email,
        phone=fact.phone,
        since=day,
    )


def _registered(agreement: Agreement, fact: RegistrationRecorded) -> Agreement:
    registration = Registration(fact.number, fact.charge_period_starts)
    controllers = tuple(
        replace(one, registration=registration) if one.key == fact.controller else one
        for one in agreement.controllers
    )
    return replace(agreement, controllers=controllers)


def _closed(agreement: Agreement, key: str, day: date) -> Agreement:
    gaps = tuple(
        replace(gap, closed=gap.closed or day) if gap.key == key else gap for gap in agreement.gaps
    )
    return replace(agreement, gaps=gaps)
