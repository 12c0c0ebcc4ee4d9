"""The agreement's own document, word for word, on as many cards as it needs."""

from collections.abc import Iterator

from dialogs.agreements.buttons import BUTTONS
from dialogs.agreements.reading import MOST_QUOTED, missing
from dialogs.agreements.scene import AgreementScene, back_to_request, button, card
from dialogs.agreements.sentences import say
from dialogs.agreements.verbs import AgreementVerb as Verb
from dialogs.cards.elements import Card, Element, heading, link, plain, quoted, text
from governance.agreements.model import SignatureStatus, Version
from governance.agreements.reading import Document, paragraphs

KILOBYTE = 1024
BLOCK = 120  # bytes, about, that a paragraph costs a card besides its words


def document_cards(scene: AgreementScene, document: Document, url: str = "") -> tuple[Card, ...]:
    """The parts of a plain text, in order; `url` leads to the file itself, where there is one."""
    parts = list(_parts(document.text or ""))
    made = [_part(scene, document, at, len(parts), each) for at, each in enumerate(parts, 1)]
    made[0]["actions"] = [*_download(url), *made[0]["actions"]]
    if _is_asked(scene, document.version):  # read to the end, it is to be answered
        made[-1]["actions"] = [*made[-1]["actions"], back_to_request(scene, document.version)]
    return tuple(made)


def file_card(scene: AgreementScene, document: Document, url: str) -> Card:
    """A file that cannot be shown in a chat: by a link, or that it cannot be had here."""
    title = say("file.title", agreement=scene.title, version=document.version)
    office = scene.agreement.generic_contact
    cannot = say("document.cannot", office=plain(office.email or office.name or ""))
    lines = [say("file.what", kind=_kind(document), size=_size(document)), say("file.hour")]
    body = [
        heading(title),
        *(text(line) for line in (lines if url else [cannot])),
        text(say("file.sha", sha=document.sha256), subtle=True, size="small"),
    ]
    asked = _is_asked(scene, document.version)
    back = back_to_request(scene, document.version) if asked else button(scene, "show", Verb.SHOW)
    actions = [*_download(url), back]
    return card(body, actions, summary=title)


def no_document_card(scene: AgreementScene, version: Version, *, other: bool) -> Card:
    """It is not loaded; or a file is that is not it, which is never handed over."""
    said = missing(scene, version.number, other=other)
    asked = _is_asked(scene, version.number)
    back = back_to_request(scene, version.number) if asked else button(scene, "show", Verb.SHOW)
    return card([text(said)], [back], summary=said)


def _is_asked(scene: AgreementScene, version: str) -> bool:
    """Whether it was opened from a card that wants this party's signature to it."""
    one = scene.agreement.signature(scene.party, version) if scene.party else None
    return one is not None and one.status is SignatureStatus.ASKED


def _download(url: str) -> list[Element]:
    return [link(BUTTONS["download"], url)] if url else []


def _kind(document: Document) -> str:
    return {".pdf": "PDF", ".docx": "Word"}.get(document.suffix, "Text")


def _size(document: Document) -> str:
    kilobytes = max(1, round(len(document.data) / KILOBYTE))
    return f"{kilobytes} KB" if kilobytes < KILOBYTE else f"{kilobytes / KILOBYTE:.1f} MB"


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
