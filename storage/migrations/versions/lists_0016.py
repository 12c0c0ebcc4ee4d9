"""A list of the desk is walked in its own order, from any case on, however many cases there are."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

OPEN = sa.text("status NOT IN ('decided', 'joined')")
OVER = sa.text("status IN ('decided', 'joined')")
WAITING = sa.text("what = 'waiting_on'")
FIRST, THEN = sa.text("coalesce(urgency, 2)"), sa.text("coalesce(due, 9223372036854775807)")
INDEXES: Sequence[tuple[str, Sequence[str | sa.TextClause], sa.TextClause]] = (
    ("cases_open", ["party", FIRST, THEN, "reference", "kind"], OPEN),
    ("cases_over", ["party", "opened_at", "reference"], OVER),
)


def upgrade() -> None:
    """Indexes alone; no row is touched."""
    op.drop_index("cases_listed", "cases")
    for name, columns, only in INDEXES:
        op.create_index(name, "cases", columns, sqlite_where=only, postgresql_where=only)
    op.create_index(
        "case_index_waiting",
        "case_index",
        ["party", "case_id"],
        sqlite_where=WAITING,
        postgresql_where=WAITING,
    )
