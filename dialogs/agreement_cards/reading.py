"""The agreement to hand: a plain summary by section, and "may I share this?" by section.

Nothing is quoted but from the loaded document, and then word for word.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from dialogs.agreement_cards.scene import AgreementScene, button
from dialogs.agreement_cards.sentences import say
from dialogs.agreement_cards.verbs import AgreementVerb as Verb
from dialogs.elements import Card, Element, box, card, group, heading, plain, quoted, text
from dialogs.wording import listed
from governance.agreements.dated import section
from governance.agreements.summary import Guide, Section, SharingAnswer, legal_queries
from governance.moments import say_date

Quotes = Mapping[str, tuple[str, ...]]  # by section: its paragraphs, from the document


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is to read: the guide, whether the document is loaded, and quotes from it."""

    guide: Guide | None = None
    document: bool = False
    quotes: Quotes = field(default_factory=lambda: MappingProxyType({}))


def agreement_card(scene: AgreementScene, reading: Reading) -> Card:
    """ "Show me the agreement": for anyone who asks (the agreement says so)."""
    title = say("show.title", agreement=scene.title)
    body = [heading(title), *_version(scene, reading), *_sections(scene, reading)]
    actions = [
        button(scene, "share", Verb.SHARE),
        *([button(scene, "document", Verb.DOCUMENT)] if reading.document else []),
    ]
    return card([*body, text(_where(scene, reading))], actions, summary=title)


def share_card(scene: AgreementScene, reading: Reading) -> Card:
    """ "May I share this?": danger first, then the answers, each with what is still open."""
    body = [
        box("attention", [text(say("share.now"), bold=True), text(say("share.danger"))]),
        heading(say("share.title")),
        *_version(scene, reading),
        *[part for one in _answers(reading) for part in _answer(scene, reading, one)],
        *([] if reading.quotes else [text(say("share.not_quoted"), subtle=True)]),
        text(say("share.ask")),
    ]
    return card(body, [button(scene, "show", Verb.SHOW)], summary=say("share.now"))


def _version(scene: AgreementScene, reading: Reading) -> list[Element]:
    """Which version this is about, and whether the guide is about another."""
    guide, agreement = reading.guide, scene.agreement
    if guide is None:
        return [text(say("show.no_guide"))]
    version = next(one for one in agreement.versions if one.number == agreement.version)
    said = say("show.version", version=version.number, day=say_date(version.dated))
    lines = [text(said)]
    if not guide.is_for(agreement):
        other = say("show.other_version", version=guide.version)
        lines.append(box("warning", [text(other)]))
    return lines


def _sections(scene: AgreementScene, reading: Reading) -> list[Element]:
    sections = reading.guide.sections if reading.guide else ()
    return [part for one in sections for part in _section(scene, one)]


def _section(scene: AgreementScene, one: Section) -> list[Element]:
    said = say(
        "show.section",
        section=section(one.section),
        title=plain(one.title),
        says=plain(one.says),
    )
    return [text(said), *_queries(scene, (one.section,))]


def _answers(reading: Reading) -> tuple[SharingAnswer, ...]:
    return reading.guide.answers if reading.guide else ()


def _answer(scene: AgreementScene, reading: Reading, one: SharingAnswer) -> list[Element]:
    rests = say("share.rests", sections=listed(section(each) for each in one.sections))
    items = [
        text(plain(one.question), bold=True),
        text(plain(one.answer)),
        text(rests, subtle=True, size="small"),
        *_queries(scene, one.sections),
        *_quotes(reading, one.sections),
    ]
    return [group(items, separator=True)]


def _queries(scene: AgreementScene, sections: tuple[str, ...]) -> list[Element]:
    return [
        text(
            say(
                "share.query",
                sections=plain(", ".join(section(clause) for clause in gap.clauses)),
                what=plain(gap.what),
            ),
            colour="warning",
            size="small",
        )
        for gap in legal_queries(scene.agreement, sections)
    ]


def _quotes(reading: Reading, sections: tuple[str, ...]) -> list[Element]:
    made: list[Element] = []
    for number in sections:
        if paragraphs := reading.quotes.get(number):
            made.append(text(say("share.quoted", section=section(number)), size="small"))
            made.extend(quoted("\n".join(paragraphs)))
    return made


def _where(scene: AgreementScene, reading: Reading) -> str:
    if reading.document:
        return say("show.document")
    office = scene.agreement.generic_contact
    return say("show.no_document", office=plain(office.email or office.name or ""))
