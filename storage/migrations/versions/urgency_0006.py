"""How pressing each message and each due row is, and whose lane a message waits in."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

ORDER = ["state", "urgency", "attempts", "clock", "number", "not_before", "lane"]


def upgrade() -> None:
    """Columns that are empty in every row that is there: a row's MAC leaves out what is NULL."""
    for table in ("due", "outbox"):
        op.add_column(table, sa.Column("urgency", sa.Integer()))
        op.add_column(
            table, sa.Column("clock", sa.BigInteger().with_variant(sa.Integer(), "sqlite"))
        )
    op.add_column("outbox", sa.Column("lane", sa.Text()))
    op.create_index("outbox_order", "outbox", ORDER)
    op.create_index("outbox_lane", "outbox", ["lane", "state"])
