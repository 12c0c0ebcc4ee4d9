"""What is taken down about a request: never who made it, and never what it says."""

from dataclasses import dataclass, field
from datetime import date

from governance.cases.yes_no import YesNo
from governance.requests.rights import How, Wants, Which, Whose


@dataclass(frozen=True, slots=True)
class Taken:
    """The two cards at most. `received`: the London day anyone here first had it."""

    which: Which
    how: How
    received: date
    whose: Whose
    own_reference: str = field(default="", repr=False)
    wants: Wants | None = None
    about_them: YesNo | None = None
    environment: YesNo | None = None
