"""The cards of records that go soon: the list, keeping one longer, and ending that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dialogs.cards.elements import Card, Element, Ref, box, card, execute, heading, part, text
from dialogs.cards.inputs import input_choice, input_date
from dialogs.cases.case_form import case_form, needed_words
from dialogs.cases.scene import CaseScene, at
from dialogs.retention.sentences import say
from dialogs.retention.verbs import RetentionVerb
from dialogs.words.wording import listed
from governance.calendars import add_months
from governance.cases.case import Header
from governance.moments import say_date
from governance.policy import HOLD_AT_MOST_MONTHS
from governance.retention.facts import Held, HoldFor
from governance.retention.standing import Standing

WHICH, LISTED = "which", "listed"
MOST_LISTED = 40
BETWEEN = ","
_WHY = {why: f"keep.{why}" for why in HoldFor}


@dataclass(frozen=True, slots=True)
class GoingRow:
    """A record on the list: what it is called, and how it stands."""

    header: Header
    kind: str
    stands: Standing

    @property
    def line(self) -> str:
        """Say how it stands, in one line."""
        stands, row = self.stands, self.stands.row
        slots = {"reference": self.header.reference, "kind": self.kind}
        if stands.held:
            why, day = say(_WHY[stands.held.why]), say_date(stands.held.look_on)
            return say("retention.row_held", why=why, day=day, **slots)
        slots["day"] = say_date(stands.last_day or date.max)
        if stands.looked:
            return say("retention.row_looked", **slots)
        if stands.serious:
            return say("retention.row_serious", **slots)
        years = f"{row.years} years" if row.years > 1 else "one year"
        return say("retention.row", years=years, counted=row.counted.value, **slots)


def list_card(ref: Ref, party: str, rows: Sequence[GoingRow], asked: Sequence[str]) -> Card:
    """List what goes soon and what is held; `asked` are the references of open requests.

    The inputs are `which`, the id of a case; the buttons carry the ids of all that is listed.
    """
    if not rows:
        none = say("retention.none", party=party)
        return card([text(none)], summary=none)
    shown, more = rows[:MOST_LISTED], len(rows) - MOST_LISTED
    title = say(
        "retention.one" if len(rows) == 1 else "retention.many", party=party, count=str(len(rows))
    )
    body = [
        heading(title),
        text(say("retention.means")),
        *_asked(asked),
        *_part("retention.goes", [row for row in shown if not row.stands.held]),
        *_part("retention.held", [row for row in shown if row.stands.held]),
        *([text(say("retention.more", count=str(more)), subtle=True)] if more > 0 else []),
        _which(shown),
    ]
    return card(body, _actions(ref, shown), summary=title)


def _asked(references: Sequence[str]) -> list[Element]:
    said = say("retention.asked", references=listed(references)) if references else ""
    return [box("warning", [text(said)])] if said else []


def _part(title: str, rows: Sequence[GoingRow]) -> list[Element]:
    lines = "\n".join(f"- {row.line}" for row in rows)
    return [part(say(title), [text(lines)])] if rows else []


def _which(rows: Sequence[GoingRow]) -> Element:
    choices = [(row.header.id, row.header.reference) for row in rows]
    only = choices[0][0] if len(choices) == 1 else ""
    return input_choice(WHICH, say("retention.which"), choices, value=only, style="compact")


def _actions(ref: Ref, rows: Sequence[GoingRow]) -> list[Element]:
    data = {**ref.data(), LISTED: BETWEEN.join(row.header.id for row in rows)}
    held = any(row.stands.held for row in rows)
    waits = any(not row.stands.held and not row.stands.looked for row in rows)
    verb = RetentionVerb
    return [
        execute(say("retention.keep"), verb.KEEP, data, style="positive"),
        execute(say("retention.see"), verb.SEE, data),
        *([execute(say("retention.end_hold"), verb.END_HOLD, data)] if held else []),
        *([execute(say("retention.may_go"), verb.MAY_GO, data)] if waits else []),
    ]


def keep_card(scene: CaseScene) -> Card:
    """Ask why a record is kept longer, and when to ask again: `why`, `reason`, `look_on`."""
    title = say("keep.title", reference=scene.reference)
    reasons = [(str(why), say(_WHY[why])) for why in HoldFor]
    body = [
        text(say("keep.means")),
        input_choice("why", say("keep.why"), reasons, required=True),
        needed_words("reason", say("keep.reason"), say("keep.reason_error")),
        input_date("look_on", say("keep.look_on"), required=True, error=say("keep.look_error")),
    ]
    return case_form(scene, title, body, (say("keep.send"), RetentionVerb.KEEP_SEND))


def may_be_looked_on(day: date, today: date) -> bool:
    """Return whether a hold can be looked at again on that day (RT-HOLD)."""
    return today + timedelta(days=1) <= day <= add_months(today, HOLD_AT_MOST_MONTHS)


def end_hold_card(scene: CaseScene, stands: Standing) -> Card:
    """Ask why a record need not be kept longer; the input is `reason`."""
    title = say("end_hold.title", reference=scene.reference)
    if stands.held is None or stands.hold is None:
        none = say("end_hold.none", reference=scene.reference)
        return card([text(none)], summary=none)
    since = at(stands.hold.at)
    body = [
        text(say("end_hold.held", at=since, why=say(_WHY[stands.held.why]))),
        text(say("end_hold.means")),
        needed_words("reason", say("keep.reason"), say("keep.reason_error")),
    ]
    return case_form(scene, title, body, (say("end_hold.send"), RetentionVerb.END_HOLD_SEND))


def kept_line(reference: str, held: Held) -> str:
    """Say that a record is kept, and when that is looked at again."""
    return say("keep.done", reference=reference, day=say_date(held.look_on))
