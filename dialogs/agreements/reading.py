"""The agreement to hand: a plain summary by section, "may I share this?", and the document itself.

Nothing is quoted but from the loaded document, and then word for word, on as many cards as it
needs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dialogs.agreements.scene import AgreementScene, back_to_request, button, card, point
from dialogs.agreements.sentences import BUTTONS, say
from dialogs.agreements.verbs import AgreementVerb as Verb
from dialogs.cards.elements import Card, Element, box, group, heading, link, text
from dialogs.cards.inputs import input_choice
from dialogs.cards.quoting import plain, quoted
from dialogs.clocks.to_come import to_come
from dialogs.words.wording import listed
from governance.agreements.dated import section
from governance.agreements.model import Agreement, SignatureStatus, Version
from governance.agreements.reading import Document, Guide, legal_queries, paragraphs
from governance.moments import say_date

MOST_QUOTED = 18_000  # characters of a section on one card, which may have 28 KB
BLOCK = 120  # bytes, about, that a paragraph costs a card besides its words
KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class AgreementReading:
    """What there is to read: the guide, the document itself, and its text to quote from.

    `other`: a file is loaded that is not the version's document.
    """

    guide: Guide | None = None
    document: bool = False
    quotes: bool = False
    other: bool = False

    def of(self, agreement: Agreement) -> Guide | None:
        """Return the guide, if it is to this agreement: another's would mislead."""
        return self.guide if self.guide and self.guide.agreement == agreement.reference else None


def agreement_card(scene: AgreementScene, reading: AgreementReading) -> Card:
    """Show the agreement to anyone who asks (the agreement says so)."""
    title = say("show.title", agreement=scene.title)
    body = [heading(title), *_version(scene, reading), *_sections(scene, reading)]
    actions = [
        button(scene, "share", Verb.SHARE),
        *([button(scene, "document", Verb.DOCUMENT)] if reading.document else []),
    ]
    here = scene.agreement.version
    where = say("show.document") if reading.document else _missing(scene, here, other=reading.other)
    return card([*body, text(where)], actions, summary=title)


def share_card(scene: AgreementScene, reading: AgreementReading) -> Card:
    """Answer "may I share this?": danger first, then each answer with what is still open."""
    body = [
        box("attention", [text(say("share.now"), bold=True), text(say("share.danger"))]),
        heading(say("share.title")),
        *_version(scene, reading),
        *_answers(scene, reading),
        text(say("share.ask")),
        to_come("SH-16LA", scene.confirmed, scene.today),
        *_choose(scene, reading),
    ]
    quotes = [button(scene, "quote", Verb.QUOTE, sends=True)] if reading.quotes else []
    return card(body, [*quotes, button(scene, "show", Verb.SHOW)], summary=say("share.now"))


def quote_card(scene: AgreementScene, number: str, paragraphs: Sequence[str]) -> Card:
    """Quote a section word for word, under whatever legal query is open on it."""
    title = say("quote.title", section=section(number))
    source = say("quote.from", version=scene.agreement.version, agreement=scene.title)
    body = [heading(title), text(source, subtle=True), *_queries(scene, (number,), set())]
    whole = "\n".join(paragraphs)
    body += quoted(whole[:MOST_QUOTED]) if whole else [text(say("quote.none"))]
    body += [text(say("quote.cut"))] if len(whole) > MOST_QUOTED else []
    actions = [button(scene, "document", Verb.DOCUMENT), button(scene, "share", Verb.SHARE)]
    return card(body, actions, summary=title)


def _choose(scene: AgreementScene, reading: AgreementReading) -> list[Element]:
    """Ask which section to read, or say that nothing can be quoted."""
    guide = reading.of(scene.agreement)
    if not reading.quotes or guide is None:
        return [text(say("share.not_quoted"), subtle=True)]
    choices = [(one.section, f"{section(one.section)} {one.title}") for one in guide.sections]
    return [
        input_choice(
            "section",
            say("share.which"),
            choices,
            style="compact",
            required=True,
            error=say("share.which_error"),
        )
    ]


def _version(scene: AgreementScene, reading: AgreementReading) -> list[Element]:
    """Say which version this is about, and whether the guide is about another."""
    agreement = scene.agreement
    guide, ends = reading.of(agreement), list(_ends(scene))
    if guide is None:
        return [*ends, text(say("show.no_guide"))]
    version = agreement.in_hand
    said = say("show.version", version=version.number, day=say_date(version.dated))
    lines = [*ends, text(said)]
    if not guide.is_for(agreement):
        other = say("show.other_version", version=guide.version)
        lines.append(box("warning", [text(other)]))
    return lines


