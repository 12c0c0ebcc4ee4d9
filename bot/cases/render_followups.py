"""From a recipe to the cards of what comes after a report, for a case of any kind.

Authorised afresh, like every card. Only *Read* shows what was written, and is written down
as a read of the case.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.services import Services
from bot.showing.recipes import FOLDED, Show, Shown
from bot.showing.viewing import View, setting
from bot.work import Work
from dialogs.cards.elements import Ref
from dialogs.cases.messages_card import message_card, message_notice, messages_card
from dialogs.cases.my_reports import MOST_LISTED, MyReport, mine_card
from dialogs.cases.reader_scene import SceneForMe
from dialogs.cases.withdrawing import withdraw_card, withdrawn_notice
from dialogs.kinds import BY_NAME, START
from governance.access import Action, allowed
from governance.cases.case import Case, Status
from governance.outbox_message import Recipe
from governance.people.identity import System
from storage.case_rows import CaseRow
from storage.errors import NotThere
from storage.unit import Unit

COURIER = System("courier")


@dataclass(frozen=True, slots=True)
class Making:
    """How one of these cards is made, and what its reader must be allowed."""

    needs: Action
    build: Callable[[SceneForMe], dict[str, Any]]


def _withdraw(scene: SceneForMe) -> dict[str, Any]:
    return withdraw_card(scene, BY_NAME[scene.case.header.kind].withdraw_also)


def _withdrawn(scene: SceneForMe) -> dict[str, Any]:
    return withdrawn_notice(scene, BY_NAME[scene.case.header.kind].withdrawn_verbs)


AFTER: Mapping[str, Making] = {
    Show.WITHDRAW: Making(Action.WITHDRAW, _withdraw),
    Show.WITHDRAWN: Making(Action.OPEN, _withdrawn),
    Show.WRITE: Making(Action.MESSAGE, message_card),
    Show.MESSAGE: Making(Action.MESSAGE, message_notice),
    Show.MESSAGES: Making(Action.MESSAGE, messages_card),
}


def render_after(unit: Unit, services: Services, recipe: Recipe, view: View) -> Shown | None:
    """The card, or None where this person may not (or may no longer) see it."""
    making = AFTER[recipe.show]
    viewer, now = view.viewer, view.now
    reader = viewer if recipe.show in FOLDED else COURIER
    try:
        case = unit.cases.history(reader, recipe.case, making.needs, now=now)
    except NotThere:
        return None
    if making.needs not in allowed(viewer, case):
        return None
    scene = SceneForMe(case=case, me=viewer.person, **setting(services, case, view))
    card = making.build(scene)
    return Shown(card, str(card["fallbackText"]))


def render_mine(unit: Unit, services: Services, _recipe: Recipe, view: View) -> Shown:
    """The reports of whoever looks, newest first."""
    rows = unit.cases.mine(view.viewer)
    listed = tuple(_listed(Work(unit, services, view.now), row) for row in rows[:MOST_LISTED])
    more = tuple(_row(services, row) for row in rows[MOST_LISTED:])
    card = mine_card((*listed, *more), Ref(card=services.new_id()), START)
    return Shown(card, str(card["fallbackText"]))


def _listed(work: Work, row: CaseRow) -> MyReport:
    case: Case = work.unit.cases.history(COURIER, row.id, Action.SEE_STATUS, now=work.now)
    return _row(work.services, row, withdrawn=case.withdrawn is not None)


def _row(services: Services, row: CaseRow, *, withdrawn: bool = False) -> MyReport:
    return MyReport(
        ref=Ref(card=services.new_id(), case=row.id, version=row.version),
        reference=row.reference,
        kind=BY_NAME[row.kind].mine,
        opened_at=row.opened_at,
        status=Status(row.status),
        withdrawn=withdrawn,
    )
