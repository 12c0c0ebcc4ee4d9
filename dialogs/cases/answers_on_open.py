"""On the open card: every answer as it stands, and what each change took the place of.

The reporter is promised that what they wrote before stays in the history: here it can be read.
"""

from collections.abc import Iterable, Sequence

from dialogs.asking.answer_rows import WRITTEN, AnswerRow, ChangedRow, answer_rows, changed_rows
from dialogs.cards.elements import Element, facts, text
from dialogs.cards.fitting import Fitted
from dialogs.cases.after_report import say_message
from dialogs.cases.answered import Answered
from dialogs.cases.open_parts import part
from dialogs.cases.scene import CaseScene
from dialogs.words.wording import say
from governance.agreements.model import Agreement
from governance.cases.event import Event

MOST_CHANGES = 5  # the first, which shows what was sent at first, and the newest

Changes = Sequence[tuple[str, Event, tuple[ChangedRow, ...]]]


def rows_of(answered: Answered, agreement: Agreement) -> tuple[AnswerRow, ...]:
    """Return the rows of what stands; none where the flow was never answered."""
    return answer_rows(answered.flow, answered.stands, agreement) if answered.versions else ()


def answers_written(answered: Iterable[Answered], agreement: Agreement) -> dict[str, str]:
    """Return what people wrote, by the names that `fitted` gives it back under."""
    every = tuple(answered)
    said = {
        row.question.field: row.said for one in every for row in rows_of(one, agreement) if row.long
    }
    return said | {
        _name(name, row): row.before
        for name, _, rows in _kept(_changes(every, agreement))
        for row in rows
        if row.question.kind in WRITTEN
    }


def answers_items(rows: Sequence[AnswerRow], shown: Fitted, *, story: str = "") -> list[Element]:
    """Return the text of the question `story` bare, the short answers, and each other text."""
    others = (
        item
        for row in _others(rows, story)
        for item in (text(row.label, bold=True), *shown[row.question.field])
    )
    return [*shown.get(story, []), *table(short_rows(rows)), *others]


def text_parts(rows: Iterable[AnswerRow], shown: Fitted, *, story: str = "") -> list[Element]:
    """Return a part for each text but that of the question `story`."""
    return [part(row.label, shown[row.question.field]) for row in _others(rows, story)]


def short_rows(rows: Iterable[AnswerRow]) -> list[tuple[str, str]]:
    """Return the titles and values of the answers that are no text of their own."""
    return [(row.label, row.in_a_row) for row in rows if not row.long]


def table(rows: Iterable[tuple[str, str]]) -> list[Element]:
    """Return the rows that have a value; nothing where none has."""
    said = [(title, value) for title, value in rows if value]
    return [facts(said)] if said else []


def _others(rows: Iterable[AnswerRow], story: str) -> list[AnswerRow]:
    return [row for row in rows if row.long and row.question.field != story]


def changes_part(answered: Iterable[Answered], scene: CaseScene, shown: Fitted) -> list[Element]:
    """Return a part with what was changed, old and new side by side; nothing where none was."""
    every = _changes(tuple(answered), scene.agreement)
    if not every:
        return []
    items: list[Element] = []
    for name, event, rows in _kept(every):
        items += [text(say_message(event, scene.people)), *_changed(name, rows, shown)]
        if name == every[0][0] and len(every) > MOST_CHANGES:
            count = str(len(every) - MOST_CHANGES)
            items.append(text(say("open.changes_between", count=count), subtle=True))
    return [part(say("open.changed"), items)]


def _changed(name: str, rows: Iterable[ChangedRow], shown: Fitted) -> list[Element]:
    short = [(row.label, _side_by_side(row)) for row in rows if row.question.kind not in WRITTEN]
    written = [
        item
        for row in rows
        if row.question.kind in WRITTEN
        for item in (
            text(say("open.changed_text", label=row.label), bold=True),
            *shown[_name(name, row)],
        )
    ]
    return [*table(short), *written]


def _side_by_side(row: ChangedRow) -> str:
    sentence = "open.changed_row" if row.now else "open.changed_empty"
    return say(sentence, now=row.now, before=row.before)


def _changes(answered: Sequence[Answered], agreement: Agreement) -> Changes:
    """Each event that changed something, oldest first, with a name of its own."""
    found = [
        (f"{one.flow.name} {n}", then.event, rows)
        for one in answered
        for n, (was, then) in enumerate(zip(one.versions, one.versions[1:], strict=False))
        if (rows := changed_rows(one.flow, was.facts, then.facts, agreement))
    ]
    return sorted(found, key=lambda change: change[1].at)


def _kept(changes: Changes) -> Changes:
    if len(changes) <= MOST_CHANGES:
        return changes
    return [changes[0], *changes[1 - MOST_CHANGES :]]


def _name(change: str, row: ChangedRow) -> str:
    return f"{change} {row.question.field}"
