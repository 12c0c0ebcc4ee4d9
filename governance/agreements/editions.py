"""Versions, signatures, reviews and notices of an agreement file, read into records."""

from governance.agreements.fields import read_hash
from governance.agreements.records import (
    JointData,
    Review,
    ReviewRule,
    Signature,
    Termination,
    Version,
)
from governance.agreements.words import Outcome, ReviewReading, SignatureStatus
from governance.policy import (
    ANSWER_REVIEW_WITHIN,
    REVIEW_OVERDUE_COORDINATOR_MONTHS,
    REVIEW_OVERDUE_LEAD_MONTHS,
    REVIEW_OVERDUE_SIGNATORY_MONTHS,
    REVIEW_REMIND_DAYS_BEFORE,
)
from governance.toml_files.tables import Table


def read_version(table: Table) -> Version:
    """Read one edition of the text."""
    version = Version(
        number=table.text("number"),
        dated=table.day("dated"),
        author=table.text("author"),
        reason=table.text("reason"),
        ratified=table.maybe_day("ratified"),
        document_sha256=read_hash(table),
        text_sha256=read_hash(table, "text_sha256"),
    )
    table.done()
    return version


def read_signature(table: Table) -> Signature:
    """Read where one party stands with one version."""
    signature = Signature(
        party=table.text("party"),
        version=table.text("version"),
        status=table.word("status", SignatureStatus),
        name=table.maybe_text("name"),
        post=table.maybe_text("post"),
        asked=table.maybe_day("asked"),
        signed=table.maybe_day("signed"),
        document_sha256=read_hash(table),
        clause=table.maybe_text("clause"),
    )
    if not table.findings.has((*table.path, "status")):
        _check_signed(table, signature)
    table.done()
    return signature


def _check_signed(table: Table, signature: Signature) -> None:
    """A status and what goes with it; a signature binds a person, a post and a day."""
    is_signed = signature.status is SignatureStatus.SIGNED
    if is_signed and not (signature.name and signature.post and signature.signed):
        table.fault("status", "a signature needs a name, a post and the day it was signed")
    if signature.signed and not is_signed:
        table.fault("signed", 'has a day of signing, but its status is not "signed"')


def read_rule(table: Table) -> ReviewRule:
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
    table.done()
    return rule


def read_review(table: Table) -> Review:
    """Read a review that was held before this file was written."""
    review = Review(
        completed=table.day("completed"),
        version=table.text("version"),
        outcome=table.word("outcome", Outcome),
        answered_by=table.texts("answered_by"),
    )
    table.done()
    return review


def read_joint(table: Table) -> JointData:
    """Read who answers together for what the partnership produces."""
    joint = JointData(table.text("clause"), table.texts("parties"), table.text("lead"))
    table.done()
    return joint


def read_termination(table: Table) -> Termination:
    """Read a notice of termination that was served."""
    notice = Termination(
        clause=table.text("clause"),
        served_by=table.text("served_by"),
        served=table.day("served"),
        effective=table.day("effective"),
    )
    table.done()
    return notice
