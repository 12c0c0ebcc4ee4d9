"""A form that is gone on with on another day: is it still about the same thing? (BR-FIRST-SAID)

What it tells of was known when it was begun, so that one form must not tell of two things.
"""

from adapters.teams.values import ActivityKind
from bot.drafts import carried
from bot.drafts.drafts import keep
from bot.drafts.identifiers_asked import in_danger
from bot.turns.turn import Answer, Turn
from dialogs.asking.typing import NOT_KEPT, is_story
from dialogs.cases.resuming import same_thing_card, same_thing_line
from dialogs.kinds import FLOWS
from dialogs.words.wording import say
from governance.moments import london
from governance.outbox_message import CardBody, TextBody
from governance.policy import SAME_SITTING
from storage.drafts import Draft


def left_another_day(turn: Turn, draft: Draft) -> bool:
    """Return whether it was last written in on an earlier London day, and not just before midnight.

    Nobody is asked twice: to go on is to write in it again.
    """
    earlier = london(draft.kept_at).date() < london(turn.now).date()
    return earlier and turn.now - draft.kept_at > SAME_SITTING


def ask_first(turn: Turn, draft: Draft) -> Answer | None:
    """Ask before the form is shown or answered; None where there is nothing to ask."""
    if not left_another_day(turn, draft):
        return None
    ref, title = turn.ref(draft=draft.id, version=draft.version), FLOWS[draft.flow].title
    if turn.incoming.kind is not ActivityKind.MESSAGE:
        carried.wait_on(turn, ref.card)
    elif is_story(turn.incoming.text):
        turn.say(TextBody(_wait(turn, ref.card)), "delete")
    card = same_thing_card(title, draft.opened_at, draft.expires_at, ref)
    return Answer(CardBody(card, str(card["fallbackText"])), replaces=False)


def _wait(turn: Turn, card: str) -> str:
    """Let the story wait for whichever form is pressed; return what becomes of it."""
    if not carried.can_wait(turn.incoming.text):
        return NOT_KEPT
    carried.wait_for(turn, card, turn.incoming.text)
    return say("nearest.words_wait")


def ask_on_sending(turn: Turn, draft: Draft) -> Answer | None:
    """Ask once, beside the form, before it is sent; None where there is nothing to ask.

    What they wrote stays in their card. Where somebody could be in danger nothing waits for it.
    """
    if not left_another_day(turn, draft) or in_danger({**draft.answers, **turn.replies}):
        return None
    if turn.incoming.kind is ActivityKind.MESSAGE:
        return ask_first(turn, draft)
    if not turn.unit.turns.tapped(draft.id, "same_thing", draft.version, now=turn.now):
        return None
    return Answer(TextBody(same_thing_line(draft.opened_at)), replaces=False)


def still_the_same(turn: Turn, draft: Draft) -> Draft:
    """Keep that they said so."""
    return keep(turn, draft, draft.answers)
