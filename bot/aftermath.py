"""From a recipe to the cards of what comes after a report, for a case of any kind.

Authorised afresh, like every card. Only *Read* shows what was written, and is written down
as a read of the case.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.desk import Desk
from bot.looking import Looking, setting
from bot.recipes import FOLDED, Recipe, Show, Shown
from dialogs import after_cards as cards
from dialogs.after_cards import MyReport, SceneForMe
from dialogs.elements import Ref
from governance.access import Action, allowed
from governance.matter import Matter, Status
from governance.people import System
from storage.case_rows import CaseRow
from storage.errors import NotThere
from storage.unit import Unit

COURIER = System("courier")


@dataclass(frozen=True, slots=True)
class Making:
    """How one of these cards is made, and what its reader must be allowed."""

    needs: Action
    build: Callable[[SceneForMe], dict[str, Any]]


AFTER: Mapping[Show, Making] = {
    Show.WITHDRAW: Making(Action.WITHDRAW, cards.withdraw_card),
    Show.WITHDRAWN: Making(Action.OPEN, cards.withdrawn_notice),
    Show.WRITE: Making(Action.MESSAGE, cards.message_card),
    Show.MESSAGE: Making(Action.MESSAGE, cards.message_notice),
    Show.MESSAGES: Making(Action.MESSAGE, cards.messages_card),
}


def render_after(unit: Unit, desk: Desk, recipe: Recipe, looking: Looking) -> Shown | None:
    """The card, or None where this person may not (or may no longer) see it."""
    making = AFTER[recipe.show]
    viewer, now = looking.viewer, looking.now
    reader = viewer if recipe.show in FOLDED else COURIER
    try:
        case = unit.cases.history(reader, recipe.case, making.needs, now=now)
    except NotThere:
        return None
    if making.needs not in allowed(viewer, case):
        return None
    scene = SceneForMe(case=case, me=viewer.person, **setting(desk, case, looking))
    card = making.build(scene)
    return Shown(card, str(card["fallbackText"]))


def render_mine(unit: Unit, desk: Desk, _recipe: Recipe, looking: Looking) -> Shown:
    """The reports of whoever looks, newest first."""
    rows = unit.cases.mine(looking.viewer)
    listed = tuple(_listed(unit, desk, row, looking.now) for row in rows[: cards.MOST_LISTED])
    more = tuple(_row(desk, row) for row in rows[cards.MOST_LISTED :])
    card = cards.mine_card((*listed, *more), Ref(card=desk.new_id()))
    return Shown(card, str(card["fallbackText"]))


def _listed(unit: Unit, desk: Desk, row: CaseRow, now: datetime) -> MyReport:
    case: Matter = unit.cases.history(COURIER, row.id, Action.SEE_STATUS, now=now)
    return _row(desk, row, withdrawn=case.withdrawn is not None)


def _row(desk: Desk, row: CaseRow, *, withdrawn: bool = False) -> MyReport:
    return MyReport(
        ref=Ref(card=desk.new_id(), case=row.id, version=row.version),
        reference=row.reference,
        kind=row.kind,
        opened_at=row.opened_at,
        status=Status(row.status),
        withdrawn=withdrawn,
    )
