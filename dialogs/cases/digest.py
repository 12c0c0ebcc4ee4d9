"""The digest: all that is not urgent, of one party and one day, on one card for one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dialogs.cards.elements import (
    MOST_BUTTONS,
    Card,
    Element,
    box,
    card,
    execute,
    heading,
    part,
    text,
)
from dialogs.cases.ladder_lines import late_line
from dialogs.cases.scene import CaseScene, at, buttons
from dialogs.cases.verbs import Verb
from dialogs.words.wording import listed, say
from governance.access import Action
from governance.cases.ladders import Silence
from governance.cases.recipients import Told
from governance.cases.rungs import was_due
from governance.moments import london, say_date

MOST_LISTED = 50


class Why(StrEnum):
    """Why a case is on the card, in the order of its parts. The values are ids of sentences."""

    OVERDUE = "digest.overdue"
    NOBODY = "digest.nobody"
    UNDECIDED = "digest.undecided"
    TO_DO = "digest.to_do"
    TO_KNOW = "digest.to_know"


@dataclass(frozen=True, slots=True)
class DigestRow:
    """One case on it. `late_from` is since when (UTC) it is past its date; None where it is not."""

    scene: CaseScene
    kind: str
    told: Told
    late_from: datetime | None

    @property
    def why(self) -> Why:
        """Return why its reader is told: an adviser only to know."""
        scene, rung = self.scene, self.scene.case.ladder.rung(self.told.rung)
        if Action.DECIDE not in scene.allowed:
            return Why.TO_KNOW
        if rung.silenced_by is Silence.ACKNOWLEDGED:
            return Why.NOBODY
        if rung.duty and all(duty.id != rung.duty for duty in scene.case.open_duties):
            return Why.TO_KNOW
        if self.late_from:
            return Why.OVERDUE
        return Why.TO_DO if rung.duty else Why.UNDECIDED


def digest_card(rows: Sequence[DigestRow]) -> Card:
    """Show what is past its date first. A single case can be picked up from here at once."""
    shown = sorted(rows, key=lambda row: [*Why].index(row.why))
    more = [text(say("digest.more"))] if len(rows) > MOST_BUTTONS else []
    body = [
        *_late(rows),
        heading(summary(rows)),
        *(_part(why, shown[:MOST_LISTED]) for why in Why if any(r.why is why for r in shown)),
        *more,
        *_to_prove(rows),
        *_not_to_lead(rows),
    ]
    return card(body, _actions(shown), summary=summary(rows))


def summary(rows: Sequence[DigestRow]) -> str:
    """Return the line that a phone shows."""
    late = sum(row.why is Why.OVERDUE for row in rows)
    count = len(rows)
    said = say("digest.one") if count == 1 else say("digest.many", count=str(count))
    return f"{said} {say('digest.late', count=str(late))}" if late else said


def _late(rows: Sequence[DigestRow]) -> list[Element]:
    """Say when the first of what is late should have come; without a time where none can be said,
    as of what is told again and again.
    """
    late = [row for row in rows if row.told.late]
    rungs = ((row.scene, row.scene.case.ladder.rung(row.told.rung)) for row in late)
    dues = [due for scene, rung in rungs if (due := was_due(rung, scene.situation))]
    if len(rows) == 1 or not late:
        return late_line(rows[0].scene, rows[0].told)
    said = say("digest.was_due", at=at(min(dues))) if dues else say("digest.was_late")
    return [box("warning", [text(said)])]


def _part(why: Why, rows: Sequence[DigestRow]) -> Element:
    lines = "\n".join(f"- {_row(row)}" for row in rows if row.why is why)
    return part(say(why), [text(lines)])


def _row(row: DigestRow) -> str:
    scene = row.scene
    slots = {"reference": scene.reference, "kind": row.kind}
    if row.late_from:
        return say("digest.row_late", on=say_date(london(row.late_from).date()), **slots)
    return say("digest.row", at=at(scene.case.reported_at), **slots)


def _not_to_lead(rows: Sequence[DigestRow]) -> list[Element]:
    kept = [row.scene.reference for row in rows if row.scene.case.past_lead]
    return [text(say("digest.past_lead", references=listed(kept)))] if kept else []


def _to_prove(rows: Sequence[DigestRow]) -> list[Element]:
    mine = [r for r in rows if r.told.person == r.scene.case.owner and r.scene.case.reminded]
    references = listed(row.scene.reference for row in mine) if mine else ""
    return [text(say("up.prove", references=references))] if mine else []


def _actions(rows: Sequence[DigestRow]) -> list[Element]:
    if len(rows) == 1:
        verbs = (Verb.ACKNOWLEDGE, Verb.OPEN, Verb.SNOOZE, Verb.CANNOT, Verb.CONFLICT)
        return buttons(rows[0].scene, verbs, main=Verb.ACKNOWLEDGE)
    return [
        execute(
            say("digest.see", reference=row.scene.reference),
            Verb.SEE,
            row.scene.ref.data(),
            needs_inputs=False,
        )
        for row in rows[:MOST_BUTTONS]
    ]
