"""Which handler answers: by what the activity is, by the card's verb, or by what was typed."""

from collections.abc import Mapping

from adapters.teams.values import ActivityKind
from bot.cases import files
from bot.turns import asides, greeting, typed
from bot.turns.turn import Handler, Turn

OTHERWISE: Mapping[ActivityKind, Handler] = {
    ActivityKind.MESSAGE: typed.read,
    ActivityKind.INSTALLED: greeting.installed,  # Teams says JOINED too: one hello is enough
    ActivityKind.EDITED: asides.edited,
    ActivityKind.FILE: files.answered,
}
"""Whatever is no press of a button; to the rest there is nothing to say."""

SAID = (ActivityKind.MESSAGE, ActivityKind.EXECUTE, ActivityKind.SUBMIT)
"""What somebody waits for an answer to."""

CARD_FORMAT = 1


def handler_for(turn: Turn) -> Handler | None:
    """Return who answers an activity; None where nothing is to be said."""
    kind = turn.incoming.kind
    if turn.incoming.scope != "personal":
        return asides.go_private if kind in SAID else None
    if kind in (ActivityKind.EXECUTE, ActivityKind.SUBMIT):
        return asides.look_again if turn.incoming.automatic else _by_verb(turn)
    return OTHERWISE.get(kind)


def _by_verb(turn: Turn) -> Handler:
    handler = turn.services.kinds.verbs.get(turn.verb)
    if handler is None or turn.incoming.data.get("s") != CARD_FORMAT:
        return greeting.old_card
    return handler
