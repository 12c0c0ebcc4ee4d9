"""Who has it over the break: every case whose time limit runs out before it ends, on one card."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dialogs.cards.elements import Card, Element, Ref, card, execute, heading, text
from dialogs.cards.inputs import input_choice
from dialogs.cases.scene import CaseScene, at
from dialogs.cases.verbs import Verb
from dialogs.words.wording import say
from governance.people.identity import PersonId

WHO = "who_"
"""Before a case's id: the name of the question who has it."""


@dataclass(frozen=True, slots=True)
class BreakRow:
    """One case: when (UTC) its time limit runs out, who may have it, and who was said to."""

    scene: CaseScene
    runs_out: datetime
    candidates: tuple[PersonId, ...]
    holder: PersonId | None


def break_card(rows: Sequence[BreakRow], ends: datetime, ref: Ref, *, above: bool) -> Card:
    """Ask who has each. `above`: its reader is told since nobody was named when it was asked."""
    title = say("break.nobody_named" if above else "break.title")
    asked = any(row.holder is None for row in rows)
    body = [
        heading(title),
        text(say("break.back", at=at(ends))),
        *(element for row in rows for element in _row(row)),
        *([text(say("break.siro"), subtle=True)] if asked and not above else []),
    ]
    send = [execute("They have it", Verb.BREAK_SEND, ref.data(), style="positive")]
    return card(body, send if asked else [], summary=title)


def _row(row: BreakRow) -> list[Element]:
    scene, reference = row.scene, row.scene.reference
    line = say("break.row", reference=reference, at=at(row.runs_out))
    if row.holder is not None:
        return [text(line), text(say("break.has_it", name=scene.name(row.holder)), colour="good")]
    people = [(person.text, scene.people.name(person)) for person in row.candidates]
    owner = scene.case.owner
    who = input_choice(
        f"{WHO}{scene.case.header.id}",
        say("break.who", reference=reference),
        people,
        value=owner.text if owner is not None and owner in row.candidates else "",
        style="compact",
        required=True,
        hint=say("break.hint"),
        error=say("break.error"),
    )
    return [text(line), who]
