"""The record that the law wants of every breach: facts, effects, what was done (BR-REC).

It names nobody: whoever reported it is a member of staff, and whoever decided is not said.
"""

from collections.abc import Iterable

from dialogs.asking.answer_rows import answer_rows
from dialogs.breaches.closing import closing_rows
from dialogs.breaches.history import answered
from dialogs.breaches.regulator import regulator_rows
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say, say_outcome
from dialogs.breaches.verbs import WORK_BUTTONS, BreachVerb
from dialogs.cards.elements import Card, card, heading, text
from dialogs.cases.scene import at, permitted
from dialogs.words.wording import party_name
from governance.letters.document import Block, Document, Paragraph, Style, Table
from governance.moments import london

KIND = "record"
Rows = Iterable[tuple[str, str]]


def record_card(scene: BreachScene) -> Card:
    """Say what the file is that goes with it."""
    title = say("record.title", reference=scene.reference)
    again = permitted(scene, WORK_BUTTONS, (BreachVerb.RECORD_FILE,))
    return card([heading(title), text(say("record.file"))], again, summary=title)


def record_document(scene: BreachScene) -> Document:
    """Return the record as it stands."""
    case = scene.case
    return Document(
        kind=KIND,
        title=say("record.title", reference=scene.reference),
        blocks=(
            _line(Style.TITLE, say("record.title", reference=scene.reference)),
            _line(Style.HEADING, say("record.facts")),
            *_table((*_times(scene), *_answers(scene))),
            _line(Style.HEADING, say("record.effects")),
            _text(case.closing.said.effect if case.closing.said else ""),
            _line(Style.HEADING, say("record.remedy")),
            _text(case.known.what_was_done),
            *_table([*_action(scene), *closing_rows(scene)]),
            _line(Style.HEADING, say("record.decision")),
            *_table([*_decision(scene), *regulator_rows(scene)]),
        ),
        party=party_name(scene.agreement, case.header.party),
        dated=london(scene.now).date(),
        reference=scene.reference,
    )


def _times(scene: BreachScene) -> Rows:
    case = scene.case
    return (
        (say("record.reported"), at(case.reported_at)),
        (say("decide.aware_on"), at(case.awareness.at)),
    )


def _answers(scene: BreachScene) -> Rows:
    for one in answered(scene.case, scene.people):
        if one.versions:
            rows = answer_rows(one.flow, one.stands, scene.agreement)
            yield from ((row.label, row.said) for row in rows if row.said)


def _action(scene: BreachScene) -> Rows:
    said = scene.case.closing.said
    return [(say("open.action"), said.action), (say("open.lesson"), said.lesson)] if said else []


def _decision(scene: BreachScene) -> Rows:
    decision = scene.case.decision
    if decision is None:
        return []
    likely = say(f"likely.{decision.likely}") if decision.likely else ""
    return [
        (say("decide.outcome"), say_outcome(decision.outcome)),
        (say("open.likely"), likely),
        (say("open.because"), decision.reason),
        (say("open.sure"), decision.sure),
        (say("open.delay"), _delay(scene)),
        (say("open.ico_reference"), scene.case.reference_given),
    ]


def _delay(scene: BreachScene) -> str:
    told, decision = scene.case.regulator.told, scene.case.decision
    return (told.delay_reason if told else "") or (decision.delay_reason if decision else "")


def _table(rows: Rows) -> list[Block]:
    kept = tuple((title, value) for title, value in rows if value)
    return [Table(("", ""), kept)] if kept else [_text("")]


def _text(words: str) -> Paragraph:
    return _line(Style.TEXT, words or say("record.nothing"))


def _line(style: Style, words: str) -> Paragraph:
    return Paragraph(style, tuple(words.splitlines()) or ("",))
