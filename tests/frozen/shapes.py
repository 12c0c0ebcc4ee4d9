"""What stored values are made of, field by field: field names are kept, class names are not."""

import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from bot.breaches.shows import BreachShow
from bot.complaints.render import ComplaintShow
from bot.disclosures.shows import DisclosureShow
from bot.requests.render import RequestShow
from bot.showing.recipes import Show
from bot.tasks.render import TaskShow
from dialogs.breaches.joint_parts import PartView
from dialogs.tasks.scene import TaskView
from governance.agreements.facts import KINDS as AGREEMENT_KINDS
from governance.agreements.facts import SCHEMA as AGREEMENT_SCHEMA
from governance.event_codec import SCHEMA
from governance.kinds import EVENTS
from governance.outbox_message import Address, AgreementNotice, Recipe
from governance.people.identity import PersonId
from storage.migrate import HEAD
from storage.newcomers import Newcomer
from storage.rollback_notes import WATCHED
from storage.tables import metadata

_ANY = tuple(Show)
_ROOMS = (*BreachShow, *_ANY[13:], *RequestShow, *TaskShow, *ComplaintShow, *DisclosureShow)
SHOWN = (*_ANY[:13], *_ROOMS)
"""What a recipe can show, in every room, in the order in which it was frozen."""


def facts_by_kind() -> dict[str, Any]:
    """Every kind of event and what it carries."""
    return {
        "schema of a case's event": SCHEMA,
        "schema of an agreement's event": AGREEMENT_SCHEMA,
        **{f"case {kind}": shape(fact) for kind, fact in EVENTS.items()},
        **{f"agreement {kind}": shape(fact) for kind, fact in AGREEMENT_KINDS.items()},
    }


def outbox_shapes() -> dict[str, Any]:
    """What else is kept as plain JSON."""
    return {
        "shape of a recipe": {**shape(Recipe), "show": {"one of": [str(one) for one in SHOWN]}},
        "shape of an agreement's notice": shape(AgreementNotice),
        "shape of a part": shape(PartView),
        "shape of a task's part": shape(TaskView),
        "shape of an address": shape(Address),
        "shape of a person": shape(PersonId),
        "shape of a newcomer": shape(Newcomer),
    }


def tables() -> dict[str, Any]:
    """Every table: its columns in order, with how each is protected, and its indexes."""
    return {
        "newest migration": HEAD,
        "rows that a note names": {
            table.name: list(columns)
            for table, columns in sorted(WATCHED.items(), key=lambda one: one[0].name)
        },
        **{
            f"table {table.name}": {
                "columns": [
                    [column.name, str(column.type), column.nullable, column.info.get("role", "")]
                    for column in table.columns
                ],
                "key": [column.name for column in table.primary_key],
                "indexes": sorted(
                    f"{one.name}: {', '.join(column.name for column in one.columns)}"
                    for one in table.indexes
                ),
            }
            for table in metadata.sorted_tables
        },
    }


def shape(hint: Any) -> Any:
    """A type without its name."""
    hint = getattr(hint, "__supertype__", hint)  # a key is the text that it is made from
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        return {
            one.name + ("" if _needed(one) else "?"): shape(hints[one.name]) for one in fields(hint)
        }
    if isinstance(hint, type) and issubclass(hint, Enum):
        return {"one of": [member.value for member in hint]}
    if get_origin(hint) in (types.UnionType, Union):
        return {"either": [shape(one) for one in get_args(hint)]}
    if get_origin(hint) is tuple:
        return {"list of": [shape(one) for one in get_args(hint) if one is not Ellipsis]}
    origin = get_origin(hint)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"object of": [shape(one) for one in get_args(hint)]}
    return getattr(hint, "__name__", str(hint))


def _needed(one: Any) -> bool:
    return one.default is MISSING and one.default_factory is MISSING
