"""The tables. A column's `role` says how it is protected; `storage.shapes` reads it.

clear     authenticated by the row MAC (the default; empty columns are left out of it)
sealed    ciphertext; the MAC covers its SHA-256, so that a tombstone still verifies
wrap      the record's wrapped data key; covered likewise
outside   not covered: an ordering number, or what re-wrapping changes under a chain
mac       the MAC itself
tombstone digests of what was shredded, by column, as JSON
Instants are integer microseconds since 1970 in UTC.
"""

from sqlalchemy import (
    Column,
    ColumnElement,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)

from storage.columns import Number, envelope, instant, mac, number, sealed, text, tombstone, version

metadata = MetaData()

meta = Table("meta", metadata, Column("id", Text, primary_key=True), text("value"), mac())

key_pins = Table(
    "key_pins",
    metadata,
    Column("id", Text, primary_key=True),
    text("name"),
    Column("check", LargeBinary, nullable=False),
    mac(),
)

counters = Table(
    "counters",
    metadata,
    Column("id", Text, primary_key=True),
    Column("value", Integer, nullable=False),
    mac(),
)

# Written as the indexes have them, so that the database knows what these hold; on PostgreSQL their
# migration says it.
FIRST: ColumnElement[int] = literal_column("coalesce(urgency, 2)", Integer)
THEN: ColumnElement[int] = literal_column("coalesce(due, 9223372036854775807)", Number)
"""What a list is sorted by: how pressing a case is, and its date, behind every date where it has
none.
"""
OPEN_ONLY: ColumnElement[bool] = literal_column("status NOT IN ('decided', 'joined')")
OVER_ONLY: ColumnElement[bool] = literal_column("status IN ('decided', 'joined')")
WAITING_ONLY: ColumnElement[bool] = literal_column("what = 'waiting_on'")

cases = Table(
    "cases",
    metadata,
    Column("id", Text, primary_key=True),
    text("reference", unique=True),
    text("party", index=True),
    text("kind"),
    text("status"),
    instant("opened_at"),
    instant("due", required=False),
    Column("urgency", Integer),
    version(),
    *envelope(),
    Index("cases_open", "party", FIRST, THEN, "reference", "kind", sqlite_where=OPEN_ONLY),
    Index("cases_over", "party", "opened_at", "reference", sqlite_where=OVER_ONLY),
)

case_events = Table(
    "case_events",
    metadata,
    Column("id", Text, primary_key=True),
    text("party"),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False),
    Column("sequence", Integer, nullable=False),
    text("kind"),
    Column("schema", Integer, nullable=False),
    instant("at"),
    sealed("payload"),
    tombstone(),
    mac(),
    UniqueConstraint("case_id", "sequence"),
)

case_index = Table(
    "case_index",
    metadata,
    Column("id", Text, primary_key=True),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False),
    text("what"),
    text("party"),
    Column("value", LargeBinary, nullable=False),
    mac(),
    Index("case_index_value", "what", "value"),
    Index("case_index_case", "case_id"),
    Index("case_index_waiting", "party", "case_id", sqlite_where=WAITING_ONLY),
)

parts = Table(
    "parts",
    metadata,
    Column("id", Text, primary_key=True),
    text("case_id", index=True),
    text("party"),
    instant("given_at"),
    version(),
    sealed("payload"),
    *envelope(),
)

agreement_events = Table(
    "agreement_events",
    metadata,
    Column("id", Text, primary_key=True),
    text("agreement"),
    text("party"),
    Column("sequence", Integer, nullable=False),
    text("kind"),
    Column("schema", Integer, nullable=False),
    instant("at"),
    sealed("payload"),
    *envelope(kek="outside", wrap="outside"),
    UniqueConstraint("agreement", "sequence"),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("owner", LargeBinary, nullable=False, index=True),
    text("party"),
    text("flow"),
    instant("opened_at"),
    instant("kept_at"),
    instant("expires_at"),
    version(),
    sealed("payload"),
    *envelope(),
)

