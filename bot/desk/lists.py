"""The desk's lists in the chat: asked for, paged through, and made when they are shown.

Nothing of a list is kept: the card is made from what its reader may open at that moment.
"""

from dataclasses import replace

from adapters.teams.values import ActivityKind
from bot.cases.actions import find, standing
from bot.cases.my_reports import mine
from bot.desk.shows import DeskShow
from bot.showing.recipes import Shown
from bot.showing.viewing import PRODUCT_READING, UNREADABLE
from bot.turns.turn import MOST_PAGES, Answer, Handler, Turn
from bot.work import Work
from dialogs.cards.elements import Ref
from dialogs.desk.desk import LIST, NEXT, DeskPage, DeskRow, desk_card
from dialogs.words.wording import party_name, say
from governance.access import Action, may
from governance.cases.case import Case
from governance.desk.found_by import By, findings, has_desk, tidied
from governance.desk.lists import Asked, Ends, Which, is_danger
from governance.outbox_message import Recipe, RecipeBody, TextBody
from governance.people.identity import Viewer
from storage.cases import CaseRow
from storage.errors import NotThere


def listing(which: Which) -> Handler:
    """Return a handler that shows the first page of that list; to who carries no cases, their own
    reports.
    """
    return lambda turn: _shown(Asked(which), 0) if _carries(turn) else mine(turn)


def show(turn: Turn) -> Answer:
    """Show the list that was chosen, from its first page; or the next page of the one they had."""
    chosen = turn.given(LIST)
    if not _carries(turn):
        return mine(turn)
    if chosen == NEXT:
        return _shown(Asked.read(turn.given("next")), _page(turn) + 1)
    return _shown(Asked.read(chosen), 0)


def find_reference(turn: Turn) -> Answer:
    """List the cases of the reference that they typed, ours or their party's own."""
    if not _carries(turn):
        return mine(turn)
    return _shown(Asked(sought=tidied(turn.given("on"))), 0)


def see(turn: Turn) -> Answer:
    """Show one of its cases below the list, which is brought up to date."""
    try:
        case = find(turn, Action.OPEN)
    except NotThere:
        return Answer(TextBody(say("gone")), replaces=False)
    if turn.incoming.kind is not ActivityKind.EXECUTE:
        return Answer(standing(turn, case).body, replaces=False)
    turn.say(standing(turn, case).body, "see")
    return _shown(Asked.read(turn.given("step")), _page(turn))


def _carries(turn: Turn) -> bool:
    """Return whether they have a desk: by their post, or since they were named to lead a case."""
    return has_desk(turn.viewer) or bool(turn.unit.desk.counts(turn.viewer, Ends.at(turn.now)).open)


def _page(turn: Turn) -> int:
    page = turn.incoming.data.get("page")
    return page if isinstance(page, int) and 0 < page < MOST_PAGES else 0


def _shown(asked: Asked, page: int) -> Answer:
    recipe = Recipe(DeskShow.DESK, step=asked.text, more=page)
    return Answer(RecipeBody(recipe))


def render(work: Work, recipe: Recipe, viewer: Viewer) -> Shown:
    """Make one page of a list, of what its reader may open."""
    asked, ends, desk = Asked.read(recipe.step), Ends.at(work.now), work.unit.desk
    page, listed = recipe.more if asked.after else 0, desk.page(viewer, asked, ends)
    if asked.after and not listed.rows:  # what was there has moved: from the beginning
        asked, page = replace(asked, after=None), 0
        listed = desk.page(viewer, asked, ends)
    found = {row.reference: _opened(work, row, viewer) for row in listed.rows}
    kinds = work.services.kinds.by_name
    return Shown.of(
        desk_card(
            DeskPage(
                ref=Ref(card=work.services.new_id()),
                asked=asked,
                page=page,
                length=desk.length(viewer, asked, ends),
                following=listed.following,
                rows=[_row(work, case, ends) for case in found.values() if case],
                counts=desk.counts(viewer, ends),
                kinds=[(name, kind.words.mine) for name, kind in kinds.items()],
                unread=[reference for reference, case in found.items() if case is None],
                in_doubt=bool(work.services.hold.on),
            )
        )
    )


def _opened(work: Work, row: CaseRow, viewer: Viewer) -> Case | None:
    """Return a case that was listed, its reader authorised once more; None where it cannot be read.

    The list shows nothing that people wrote: it is no look at the case.
    """
    try:
        case = work.unit.cases.history(PRODUCT_READING, row.id, Action.SEE_STATUS, now=work.now)
    except UNREADABLE:
        return None
    return case if may(viewer, Action.OPEN, case) else None


def _row(work: Work, case: Case, ends: Ends) -> DeskRow:
    header, services = case.header, work.services
    due = work.dated(case)
    waits = sorted(who for by, who in findings(case) if by is By.WAITING)
    return DeskRow(
        ref=Ref(card=services.new_id(), case=header.id, version=header.version),
        reference=header.reference,
        kind=services.kinds.of(case).words.mine,
        status=case.status,
        danger=is_danger(case),
        to_do=services.kinds.of(case).words.to_do(case),
        due=due,
        late=due is not None and due <= ends.now and not services.hold.on,
        holder=services.name(case.owner) if case.owner else "",
        waits_for=[party_name(services.agreement, party) for party in waits],
    )
