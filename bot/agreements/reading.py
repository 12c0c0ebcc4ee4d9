"""The agreement to hand, for anyone: in our words, and word for word where it is loaded."""

from collections.abc import Callable
from functools import partial

from bot.agreements.place import answer, here, holds
from bot.agreements.reviewing import contact_card, wanted
from bot.agreements.signing import may_see_version, own_request, own_signature
from bot.turns.turn import Answer, Turn
from dialogs.agreements.reading import (
    AgreementReading,
    agreement_card,
    document_cards,
    file_card,
    no_document_card,
    quote_card,
    share_card,
)
from dialogs.agreements.scene import AgreementScene
from dialogs.cards.elements import Card
from governance.agreements.dated import COORDINATOR
from governance.agreements.model import Version
from governance.agreements.reading import Document, quote
from governance.keys import PartyKey
from governance.outbox_message import CardBody


def show(turn: Turn) -> Answer:
    """Show the agreement in our words."""
    scene = here(turn)
    return answer(agreement_card(scene, _reading(turn, scene)))


def share(turn: Turn) -> Answer:
    """Answer "may I share this?"."""
    scene = here(turn)
    return answer(share_card(scene, _reading(turn, scene)))


def read_section(turn: Turn) -> Answer:
    """Quote one section, word for word; nothing is quoted but from the loaded document."""
    scene = here(turn)
    held, guide = turn.services.shelf.of(scene.agreement.in_hand), turn.services.guide
    number = turn.given("section")
    section = guide.section(number) if guide else None
    if held.quotes is None or guide is None or section is None:
        return share(turn)
    numbers = [one.section for one in guide.sections]
    return answer(quote_card(scene, number, quote(held.quotes, number, sections=numbers)))


def document(turn: Turn) -> Answer:
    """Hand over the document: by a link, or in as many messages as its text needs."""
    scene, version = _asked_for(turn)
    held = turn.services.shelf.of(version)
    if held.document is None:
        return answer(no_document_card(scene, version, other=held.other))
    url = _link(turn, scene, held.document)
    if held.document.text is None:
        return answer(file_card(scene, held.document, url))
    first, *rest = document_cards(scene, held.document, url)
    for at, card in enumerate(rest, 2):
        turn.say(CardBody(card, str(card["fallbackText"])), f"document:{at}")
    return answer(first)


def _link(turn: Turn, scene: AgreementScene, held: Document) -> str:
    """Return where it can be fetched; "" where nobody told us our own address."""
    links = turn.services.links
    return links.to(held, scene.agreement.reference, turn.now) if links else ""


def _asked_for(turn: Turn) -> tuple[AgreementScene, Version]:
    """Return the version a card names, for those who are asked to sign it and for the office: a
    proposed text is nobody else's yet. Otherwise the one in hand, which is anyone's.
    """
    scene, mine = here(turn), here(turn, PartyKey(turn.given("party")))
    named = scene.agreement.edition(turn.given("version"))
    if named is not None and may_see_version(turn, mine, named):
        return mine, named
    if named is not None and holds(turn, scene, COORDINATOR):
        return scene, named
    return scene, scene.agreement.in_hand


def mine(turn: Turn) -> Answer:
    """Show what the agreement wants of this person just now; else the agreement itself."""
    return _first(turn, wanted, otherwise=show)


def to_sign(turn: Turn) -> Answer:
    """Show the version that they were asked to sign, or else what they answered last."""
    answered = partial(_first, theirs=own_signature, otherwise=mine)
    return _first(turn, own_request, otherwise=answered)


def contact(turn: Turn) -> Answer:
    """Ask whether they are the contact, whatever else is asked of them."""
    return _first(turn, contact_card, otherwise=mine)


def _first(
    turn: Turn,
    theirs: Callable[[Turn, PartyKey], Card | None],
    *,
    otherwise: Callable[[Turn], Answer],
) -> Answer:
    found = (theirs(turn, party) for party in sorted(turn.viewer.parties()))
    card = next((one for one in found if one is not None), None)
    return otherwise(turn) if card is None else answer(card)


def _reading(turn: Turn, scene: AgreementScene) -> AgreementReading:
    held = turn.services.shelf.of(scene.agreement.in_hand)
    there, quotes = held.document is not None, held.quotes is not None
    return AgreementReading(turn.services.guide, document=there, quotes=quotes, other=held.other)
