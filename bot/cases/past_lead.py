"""A report that goes past the IG lead, who may be the one it is about."""

from bot.turns.turn import Turn
from dialogs.asking.form_buttons import NOT_TO_LEAD
from governance.moments import london
from governance.people.identity import PersonId, Role

BUTTON = f"“{NOT_TO_LEAD}”"


def kept_from_lead(turn: Turn) -> tuple[PersonId, ...]:
    """Return the leads and the deputies, who work with them; never the reporter.

    One of them who is the SIRO too is among them: the ladder's fall-through then finds who is left.
    """
    day, directory = london(turn.now).date(), turn.services.directory
    leads = directory.holders(turn.party, Role.IG_LEAD, day)
    deputies = directory.holders(turn.party, Role.DEPUTY, day)
    return tuple(dict.fromkeys(p for p in (*leads, *deputies) if p != turn.viewer.person))
