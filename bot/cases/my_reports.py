"""The person's own reports, with where each stands."""

from adapters.teams.values import ActivityKind
from bot.cases.actions import status
from bot.showing.recipes import Show
from bot.turns.turn import Answer, Turn
from governance.outbox_message import Recipe, RecipeBody


def mine(_turn: Turn) -> Answer:
    """List their reports as they are when it is shown, without cases that they are out of."""
    return Answer(RecipeBody(Recipe(Show.MINE)), replaces=False)


def see(turn: Turn) -> Answer:
    """Show one of them below the list, which stays."""
    one = status(turn).body
    if turn.incoming.kind is not ActivityKind.EXECUTE:
        return Answer(one, replaces=False)
    turn.say(one, "see")
    return mine(turn)
