"""Danger that someone types: heard before anything else is read, at any place and from anyone.

Nobody is told by it, and the card says so.
"""

import asyncio

from adapters.teams.activities import chat_with
from adapters.teams.values import ActivityKind, Incoming
from bot.cases.practice import something_real
from bot.drafts import carried
from bot.drafts.draft_actions import started
from bot.drafts.drafts import SUGGESTED, begun, keep, new_draft
from bot.drafts.form_submit import form
from bot.drafts.typed_answers import is_option
from bot.turns.replies import BELOW, NOTHING_MORE
from bot.turns.turn import Answer, Turn
from dialogs.asking.danger_words import Heard, danger_in, heard_in_words
from dialogs.asking.flow import Answers
from dialogs.asking.languages import language_of
from dialogs.cases.danger import danger_card, danger_lines_card, safe_card
from dialogs.cases.home import PRIVATELY
from dialogs.clocks.to_come import come
from dialogs.kinds import COMMANDS, SHARE_SAFELY
from dialogs.words.wording import say
from governance.cases.danger import Danger
from governance.moments import london
from governance.outbox_message import CardBody, TextBody
from governance.people.directory import Numbers

NOT_SURE: Answers = {"danger": Danger.NOT_SURE.value}
TYPED = (ActivityKind.MESSAGE, ActivityKind.EDITED)


async def heard_in(incoming: Incoming) -> Heard | None:
    """Return what a typed or edited message says of danger; None for anything else."""
    if incoming.kind not in TYPED or not incoming.text:
        return None
    return await asyncio.to_thread(_judged, incoming.text)


def _judged(text: str) -> Heard | None:
    """Judge a command by its words alone: what was learned of sentences errs on few words."""
    return heard_in_words(text) if COMMANDS.read(text) else danger_in(text)


def answer_first(turn: Turn) -> None:
    """Say whom to phone above whatever else is answered, where danger was typed."""
    heard = turn.heard
    if heard is None:
        return
    something_real(turn, turn.party)
    numbers = turn.services.directory.numbers(turn.party)
    if turn.incoming.scope != "personal":
        link = chat_with(turn.incoming.app_id, message="report a breach")
        turn.say(lines(turn.incoming, heard, numbers, link), "danger")
        return
    if is_option(turn) and not heard_in_words(turn.incoming.text):
        return  # "just now", to the question when
    ref, language = turn.ref(), language_of(turn.incoming.text)
    kept = _wait_for_report(turn, heard, ref.card)
    law = come("LW-CPA", turn.services.confirmed, london(turn.now).date())
    card = danger_card(ref, heard, language, numbers, SHARE_SAFELY, kept=kept, law=law)
    turn.say(CardBody(card, str(card["fallbackText"])), "danger")


def _wait_for_report(turn: Turn, heard: Heard, card: str) -> bool:
    """Keep what was typed for the report that the card offers; an open report takes it at once."""
    text = turn.incoming.text
    if heard is Heard.SELF_HARM or not carried.can_wait(text) or started(turn):
        return False
    carried.wait_for(turn, card, text)
    return True


def lines(incoming: Incoming, heard: Heard, numbers: Numbers, way: str = "") -> CardBody:
    """Make the card without buttons, but for the `way` to a private chat."""
    card = danger_lines_card(heard, language_of(incoming.text), numbers, way, PRIVATELY)
    return CardBody(card, str(card["fallbackText"]))


def report(turn: Turn) -> Answer:
    """Show the form below, its danger set to "not sure" and what was typed in it; where one has
    answers already, ask first whether to carry on.

    The danger card stands: whom to phone is still on it.
    """
    usual = turn.services.kinds.usual
    flow = usual.words.report
    draft = turn.unit.drafts.mine(turn.viewer.person, flow.name, now=turn.now)
    if draft is not None and begun(draft):
        turn.say(usual.reporting.start(turn).body, "form")
    elif asked := carried.asks(turn, flow, NOT_SURE):
        return asked
    else:
        draft = keep(turn, draft or new_draft(turn, flow), NOT_SURE, SUGGESTED)
        taken = carried.taken(turn, flow, draft)
        turn.say(
            TextBody(say("danger.form" if taken is draft else "danger.form_with_words")), "again"
        )
        taken = keep(turn, taken, taken.answers, SUGGESTED)
        turn.say(form(turn, flow, taken), "form")
    waits = turn.incoming.kind is ActivityKind.EXECUTE
    return Answer(TextBody(BELOW), replaces=False) if waits else NOTHING_MORE


def safe_now(turn: Turn) -> Answer:
    """Fold the danger card to a line; what was typed waits no longer."""
    carried.forget(turn)
    card = safe_card()
    return Answer(CardBody(card, str(card["fallbackText"])))
