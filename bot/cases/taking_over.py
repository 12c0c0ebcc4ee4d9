"""Somebody is named to lead several cases at once: they hear of them on one card, and can say with
one press that they have them all (LD-TOGETHER, docs/law.md).
"""

from collections.abc import Iterable

from bot.cases.actions import has_it, led_by, now_led_by
from bot.post.outbox_messages import digest_subject, notify
from bot.showing.recipes import Show, Shown
from bot.showing.render import load
from bot.turns.turn import Answer, Turn, shown
from bot.work import Work
from dialogs.cards.elements import Ref
from dialogs.cases.taking_over import CASES, TakeRow, take_over_card
from governance.access import Action
from governance.cases.case import Case
from governance.keys import CaseId, PartyKey
from governance.moments import london
from governance.outbox_message import Recipe, RecipeBody, ToPerson
from governance.people.identity import PersonId, Viewer
from storage.errors import NotThere


def all_led_by(turn: Turn, cases: Iterable[Case], leader: PersonId) -> list[Case]:
    """Name somebody to lead each of these that they do not lead, and tell them once for each
    party. Returns the cases after it.
    """
    new = [case for case in cases if case.leader != leader]
    if len(new) == 1:
        return [led_by(turn, new[0], leader)]
    now = [now_led_by(turn, case, leader) for case in new]
    if leader != turn.viewer.person:
        for party in dict.fromkeys(case.header.party for case in now):
            _tell(turn, party, leader, [case for case in now if case.header.party == party])
    return now


def _tell(turn: Turn, party: PartyKey, leader: PersonId, cases: Iterable[Case]) -> None:
    recipe = Recipe(Show.TAKE_OVER, cases=tuple(case.header.id for case in cases))
    key = f"takes:{turn.key}:{party}:{leader.text}"
    subject = digest_subject(party, london(turn.now).date())  # one place for every such card
    notify(turn, ToPerson(leader), RecipeBody(recipe), key=key, party=party, subject=subject)


def render(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make the card of those that this person still leads; None where there is none."""
    rows = [row for case in recipe.cases if (row := _row(work, case, viewer))]
    if not rows:
        return None
    return Shown.of(take_over_card(rows, Ref(card=work.services.new_id())))


def _row(work: Work, case_id: CaseId, viewer: Viewer) -> TakeRow | None:
    case = load(work, Recipe(Show.CASE, case=case_id), viewer)
    if case is None or case.decided or case.leader != viewer.person:
        return None
    kind = work.services.kinds.of(case)
    return TakeRow(kind.scene(work, case, viewer), kind.words.mine)


def have_all(turn: Turn) -> Answer:
    """Write down that they have each that is theirs to have."""
    cases = tuple(CaseId(one) for one in turn.given(CASES).split())
    for case_id in cases:
        try:
            case = turn.unit.cases.history(turn.viewer, case_id, Action.ACKNOWLEDGE, now=turn.now)
        except NotThere:
            continue
        has_it(turn, case)
    return shown(Recipe(Show.TAKE_OVER, cases=cases))
