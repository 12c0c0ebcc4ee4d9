"""Read an agreement file: either an Agreement or every fault in it at once."""

import re

from governance.agreements.checks import everything_wrong
from governance.agreements.model import (
    USUAL_ROUTES,
    Agreement,
    Contact,
    ContactStatus,
    Controller,
    DataCategory,
    DataType,
    Gap,
    GapKind,
    JointData,
    Party,
    PartyRole,
    Registration,
    Review,
    ReviewOutcome,
    ReviewReading,
    ReviewRule,
    Route,
    Sector,
    Signature,
    SignatureStatus,
    Termination,
    Version,
)
from governance.keys import PartyKey
from governance.policy import (
    ANSWER_REVIEW_WITHIN,
    CONTACTS_CONFIRMED_EVERY_MONTHS,
    REVIEW_OVERDUE_COORDINATOR_MONTHS,
    REVIEW_OVERDUE_LEAD_MONTHS,
    REVIEW_OVERDUE_SIGNATORY_MONTHS,
    REVIEW_REMIND_DAYS_BEFORE,
)
from governance.toml_files.faults import FileFaults
from governance.toml_files.tables import Table, check_format, read_toml

FORMAT = 1

KEY = re.compile(r"[A-Z][A-Z0-9_]{1,23}")  # parties and controllers
WORD_KEY = re.compile(r"[a-z][a-z0-9_]{1,39}")  # data types and gaps
SHA256 = re.compile(r"[0-9a-f]{64}")
LOG_KEY = re.compile(r"[^\s+]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class AgreementFaults(FileFaults):
    """Everything that is wrong in an agreement file."""


def parse_agreement(data: bytes, *, file: str) -> Agreement:
    """Read the agreement in `data`; AgreementFaults with every fault and its line otherwise.

    `file` is only the name that the faults give it.
    """
    return read_toml(data, file, AgreementFaults, _agreement)


def _agreement(root: Table) -> Agreement:
    check_format(root, FORMAT)
    termination = root.child("termination")
    agreement = Agreement(
        reference=root.text("reference"),
        title=root.text("title"),
        partnership=root.text("partnership"),
        version=root.text("version"),
        replaces=root.maybe_text("replaces"),
        generic_contact=root.required_child("generic_contact").record(_contact),
        joint_data=root.required_child("joint_data").record(_joint),
        review=root.required_child("review").record(_rule),
        contacts_confirmed_every_months=root.number(
            "contacts_confirmed_every_months", CONTACTS_CONFIRMED_EVERY_MONTHS
        ),
        controllers=root.records("controllers", _controller),
        parties=root.records("parties", _party),
        data_types=root.records("data_types", _data_type),
        versions=root.records("versions", _version),
        signatures=root.records("signatures", _signature),
        reviews=root.records("reviews", _review),
        gaps=root.records("gaps", _gap),
        termination=termination.record(_termination) if termination else None,
        termination_clause=root.maybe_text("termination_clause"),
        log_key=_log_key(root),
    )
    for path, what in everything_wrong(agreement):
        # A value that could not be read is one fault, not two.
        if not root.findings.has(path):
            root.findings.add(path, what)
    return agreement


def _log_key(table: Table) -> str | None:
    """Read the public key of the log, as `igdesk audit key` says it."""
    key = table.maybe_text("log_key")
    if key and not LOG_KEY.fullmatch(key):
        table.fault("log_key", "is no public key of a log: `igdesk audit key` says it")
    return key


def _contact(table: Table) -> Contact:
    """Read someone named, or a gap that says why nobody is."""
    contact = Contact(
        status=table.word("status", ContactStatus, ContactStatus.NAMED),
        name=table.maybe_text("name"),
        post=table.maybe_text("post"),
        email=_email(table, "email"),
        phone=table.maybe_text("phone"),
        since=table.maybe_day("since"),
        confirmed=table.maybe_day("confirmed"),
        clause=table.maybe_text("clause"),
        note=table.maybe_text("note"),
    )
    if contact.status is ContactStatus.NAMED and not contact.name:
        table.fault("name", 'a contact needs a name, or a status such as "tbc"')
    if contact.status is ContactStatus.TBC and contact.name:
        table.fault("status", "a contact who has a name is not to be confirmed")
    return contact


def _controller(table: Table) -> Controller:
    registration = table.child("registration")
    return Controller(
        key=read_key(table),
        name=table.text("name"),
        registration=registration.record(_registration) if registration else Registration(),
        competent_authority=table.flag("competent_authority"),
        note=table.maybe_text("note"),
    )


def _registration(table: Table) -> Registration:
    return Registration(table.text("number"), table.maybe_day("charge_period_starts"))


def _party(table: Table) -> Party:
    """Read an organisation and its contact; each needs a contact, if only "tbc"."""
    sector = table.word("sector", Sector, Sector.OTHER)
    return Party(
        key=PartyKey(read_key(table)),
        name=table.text("name"),
        aliases=table.texts("aliases"),
        legal_name=table.maybe_text("legal_name"),
        listed_as=table.texts("listed_as"),
        role=table.word("role", PartyRole),
        sector=sector,
        controller=table.text("controller"),
        contact=table.required_child("contact").record(_contact),
        route=table.word("regulator_route", Route, USUAL_ROUTES.get(sector, Route.ICO)),
        also_by=_also_by(table),
        note=table.maybe_text("note"),
    )


def _also_by(table: Table) -> Route | None:
    named = table.maybe_text("also_by")
    return table.word("also_by", Route) if named else None


def _data_type(table: Table) -> DataType:
    return DataType(
        key=read_key(table, WORD_KEY),
        label=table.text("label"),
        category=table.word("category", DataCategory),
    )


def _gap(table: Table) -> Gap:
    return Gap(
        key=read_key(table, WORD_KEY),
        kind=table.word("kind", GapKind),
        what=table.text("what"),
        clauses=table.texts("clauses"),
        parties=tuple(map(PartyKey, table.texts("parties"))),
        since=table.maybe_day("since"),
        closed=table.maybe_day("closed"),
    )


def _version(table: Table) -> Version:
    return Version(
        number=table.text("number"),
        dated=table.day("dated"),
        author=table.text("author"),
        reason=table.text("reason"),
        ratified=table.maybe_day("ratified"),
        document_sha256=_hash(table),
        text_sha256=_hash(table, "text_sha256"),
    )


def _signature(table: Table) -> Signature:
    signature = Signature(
        party=PartyKey(table.text("party")),
        version=table.text("version"),
        status=table.word("status", SignatureStatus),
        name=table.maybe_text("name"),
        post=table.maybe_text("post"),
        asked=table.maybe_day("asked"),
        signed=table.maybe_day("signed"),
        document_sha256=_hash(table),
        clause=table.maybe_text("clause"),
    )
    if not table.findings.has((*table.path, "status")):
        _check_signed(table, signature)
    return signature


def _check_signed(table: Table, signature: Signature) -> None:
    """A status and what goes with it; a signature binds a person, a post and a day."""
    is_signed = signature.status is SignatureStatus.SIGNED
    if is_signed and not (signature.name and signature.post and signature.signed):
        table.fault("status", "a signature needs a name, a post and the day it was signed")
    if signature.signed and not is_signed:
        table.fault("signed", 'has a day of signing, but its status is not "signed"')


def _rule(table: Table) -> ReviewRule:
    """Read when reviews fall due. An anchor is the first signature, checked against it later."""
    rule = ReviewRule(
        clause=table.text("clause"),
        anchor=table.maybe_day("anchor"),
        first_after_months=table.number("first_after_months"),
        then_every_months=table.number("then_every_months"),
        reading=table.word("reading", ReviewReading, ReviewReading.ANCHORED),
        remind_days_before=table.numbers("remind_days_before", REVIEW_REMIND_DAYS_BEFORE),
        overdue_signatory_months=table.number(
            "overdue_signatory_months", REVIEW_OVERDUE_SIGNATORY_MONTHS
        ),
        overdue_coordinator_months=table.number(
            "overdue_coordinator_months", REVIEW_OVERDUE_COORDINATOR_MONTHS
        ),
        overdue_lead_months=table.number("overdue_lead_months", REVIEW_OVERDUE_LEAD_MONTHS),
        answer_within_days=table.number("answer_within_days", ANSWER_REVIEW_WITHIN),
    )
    if any(days < 0 for days in rule.remind_days_before):
        table.fault("remind_days_before", "counts days before the review: 0 or more")
    return rule


def _review(table: Table) -> Review:
    return Review(
        completed=table.day("completed"),
        version=table.text("version"),
        outcome=table.word("outcome", ReviewOutcome),
        answered_by=table.texts("answered_by"),
    )


def _joint(table: Table) -> JointData:
    """Read who answers together for what the partnership produces."""
    return JointData(
        table.text("clause"),
        tuple(map(PartyKey, table.texts("parties"))),
        PartyKey(table.text("lead")),
    )


def _termination(table: Table) -> Termination:
    return Termination(
        clause=table.text("clause"),
        served_by=PartyKey(table.text("served_by")),
        served=table.day("served"),
        effective=table.day("effective"),
    )


def read_key(table: Table, pattern: re.Pattern[str] = KEY) -> str:
    """Read the table's own key, in the letters that keys are made of."""
    key = table.text("key")
    if key and not pattern.fullmatch(key):
        capitals = "capital" if pattern is KEY else "small"
        table.fault("key", f"a key is {capitals} letters, figures and _, starting with a letter")
    return key


def _hash(table: Table, key: str = "document_sha256") -> str | None:
    """Read the document's SHA-256, which is 64 figures and small letters a to f."""
    text = table.maybe_text(key)
    if text is not None and not SHA256.fullmatch(text):
        table.fault(key, "is not a SHA-256: 64 figures and small letters a to f")
    return text


def _email(table: Table, key: str) -> str | None:
    """Read a mail address, which is never shown in a fault."""
    text = table.maybe_text(key)
    if text is not None and not EMAIL.fullmatch(text):
        table.fault(key, "is not an e-mail address")
    return text
