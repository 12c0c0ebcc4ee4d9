"""The cards of a case of any kind: what comes after a report, and a person's own list.

Authorised afresh, like every card. Only *Read* shows what was written, and is written down
as a read of the case.
"""

from collections.abc import Callable, Mapping
from typing import Any

from bot.cases.digest import last_told
from bot.cases.escalation import is_over
from bot.showing.recipes import Show, Shown
from bot.showing.render import load
from bot.showing.viewing import PRODUCT_READING, At, Renderer, setting
from bot.work import Work
from dialogs.cards.elements import Ref
from dialogs.cases.after_report import (
    message_card,
    message_notice,
    messages_card,
    withdraw_card,
    withdrawn_notice,
)
from dialogs.cases.beside import link_card, note_card
from dialogs.cases.case_kind import KindWords
from dialogs.cases.changed import changed_card
from dialogs.cases.digest import DigestRow, digest_card
from dialogs.cases.leading import (
    cannot_notice,
    conflict_done_card,
    named_card,
    not_picked_up_card,
    snooze_card,
)
from dialogs.cases.my_reports import MOST_LISTED, MyReport, mine_card
from dialogs.cases.own_report import own_card
from dialogs.cases.scene import SceneForMe
from dialogs.kinds import START
from governance.access import Action
from governance.cases.case import Case, Status
from governance.cases.snoozing import lengths
from governance.keys import CaseId
from governance.outbox_message import Recipe
from governance.people.identity import Viewer
from storage.cases import CaseRow

NEEDS: Mapping[str, Action] = {
    Show.RECEIPT: Action.SEE_STATUS,
    Show.CASE: Action.SEE_STATUS,
    Show.LEAD_NOTICE: Action.SEE_STATUS,
    Show.ESCALATION: Action.SEE_STATUS,
    Show.OPEN: Action.OPEN,
    Show.OWN: Action.SEE_OWN,
    Show.DECIDE: Action.DECIDE,
    Show.DECIDED: Action.SEE_STATUS,
    Show.NAME: Action.NAME,
    Show.CONFLICT: Action.DECLARE_CONFLICT,
    Show.DEADLINE: Action.SEE_STATUS,
    Show.SOMEONE_HAS_IT: Action.SEE_STATUS,
    Show.OUTCOME: Action.SEE_STATUS,
    Show.LESSON: Action.DECIDE,
    Show.LEARNT: Action.SEE_STATUS,
    Show.WITHDRAW: Action.WITHDRAW,
    Show.WITHDRAWN: Action.OPEN,
    Show.CHANGED: Action.OPEN,
    Show.WRITE: Action.MESSAGE,
    Show.MESSAGE: Action.MESSAGE,
    Show.MESSAGES: Action.MESSAGE,
    Show.NAMED: Action.SEE_STATUS,
    Show.CANNOT: Action.SEE_STATUS,
    Show.NOT_PICKED_UP: Action.SEE_STATUS,
    Show.SNOOZE: Action.SNOOZE,
    Show.NOTE: Action.WORK,
    Show.LINK: Action.WORK,
}
"""What a person must be allowed for each card of a case, whatever its kind."""

Build = Callable[[SceneForMe, KindWords], dict[str, Any]]


