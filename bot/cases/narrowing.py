"""A case of the kind that a card or a command is for."""

from typing import TypeVar

from governance.cases.case import Case
from storage.errors import NotThere

C = TypeVar("C", bound=Case)


def of_kind(wanted: type[C], case: Case) -> C:
    """Return the case as one of this type. NotThere for any other, as if it did not exist."""
    if not isinstance(case, wanted):
        raise NotThere
    return case
