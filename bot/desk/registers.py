"""A register of a party's cases, for one person: what they may open, and written down as read.

Who is out of a case finds nothing of it in a register either, and no other number.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from adapters.spreadsheet import Cell, Sheet, spreadsheet
from bot.showing.viewing import case_of
from bot.work import Work
from dialogs.cases.register import Cell as Said
from dialogs.cases.register import Table, table
from dialogs.cases.scene import CaseScene
from dialogs.words.wording import say
from governance.access import ALWAYS, Action
from governance.cases.case import Case
from governance.keys import PartyKey
from governance.moments import end_of, london
from governance.people.identity import Viewer
from storage.errors import NotThere

EXPORTED = "register_exported"
"""What the audit chain calls it: an entry about `register:SCC:breach`, beside the looks at each."""


class NotForThem(Exception):
    """They hold no post at that party that sees its cases: IG lead, deputy or DPO."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which register: of a party's cases of a kind that were reported from `since` to `last`, both
    London days, the last one included.
    """

    party: PartyKey
    kind: str
    since: date
    last: date


def export(work: Work, viewer: Viewer, asked: Asked) -> tuple[bytes, int]:
    """Return the register as a spreadsheet, and how many cases are in it. NotForThem for whoever
    may not have it.
    """
    if ALWAYS.keys().isdisjoint(viewer.roles_in(asked.party)):
        raise NotForThem
    words, found = work.services.kinds.by_name[asked.kind].words, scenes(work, viewer, asked)
    made = table(words.register, found, lambda scene: words.answered(scene.case, work.services))
    _note(work, viewer, asked, len(found))
    return spreadsheet(_sheets(made), london(work.now)), len(found)


def scenes(work: Work, viewer: Viewer, asked: Asked) -> list[CaseScene]:
    """Open each case of the period that they may open, oldest first: each look is written down.

    Returns what their cards would be made from.
    """
    kind = work.services.kinds.by_name[asked.kind]
    since = end_of(asked.since - timedelta(days=1))
    ids = work.unit.cases.opened_since(asked.party, asked.kind, since)
    of_then = (case_of(work, one) for one in ids)
    cases = [one for one in of_then if one and one.reported_at < end_of(asked.last)]
    theirs = (_opened(work, viewer, case) for case in cases)
    return [kind.scene(work, case, viewer) for case in theirs if case]


def _opened(work: Work, viewer: Viewer, case: Case) -> Case | None:
    """Return it as they open it; None where it is not theirs to open."""
    try:
        return work.unit.cases.history(viewer, case.header.id, Action.OPEN, now=work.now)
    except NotThere:
        return None


def _note(work: Work, viewer: Viewer, asked: Asked, count: int) -> None:
    work.unit.audit.append(
        actor=viewer,
        what=EXPORTED,
        subject=f"register:{asked.party}:{asked.kind}",
        party=asked.party,
        version=1,
        digest=b"",
        detail={"since": str(asked.since), "last": str(asked.last), "cases": count},
        now=work.now,
    )


def _sheets(made: Table) -> list[Sheet]:
    rows = [[_cell(one) for one in row] for row in made.rows]
    counts: list[list[Cell]] = [[said, count] for said, count in made.counts]
    heads = (say("register.what_is_counted"), say("register.how_many"))
    return [
        Sheet(made.title, made.headings, rows),
        Sheet(say("register.counts"), heads, counts),
    ]


def _cell(said: Said) -> Cell:
    """Return what a cell says; of an instant, as a clock in London shows it."""
    return london(said).replace(tzinfo=None) if isinstance(said, datetime) else said
