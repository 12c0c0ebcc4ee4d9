"""When the person for whom a message is had it on their screen, where their tenant says so."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """One column more, empty in every row that is there: a row's MAC leaves out what is NULL."""
    op.add_column(
        "outbox", sa.Column("seen_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"))
    )
