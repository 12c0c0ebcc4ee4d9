"""Whose place somebody answers for, asked afresh at every press: a card grants nothing."""

from bot.agreements.render import progress, scene_of
from bot.agreements.standing import happened, standing
from bot.showing.recipes import ready, words
from bot.turns.turn import Answer, Turn
from dialogs.agreements.progress import standing_card
from dialogs.agreements.scene import AgreementScene
from dialogs.cards.elements import Card
from governance.agreements.dated import COORDINATOR, Audience, Recipient
from governance.agreements.facts import AgreementFact
from governance.agreements.post_holders import may_answer
from storage.errors import NotThere


def here(turn: Turn, party: str = "") -> AgreementScene:
    """The agreement as it is now, for a card of that party."""
    return scene_of(turn.services, standing(turn), turn.now, party=party)


def for_party(turn: Turn, *audiences: Audience) -> AgreementScene:
    """The same, for the party the card names; NotThere unless they hold one of these places in
    it, or stand in.
    """
    party = turn.given("party")
    scene = here(turn, party)
    known = party in scene.agreement.keys
    if known and any(holds(turn, scene, Recipient(each, party)) for each in audiences):
        return scene
    raise NotThere


def for_coordinator(turn: Turn) -> AgreementScene:
    """The same, for the partnership office; NotThere for anyone else."""
    scene = here(turn)
    if not holds(turn, scene, COORDINATOR):
        raise NotThere
    return scene


def for_office_or_lead(turn: Turn) -> AgreementScene:
    """The same, for the partnership office, and for the lead party's signatory and executive."""
    scene = here(turn)
    lead = scene.agreement.lead
    places = (
        COORDINATOR,
        Recipient(Audience.SIGNATORY, lead),
        Recipient(Audience.LEAD_EXECUTIVE, lead),
    )
    if not any(holds(turn, scene, each) for each in places):
        raise NotThere
    return scene


def standing_of(turn: Turn, scene: AgreementScene) -> Answer:
    """Where everything stands: with all its buttons for the office, in short for the lead party."""
    if holds(turn, scene, COORDINATOR):
        return answer(progress(turn.services, scene))
    return answer(standing_card(scene))


def holds(turn: Turn, scene: AgreementScene, to: Recipient) -> bool:
    """Whether they answer for this place today: they hold it, or stand in."""
    return may_answer(turn.viewer.person, to, scene.state, turn.services.directory, scene.today)


def record(turn: Turn, scene: AgreementScene, fact: AgreementFact) -> AgreementScene:
    """It has happened; the agreement as it is after it."""
    state = happened(turn, turn.viewer, fact)
    return scene_of(turn.services, state, turn.now, party=scene.party)


def answer(card: Card) -> Answer:
    """The card, in place of the one that was used."""
    return Answer(ready(card, str(card["fallbackText"])))


def problem(sentence: str) -> Answer:
    """What is missing, with the card left as it is."""
    return Answer(words(sentence), replaces=False)
