"""What a supplier owes us of a breach on its side: asked for, chased, and ticked as it comes.

A processor tells its controller without undue delay (UK GDPR Art. 33(2); DPA 2018 s.67(9); BR-PROC,
docs/law.md) what the controller must tell the regulator in turn (Art. 33(3)). The law gives no
number of hours: when it is chased is a partnership target.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from governance.cases.event import Event, Fact
from governance.duties.duty import Duty, done_if
from governance.policy import SUPPLIER_WITHIN

SUPPLIER_TELLS = "supplier_told"


class Owed(StrEnum):
    """What we must know from it (UK GDPR Art. 33(3))."""

    WHAT = "what"
    WHEN = "when"
    WHOSE = "whose"  # the people and the records, and about how many
    EFFECTS = "effects"
    DONE = "done"
    CONTACT = "contact"


class OfTheSupplier(Fact):
    """What happens between a case and the supplier where it went wrong."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class SupplierAsked(OfTheSupplier):
    """We asked the supplier for what it owes us."""


@dataclass(frozen=True, slots=True)
class SupplierSaid(OfTheSupplier):
    """What has come so far, old and new. `no_more` is why nothing else will."""

    came: tuple[Owed, ...]
    no_more: str = field(default="", repr=False)


SupplierFact = SupplierAsked | SupplierSaid

SUPPLIER_EVENTS: Mapping[str, type[SupplierFact]] = MappingProxyType(
    {"supplier_asked": SupplierAsked, "supplier_said": SupplierSaid}
)
"""The stored name of each."""


@dataclass(frozen=True, slots=True)
class Supplier:
    """What has come from it, since when it is asked, and whether more will come."""

    asked: Event | None = None
    came: tuple[Owed, ...] = ()
    no_more: bool = False

    @property
    def done(self) -> bool:
        """Return whether all of it has come, or nothing else will."""
        return self.no_more or set(self.came) == set(Owed)


def after_supplier(supplier: Supplier, event: Event, fact: SupplierFact) -> Supplier:
    """Return how things stand once `fact` has happened in `event`."""
    match fact:
        case SupplierAsked():
            return replace(supplier, asked=supplier.asked or event)
        case SupplierSaid(came, no_more):
            return replace(supplier, came=came, no_more=bool(no_more))


def supplier_duties(supplier: Supplier, since: datetime | None) -> tuple[Duty, ...]:
    """Return the duty to get it from the supplier, from the decision or from when it was asked."""
    asked = supplier.asked.at if supplier.asked else since
    due = asked + SUPPLIER_WITHIN if asked else None
    standing = done_if(supplier.done)
    count = (len(supplier.came), len(Owed))
    return (Duty(SUPPLIER_TELLS, due, standing, of=count, since=since),)
