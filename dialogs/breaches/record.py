"""The record that the law wants of every breach: facts, effects, what was done (BR-REC).

It names nobody: whoever reported it is a member of staff, and whoever decided is not said.
"""

from collections.abc import Iterable

from dialogs.asking.answer_rows import answer_rows
from dialogs.breaches.closing import closing_rows
from dialogs.breaches.form_answers import how_far_back, parties_told, people_told
from dialogs.breaches.history import answered
from dialogs.breaches.regulator import regulator_rows
from dialogs.breaches.scene import BreachScene, paper_stands
from dialogs.breaches.sentences import say, say_outcome
from dialogs.breaches.verbs import WORK_BUTTONS, BreachVerb
from dialogs.breaches.work_recorded import work_recorded
from dialogs.cards.elements import Card, card
from dialogs.cards.elements import heading as card_heading
from dialogs.cards.elements import text as card_text
from dialogs.cases.scene import at, permitted
from dialogs.letters.blocks import heading, table, text, title
from dialogs.words.wording import party_name
from governance.letters.document import Block, Document
from governance.moments import london

KIND = "record"
Rows = Iterable[tuple[str, str]]
WRITTEN = ("contained", "why")
"""What handlers wrote of the work that belongs in it: not who did it, nor how somebody is safe."""


def record_card(scene: BreachScene) -> Card:
    """Say what the file is that goes with it."""
    named = say("record.title", reference=scene.reference)
    again = permitted(scene, WORK_BUTTONS, (BreachVerb.RECORD_FILE,))
    body = [card_heading(named), card_text(say("record.file"))]
    return card(body, again, summary=named)


def record_document(scene: BreachScene) -> Document:
    """Return the record as it stands."""
    case, named = scene.case, say("record.title", reference=scene.reference)
    return Document(
        kind=KIND,
        title=named,
        blocks=(
            title(named),
            text(paper_stands(scene)),
            heading(say("record.facts")),
            *_table((*_times(scene), *_answers(scene))),
            heading(say("record.effects")),
            text(effects(scene) or say("record.nothing")),
            heading(say("record.remedy")),
            *_table(remedy(scene)),
            heading(say("record.decision")),
            *_table(decided(scene)),
        ),
        party=party_name(scene.agreement, case.header.party),
        dated=london(scene.now).date(),
        reference=scene.reference,
    )


def effects(scene: BreachScene) -> str:
    """Return what it did to the people in it, as whoever closed it wrote; "" until then."""
    said = scene.case.closing.said
    return said.effect if said else ""


def remedy(scene: BreachScene) -> Rows:
    """Return what was done about it, and what is to change."""
    return (*_work(scene), *closing_rows(scene), *_action(scene))


def decided(scene: BreachScene) -> Rows:
    """Return what was decided, why, and what the regulator was told."""
    return (*_decision(scene), *regulator_rows(scene))


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


def _work(scene: BreachScene) -> Rows:
    """Return what was done to get it back, and to tell the people and the other parties."""
    case = scene.case
    written = {
        one.name: (one.title, one.text)
        for event in case.history
        for one in work_recorded(event)
        if one.name.split()[0] in WRITTEN
    }
    return (
        (say("record.done"), case.known.what_was_done),
        (say("record.back"), how_far_back(scene)),
        (say("record.people"), people_told(scene) if case.people.each else ""),
        *written.values(),
        (say("open.partners"), parties_told(scene)),
    )


def _action(scene: BreachScene) -> Rows:
    said = scene.case.closing.said
    if said is None:
        return []
    return [
        (say("open.action"), said.action),
        (say("open.action_who"), said.action_who),
        (say("open.lesson"), said.lesson),
    ]


def _decision(scene: BreachScene) -> Rows:
    decision = scene.case.decision
    if decision is None:
        return []
    likely = say(f"likely.{decision.likely}") if decision.likely else ""
    return [
        (say("record.decided"), say_outcome(decision.outcome)),
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
    kept = [(label, value) for label, value in rows if value]
    heads = (say("record.what"), say("record.said"))
    return [table(heads, kept) if kept else text(say("record.nothing"))]
