"""What the desk's lists are sorted and found by. The first start after it fills it in."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

LISTED = ["party", "status", "urgency", "due", "reference", "kind"]


def upgrade() -> None:
    """A column that is empty in every row that is there: a row's MAC leaves out what is NULL."""
    op.add_column("cases", sa.Column("urgency", sa.Integer()))
    op.create_index("cases_listed", "cases", LISTED)
    op.create_index("case_index_case", "case_index", ["case_id"])
