"""The agreement to hand: a plain summary by section, and "may I share this?" by section.

Nothing is quoted but from the loaded document, and then word for word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dialogs.agreements.scene import AgreementScene, button, card, point
from dialogs.agreements.sentences import say
from dialogs.agreements.verbs import AgreementVerb as Verb
from dialogs.cards.elements import (
    Card,
    Element,
    box,
    group,
    heading,
    input_choice,
    plain,
    quoted,
    text,
)
from dialogs.words.wording import listed
from governance.agreements.dated import section
from governance.agreements.model import Agreement
from governance.agreements.reading import Guide, legal_queries
from governance.moments import say_date

MOST_QUOTED = 18_000  # characters of a section on one card, which may have 28 KB


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
        """The guide, if it is to this agreement: another's would mislead."""
        return self.guide if self.guide and self.guide.agreement == agreement.reference else None


def agreement_card(scene: AgreementScene, reading: AgreementReading) -> Card:
    """ "Show me the agreement": for anyone who asks (the agreement says so)."""
    title = say("show.title", agreement=scene.title)
    body = [heading(title), *_version(scene, reading), *_sections(scene, reading)]
    actions = [
        button(scene, "share", Verb.SHARE),
        *([button(scene, "document", Verb.DOCUMENT)] if reading.document else []),
    ]
    return card([*body, text(_where(scene, reading))], actions, summary=title)


def share_card(scene: AgreementScene, reading: AgreementReading) -> Card:
    """ "May I share this?": danger first, then the answers, each with what is still open."""
    body = [
        box("attention", [text(say("share.now"), bold=True), text(say("share.danger"))]),
        heading(say("share.title")),
        *_version(scene, reading),
        *_answers(scene, reading),
        text(say("share.ask")),
        *_choose(scene, reading),
    ]
    quotes = [button(scene, "quote", Verb.QUOTE, sends=True)] if reading.quotes else []
    return card(body, [*quotes, button(scene, "show", Verb.SHOW)], summary=say("share.now"))


def quote_card(scene: AgreementScene, number: str, paragraphs: Sequence[str]) -> Card:
    """A section word for word, under whatever legal query is open on it."""
    title = say("quote.title", section=section(number))
    source = say("quote.from", version=scene.agreement.version, agreement=scene.title)
    body = [heading(title), text(source, subtle=True), *_queries(scene, (number,), set())]
    whole = "\n".join(paragraphs)
    body += quoted(whole[:MOST_QUOTED]) if whole else [text(say("quote.none"))]
    body += [text(say("quote.cut"))] if len(whole) > MOST_QUOTED else []
    actions = [button(scene, "document", Verb.DOCUMENT), button(scene, "share", Verb.SHARE)]
    return card(body, actions, summary=title)


def _choose(scene: AgreementScene, reading: AgreementReading) -> list[Element]:
    """Which section to read; or that nothing can be quoted."""
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
    """Which version this is about, and whether the guide is about another."""
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
    """That it ends, or has ended, where notice was served or another took its place."""
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
    """The open legal queries on these sections: in full the first time, then by their place."""
    for gap in legal_queries(scene.agreement, sections):
        where = plain(", ".join(section(clause) for clause in gap.clauses))
        sentence = "share.query_again" if gap.key in said else "share.query"
        said.add(gap.key)
        words = say(sentence, sections=where, what=point(gap.what))
        yield text(words, colour="warning", size="small")


def _where(scene: AgreementScene, reading: AgreementReading) -> str:
    if reading.document:
        return say("show.document")
    return missing(scene, scene.agreement.version, other=reading.other)


def missing(scene: AgreementScene, version: str, *, other: bool) -> str:
    """That it is not loaded, or that what is loaded is something else; and whom to ask."""
    contact = scene.agreement.generic_contact
    office = plain(contact.email or contact.name or "")
    if other:
        return say("show.other_document", version=version, office=office)
    return say("show.no_document", office=office)
