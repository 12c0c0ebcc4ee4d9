"""The decision: what the IG lead records, with reasons. The bot suggests; a person decides."""

from collections.abc import Mapping
from dataclasses import replace

from adapters.teams.values import ActivityKind
from bot.breaches.duty_forms import MOST_ECHOED, ask_next, done, filled
from bot.breaches.render import scene
from bot.breaches.same_incident import joined_hear
from bot.breaches.second_eyes import second_asked
from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, happened, show_below
from bot.cases.moving import on_the_newest
from bot.drafts.identifiers_asked import about_case, ask_once
from bot.post.outbox_messages import tell_person
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.breaches.deciding import NOT_YET, aware_card, decide_card, not_yet_card, sure_card
from dialogs.breaches.decision_form import likely_in, outcome_in, read_aware, read_decision
from dialogs.breaches.sentences import say
from dialogs.cards.elements import Card
from governance.access import Action
from governance.breaches.advice import AdviceGiven
from governance.breaches.breach import Breach
from governance.breaches.facts import AwarenessCorrected, Decided, NotYet
from governance.breaches.suggestion import Against, asks_twice, suggest
from governance.outbox_message import CardBody, TextBody

NARRATIVES = ("reason", "waiting_for", "who", "sure")
CHANGES = (AwarenessCorrected, Decided, NotYet, AdviceGiven)

ask_aware = show_below(BreachShow.AWARE, Action.CORRECT_AWARENESS)


def decide(turn: Turn) -> Answer:
    """Record the decision, or ask what is still to be asked, with all they chose."""
    case = find_kind(turn, Breach, Action.DECIDE)
    if turn.version < _shown_at(case):
        return shown(card_of(case, Show.CASE))
    written = {name: turn.given(name) for name in NARRATIVES}
    if asked := ask_once(turn, about_case(turn, case, f"“{say('decide.send')}”"), written):
        return asked
    against = _against(turn, case)
    read = read_decision(turn.replies, against=against, now=turn.now)
    if read.fact is None:
        return _ask(turn, case, against, read.problems)
    return _record(turn, case, read.fact)


def _against(turn: Turn, case: Breach) -> tuple[Against, ...]:
    """Return what speaks against what they chose; nothing where something is not chosen yet."""
    outcome, likely = outcome_in(turn.replies), likely_in(turn.replies)
    if outcome is None or likely is None:
        return ()
    return asks_twice(case, suggest(case, turn.services.agreement).leaning, outcome, likely)


def _ask(
    turn: Turn, case: Breach, against: tuple[Against, ...], problems: Mapping[str, str]
) -> Answer:
    """Show what comes next, in answer to the press alone: their reasons are in it.

    Where that would be a message in the chat, or too much for a card, what they wrote is not said
    back: they are told what is missing, or asked to write it again.
    """
    values: Mapping[str, str] = turn.replies
    in_chat = turn.incoming.kind is ActivityKind.SUBMIT
    too_long = sum(map(len, values.values())) > MOST_ECHOED
    if _first_is_wrong(problems) and (in_chat or too_long):
        return Answer(TextBody(" ".join(problems.values())), replaces=False)
    if in_chat or too_long:
        values = {name: said for name, said in values.items() if name not in NARRATIVES}
    return Answer(CardBody(_next(turn, case, against, problems, values), case.header.reference))


def _first_is_wrong(problems: Mapping[str, str]) -> bool:
    return not problems.keys().isdisjoint(("likely", "outcome", "reason"))


def _next(
    turn: Turn,
    case: Breach,
    against: tuple[Against, ...],
    problems: Mapping[str, str],
    values: Mapping[str, str],
) -> Card:
    """Return the first questions where one of them is missing, else what follows from them."""
    setting = scene(turn, case, turn.viewer)
    if _first_is_wrong(problems):
        return decide_card(setting, problems, values)
    seen = {} if _is_new(turn, problems) else problems
    if values.get("outcome") == NOT_YET:
        return not_yet_card(setting, seen, values)
    return sure_card(setting, against, seen, values)


def _is_new(turn: Turn, problems: Mapping[str, str]) -> bool:
    """Return whether none of what is missing was on the card that they sent."""
    return all(name not in turn.replies for name in problems)


def _shown_at(case: Breach) -> int:
    """Return the version that a decide card must have seen: an older card would undo a decision, or
    a move of the time, unseen.
    """
    seen = [n for n, event in enumerate(case.history, 1) if isinstance(event.fact, CHANGES)]
    return seen[-1] if seen else 0


def _record(turn: Turn, before: Breach, fact: Decided | NotYet) -> Answer:
    case = on_the_newest(turn, before)
    if isinstance(fact, NotYet):
        return done(turn, case, fact)
    found = suggest(before, turn.services.agreement)
    case = happened(turn, case, replace(fact, suggested=found.leaning, because=found.reasons))
    case = second_asked(turn, before, case)
    what = f"outcome:{case.header.version}"
    tell_person(turn, case, case.reporter, card_of(case, Show.OUTCOME), what=what)
    joined_hear(turn, case, fact, Show.OUTCOME)
    ask_next(turn, case)
    return shown(card_of(case, Show.DECIDED))


def aware(turn: Turn) -> Answer:
    """Move the time of awareness, with a reason; only the IG lead may (BR-MOVE)."""
    case = find_kind(turn, Breach, Action.CORRECT_AWARENESS)
    if turn.version < _shown_at(case):
        return shown(card_of(case, Show.CASE))
    fact = filled(
        turn,
        case,
        lambda: read_aware(turn.replies, case, turn.now),
        aware_card,
        button=say("decide.aware_send"),
        texts=("why",),
    )
    return fact if isinstance(fact, Answer) else done(turn, case, fact)
