"""Whose place somebody answers for, asked afresh at every press: a card grants nothing."""

from datetime import date

from bot.agreements.notices import holders, tell_the_office
from bot.agreements.render import progress, scene_of
from bot.agreements.standing import happened, standing
from bot.turns.turn import Answer, Turn
from dialogs.agreements.progress import standing_card
from dialogs.agreements.scene import AgreementScene
from dialogs.asking.readers.words import tidy
from dialogs.cards.elements import Card
from governance.agreements.dated import COORDINATOR, Audience, Recipient
from governance.agreements.facts import AgreementFact
from governance.agreements.post_holders import PostHolders
from governance.keys import NO_PARTY, PartyKey
from governance.moments import next_loud
from governance.outbox_message import CardBody, TextBody
from storage.errors import NotThere


def here(turn: Turn, party: PartyKey = NO_PARTY) -> AgreementScene:
    """Return the agreement as it is now, for a card of that party."""
    return scene_of(turn, standing(turn), party=party)


def for_party(turn: Turn, *audiences: Audience) -> AgreementScene:
    """Return the agreement for the party the card names; NotThere unless they hold one of these
    places in it, or stand in.
    """
    party = PartyKey(turn.given("party"))
    scene = here(turn, party)
    known = party in scene.agreement.keys
    if known and any(holds(turn, scene, Recipient(each, party)) for each in audiences):
        return scene
    raise NotThere


def for_coordinator(turn: Turn) -> AgreementScene:
    """Return the agreement for the partnership office; NotThere for anyone else."""
    scene = here(turn)
    if not holds(turn, scene, COORDINATOR):
        raise NotThere
    return scene


def for_office_or_lead(turn: Turn) -> AgreementScene:
    """Return the agreement for the partnership office, and for the lead party's signatory and
    executive; NotThere for anyone else.
    """
    scene = here(turn)
    lead = scene.agreement.lead
    theirs = [Recipient(each, lead) for each in (Audience.SIGNATORY, Audience.LEAD_EXECUTIVE)]
    if not any(holds(turn, scene, each) for each in (COORDINATOR, *theirs)):
        raise NotThere
    return scene


def standing_of(turn: Turn, scene: AgreementScene) -> Answer:
    """Show where everything stands: with every button to the office, in short to the lead party."""
    if holds(turn, scene, COORDINATOR):
        return answer(progress(turn.services, scene))
    return answer(standing_card(scene))


def holds(turn: Turn, scene: AgreementScene, to: Recipient) -> bool:
    """Return whether they answer for this place today: they hold it, or stand in."""
    places = PostHolders(scene.state, turn.services.directory, scene.today)
    return places.may_answer(turn.viewer.person, to)


def stands_in(turn: Turn, scene: AgreementScene, to: Recipient) -> bool:
    """Return whether they are asked today for a place that is not their own."""
    return holders(turn, scene.state, to).get(turn.viewer.person, False)


def record(turn: Turn, scene: AgreementScene, fact: AgreementFact) -> AgreementScene:
    """Write down that it has happened; returns the agreement as it is after it."""
    return scene_of(turn, happened(turn, turn.viewer, fact), party=scene.party)


def written(turn: Turn, box: str, most: int) -> str:
    """Return what they wrote in that box of the card; "" where it is longer than that."""
    text = tidy(turn.given(box))
    return text if len(text) <= most else ""


def day_of(turn: Turn, box: str) -> date | None:
    """Return the day that the card sent; None for anything else."""
    try:
        return date.fromisoformat(turn.given(box))
    except ValueError:
        return None


def send_to_office(turn: Turn, card: Card, what: str) -> None:
    """Send the card to the partnership office after quiet hours; `what` tells it from others."""
    later = next_loud(turn.now) - turn.now
    body = CardBody(card, str(card["fallbackText"]))
    tell_the_office(turn, standing(turn), body, what, later=later)


def answer(card: Card) -> Answer:
    """Answer with a card, in place of the one that was used."""
    return Answer(CardBody(card, str(card["fallbackText"])))


def problem(sentence: str) -> Answer:
    """Say what is missing, and leave the card as it is."""
    return Answer(TextBody(sentence), replaces=False)