def _after(build: Build) -> Renderer:
    """Return the renderer of a card that is the same for every kind."""

    def render(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
        case = load(work, recipe, viewer)
        if case is None:
            return None
        version = int(recipe.step or case.header.version)
        said = {"me": viewer.person, "version": version, **setting(work, case, viewer)}
        scene = SceneForMe(case=case, **said)
        card = build(scene, work.services.kinds.of(case).words)
        return Shown.of(card)

    return render


def _conflict_done(work: Work, recipe: Recipe, _viewer: Viewer) -> Shown:
    case: Case = work.unit.cases.history(
        PRODUCT_READING, recipe.case, Action.SEE_STATUS, now=work.now
    )
    reference = case.header.reference
    return Shown(conflict_done_card(reference), reference)


def _mine(work: Work, _recipe: Recipe, viewer: Viewer) -> Shown:
    """List the reports of whoever looks, newest first."""
    rows = work.unit.cases.mine(viewer)
    listed = tuple(_listed(work, row) for row in rows[:MOST_LISTED])
    more = tuple(_row(work, row) for row in rows[MOST_LISTED:])
    card = mine_card((*listed, *more), Ref(card=work.services.new_id()), START)
    return Shown.of(card)


def _listed(work: Work, row: CaseRow) -> MyReport:
    case = work.unit.cases.history(PRODUCT_READING, row.id, Action.SEE_STATUS, now=work.now)
    return _row(work, row, withdrawn=case.withdrawn is not None)


def _row(work: Work, row: CaseRow, *, withdrawn: bool = False) -> MyReport:
    return MyReport(
        ref=Ref(card=work.services.new_id(), case=row.id, version=row.version),
        reference=row.reference,
        kind=work.services.kinds.by_name[row.kind].words.mine,
        opened_at=row.opened_at,
        status=Status(row.status),
        withdrawn=withdrawn,
    )


def _changed(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Say what changed at that version of the case, above where the case stands."""
    case = load(work, recipe, viewer)
    if case is None:
        return None
    kind = work.services.kinds.of(case)
    scene = kind.scene(work, case, viewer)
    stands = kind.cards[Show.CASE](At(work, recipe, viewer, scene))
    event = case.history[int(recipe.step) - 1]
    card = stands and changed_card(scene, kind.words, event, stands.card or {})
    return Shown.of(card) if card else None


def _snooze(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make the form, with the lengths that are on offer now."""
    legal = work.services.calendars()
    return _after(
        lambda scene, _words: snooze_card(
            scene, lengths(scene.case, scene.case.legal_date(legal), work.now)
        )
    )(work, recipe, viewer)


def _digest(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make the digest of those cases that this person may still see and that still want somebody;
    None where there is none.
    """
    each = (_digest_row(work, recipe, case, viewer) for case in recipe.cases)
    rows = [row for row in each if row]
    return Shown.of(digest_card(rows)) if rows else None


def _digest_row(work: Work, recipe: Recipe, case_id: CaseId, viewer: Viewer) -> DigestRow | None:
    case = load(work, Recipe(Show.CASE, case=case_id), viewer)
    told = last_told(case, viewer.person, recipe.rung) if case else None
    if case is None or told is None or is_over(case, Recipe(Show.DIGEST, rung=told.rung)):
        return None
    kind, legal = work.services.kinds.of(case), case.legal_date(work.services.calendars())
    late_from = legal if legal and legal <= work.now else None
    return DigestRow(kind.scene(work, case, viewer), kind.words.mine, told, late_from)


RENDERS: Mapping[str, Renderer] = {
    Show.DIGEST: _digest,
    Show.SNOOZE: _snooze,
    Show.NAMED: _after(lambda scene, _words: named_card(scene)),
    Show.CANNOT: _after(lambda scene, _words: cannot_notice(scene)),
    Show.NOT_PICKED_UP: _after(lambda scene, _words: not_picked_up_card(scene)),
    Show.CONFLICT_DONE: _conflict_done,
    Show.MINE: _mine,
    Show.WITHDRAW: _after(lambda scene, words: withdraw_card(scene, words.withdraw_also)),
    Show.CHANGED: _changed,
    Show.WITHDRAWN: _after(lambda scene, words: withdrawn_notice(scene, words.withdrawn_verbs)),
    Show.NOTE: _after(lambda scene, _words: note_card(scene)),
    Show.LINK: _after(lambda scene, _words: link_card(scene)),
    Show.WRITE: _after(lambda scene, _words: message_card(scene)),
    Show.MESSAGE: _after(lambda scene, _words: message_notice(scene)),
    Show.OWN: _after(own_card),
    Show.MESSAGES: _after(lambda scene, _words: messages_card(scene)),
}
