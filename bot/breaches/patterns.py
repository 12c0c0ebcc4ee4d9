"""What comes again and again in one's own party, of the cases that one may open."""

from collections.abc import Iterator

from bot.breaches.shows import BreachShow
from bot.showing.recipes import Shown
from bot.turns.turn import Answer, Turn, shown
from bot.work import Work
from dialogs.breaches.patterns import patterns_card
from governance.access import MAY_SEE_PARTS, Action, allowed
from governance.breaches.breach import Breach
from governance.breaches.kind import BREACH as RULES
from governance.breaches.patterns import patterns, patterns_by_team
from governance.keys import PartyKey
from governance.outbox_message import Recipe
from governance.people.identity import System, Viewer
from governance.policy import PATTERN_WITHIN
from storage.errors import NotThere

COUNTING = System("patterns")


def show(turn: Turn) -> Answer:
    """Show it to an IG lead or a deputy. NotThere for anyone else."""
    if _party(turn.viewer) is None:
        raise NotThere
    return shown(Recipe(BreachShow.PATTERNS), sticks=False)


def render(work: Work, _recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make the card; None for whoever leads nothing."""
    party = _party(viewer)
    if party is None:
        return None
    name, cases = work.services.agreement.party(party).name, [*_theirs(work, viewer, party)]
    teams = work.services.directory.watching(party).teams
    by_team = patterns_by_team(cases, teams)
    return Shown.of(patterns_card(patterns(cases), by_team, name, counts_teams=bool(teams)))


def _party(viewer: Viewer) -> PartyKey | None:
    """Return the party whose IG lead or deputy they are; the first where they are of several."""
    parties = viewer.parties()
    return next((p for p in parties if not viewer.roles_in(p).isdisjoint(MAY_SEE_PARTS)), None)


def _theirs(work: Work, viewer: Viewer, party: PartyKey) -> Iterator[Breach]:
    """Return the party's breaches of a year: who is kept out of one does not see it counted."""
    since = work.now - PATTERN_WITHIN
    for row in work.unit.cases.opened_since(party, RULES.name, since):
        case = work.unit.cases.history(COUNTING, row, Action.SEE_STATUS, now=work.now)
        if isinstance(case, Breach) and Action.OPEN in allowed(viewer, case):
            yield case
