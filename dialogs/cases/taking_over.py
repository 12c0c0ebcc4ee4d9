"""Everything that somebody is asked to take over, on one card."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.cards.elements import MOST_BUTTONS, Card, Element, Ref, card, execute, heading, text
from dialogs.cases.history import OURSELVES
from dialogs.cases.scene import CaseScene, at
from dialogs.cases.verbs import Verb
from dialogs.words.wording import say
from governance.cases.facts import LeaderNamed
from governance.people.identity import PersonId

CASES = "cases"
"""Under which name the button carries which cases it is about."""
MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class TakeRow:
    """One case that its reader was named to lead."""

    scene: CaseScene
    kind: str


def take_over_card(rows: Sequence[TakeRow], ref: Ref) -> Card:
    """Ask whether they have them all; say so once each of them is answered."""
    asked = any(row.scene.case.unanswered for row in rows)
    count = str(len(rows))
    title = say("take.title", name=_by(rows[0].scene), count=count) if asked else say("take.yours")
    lines = "\n".join(f"- {_row(row)}" for row in rows[:MOST_LISTED])
    more = [text(say("digest.more"))] if len(rows) > MOST_BUTTONS - asked else []
    ask = [text(say("take.ask"))] if asked else []
    actions = [*([_have_all(rows, ref)] if asked else []), *map(_see, rows)]
    body = [heading(title), text(lines), *more, *ask]
    return card(body, actions[:MOST_BUTTONS], summary=title)


def _by(scene: CaseScene) -> str:
    named = LeaderNamed(scene.case.owner or scene.case.reporter)
    by = next((e.by for e in reversed(scene.case.history) if e.fact == named), OURSELVES)
    return scene.name(by) if isinstance(by, PersonId) else by


def _row(row: TakeRow) -> str:
    scene = row.scene
    reported = at(scene.case.reported_at)
    return say("digest.row", reference=scene.reference, kind=row.kind, at=reported)


def _have_all(rows: Sequence[TakeRow], ref: Ref) -> Element:
    cases = " ".join(row.scene.case.header.id for row in rows)
    data = {**ref.data(), CASES: cases}
    title = "I have them all"
    return execute(title, Verb.HAVE_ALL, data, style="positive", needs_inputs=False)


def _see(row: TakeRow) -> Element:
    title = say("digest.see", reference=row.scene.reference)
    return execute(title, Verb.SEE, row.scene.ref.data(), needs_inputs=False)
