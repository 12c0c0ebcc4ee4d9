"""A signatory's answers to a review. Which review is meant is worked out, not taken on trust."""

from datetime import date

from bot.recipes import words
from bot.turns.agreement.place import answer, for_party, here, holds, problem, record
from bot.turns.noticing import Form, ask_once
from bot.turns.turn import Answer, Turn
from bot.work.agreement import progress
from bot.work.agreement.notices import holders, tell
from bot.work.outreach import NOTICE, Letter, post
from dialogs import agreement_cards as cards
from dialogs.agreement_cards import AgreementScene
from dialogs.agreement_cards.sentences import say
from dialogs.elements import Card
from dialogs.readers.words import tidy
from governance.agreements.asking import ReviewAsk, review_ask
from governance.agreements.dated import COORDINATOR, Audience, Kind, Recipient
from governance.agreements.events import NotMe, ReviewAnswered
from governance.agreements.notices import Notice
from governance.agreements.words import Outcome
from governance.quiet import next_loud
from storage.errors import NotThere

MOST_SAID = 2000  # characters, as the cards have it
MOST_WHO = 200


def review(turn: Turn) -> Answer:
    """Back to whichever card is theirs."""
    card = own_card(turn, turn.given("party"))
    if card is None:
        raise NotThere
    return answer(card)


def own_card(turn: Turn, party: str) -> Card | None:
    """The card of the place they hold: a signatory's of that party, the lead executive's, the
    coordinator's; None for anyone else.
    """
    scene = here(turn, party)
    lead = Recipient(Audience.LEAD_EXECUTIVE, scene.agreement.lead)
    if party in scene.agreement.keys and holds(turn, scene, Recipient(Audience.SIGNATORY, party)):
        return cards.review_card(scene)
    if holds(turn, scene, COORDINATOR):
        return progress(turn.desk, here(turn))
    return cards.lead_card(here(turn, lead.party)) if holds(turn, scene, lead) else None


def points(turn: Turn) -> Answer:
    """The open points, for whoever has one of those cards."""
    party = turn.given("party")
    if own_card(turn, party) is None:
        raise NotThere
    return answer(cards.points_card(here(turn, party)))


def ask_no_change(turn: Turn) -> Answer:
    """ "Reviewed, no change": the points that stay open, and a tick."""
    scene, ask = _asked(turn)
    return answer(cards.no_change_card(scene, ask.due) if ask else cards.review_card(scene))


def no_change(turn: Turn) -> Answer:
    """The tick is the answer."""
    scene, ask = _asked(turn)
    if ask is None:
        return answer(cards.review_card(scene))
    if turn.given("read_points") != "true":
        return problem(say("no_change.error"))
    points_read = tuple(gap.key for gap in ask.points)
    fact = ReviewAnswered(scene.party, ask.due, Outcome.NO_CHANGE, points_read)
    return answer(cards.answered_card(record(turn, scene, fact)))


def ask_change(turn: Turn) -> Answer:
    """ "Change needed": what, and why."""
    scene, ask = _asked(turn)
    return answer(cards.change_card(scene, ask.due) if ask else cards.review_card(scene))


def change(turn: Turn) -> Answer:
    """An answer that says what should change; a new version comes from it, not from us."""
    scene, ask = _asked(turn)
    if ask is None:
        return answer(cards.review_card(scene))
    said = {name: tidy(turn.given(name)) for name in ("what", "why")}
    if not all(0 < len(each) <= MOST_SAID for each in said.values()):
        return problem(say("change.error"))
    if asked := ask_once(turn, Form(f"agreement:change:{scene.party}:{ask.due}", "Send"), said):
        return asked
    points_read = tuple(gap.key for gap in ask.points)
    fact = ReviewAnswered(scene.party, ask.due, Outcome.CHANGE_NEEDED, points_read, **said)
    scene = record(turn, scene, fact)
    _tell_the_office(turn, scene, ask)
    return answer(cards.answered_card(scene))


def _tell_the_office(turn: Turn, scene: AgreementScene, ask: ReviewAsk) -> None:
    """That a change is needed, and where to read it; nothing of what was written."""
    line = say("said.news", party=scene.agreement.party(scene.party).name)
    about = scene.agreement.reference
    for person, _stands_in in holders(turn.desk, scene.state, COORDINATOR, turn.now):
        letter = Letter(
            key=f"{about}:change:{scene.party}:{ask.due}:{person.text}",
            party=scene.agreement.lead,
            kind=NOTICE,
            to={"person": person.text},
            body=words(line),
            later=next_loud(turn.now) - turn.now,
        )
        post(turn.unit, letter, turn.now)


def ask_not_me(turn: Turn) -> Answer:
    """ "Not me": who should be asked? A post, never a name."""
    audience = _audience(turn)
    return answer(cards.not_me_card(for_party(turn, audience), audience))


def not_me(turn: Turn) -> Answer:
    """Never an answer: they are not asked again in this place, and the next in line is, now."""
    audience = _audience(turn)
    scene = for_party(turn, audience)
    who = tidy(turn.given("who"))
    if not 0 < len(who) <= MOST_WHO:
        return problem(say("not_me.error"))
    if asked := ask_once(turn, Form(f"agreement:not_me:{scene.party}", "Send"), {"who": who}):
        return asked
    to = Recipient(audience, scene.party)
    stood_in = dict(holders(turn.desk, scene.state, to, turn.now)).get(turn.viewer.person, False)
    scene = record(turn, scene, NotMe(scene.party, audience, who, stood_in=stood_in))
    _ask_the_next(turn, scene, to)
    return answer(cards.not_me_done_card(scene))


def _asked(turn: Turn) -> tuple[AgreementScene, ReviewAsk | None]:
    """The signatory's scene, and what the card asks if that is still what is asked: a card made
    before another review fell due, or before a colleague answered, is shown as it is now.
    """
    scene = for_party(turn, Audience.SIGNATORY)
    ask = review_ask(scene.state, scene.party, scene.today)
    same = ask is not None and ask.due == _day(turn.given("due"))
    return scene, ask if same else None


def _ask_the_next(turn: Turn, scene: AgreementScene, to: Recipient) -> None:
    """The next in line; nobody where the contact has left, which the office sees as a gap."""
    notice = _the_same(scene, to)
    if notice is not None:
        people = holders(turn.desk, scene.state, to, turn.now)
        tell(turn.unit, turn.desk, notice, people, turn.now)


def _the_same(scene: AgreementScene, to: Recipient) -> Notice | None:
    """What the person who said "not me" was asked, for somebody else of their party."""
    party, today = scene.agreement.party(to.party), scene.today
    if to.audience is Audience.CONTACT:
        asked = not party.contact.is_gap
        return Notice(to, Kind.CONTACT_CHECK, party.key, today, late=False) if asked else None
    ask = review_ask(scene.state, party.key, today)
    if ask is None:
        return None
    kind = Kind.REVIEW_OVERDUE if ask.missed else Kind.REVIEW_REMINDER
    return Notice(to, kind, ask.due.isoformat(), today, late=False)


def _audience(turn: Turn) -> Audience:
    """The place that the card was for: a contact's, or a signatory's."""
    contact = turn.given("audience") == Audience.CONTACT
    return Audience.CONTACT if contact else Audience.SIGNATORY


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
