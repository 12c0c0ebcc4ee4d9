"""What has happened to an agreement."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column

revision = "0002"
down_revision = "0001"

Whole = sa.Integer()
Number = sa.BigInteger().with_variant(Whole, "sqlite")
Bytes = sa.LargeBinary()
Text = sa.Text()


def upgrade() -> None:
    """One table more; nothing that is there is touched."""
    op.create_table(
        "agreement_events",
        Column("id", Text, nullable=False),
        Column("agreement", Text, nullable=False),
        Column("party", Text, nullable=False),
        Column("sequence", Whole, nullable=False),
        Column("kind", Text, nullable=False),
        Column("schema", Whole, nullable=False),
        Column("at", Number, nullable=False),
        Column("payload", Bytes, nullable=True),
        Column("kek", Text, nullable=True),
        Column("wrap", Bytes, nullable=True),
        Column("commitment", Bytes, nullable=True),
        Column("tombstone", Bytes, nullable=True),
        Column("mac", Bytes, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("agreement", "sequence"),
    )