due = Table(
    "due",
    metadata,
    number(),
    text("subject"),
    text("what"),
    text("party"),
    instant("at"),
    text("carries"),
    Column("urgency", Integer),
    instant("clock", required=False),
    mac(),
    UniqueConstraint("subject", "what"),
    Index("due_at", "at"),
    sqlite_autoincrement=True,
)

outbox = Table(
    "outbox",
    metadata,
    number(),
    text("id", unique=True),
    text("party"),
    text("subject", index=True),
    text("kind"),
    text("state"),
    instant("made_at"),
    instant("not_before"),
    instant("settled_at", required=False),
    Column("attempts", Integer, nullable=False),
    Column("why", Text),
    Column("card", Text),  # blind; what it takes the place of, where it does
    Column("urgency", Integer),
    instant("clock", required=False),
    instant("seen_at", required=False),
    instant("answered_at", required=False),
    Column("lane", Text),  # blind; their tenant, a dot, and whom it is for
    version(),
    sealed("content"),
    sealed("receipt"),
    *envelope(),
    Index("outbox_waiting", "state", "not_before"),
    Index("outbox_order", "state", "urgency", "attempts", "clock", "number", "not_before", "lane"),
    Index("outbox_card", "card"),
    Index("outbox_lane", "lane", "state"),
    Index("outbox_tally", "kind", "number", "state", "seen_at", "answered_at", "lane"),
    Index("outbox_receipts", "lane", "seen_at"),
    sqlite_autoincrement=True,
)

turns = Table(
    "turns",
    metadata,
    Column("id", Text, primary_key=True),
    instant("kept_at"),
    version(),
    sealed("answer"),
    *envelope(),
    Index("turns_kept_at", "kept_at"),
)

taps = Table(
    "taps",
    metadata,
    Column("id", Text, primary_key=True),
    instant("tapped_at"),
    Index("taps_tapped_at", "tapped_at"),
)

conversations = Table(
    "conversations",
    metadata,
    Column("id", Text, primary_key=True),
    instant("kept_at"),
    version(),
    sealed("address"),
    *envelope(),
)

newcomers = Table(
    "newcomers",
    metadata,
    Column("id", Text, primary_key=True),
    instant("kept_at"),
    version(),
    sealed("payload"),
    *envelope(),
)

absences = Table(
    "absences",
    metadata,
    Column("id", Text, primary_key=True),
    instant("kept_at"),
    version(),
    sealed("payload"),
    *envelope(),
)

group_answers = Table(
    "group_answers",
    metadata,
    Column("id", Text, primary_key=True),
    instant("kept_at"),
    version(),
    sealed("payload"),
    *envelope(),
)

newest = Table(
    "newest",
    metadata,
    Column("id", Text, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
    mac(),
)

REFUSED_ONLY: ColumnElement[bool] = literal_column("what = 'refused'")
"""As written, so that the database knows that the index holds them."""

audit = Table(
    "audit",
    metadata,
    Column("sequence", Number, primary_key=True, autoincrement=False),
    Column("previous", LargeBinary, nullable=False),
    instant("at"),
    text("what"),
    text("subject"),
    text("party"),
    Column("case_version", Integer, nullable=False),
    Column("digest", LargeBinary, nullable=False),
    Column("said", LargeBinary),  # salted: `storage.salted`
    sealed("detail"),
    *envelope(kek="outside", wrap="outside"),
    Index("audit_subject", "subject", "sequence"),
    Index("audit_refused", "at", sqlite_where=REFUSED_ONLY),  # on PostgreSQL too: its migration
)

tiles = Table(
    "tiles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("first", Number, nullable=False),
    Column("level", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("hashes", LargeBinary, nullable=False),
    Column("root", LargeBinary, nullable=False),
    mac(),
    UniqueConstraint("first", "level", "number"),
)

heads = Table(
    "heads",
    metadata,
    Column("id", Text, primary_key=True),
    Column("first", Number, nullable=False),
    Column("size", Number, nullable=False),
    instant("at"),
    text("note"),
    mac(),
    UniqueConstraint("first", "size"),
)
