"""A signatory's answers to a review. Which review is meant is worked out, not taken on trust."""

from datetime import date

from bot.agreements.place import answer, for_party, here, problem, record
from bot.agreements.telling import tell_the_office
from bot.agreements.wanted import own_card, wanted
from bot.drafts.identifiers_asked import Form, ask_once
from bot.turns.turn import Answer, Turn
from dialogs.agreements.answers import answered_card, change_card, no_change_card
from dialogs.agreements.points import points_card
from dialogs.agreements.proposing import change_news_card
from dialogs.agreements.review import review_card
from dialogs.agreements.scene import AgreementScene
from dialogs.agreements.sentences import say
from dialogs.asking.readers.words import tidy
from governance.agreements.dated import Audience
from governance.agreements.facts import ReviewAnswered
from governance.agreements.model import ReviewOutcome
from governance.agreements.reminders import ReviewAsk, review_ask
from storage.errors import NotThere

MOST_SAID = 2000  # characters, as the cards have it


def review(turn: Turn) -> Answer:
    """Back to whichever card is theirs."""
    card = wanted(turn, turn.given("party"))
    if card is None:
        raise NotThere
    return answer(card)


def points(turn: Turn) -> Answer:
    """The open points, for whoever has one of those cards."""
    party = turn.given("party")
    if own_card(turn, party) is None:
        raise NotThere
    return answer(points_card(here(turn, party)))


def ask_no_change(turn: Turn) -> Answer:
    """ "Reviewed, no change": the points that stay open, and a tick."""
    scene, ask = _asked(turn)
    return answer(no_change_card(scene, ask.due) if ask else review_card(scene))


def no_change(turn: Turn) -> Answer:
    """The tick is the answer."""
    scene, ask = _asked(turn)
    if ask is None:
        return answer(review_card(scene))
    if turn.given("read_points") != "true":
        return problem(say("no_change.error"))
    points_read = tuple(gap.key for gap in ask.points)
    fact = ReviewAnswered(scene.party, ask.due, ReviewOutcome.NO_CHANGE, points_read)
    return answer(answered_card(record(turn, scene, fact)))


def ask_change(turn: Turn) -> Answer:
    """ "Change needed": what, and why."""
    scene, ask = _asked(turn)
    return answer(change_card(scene, ask.due) if ask else review_card(scene))


def change(turn: Turn) -> Answer:
    """An answer that says what should change; a new version comes from it, not from us."""
    scene, ask = _asked(turn)
    if ask is None:
        return answer(review_card(scene))
    said = {name: tidy(turn.given(name)) for name in ("what", "why")}
    if not all(0 < len(each) <= MOST_SAID for each in said.values()):
        return problem(say("change.error"))
    if asked := ask_once(turn, Form(f"agreement:change:{scene.party}:{ask.due}", "Send"), said):
        return asked
    points_read = tuple(gap.key for gap in ask.points)
    fact = ReviewAnswered(scene.party, ask.due, ReviewOutcome.CHANGE_NEEDED, points_read, **said)
    scene = record(turn, scene, fact)
    news = change_news_card(here(turn), scene.party)
    tell_the_office(turn, news, f"change:{scene.party}:{ask.due}")
    return answer(answered_card(scene))


def _asked(turn: Turn) -> tuple[AgreementScene, ReviewAsk | None]:
    """The signatory's scene, and what the card asks if that is still what is asked: a card made
    before another review fell due, or before a colleague answered, is shown as it is now.
    """
    scene = for_party(turn, Audience.SIGNATORY)
    ask = review_ask(scene.state, scene.party, scene.today)
    same = ask is not None and ask.due == _day(turn.given("due"))
    return scene, ask if same else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
