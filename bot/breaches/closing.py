"""Closing a breach and opening it again; its record as a file."""

from bot.breaches.duty_forms import all_happened, done, filled
from bot.breaches.render import scene
from bot.breaches.same_incident import joined_hear
from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, show_below, standing
from bot.cases.files import hand_over
from bot.post.outbox_messages import tell_person
from bot.showing.recipes import card_of
from bot.turns.turn import Answer, Turn
from dialogs.breaches import closing as cards
from dialogs.breaches.closing_form import read_closed, read_reopened
from dialogs.breaches.sentences import say
from dialogs.breaches.work_forms import read_contained
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.closing import ActionDone, Closed, in_the_way
from governance.cases.event import Fact
from governance.outbox_message import CardBody, TextBody

ask_close = show_below(BreachShow.CLOSING, Action.WORK)
ask_close_full = show_below(BreachShow.CLOSING_FULL, Action.WORK)
ask_reopen = show_below(BreachShow.REOPEN, Action.WORK)


def close(turn: Turn) -> Answer:
    """Close it; or say what is in the way. The reporter hears the outcome and what was learnt."""
    case = find_kind(turn, Breach, Action.WORK)
    if case.closing.closed or case.decision is None:
        return standing(turn, case)
    short = turn.given("short") == cards.YES and case.may_close_short
    if waits := in_the_way(case.open_duties):
        card = cards.waits_card(scene(turn, case, turn.viewer), waits)
        return Answer(CardBody(card, case.header.reference))
    read = filled(
        turn,
        case,
        lambda: _read(turn, case, short=short),
        cards.closing_card if short else cards.full_closing_card,
        button=say("close.send"),
        texts=("said_by", "effect", "action", "action_who", "lesson"),
    )
    if isinstance(read, Answer):
        return read
    before, closed = read
    case = all_happened(turn, case, (*before, closed))
    what = f"closed:{case.header.version}"
    tell_person(turn, case, case.reporter, card_of(case, BreachShow.CLOSED), what=what)
    joined_hear(turn, case, closed, BreachShow.CLOSED)
    return standing(turn, case)


def _read(turn: Turn, case: Breach, *, short: bool) -> tuple[list[Fact], Closed]:
    """Return that it is closed, and before it how getting it back ended, where nobody wrote that
    down.
    """
    before: list[Fact] = [] if short or case.containment.end else [read_contained(turn.replies)]
    closed = read_closed(turn.replies, turn.now, short=short, teams=_teams(turn, case))
    return before, closed


def _teams(turn: Turn, case: Breach) -> frozenset[str]:
    """Return the keys of the teams that its party counts."""
    watching = turn.services.directory.watching(case.header.party)
    return frozenset(team.key for team in watching.teams)


def action_done(turn: Turn) -> Answer:
    """Write down that what was to change has changed."""
    case = find_kind(turn, Breach, Action.WORK)
    said = case.closing.said
    if said is None or said.action_by is None or case.closing.action_done:
        return standing(turn, case)
    return done(turn, case, ActionDone())


def reopen(turn: Turn) -> Answer:
    """Open it again, with a reason: it is to be closed once more."""
    case = find_kind(turn, Breach, Action.WORK)
    if case.closing.closed is None:
        return standing(turn, case)
    fact = filled(
        turn,
        case,
        lambda: read_reopened(turn.replies),
        cards.reopen_card,
        button=say("reopen.send"),
        texts=("why",),
    )
    return fact if isinstance(fact, Answer) else done(turn, case, fact)


def record_file(turn: Turn) -> Answer:
    """Offer the record as a Word file, below; the card they have stays as it is."""
    case = find_kind(turn, Breach, Action.WORK)
    hand_over(turn, card_of(case, BreachShow.RECORD))
    return Answer(TextBody(say("record.below")), replaces=False)
