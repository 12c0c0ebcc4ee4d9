"""The agreement's own document, word for word, on as many cards as it needs."""

from collections.abc import Iterator

from dialogs.agreement_cards.reading import MOST_QUOTED
from dialogs.agreement_cards.scene import AgreementScene, button
from dialogs.agreement_cards.sentences import say
from dialogs.agreement_cards.verbs import AgreementVerb as Verb
from dialogs.elements import Card, card, heading, plain, quoted, text
from governance.agreements.document import Document, paragraphs

BLOCK = 120  # bytes, about, that a paragraph costs a card besides its words


def document_cards(scene: AgreementScene, document: Document) -> tuple[Card, ...]:
    """Its parts, in order; one card that says whom to ask where it is no plain text."""
    if document.text is None:
        return (_cannot(scene),)
    parts = list(_parts(document.text))
    return tuple(_part(scene, document, at, len(parts), each) for at, each in enumerate(parts, 1))


def _cannot(scene: AgreementScene) -> Card:
    office = scene.agreement.generic_contact
    said = say("document.cannot", office=plain(office.email or office.name or ""))
    return card([text(said)], [button(scene, "show", Verb.SHOW)], summary=said)


def _part(
    scene: AgreementScene, document: Document, part: int, parts: int, lines: list[str]
) -> Card:
    title = say(
        "document.title",
        agreement=scene.title,
        version=document.version,
        part=str(part),
        parts=str(parts),
    )
    source = text(say("document.sha", sha=document.sha256), subtle=True, size="small")
    shown = [block for line in lines for block in quoted(line)]
    body = [heading(title, size="medium"), source, *shown]
    return card(body, [button(scene, "show", Verb.SHOW)], summary=title)


def _parts(words: str) -> Iterator[list[str]]:
    """Paragraphs, as many as fit a card; one too long for a card goes on at the next."""
    kept, size = list[str](), 0
    for paragraph in paragraphs(words.splitlines()):
        for piece in _pieces(paragraph):
            size += len(piece) + BLOCK
            if size > MOST_QUOTED and kept:
                yield kept
                kept, size = [], len(piece) + BLOCK
            kept.append(piece)
    yield kept


def _pieces(paragraph: str) -> Iterator[str]:
    most = MOST_QUOTED - BLOCK
    yield from (paragraph[at : at + most] for at in range(0, len(paragraph), most))