def _ends(scene: AgreementScene) -> Iterator[Element]:
    """Say that it ends, or has ended, where notice was served or another took its place."""
    if scene.state.ends is None:
        return
    sentence = "hear.ended" if scene.state.has_ended(scene.today) else "hear.ends"
    said = say(sentence, agreement=scene.title, day=say_date(scene.state.ends))
    yield box("warning", [text(said, bold=True)])


def _sections(scene: AgreementScene, reading: AgreementReading) -> Iterator[Element]:
    guide = reading.of(scene.agreement)
    said: set[str] = set()
    for one in guide.sections if guide else ():
        words = say(
            "show.section",
            section=section(one.section),
            title=plain(one.title),
            says=plain(one.says),
        )
        yield text(words)
        yield from _queries(scene, (one.section,), said)


def _answers(scene: AgreementScene, reading: AgreementReading) -> Iterator[Element]:
    guide = reading.of(scene.agreement)
    said: set[str] = set()
    for one in guide.answers if guide else ():
        rests = say("share.rests", sections=listed(section(each) for each in one.sections))
        items = [
            text(plain(one.question), bold=True),
            text(plain(one.answer)),
            text(rests, subtle=True, size="small"),
            *_queries(scene, one.sections, said),
        ]
        yield group(items, separator=True)


def _queries(scene: AgreementScene, sections: tuple[str, ...], said: set[str]) -> Iterator[Element]:
    """Show the open legal queries on these sections: in full once, then by their place."""
    for gap in legal_queries(scene.agreement, sections):
        where = plain(", ".join(section(clause) for clause in gap.clauses))
        sentence = "share.query_again" if gap.key in said else "share.query"
        said.add(gap.key)
        words = say(sentence, sections=where, what=point(gap.what))
        yield text(words, colour="warning", size="small")


def _missing(scene: AgreementScene, version: str, *, other: bool) -> str:
    """Say that it is not loaded, or that what is loaded is something else; and whom to ask."""
    if other:
        return say("show.other_document", version=version, office=scene.office)
    return say("show.no_document", office=scene.office)


def document_cards(scene: AgreementScene, document: Document, url: str = "") -> tuple[Card, ...]:
    """Show a plain text in parts, in order; `url` leads to the file itself, where there is one."""
    parts = list(_parts(document.text or ""))
    made = [_part(scene, document, at, len(parts), each) for at, each in enumerate(parts, 1)]
    made[0]["actions"] = [*_download(url), *made[0]["actions"]]
    if _is_asked(scene, document.version):  # read to the end, it is to be answered
        made[-1]["actions"] = [*made[-1]["actions"], back_to_request(scene, document.version)]
    return tuple(made)


def file_card(scene: AgreementScene, document: Document, url: str) -> Card:
    """Hand over by a link what a chat cannot show, or say that it cannot be had here."""
    title = say("sent_file.title", agreement=scene.title, version=document.version)
    cannot = say("document.cannot", office=scene.office)
    kind = {".pdf": "PDF", ".docx": "Word"}.get(document.suffix, "Text")
    lines = [say("file.what", kind=kind, size=_size(document)), say("file.hour")]
    body = [
        heading(title),
        *(text(line) for line in (lines if url else [cannot])),
        text(say("file.sha", sha=document.sha256), subtle=True, size="small"),
    ]
    return card(body, [*_download(url), _back(scene, document.version)], summary=title)


def no_document_card(scene: AgreementScene, version: Version, *, other: bool) -> Card:
    """Say that no document is loaded, or another is, which is never handed over."""
    said = _missing(scene, version.number, other=other)
    return card([text(said)], [_back(scene, version.number)], summary=said)


def _back(scene: AgreementScene, version: str) -> Element:
    if _is_asked(scene, version):
        return back_to_request(scene, version)
    return button(scene, "show", Verb.SHOW)


def _is_asked(scene: AgreementScene, version: str) -> bool:
    """Return whether it was opened from a card that wants this party's signature to it."""
    one = scene.agreement.signature(scene.party, version) if scene.party else None
    return one is not None and one.status is SignatureStatus.ASKED


def _download(url: str) -> list[Element]:
    return [link(BUTTONS["download"], url)] if url else []


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
    """Yield as many paragraphs as fit a card; one too long for a card goes on at the next."""
    kept, size, most = list[str](), 0, MOST_QUOTED - BLOCK
    for paragraph in paragraphs(words.splitlines()):
        for at in range(0, len(paragraph), most):
            piece = paragraph[at : at + most]
            size += len(piece) + BLOCK
            if size > MOST_QUOTED and kept:
                yield kept
                kept, size = [], len(piece) + BLOCK
            kept.append(piece)
    yield kept
