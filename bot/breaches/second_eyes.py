"""A second pair of eyes on a decision, where the party's settings ask for one (BR-SECOND)."""

from bot.breaches.duty_forms import filled
from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, happened, show_below
from bot.cases.escalation import holders
from bot.cases.news import tell_handlers
from bot.post.outbox_messages import tell_person
from bot.showing.recipes import card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.breaches.second_eyes import read_why, why_card
from dialogs.breaches.sentences import say
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.duties import TELLS_NOBODY
from governance.breaches.facts import Decided
from governance.breaches.second_eyes import READERS, SecondAsked, SecondSaid
from governance.outbox_message import TextBody
from governance.people.identity import PersonId, Role

ask = show_below(BreachShow.SECOND, Action.DECIDE)
ask_why = show_below(BreachShow.SECOND_WHY, Action.DECIDE)


def second_asked(turn: Turn, before: Breach, case: Breach) -> Breach:
    """Ask for a second pair of eyes where the party wants one. Returns the case after it.

    Nobody is asked again where whoever read it did not agree, and the same is decided again.
    """
    post = turn.services.directory.numbers(case.header.party).second_eyes
    decision, stood = case.decision, before.decision
    if post is None or decision is None or decision.outcome not in TELLS_NOBODY:
        return case
    if before.second.disagrees and stood and stood.outcome is decision.outcome:
        return case
    asked = _reader(turn, case, post)
    case = happened(turn, case, asked)
    if asked.reader:
        what = f"second:{case.header.version}"
        tell_person(turn, case, asked.reader, card_of(case, BreachShow.SECOND), what=what)
    return case


def _reader(turn: Turn, case: Breach, first: Role) -> SecondAsked:
    """Return whom to ask: the post that the party names, else another that may decide."""
    for post in (first, *READERS):
        for person in holders(turn, case)(post):
            if _may_read(turn, case, person):
                return SecondAsked(person, post)
    return SecondAsked(None, first)


def _may_read(turn: Turn, case: Breach, person: PersonId) -> bool:
    """Return whether they neither decided nor reported it; a DPO never decides (RL-DPO)."""
    viewer = turn.services.viewer(person, turn.now)
    advises = viewer is None or viewer.holds(Role.DPO, case.header.party)
    return not advises and person not in (turn.viewer.person, case.reporter)


def agree(turn: Turn) -> Answer:
    """Write down that the second reader agrees."""
    case = find_kind(turn, Breach, Action.DECIDE)
    return _refused(turn, case) or _says(turn, case, SecondSaid(agrees=True))


def disagree(turn: Turn) -> Answer:
    """Write down that the second reader does not agree, and why; whoever has it hears."""
    case = find_kind(turn, Breach, Action.DECIDE)
    if refused := _refused(turn, case):
        return refused
    fact = filled(
        turn,
        case,
        lambda: read_why(turn.replies),
        why_card,
        button=say("second.send"),
        texts=("why",),
    )
    return fact if isinstance(fact, Answer) else _says(turn, case, fact)


def _refused(turn: Turn, case: Breach) -> Answer | None:
    """Return the card as it stands where there is nothing to answer, or another decision than they
    saw; that it is not for them where they decided or reported it.
    """
    decided = [n for n, one in enumerate(case.history, 1) if isinstance(one.fact, Decided)]
    if case.second.asked is None or case.second.said or turn.version < decided[-1]:
        return shown(card_of(case, BreachShow.SECOND))
    if not case.reads_second(turn.viewer.person):
        return Answer(TextBody(say("second.not_you")), replaces=False)
    return None


def _says(turn: Turn, case: Breach, fact: SecondSaid) -> Answer:
    case = happened(turn, case, fact)
    card = card_of(case, BreachShow.SECOND)
    tell_handlers(turn, case, card, but=turn.viewer.person)
    return shown(card)
