"""Which card a message takes the place of, so that an older one never comes after a newer."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """One column more, empty in every row that is there: a row's MAC leaves out what is NULL."""
    op.add_column("outbox", sa.Column("card", sa.Text()))
    op.create_index("outbox_card", "outbox", ["card"])
