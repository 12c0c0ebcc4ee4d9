"""What every row that may change was last written as."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column

revision = "0004"
down_revision = "0003"

Bytes = sa.LargeBinary()
Text = sa.Text()


def upgrade() -> None:
    """One table more; nothing that is there is touched. The store fills it when it is opened."""
    op.create_table(
        "newest",
        Column("id", Text, nullable=False),
        Column("digest", Bytes, nullable=False),
        Column("mac", Bytes, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
