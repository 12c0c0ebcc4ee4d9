"""From where each tenant's Teams speaks to us: the region word of its service address.

Chat may leave the UK without a word to anybody (AG-UK, docs/law.md). So the word is kept for each
tenant, shown by `igdesk doctor`, and a change of it is an alarm.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from governance.keys import TenantId
from governance.plain import from_plain, to_plain
from governance.policy import REGION_ALARMS_FOR
from storage.unit import Unit

NOTED = "regions"
"""Under which name of the store's own settings they stand: tenants, and nobody of them."""
NO_WORD = "-"


@dataclass(frozen=True, slots=True)
class Region:
    """A tenant's region word since an instant (UTC), and the one `before`, if there was another."""

    tenant: TenantId
    word: str
    since: datetime
    before: str = ""

    def changed_lately(self, now: datetime) -> bool:
        """Return whether its change still calls for somebody."""
        return bool(self.before) and now - self.since < REGION_ALARMS_FOR


@dataclass(slots=True)
class Regions:
    """What was last read of them. Replaced whole, by the watch too; read by any thread."""

    known: Mapping[TenantId, Region] = field(default_factory=dict)


def region_word(service_url: str) -> str:
    """Return the first word of a service address's path: "uk" of https://smba.../uk/."""
    return urlsplit(service_url).path.strip("/").partition("/")[0].lower()[:20] or NO_WORD


def regions_noted(unit: Unit) -> dict[TenantId, Region]:
    """Return every tenant's, as noted."""
    rows = json.loads(unit.meta.unchanged(NOTED) or "[]")
    return {one.tenant: one for one in (from_plain(Region, row) for row in rows)}


def note_region(
    unit: Unit, regions: Regions, tenant: TenantId, service_url: str, now: datetime
) -> None:
    """Note from where a tenant's Teams spoke; nothing is read or written where it is as known."""
    word, known = region_word(service_url), regions.known.get(tenant)
    if known is not None and known.word == word:
        return
    noted = regions_noted(unit)
    was = noted.get(tenant)
    if was is not None and was.word == word:
        regions.known = noted
    else:
        noted[tenant] = Region(tenant, word, now, was.word if was else "")
        unit.meta.set(NOTED, json.dumps([to_plain(one) for one in noted.values()]))
