"""From a recipe to the list of what goes soon, or to a form about one record."""

from collections.abc import Callable, Iterator, Mapping

from bot.retention.shows import RetentionShow
from bot.retention.standing import Matter, matter, open_requests
from bot.showing.recipes import Shown
from bot.showing.render import load
from bot.showing.viewing import Renderer, case_of, setting
from bot.work import Work
from dialogs.cards.elements import Card, Ref
from dialogs.cases.scene import CaseScene
from dialogs.retention.cards import GoingRow, end_hold_card, keep_card, list_card
from governance.access import ALWAYS, Action, allowed
from governance.keys import PartyKey
from governance.outbox_message import Recipe
from governance.people.identity import Viewer
from governance.policy import WARNED_BEFORE_END
from governance.retention.standing import Standing, Step
from storage.periods import month_of

NEEDS: Mapping[str, Action] = {
    RetentionShow.KEEP: Action.OPEN,
    RetentionShow.END_HOLD: Action.WORK,
}
"""Whoever may open a record may keep it; only whoever handles it may let it go."""


def may_list(viewer: Viewer, party: PartyKey) -> bool:
    """Return whether they may see what goes soon of a party."""
    return not viewer.roles_in(party).isdisjoint(ALWAYS)


def waiting(work: Work, party: PartyKey, viewer: Viewer, *, asked: bool) -> Iterator[Matter]:
    """Find the records of a party that its leads were told of, or are asked about, and that this
    person may open.
    """
    soon = month_of(work.now + WARNED_BEFORE_END)
    for case_id, whose in work.unit.shredder.closed(soon):
        case = case_of(work, case_id) if whose == party else None
        if case is None or Action.OPEN not in allowed(viewer, case):
            continue
        found = matter(work, case, asked=asked)
        if found.stands.foretold or found.plan.step in (Step.ASK_HOLD, Step.ASK_LOOK):
            yield found


def _list(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    party = PartyKey(recipe.step)
    if not may_list(viewer, party):
        return None
    asked = open_requests(work, party)
    found = sorted(waiting(work, party, viewer, asked=bool(asked)), key=_ends)
    rows = [_row(work, one) for one in found]
    named = work.services.agreement.party(party).name
    return Shown.of(list_card(Ref(card=work.services.new_id()), named, rows, asked))


def _ends(one: Matter) -> tuple[object, str]:
    return one.stands.last_day, one.case.header.reference


def _row(work: Work, one: Matter) -> GoingRow:
    kind = work.services.kinds.of(one.case).words.mine
    return GoingRow(one.case.header, kind, one.stands)


def _form(build: Callable[[CaseScene, Standing], Card]) -> Renderer:
    def render(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
        case = load(work, recipe, viewer)
        if case is None:
            return None
        scene = CaseScene(case=case, **setting(work, case, viewer))
        return Shown.of(build(scene, matter(work, case, asked=False).stands))

    return render


RENDERS: Mapping[str, Renderer] = {
    RetentionShow.LIST: _list,
    RetentionShow.KEEP: _form(lambda scene, _stands: keep_card(scene)),
    RetentionShow.END_HOLD: _form(end_hold_card),
}
