"""What the agreement asks of one person, and their answer: to a review, or "not me".

Which card is theirs just now, and which review is meant, is worked out, not taken on trust. "Not
me" is no answer: they are not asked again in that place, and the next in line is, now.
"""

from dataclasses import replace

from bot.agreements.notices import reach, sign_request
from bot.agreements.place import (
    answer,
    day_of,
    for_party,
    here,
    holds,
    problem,
    record,
    send_to_office,
    stands_in,
    written,
)
from bot.agreements.render import progress
from bot.agreements.signing import own_request, to_sign
from bot.drafts.identifiers_asked import Form, ask_once
from bot.turns.turn import Answer, Turn
from dialogs.agreements.keeping import still_you_card
from dialogs.agreements.review import (
    answered_card,
    change_card,
    lead_card,
    no_change_card,
    not_me_card,
    not_me_done_card,
    points_card,
    review_card,
)
from dialogs.agreements.scene import AgreementScene
from dialogs.agreements.sentences import say
from dialogs.agreements.signing import change_news_card
from dialogs.cards.elements import Card
from governance.agreements.dated import COORDINATOR, Audience, DatedKind, Recipient
from governance.agreements.facts import NotMe, ReviewAnswered
from governance.agreements.model import ContactStatus, ReviewOutcome
from governance.agreements.reminders import ReviewAsk, review_ask
from governance.agreements.schedule import Notice
from governance.keys import PartyKey
from storage.errors import NotThere

MOST_SAID = 2000  # characters, as the cards have it
MOST_WHO = 200


def review(turn: Turn) -> Answer:
    """Go back to whichever card is theirs."""
    card = wanted(turn, PartyKey(turn.given("party")))
    if card is None:
        raise NotThere
    return answer(card)


def points(turn: Turn) -> Answer:
    """Show the open points to whoever has one of those cards."""
    party = PartyKey(turn.given("party"))
    if own_card(turn, party) is None:
        raise NotThere
    return answer(points_card(here(turn, party)))


def ask_no_change(turn: Turn) -> Answer:
    """Show the points that stay open, and ask for a tick."""
    scene, ask = _asked(turn)
    return answer(no_change_card(scene, ask.due) if ask else review_card(scene))


def no_change(turn: Turn) -> Answer:
    """Record the tick, which is the answer."""
    scene, ask = _asked(turn)
    if ask is None:
        return answer(review_card(scene))
    if turn.given("read_points") != "true":
        return problem(say("no_change.error"))
    points_read = tuple(gap.key for gap in ask.points)
    fact = ReviewAnswered(scene.party, ask.due, ReviewOutcome.NO_CHANGE, points_read)
    return answer(answered_card(record(turn, scene, fact)))


def ask_change(turn: Turn) -> Answer:
    """Ask what should change, and why."""
    scene, ask = _asked(turn)
    return answer(change_card(scene, ask.due) if ask else review_card(scene))


def change(turn: Turn) -> Answer:
    """Record what should change; a new version comes from it, not from us."""
    scene, ask = _asked(turn)
    if ask is None:
        return answer(review_card(scene))
    said = {name: written(turn, name, MOST_SAID) for name in ("what", "why")}
    if not all(said.values()):
        return problem(say("change.error"))
    if asked := ask_once(turn, Form(f"agreement:change:{scene.party}:{ask.due}", "Send"), said):
        return asked
    points_read = tuple(gap.key for gap in ask.points)
    fact = ReviewAnswered(scene.party, ask.due, ReviewOutcome.CHANGE_NEEDED, points_read, **said)
    scene = record(turn, scene, fact)
    news = change_news_card(here(turn), scene.party)
    send_to_office(turn, news, f"change:{scene.party}:{ask.due}")
    return answer(answered_card(scene))


def _asked(turn: Turn) -> tuple[AgreementScene, ReviewAsk | None]:
    """Return the signatory's scene, and what the card asks if that is still asked: a card made
    before another review fell due, or before a colleague answered, is shown as it is now.
    """
    scene = for_party(turn, Audience.SIGNATORY)
    ask = review_ask(scene.state, scene.party, scene.today)
    same = ask is not None and ask.due == day_of(turn, "due")
    return scene, ask if same else None


