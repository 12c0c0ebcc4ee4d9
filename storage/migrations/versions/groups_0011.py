"""What Graph answered last of each Entra group."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column

revision = "0011"
down_revision = "0010"

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Bytes = sa.LargeBinary()
Text = sa.Text()


def upgrade() -> None:
    """One table more; nothing that is there is touched."""
    op.create_table(
        "group_answers",
        Column("id", Text, nullable=False),
        Column("kept_at", Number, nullable=False),
        Column("version", sa.Integer(), nullable=False),
        Column("payload", Bytes, nullable=True),
        Column("kek", Text, nullable=True),
        Column("wrap", Bytes, nullable=True),
        Column("commitment", Bytes, nullable=True),
        Column("tombstone", Bytes, nullable=True),
        Column("mac", Bytes, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
