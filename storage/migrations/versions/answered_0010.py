"""When whoever a message is for said that they have its case. It is counted each minute, and so is
whose receipts come at all.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """One column more, empty in every row that is there: a row's MAC leaves out what is NULL."""
    op.add_column(
        "outbox", sa.Column("answered_at", sa.BigInteger().with_variant(sa.Integer(), "sqlite"))
    )
    op.drop_index("outbox_tally", "outbox")
    counted = ["kind", "number", "state", "seen_at", "answered_at", "lane"]
    op.create_index("outbox_tally", "outbox", counted)
    op.create_index("outbox_receipts", "outbox", ["lane", "seen_at"])
