"""The agreement to hand, for anyone: in our words, and word for word where it is loaded."""

from dataclasses import replace

from bot.recipes import ready
from bot.turns.agreement.place import answer, here
from bot.turns.agreement.reviewing import own_card
from bot.turns.turn import Answer, Turn
from bot.work.agreement.notices import holders
from dialogs import agreement_cards as cards
from dialogs.agreement_cards import AgreementScene, Reading
from governance.agreements.dated import Audience, Recipient
from governance.agreements.document import Document, quote


def show(turn: Turn) -> Answer:
    """ "Show me the agreement"."""
    scene = here(turn)
    return answer(cards.agreement_card(scene, _reading(turn, scene)))


def share(turn: Turn) -> Answer:
    """ "May I share this?"."""
    scene = here(turn)
    return answer(cards.share_card(scene, _reading(turn, scene)))


def read_section(turn: Turn) -> Answer:
    """One section, word for word; nothing is quoted but from the loaded document."""
    scene = here(turn)
    document, guide = _document(turn, scene), turn.desk.guide
    number = turn.given("section")
    section = guide.section(number) if guide else None
    if document is None or guide is None or section is None:
        return share(turn)
    numbers = [one.section for one in guide.sections]
    return answer(cards.quote_card(scene, number, quote(document, number, sections=numbers)))


def document(turn: Turn) -> Answer:
    """The document itself, in as many messages as it needs."""
    scene = here(turn)
    loaded = _document(turn, scene)
    if loaded is None:
        return show(turn)
    first, *rest = cards.document_cards(scene, loaded)
    for at, card in enumerate(rest, 2):
        turn.say(ready(card, str(card["fallbackText"])), f"document:{at}")
    return answer(first)


def mine(turn: Turn) -> Answer:
    """What the agreement wants of this person just now; else the agreement itself."""
    for party in sorted(turn.viewer.parties()):
        card = own_card(turn, party) or _contact_card(turn, party)
        if card is not None:
            return answer(card)
    return show(turn)


def _contact_card(turn: Turn, party: str) -> dict[str, object] | None:
    scene, to = here(turn, party), Recipient(Audience.CONTACT, party)
    found = dict(holders(turn.desk, scene.state, to, turn.now))
    if turn.viewer.person not in found:
        return None
    stood_in = Audience.CONTACT if found[turn.viewer.person] else None
    return cards.still_you_card(replace(scene, stands_in=stood_in))


def _reading(turn: Turn, scene: AgreementScene) -> Reading:
    return Reading(turn.desk.guide, document=_document(turn, scene) is not None)


def _document(turn: Turn, scene: AgreementScene) -> Document | None:
    """The one loaded, if it is of the version in hand: one signed since is another."""
    loaded = turn.desk.document
    return loaded if loaded and loaded.version == scene.agreement.version else None
