"""What shows outsiders that nothing was rewritten: what an entry says, tiles of the tree, heads."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column

revision = "0012"
down_revision = "0011"

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Bytes = sa.LargeBinary()
Text = sa.Text()


def upgrade() -> None:
    """One column and two tables more; nothing that is there is touched."""
    op.add_column("audit", Column("said", Bytes, nullable=True))
    op.create_table(
        "tiles",
        Column("id", Text, nullable=False),
        Column("first", Number, nullable=False),
        Column("level", sa.Integer(), nullable=False),
        Column("number", sa.Integer(), nullable=False),
        Column("hashes", Bytes, nullable=False),
        Column("root", Bytes, nullable=False),
        Column("mac", Bytes, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("first", "level", "number"),
    )
    op.create_table(
        "heads",
        Column("id", Text, nullable=False),
        Column("first", Number, nullable=False),
        Column("size", Number, nullable=False),
        Column("at", Number, nullable=False),
        Column("note", Text, nullable=False),
        Column("mac", Bytes, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("first", "size"),
    )