def ask_not_me(turn: Turn) -> Answer:
    """Ask who should be asked instead: a post, never a name."""
    scene, audience = _place(turn)
    return answer(not_me_card(scene, audience, version=turn.given("version")))


def not_me(turn: Turn) -> Answer:
    """Record "not me", which is no answer, and ask the next in line, now."""
    scene, audience = _place(turn)
    who = written(turn, "who", MOST_WHO)
    if not who:
        return problem(say("not_me.error"))
    if asked := ask_once(turn, Form(f"agreement:not_me:{scene.party}", "Send"), {"who": who}):
        return asked
    to = Recipient(audience, scene.party)
    stood_in = stands_in(turn, scene, to)
    scene = record(turn, scene, NotMe(scene.party, audience, who, stood_in=stood_in))
    if notice := _the_same(turn, scene, to):
        reach(turn, scene.state, notice)
    return answer(not_me_done_card(scene))


def _place(turn: Turn) -> tuple[AgreementScene, Audience]:
    """Return the place that the card was for: a contact's or a signatory's, if it is theirs. Of a
    signature it is the signatory's: a contact who does not sign is the contact still.
    """
    if turn.given("version"):
        return to_sign(turn)[0], Audience.SIGNATORY
    contact = turn.given("audience") == Audience.CONTACT
    audience = Audience.CONTACT if contact else Audience.SIGNATORY
    return for_party(turn, audience), audience


def _the_same(turn: Turn, scene: AgreementScene, to: Recipient) -> Notice | None:
    """Return what the person who said "not me" was asked, for the next in line of their party; None
    where the contact has left, which the office sees as a gap.
    """
    party, today = scene.agreement.party(to.party), scene.today
    if version := turn.given("version"):
        return sign_request(scene.state, party.key, version, today)
    if to.audience is Audience.CONTACT:
        asked = not party.contact.is_gap
        return Notice(to, DatedKind.CONTACT_CHECK, party.key, today, late=False) if asked else None
    ask = review_ask(scene.state, party.key, today)
    if ask is None:
        return None
    kind = DatedKind.REVIEW_OVERDUE if ask.missed else DatedKind.REVIEW_REMINDER
    return Notice(to, kind, ask.due.isoformat(), today, late=False)


def wanted(turn: Turn, party: PartyKey) -> Card | None:
    """Return a review that is asked of them first, then a signature, then what they answered to
    the review, then whether they still are the contact; else their own card.
    """
    scene, own = here(turn, party), own_card(turn, party)
    if own and (not _signs(turn, scene) or review_ask(scene.state, party, scene.today)):
        return own
    answered = own if scene.state.answer_of(party) else None
    return own_request(turn, party) or answered or contact_card(turn, party) or own


def own_card(turn: Turn, party: PartyKey) -> Card | None:
    """Return the card of the place they hold: a signatory's of that party, the lead executive's,
    the coordinator's; None for anyone else.
    """
    scene = here(turn, party)
    lead = Recipient(Audience.LEAD_EXECUTIVE, scene.agreement.lead)
    if _signs(turn, scene):
        return review_card(scene)
    if holds(turn, scene, COORDINATOR):
        return progress(turn.services, here(turn))
    return lead_card(here(turn, lead.party)) if holds(turn, scene, lead) else None


def contact_card(turn: Turn, party: PartyKey) -> Card | None:
    """Return "still you?" for the party's contact, one who turns up again, and a stand-in."""
    scene, to = here(turn, party), Recipient(Audience.CONTACT, party)
    if party not in scene.agreement.keys or scene.state.has_ended(scene.today):
        return None
    if not holds(turn, scene, to):
        return None
    lost = scene.agreement.party(party).contact.status is ContactStatus.UNREACHABLE
    audience = Audience.CONTACT if stands_in(turn, scene, to) and not lost else None
    return still_you_card(replace(scene, stands_in=audience))


def _signs(turn: Turn, scene: AgreementScene) -> bool:
    known = scene.party in scene.agreement.keys
    return known and holds(turn, scene, Recipient(Audience.SIGNATORY, scene.party))
