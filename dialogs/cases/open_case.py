"""A case opened: every answer as it stands, what each change took the place of, and the rest.

The reporter is promised that what they wrote before stays in the history: here it can be read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogs.asking.answer_rows import WRITTEN, AnswerRow, ChangedRow, answer_rows, changed_rows
from dialogs.cards.elements import Element, facts, part, text
from dialogs.cards.fitting import Fitted, fitted
from dialogs.cases.after_report import messages_items, messages_said, say_message, withdrawn_items
from dialogs.cases.answered import Answered
from dialogs.cases.beside import beside, notes_said
from dialogs.cases.history import SayFact, history_lines
from dialogs.cases.ladder_lines import became_lines
from dialogs.cases.recorded import Recorded, replaced, standing
from dialogs.cases.scene import CaseScene
from dialogs.words.wording import say
from governance.agreements.model import Agreement
from governance.cases.event import Event

MOST_CHANGES = 5  # the first, which shows what was sent at first, and the newest

Changes = Sequence[tuple[str, Event, tuple[ChangedRow, ...]]]


@dataclass(frozen=True, slots=True)
class OpenCase:
    """What an open card of any kind is made from; what people wrote on it is cut to fit.

    `flows` has the rows of each flow, as it stands; `shown` what people wrote, by name;
    `between` how many changes are left out after the first; `replaced` what was recorded, and
    has another in its place.
    """

    scene: CaseScene
    flows: tuple[tuple[AnswerRow, ...], ...]
    changes: Changes
    between: int
    replaced: tuple[Recorded, ...]
    shown: Fitted

    @classmethod
    def of(
        cls,
        scene: CaseScene,
        answered: Iterable[Answered],
        recorded: Sequence[Recorded],
        **written: str,
    ) -> "OpenCase":
        """Fit the answers, the messages, what was `recorded` and what else is `written`."""
        every = tuple(answered)
        flows = tuple(_rows(one, scene.agreement) for one in every)
        found = _changes(every, scene.agreement)
        between = max(len(found) - MOST_CHANGES, 0)
        changes = [*found[:1], *found[1 + between :]]
        said = {
            _name(str(n), row): row.said for n, rows in enumerate(flows) for row in rows if row.long
        }
        before = {
            _name(name, row): row.before
            for name, _, rows in changes
            for row in rows
            if _is_written(row)
        }
        gone = replaced(recorded)
        others = {_replaced(n): one.text for n, one in enumerate(gone)}
        shown = fitted(
            {**said, **before, **standing(recorded), **others, **written}
            | messages_said(scene.case)
            | notes_said(scene.case)
        )
        return cls(scene, flows, changes, between, gone, shown)

    def answers(self, flow: int = 0, *, story: str = "") -> list[Element]:
        """Return the text of the question `story` bare, the short answers, the other texts."""
        others = (
            item
            for row in self._texts(flow, story)
            for item in (text(row.label, bold=True), *self.shown[_name(str(flow), row)])
        )
        return [*self.shown.get(f"{flow} {story}", []), *table(self.rows(flow)), *others]

    def story(self, name: str) -> list[Element]:
        """Return the text of that question of the first flow, bare."""
        return self.shown.get(f"0 {name}", [])

    def rows(self, flow: int = 0) -> list[tuple[str, str]]:
        """Return the titles and values of the answers that are no text of their own."""
        return [(row.label, row.in_a_row) for row in self.flows[flow] if not row.long]

    def texts(self, *, story: str = "") -> list[Element]:
        """Return a part for each text of the first flow but that of the question `story`."""
        return [part(row.label, self.shown[_name("0", row)]) for row in self._texts(0, story)]

    def _texts(self, flow: int, story: str) -> list[AnswerRow]:
        return [row for row in self.flows[flow] if row.long and row.question.field != story]

    def written(self, title: str, name: str) -> list[Element]:
        """Return a part with what is written under that name; nothing where nothing is."""
        return [part(title, self.shown[name])] if self.shown.get(name) else []

    def changed(self) -> list[Element]:
        """Return a part with what was changed, old and new side by side, if anything was."""
        items: list[Element] = []
        for name, event, rows in self.changes:
            items += [text(say_message(event, self.scene.people)), *self._changed(name, rows)]
            if self.between and name == self.changes[0][0]:
                count = str(self.between)
                items.append(text(say("open.changes_between", count=count), subtle=True))
        return [part(say("open.changed"), items)] if items else []

    def _changed(self, name: str, rows: Iterable[ChangedRow]) -> list[Element]:
        short = [(row.label, _side_by_side(row)) for row in rows if not _is_written(row)]
        written = (
            item
            for row in rows
            if _is_written(row)
            for item in (
                text(say("open.changed_text", label=row.label), bold=True),
                *self.shown[_name(name, row)],
            )
        )
        return [*table(short), *written]

    def replaced_texts(self) -> list[Element]:
        """Return a part with what was recorded before, and by whom, if any of it was replaced."""
        items = [
            item
            for n, one in list(enumerate(self.replaced))[-MOST_CHANGES:]
            for item in (
                text(f"{say_message(one.event, self.scene.people)}: {one.title}"),
                *self.shown[_replaced(n)],
            )
        ]
        more = max(len(self.replaced) - MOST_CHANGES, 0)
        left = [text(say("open.replaced_more", count=str(more)), subtle=True)] if more else []
        return [part(say("open.replaced"), [*left, *items])] if items else []

    def withdrawn(self) -> list[Element]:
        """Return a part with why the report was taken back, if it was."""
        found = withdrawn_items(self.scene, self.shown)
        return [part(say("open.withdrawn"), found)] if found else []

    def messages(self) -> list[Element]:
        """Return a part with the messages, if there are any."""
        found = messages_items(self.scene, self.shown)
        return [part(say("open.messages"), found)] if found else []

    def history(self, say_fact: SayFact) -> list[Element]:
        """Return what every open card ends with: what stands beside it, who was told, the history,
        that it folds away.
        """
        lines = history_lines(self.scene, say_fact)
        became = [text("\n".join(f"- {line}" for line in became_lines(self.scene)))]
        told = [part(say("open.told"), became)] if self.scene.case.tellings else []
        folds = text(say("open.folds"), subtle=True, size="small")
        stands = beside(self.scene, self.shown)
        return [*stands, *told, part(say("open.history"), lines), folds]


def table(rows: Iterable[tuple[str, str]]) -> list[Element]:
    """Return the rows that have a value; nothing where none has."""
    said = [(title, value) for title, value in rows if value]
    return [facts(said)] if said else []


def _rows(answered: Answered, agreement: Agreement) -> tuple[AnswerRow, ...]:
    """Return the rows of what stands; none where the flow was never answered."""
    return answer_rows(answered.flow, answered.stands, agreement) if answered.versions else ()


def _changes(answered: Sequence[Answered], agreement: Agreement) -> Changes:
    """Return each event that changed something, oldest first, with a name of its own."""
    found = [
        (f"{one.flow.name} {n}", then.event, rows)
        for one in answered
        for n, (was, then) in enumerate(zip(one.versions, one.versions[1:], strict=False))
        if (rows := changed_rows(one.flow, was.facts, then.facts, agreement))
    ]
    return sorted(found, key=lambda change: change[1].at)


def _name(whose: str, row: AnswerRow | ChangedRow) -> str:
    """Name a text that is shown by its flow or change and its question."""
    return f"{whose} {row.question.field}"


def _replaced(n: int) -> str:
    return f"replaced {n}"


def _is_written(row: ChangedRow) -> bool:
    return row.question.kind in WRITTEN


def _side_by_side(row: ChangedRow) -> str:
    sentence = "open.changed_row" if row.now else "open.changed_empty"
    return say(sentence, now=row.now, before=row.before)
