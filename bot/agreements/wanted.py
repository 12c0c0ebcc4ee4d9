"""Which card is a person's just now: what the agreement wants of them, or where it stands."""

from dataclasses import replace

from bot.agreements.notices import holders
from bot.agreements.place import here, holds
from bot.agreements.render import progress
from bot.agreements.signing import own_request
from bot.turns.turn import Turn
from dialogs.agreements.keeping import still_you_card
from dialogs.agreements.review import lead_card, review_card
from dialogs.agreements.scene import AgreementScene
from dialogs.cards.elements import Card
from governance.agreements.dated import COORDINATOR, Audience, Recipient
from governance.agreements.model import ContactStatus
from governance.agreements.reminders import review_ask


def wanted(turn: Turn, party: str) -> Card | None:
    """A review that is asked of them first, then a signature, then whether they still are the
    contact; else their own card.
    """
    scene, own = here(turn, party), own_card(turn, party)
    if own and (not _signs(turn, scene) or review_ask(scene.state, party, scene.today)):
        return own
    return own_request(turn, party) or contact_card(turn, party) or own


def own_card(turn: Turn, party: str) -> Card | None:
    """The card of the place they hold: a signatory's of that party, the lead executive's, the
    coordinator's; None for anyone else.
    """
    scene = here(turn, party)
    lead = Recipient(Audience.LEAD_EXECUTIVE, scene.agreement.lead)
    if _signs(turn, scene):
        return review_card(scene)
    if holds(turn, scene, COORDINATOR):
        return progress(turn.services, here(turn))
    return lead_card(here(turn, lead.party)) if holds(turn, scene, lead) else None


def contact_card(turn: Turn, party: str) -> Card | None:
    """ "Still you?", to the party's contact, to one who turns up again, and to a stand-in."""
    scene, to = here(turn, party), Recipient(Audience.CONTACT, party)
    if party not in scene.agreement.keys or scene.state.has_ended(scene.today):
        return None
    if not holds(turn, scene, to):
        return None
    stands_in = dict(holders(turn.services, scene.state, to, turn.now)).get(
        turn.viewer.person, False
    )
    lost = scene.agreement.party(party).contact.status is ContactStatus.UNREACHABLE
    audience = Audience.CONTACT if stands_in and not lost else None
    return still_you_card(replace(scene, stands_in=audience))


def _signs(turn: Turn, scene: AgreementScene) -> bool:
    known = scene.party in scene.agreement.keys
    return known and holds(turn, scene, Recipient(Audience.SIGNATORY, scene.party))
