"""A near miss with what was written, and folded back to its reference."""

from dialogs.cards.elements import Card, Element, card, facts, heading, text
from dialogs.cards.fitting import fitted
from dialogs.cases.history import history_lines
from dialogs.cases.ladder_lines import next_line
from dialogs.cases.messages_on_open import (
    messages_items,
    messages_said,
    withdrawn_items,
    withdrawn_line,
)
from dialogs.cases.open_parts import part
from dialogs.cases.scene import at, buttons, unmarked, who_has_it
from dialogs.cases.verbs import Verb
from dialogs.near_misses.history import say_fact
from dialogs.near_misses.learnt import see_it
from dialogs.near_misses.questions import STOPPED
from dialogs.near_misses.scene import NearMissScene, not_to_lead
from dialogs.near_misses.sentences import say
from governance.access import Action
from governance.cases.ladders import Silence

_NEXT = {Silence.ACKNOWLEDGED: "notice.not_acknowledged", Silence.DECIDED: "miss.no_lesson_by"}


def open_card(scene: NearMissScene) -> Card:
    """Everything, for someone entitled, until it is folded away."""
    case = scene.case
    shown = fitted(
        {
            "happened": case.report.what_happened,
            "prevent": case.report.would_prevent,
            "lesson": case.lesson,
            **messages_said(case),
        }
    )
    body = [
        heading(scene.title),
        text(status_line(scene)),
        text(say("miss.no_clock"), subtle=True),
        *not_to_lead(scene),
        text(say("open.by", name=scene.name(case.reporter), at=at(case.reported_at))),
        part(say("miss.reported"), [*shown["happened"], facts(_rows(scene))]),
        *_written("miss.would_prevent", shown["prevent"]),
        *_written("miss.lesson", shown["lesson"]),
        *(part(say("open.withdrawn"), items) for items in withdrawn_items(scene, shown)),
        *(part(say("open.messages"), items) for items in messages_items(scene, shown)),
        part(say("open.history"), history_lines(scene, say_fact)),
        text(say("open.folds"), subtle=True, size="small"),
    ]
    first = Verb.LESSON if case.acknowledged else Verb.ACKNOWLEDGE
    verbs = (Verb.ACKNOWLEDGE, Verb.LESSON, Verb.NAME, Verb.MESSAGE, Verb.CONFLICT, Verb.CLOSE)
    return card(body, buttons(scene, verbs, main=first), summary=summary_case(scene))


def case_card(scene: NearMissScene) -> Card:
    """The reference and where it stands: what Close leaves, and what an old card becomes."""
    handles = Action.OPEN in scene.allowed
    body = [
        heading(scene.title),
        text(status_line(scene)),
        text(say("miss.no_clock"), subtle=True),
        *([*not_to_lead(scene), *withdrawn_line(scene)] if handles else []),
        *(
            text(line)
            for line in next_line(scene, say, _NEXT)
            if handles and not scene.case.past_lead
        ),
    ]
    verbs = (Verb.ACKNOWLEDGE, Verb.OPEN, Verb.LESSON, Verb.NAME, Verb.MESSAGE, Verb.CONFLICT)
    reporters = [*see_it(scene), *buttons(scene, (Verb.CORRECT, Verb.WITHDRAW))]
    actions = buttons(scene, verbs) if handles else reporters
    return card(body, actions, summary=summary_case(scene))


def summary_case(scene: NearMissScene) -> str:
    """Reference and status in one line; no content."""
    return f"{scene.reference}. {unmarked(status_line(scene))}"


def status_line(scene: NearMissScene) -> str:
    """Where it stands."""
    if (closed := scene.case.decided) is not None:
        return say("miss.status_closed", at=at(closed.at))
    if (holder := who_has_it(scene)) is not None:
        return say("miss.has_it", name=holder[0], at=at(holder[1]))
    return say("miss.status_reported", at=at(scene.case.reported_at))


def _rows(scene: NearMissScene) -> list[tuple[str, str]]:
    stopped = next((one.label for one in STOPPED if one.value == scene.case.report.stopped), "")
    rows = [
        (say("miss.what"), scene.kind),
        (say("miss.got_out"), say("miss.got_out_no")),
        (say("miss.stopped"), stopped),
    ]
    return [(title, value) for title, value in rows if value]


def _written(title: str, items: list[Element]) -> list[Element]:
    return [part(say(title), items)] if items else []
