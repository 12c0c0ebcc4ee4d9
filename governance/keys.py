"""The keys of our records, each a type of its own, so that none is taken for another.

No cost at run time: each is the text it was. They are made where text comes in: from the files,
from an activity, from a card, from a stored row.
"""

from typing import NewType

PartyKey = NewType("PartyKey", str)
"""A party of the agreement, by the key that its file gives it."""

TenantId = NewType("TenantId", str)
"""A Microsoft 365 tenant."""

CaseId = NewType("CaseId", str)
DraftId = NewType("DraftId", str)
PartId = NewType("PartId", str)
"""Opaque ids of ours."""

NO_PARTY, NO_CASE, NO_PART = PartyKey(""), CaseId(""), PartId("")
