"""What the lead partner was given of joint data by earlier releases, and can still open (§2.1).

Today every joint controller is told by a task (`bot.breaches.partners`). A part is the other
party's own record, with its own key and retention: never the narrative, and no way into the case.
"""

from bot.breaches.shows import BreachShow
from bot.turns.turn import Answer, Turn, shown
from governance.keys import PartId
from governance.outbox_message import Recipe


def open_part(turn: Turn) -> Answer:
    """Show what this party was given of another party's case."""
    return shown(Recipe(BreachShow.PART, part=PartId(turn.given("part"))))


def close_part(turn: Turn) -> Answer:
    """Fold it back to its notice."""
    return shown(Recipe(BreachShow.PART_NOTICE, part=PartId(turn.given("part"))))
