"""Events as they are stored, and back.

Each kind of fact carries a schema number; a later release reads old payloads through an
upcaster (`UPCASTERS`), so that stored facts never need to be rewritten.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from governance.cases.claims import claimed_once
from governance.cases.event import Event, Fact
from governance.kinds import EVENTS
from governance.people.identity import PersonId
from governance.plain import NotPlain, UnknownHistory, from_plain, to_plain

_EVENT = {"at", "by", "fact"}
_NAMES = claimed_once({fact: name} for name, fact in EVENTS.items())

SCHEMA = 1
UPCASTERS: Mapping[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""(stored name, schema) to the function that turns its payload into the next schema's."""


def name_of(fact: Fact) -> str:
    """Return the stored name of a fact."""
    return _NAMES[type(fact)]


def encode(event: Event) -> tuple[str, int, dict[str, Any]]:
    """Return (stored name, schema, plain JSON payload); the payload carries `at` and `by`."""
    return name_of(event.fact), SCHEMA, to_plain(event)


def decode(name: str, schema: int, payload: dict[str, Any]) -> Event:
    """Read an event back from its stored form, brought up to this release's schema.

    Raises UnknownHistory for what a newer release wrote, NotPlain for what does not fit.
    """
    if name not in EVENTS or not 1 <= schema <= SCHEMA:
        raise UnknownHistory
    if payload.keys() != _EVENT:
        raise NotPlain(Event.__name__)
    body = payload["fact"]
    for version in range(schema, SCHEMA):
        body = UPCASTERS[name, version](body)
    by = payload["by"]
    return Event(
        at=from_plain(datetime, payload["at"]),
        by=by if isinstance(by, str) else from_plain(PersonId, by),
        fact=from_plain(EVENTS[name], body),
    )
