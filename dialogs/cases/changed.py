"""What a reporter changed, for whoever has the case: which answers, and never what was written.

The lines are made from the flow's own questions, as the open card is.
"""

from collections.abc import Iterable

from dialogs.asking.answer_rows import ChangedRow, differing_rows
from dialogs.cards.elements import Card, heading, text
from dialogs.cases.answered import Answered
from dialogs.cases.case_kind import KindWords
from dialogs.cases.scene import CaseScene
from dialogs.words.wording import listed, say
from governance.cases.event import Event

_TITLES = {
    True: ("changed.corrected", "changed.corrected_again"),
    False: ("changed.added", "changed.added_again"),
}
"""By whether the report was corrected: what to say the first time, and what after it."""


def changed_card(scene: CaseScene, words: KindWords, event: Event, stands: Card) -> Card:
    """Say what `event` changed, in the place of the title of the card of how the case stands.

    A phone shows which answers changed; of those that are told, the old and the new.
    """
    title, rows, opens = _what(scene, words, event)
    told, named = [_row(row) for row in rows if row.question.told_as], _names(rows)
    body = [
        heading(title),
        *(text(line, bold=True) for line in told),
        *(text(line) for line in (*named, say(opens))),
    ]
    said = " ".join((f"{title}.", *told, *named))
    return {**stands, "fallbackText": said, "speak": said, "body": [*body, *stands["body"][1:]]}


def _what(
    scene: CaseScene, words: KindWords, event: Event
) -> tuple[str, tuple[ChangedRow, ...], str]:
    """Return the title, what differs, and the sentence that says what *Open* shows: its id."""
    one, n = next(
        (one, n)
        for one in words.answered(scene.case, scene.people)
        for n, version in enumerate(one.versions)
        if version.event is event
    )
    corrects = one.flow.name == words.report.name
    times = n if corrects else n + 1
    sentence = _TITLES[corrects][min(times, 2) - 1]
    title = say(sentence, reference=scene.reference, count=str(times))
    return title, _rows(scene, one, n), "changed.open" if n else "changed.open_new"


def _rows(scene: CaseScene, one: Answered, n: int) -> tuple[ChangedRow, ...]:
    before = one.versions[n - 1].facts if n else None
    return differing_rows(one.flow, before, one.versions[n].facts, scene.agreement)


def _names(rows: Iterable[ChangedRow]) -> list[str]:
    """Return which answers changed and which are new, of those that are only named."""
    others = [row for row in rows if not row.question.told_as]
    changed = _named("changed.named", (row for row in others if row.before))
    return [*changed, *_named("changed.named_new", (row for row in others if not row.before))]


def _named(sentence: str, rows: Iterable[ChangedRow]) -> list[str]:
    names = [f"“{row.label}”" for row in rows]
    return [say(sentence, labels=listed(names))] if names else []


def _row(row: ChangedRow) -> str:
    sentence = "changed.row" if row.before else "changed.row_new"
    return say(sentence, label=row.question.told_as, before=row.before, now=row.now)
