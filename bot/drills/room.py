"""Drills: the room's table of contents."""

from bot.cases.case_kind import NO_NOTICES, Room
from bot.drills import actions, running
from bot.drills.counting import DrillShow, told
from bot.showing.recipes import Shown
from bot.work import Work
from dialogs.cards.elements import Ref
from dialogs.drills.cards import drill_card
from dialogs.drills.verbs import DrillVerb
from governance.drills.drill import read_subject, step
from governance.drills.rows import DRILL
from governance.outbox_message import Recipe
from governance.people.identity import Viewer


def render(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make the card of one step; None once the drill is over, or for anyone else."""
    drill, rung = read_subject(recipe.step), step(recipe.rung)
    if drill is None or rung is None or running.running(work, drill.party) != drill:
        return None
    if viewer.person not in told(work, drill):
        return None
    ref = Ref(card=work.services.new_id())
    return Shown.of(drill_card(ref, drill, rung, recipe.role, work.services.agreement))


DRILLS = Room(
    handlers={
        DrillVerb.MENU: actions.menu,
        DrillVerb.SCORE: actions.show_score,
    },
    changes={
        DrillVerb.BEGIN: actions.begin_one,
        DrillVerb.END: actions.end_one,
        DrillVerb.SEEN: actions.seen,
        DrillVerb.REAL: actions.real,
    },
    alike={},
    commands={},
    case_actions={},
    if_not_theirs={},
    typed=None,
    due={DRILL: running.fall_due},
    needs={},
    renders={DrillShow.NOTICE: render},
    folds={},
    files=frozenset(),
    notices=NO_NOTICES,
    left_out=None,
)
