"""What is counted of the outbox each minute, in one place."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """One index more; nothing that is there is touched."""
    op.create_index("outbox_tally", "outbox", ["kind", "number", "state", "seen_at"])
