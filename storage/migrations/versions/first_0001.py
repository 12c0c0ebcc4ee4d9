"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column

revision = "0001"
down_revision = None

Whole = sa.Integer()
Number = sa.BigInteger().with_variant(Whole, "sqlite")
Bytes = sa.LargeBinary()
Text = sa.Text()


def upgrade() -> None:
    """Make every table; there is no way back from the first."""
    _audit()
    _cases()
    _conversations()
    _counters()
    _drafts()
    _due()
    _key_pins()
    _meta()
    _outbox()
    _parts()
    _taps()
    _turns()
    _case_events()
    _case_index()


def _audit() -> None:
    op.create_table(
        "audit",
        Column("sequence", Number, autoincrement=False, nullable=False),
        Column("previous", Bytes, nullable=False),
        Column("at", Number, nullable=False),
        Column("what", Text, nullable=False),
        Column("subject", Text, nullable=False),
        Column("party", Text, nullable=False),
        Column("case_version", Whole, nullable=False),
        Column("digest", Bytes, nullable=False),
        Column("detail", Bytes, nullable=True),
        Column("kek", Text, nullable=True),
        Column("wrap", Bytes, nullable=True),
        Column("commitment", Bytes, nullable=True),
        Column("tombstone", Bytes, nullable=True),
        Column("mac", Bytes, nullable=False),
        sa.PrimaryKeyConstraint("sequence"),
    )
    op.create_index("audit_subject", "audit", ["subject", "sequence"], unique=False)


def _cases() -> None:
    op.create_table(
        "cases",
        Column("id", Text, nullable=False),
        Column("reference", Text, nullable=False),
        Column("party", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("status", Text, nullable=False),
        Column("opened_at", Number, nullable=False),
        Column("due", Number, nullable=True),
        Column("version", Whole, nullable=False),
        Column("kek", Text, nullable=True),
        Column("wrap", Bytes, nullable=True),
        Column("commitment", Bytes, nullable=True),
        Column("tombstone", Bytes, nullable=True),
        Column("mac", Bytes, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("reference"),
    )
    op.create_index(op.f("ix_cases_party"), "cases", ["party"], unique=False)


def _conversations() -> None:
    op.create_table(
        "conversations",
        Column("id", Text, nullable=False),
        Column("kept_at", Number, nullable=False),
        Column("version", Whole, nullable=False),
        Column("address", Bytes, nullable=True),
        Column("kek", Text, nullable=True),
        Column("wrap", Bytes, nullable=True),
        Column("commitment", Bytes, nullable=True),
        Column("tombstone", Bytes, nullable=True),
        Column("mac", Bytes, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _counters() -> None:
    op.create_table(
        "counters",
        Column("id", Text, nullable=False),
        Column("value", Whole, nullable=False),
        Column("mac", Bytes, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _drafts() -> None:
    op.create_table(
        "drafts",
        Column("id", Text, nullable=False),
        Column("owner", Bytes, nullable=False),
        Column("party", Text, nullable=False),
        Column("flow", Text, nullable=False),
        Column("opened_at", Number, nullable=False),
        Column("kept_at", Number, nullable=False),
        Column("expires_at", Number, nullable=False),
        Column("version", Whole, nullable=False),
        Column("payload", Bytes, nullable=True),
        Column("kek", Text, nullable=True),
        Column("wrap", Bytes, nullable=True),
        Column("commitment", Bytes, nullable=True),
        Column("tombstone", Bytes, nullable=True),
        Column("mac", Bytes, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_drafts_owner"), "drafts", ["owner"], unique=False)


def _due() -> None:
    op.create_table(
        "due",
        Column("number", Number, nullable=False),
        Column("subject", Text, nullable=False),
        Column("what", Text, nullable=False),
        Column("party", Text, nullable=False),
        Column("at", Number, nullable=False),
        Column("carries", Text, nullable=False),
        Column("mac", Bytes, nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("subject", "what"),
        sqlite_autoincrement=True,
    )
    op.create_index("due_at", "due", ["at"], unique=False)


def _key_pins() -> None:
    op.create_table(
        "key_pins",
        Column("id", Text, nullable=False),
        Column("name", Text, nullable=False),
        Column("check", Bytes, nullable=False),
        Column("mac", Bytes, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _meta() -> None:
    op.create_table(
        "meta",
        Column("id", Text, nullable=False),
        Column("value", Text, nullable=False),
        Column("mac", Bytes, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _outbox() -> None:
    op.create_table(
        "outbox",
        Column("number", Number, nullable=False),
        Column("id", Text, nullable=False),
        Column("party", Text, nullable=False),
        Column("subject", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("state", Text, nullable=False),
        Column("made_at", Number, nullable=False),
        Column("not_before", Number, nullable=False),
        Column("settled_at", Number, nullable=True),
        Column("attempts", Whole, nullable=False),
        Column("why", Text, nullable=True),
        Column("version", Whole, nullable=False),
        Column("content", Bytes, nullable=True),
        Column("receipt", Bytes, nullable=True),
        Column("kek", Text, nullable=True),
        Column("wrap", Bytes, nullable=True),
        Column("commitment", Bytes, nullable=True),
        Column("tombstone", Bytes, nullable=True),
        Column("mac", Bytes, nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_outbox_subject"), "outbox", ["subject"], unique=False)
    op.create_index("outbox_waiting", "outbox", ["state", "not_before"], unique=False)


def _parts() -> None:
    op.create_table(
        "parts",
        Column("id", Text, nullable=False),
        Column("case_id", Text, nullable=False),
        Column("party", Text, nullable=False),
        Column("given_at", Number, nullable=False),
        Column("version", Whole, nullable=False),
        Column("payload", Bytes, nullable=True),
        Column("kek", Text, nullable=True),
        Column("wrap", Bytes, nullable=True),
        Column("commitment", Bytes, nullable=True),
        Column("tombstone", Bytes, nullable=True),
        Column("mac", Bytes, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_parts_case_id"), "parts", ["case_id"], unique=False)


def _taps() -> None:
    op.create_table(
        "taps",
        Column("id", Text, nullable=False),
        Column("tapped_at", Number, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("taps_tapped_at", "taps", ["tapped_at"], unique=False)


def _turns() -> None:
    op.create_table(
        "turns",
        Column("id", Text, nullable=False),
        Column("kept_at", Number, nullable=False),
        Column("version", Whole, nullable=False),
        Column("answer", Bytes, nullable=True),
        Column("kek", Text, nullable=True),
        Column("wrap", Bytes, nullable=True),
        Column("commitment", Bytes, nullable=True),
        Column("tombstone", Bytes, nullable=True),
        Column("mac", Bytes, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("turns_kept_at", "turns", ["kept_at"], unique=False)


def _case_events() -> None:
    op.create_table(
        "case_events",
        Column("id", Text, nullable=False),
        Column("party", Text, nullable=False),
        Column("case_id", Text, nullable=False),
        Column("sequence", Whole, nullable=False),
        Column("kind", Text, nullable=False),
        Column("schema", Whole, nullable=False),
        Column("at", Number, nullable=False),
        Column("payload", Bytes, nullable=True),
        Column("tombstone", Bytes, nullable=True),
        Column("mac", Bytes, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("case_id", "sequence"),
    )


def _case_index() -> None:
    op.create_table(
        "case_index",
        Column("id", Text, nullable=False),
        Column("case_id", Text, nullable=False),
        Column("what", Text, nullable=False),
        Column("party", Text, nullable=False),
        Column("value", Bytes, nullable=False),
        Column("mac", Bytes, nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"],
            ["cases.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("case_index_value", "case_index", ["what", "value"], unique=False)
