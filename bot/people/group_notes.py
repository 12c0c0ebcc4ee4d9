"""What is noted of the last reading of Entra groups, for `igdesk doctor`: counts, and never who."""

import json
from dataclasses import dataclass

from governance.keys import TenantId

NOTED = "groups"
"""Under which name of the store's own settings it stands."""


@dataclass(frozen=True, slots=True)
class GroupNote:
    """What `igdesk doctor` may know of the last reading: a count, and never who."""

    group: str
    tenant: TenantId
    members: int
    read_at: str
    failed: str


def told_of(noted: str) -> tuple[GroupNote, ...]:
    """Read what `run` noted."""
    rows = json.loads(noted)
    return tuple(GroupNote(group, tenant, n, at, failed) for tenant, group, n, at, failed in rows)
