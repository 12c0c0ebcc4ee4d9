"""Danger of a breach: what follows from facts, who has phoned, and who stands it down.

Nothing stands it down but the lead's own word (BR-STAND-DOWN, docs/law.md).
"""

from collections.abc import Iterable
from datetime import datetime

from bot.breaches.render import scene
from bot.breaches.ringing import danger_known
from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, show_below, standing
from bot.cases.escalation import append_fact, climb, plan
from bot.cases.news import tell_handlers, tell_told
from bot.drafts.danger_said import says_danger
from bot.drafts.identifiers_asked import about_case, ask_once
from bot.drafts.narrative_input import written
from bot.post.refresh import refresh, renew_receipts
from bot.showing.recipes import card_of
from bot.turns.turn import Answer, Handler, Turn
from dialogs.asking.readers.moments import read_moment
from dialogs.asking.readers.reader import NotUnderstood
from dialogs.breaches.safety import who_phoned_card
from dialogs.breaches.sentences import say
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.danger import danger_arises
from governance.breaches.facts import DangerArose, Help, HelpSaid, StoodDown, WhereaboutsSaid
from governance.breaches.ladders import breach_ladder
from governance.cases.danger import Danger
from governance.cases.yes_no import YesNo
from governance.moments import from_london, london
from governance.outbox_message import CardBody, TextBody
from governance.people.identity import System

OURSELVES = System("turn")

ask_who_phoned = show_below(BreachShow.WHO_PHONED, Action.SAY_HELP)
ask_stand_down = show_below(BreachShow.STAND_DOWN, Action.STAND_DOWN)


def danger_follows(turn: Turn, before: Breach, now: Breach) -> Breach:
    """Write down danger that the facts amount to now (BR-WHEREABOUTS). Returns the case after it.

    Whoever calls it climbs the ladder next: that is what tells people.
    """
    if not danger_arises(before.exposure, now.exposure, now.danger):
        return now
    return _arises(turn, now)


def danger_shown(turn: Turn, before: Breach, now: Breach) -> Breach:
    """Do the same for what was added or corrected, and show whoever did so whom to phone, where
    that is what makes it danger. Returns the case after it.
    """
    said = now.urgent and not before.urgent  # by the reporter's own correction
    now = danger_known(turn, now) if said else danger_follows(turn, before, now)
    if now.urgent and not before.urgent:
        renew_receipts(turn, now)
        turn.say(standing(turn, now).body, "danger_stands")
    return now


def danger_said(turn: Turn, case: Breach, texts: Iterable[str]) -> Breach:
    """Write down danger that words about the case say, tell whoever wrote them so and show them
    the case as it stands now: whom to phone (BR-DANGER-WORDS). Returns the case after it; whoever
    calls it climbs the ladder next.
    """
    if case.urgent or not says_danger(texts):
        return case
    turn.say(TextBody(say("danger.set_not_sure")), "danger_set")
    then = _arises(turn, case)
    renew_receipts(turn, then)
    turn.say(standing(turn, then).body, "danger_stands")
    return then


def reporter_wrote(turn: Turn, case: Breach, said: str) -> Breach:
    """Alarm people where a message of the reporter's says danger. Returns the case after it."""
    then = danger_said(turn, case, (said,))
    return case if then is case else climb(turn, then)


def _arises(turn: Turn, case: Breach) -> Breach:
    ladder = breach_ladder(Danger.NOT_SURE)
    arose = DangerArose((ladder.id, ladder.version))
    return danger_known(turn, append_fact(turn, case, OURSELVES, arose))


def shows_where(answer: YesNo) -> Handler:
    """Return the handler of one answer to whether it shows where anyone lives."""

    def handler(turn: Turn) -> Answer:
        before = find_kind(turn, Breach, Action.ADD_DETAILS)
        if before.whereabouts_said is not answer:
            now = append_fact(turn, before, turn.viewer, WhereaboutsSaid(answer))
            now = climb(turn, danger_follows(turn, before, now))
            refresh(turn, now)
        return standing(turn, before)

    return handler


def help_said(answer: Help) -> Handler:
    """Return the handler of one answer to whether somebody has phoned for help."""

    def handler(turn: Turn) -> Answer:
        case = find_kind(turn, Breach, Action.SAY_HELP)
        if case.help is None or case.help.fact != HelpSaid(answer):
            _help(turn, case, HelpSaid(answer))
        return standing(turn, case)

    return handler


def who_phoned(turn: Turn) -> Answer:
    """Write down who phoned, and when, as somebody who looks after it knows."""
    case = find_kind(turn, Breach, Action.SAY_HELP)
    who = turn.given("who").strip()
    if asked := ask_once(
        turn, about_case(turn, case, "“Write it down”", danger=True), {"who": who}
    ):
        return asked
    try:
        when = _when(turn)
    except NotUnderstood as said:
        return _ask_again(turn, case, str(said))
    if not who:
        return _ask_again(turn, case, say("safety.who_error"))
    _help(turn, case, HelpSaid(Help.SOMEONE_ELSE, who, when))
    return standing(turn, case)


def stand_down(turn: Turn) -> Answer:
    """Write down that nobody is in danger, and why; those who were told of it hear."""
    case = find_kind(turn, Breach, Action.STAND_DOWN)
    if case.urgent:
        reason = written(turn, case, "why", "“Stand it down”")
        if isinstance(reason, Answer):
            return reason
        case = append_fact(turn, case, turn.viewer, StoodDown(reason))
        plan(turn, case)
        refresh(turn, case)
        tell_told(turn, case, card_of(case, BreachShow.STOOD_DOWN), but=turn.viewer.person)
    return standing(turn, case)


def _help(turn: Turn, case: Breach, fact: HelpSaid) -> None:
    case = append_fact(turn, case, turn.viewer, fact)
    refresh(turn, case)
    tell_handlers(turn, case, card_of(case, BreachShow.HELP_SAID), but=turn.viewer.person)


def _when(turn: Turn) -> datetime:
    """Return when they phoned, in UTC; now where nothing is said. Raises NotUnderstood."""
    text = turn.given("when").strip()
    if not text:
        return turn.now
    try:
        said = read_moment(text, turn.now)
    except NotUnderstood:
        raise NotUnderstood(say("safety.when_odd")) from None
    there = london(turn.now)
    day, clock = said.day or there.date(), said.at or there.time()
    when = from_london(datetime.combine(day, clock.replace(tzinfo=None)))
    if when > turn.now:
        raise NotUnderstood(say("safety.when_future"))
    return when


def _ask_again(turn: Turn, case: Breach, problem: str) -> Answer:
    card = who_phoned_card(scene(turn, case, turn.viewer), problem)
    return Answer(CardBody(card, case.header.reference))
