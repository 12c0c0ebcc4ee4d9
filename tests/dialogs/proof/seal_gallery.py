"""The cards of the seal that partners keep, to look at."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from dialogs.cards.elements import Ref
from dialogs.proof.cards import head_card, kept_card
from governance.keys import PartyKey
from tests.cases import agreement

AT = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
REF = Ref("card-1")
NOTE = "igdesk/ring/0\n12345\nq9Yb0mS1o3lK7w+Zt2xV5uR8nD4aJ6cE1gH0iP/fBzM=\n"


def every_card() -> dict[str, Mapping[str, Any]]:
    """Cards by name."""
    asked = head_card(REF, agreement(), PartyKey("UHDB"), "head-1", NOTE, size=12_345, at=AT)
    return {"seal": asked, "seal_kept": kept_card(REF, "head-1", AT)}
