"""Refused looks are counted per person: they are found among a million entries by an index of their
own, which every other entry leaves alone.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

ONLY = sa.text("what = 'refused'")


def upgrade() -> None:
    """One index more; no row is touched."""
    op.create_index("audit_refused", "audit", ["at"], sqlite_where=ONLY, postgresql_where=ONLY)
