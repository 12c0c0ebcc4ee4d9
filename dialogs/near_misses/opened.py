"""A near miss with what was written, and folded back to its reference."""

from dialogs.cards.elements import Card, card, heading, text
from dialogs.cards.fitting import fitted
from dialogs.cases.after_report import (
    messages_items,
    messages_said,
    withdrawn_items,
    withdrawn_line,
)
from dialogs.cases.answers_on_open import (
    answers_written,
    changes_part,
    rows_of,
    short_rows,
    table,
    text_parts,
)
from dialogs.cases.history import history_lines
from dialogs.cases.ladder_lines import next_line
from dialogs.cases.open_parts import part
from dialogs.cases.scene import at, buttons, one_line, who_has_it
from dialogs.cases.verbs import Verb
from dialogs.near_misses.answers import answered
from dialogs.near_misses.history import say_fact
from dialogs.near_misses.receipt import see_it
from dialogs.near_misses.scene import NearMissScene, not_to_lead
from dialogs.near_misses.sentences import say
from governance.access import Action
from governance.cases.ladders import Silence

_STORY = "what_happened"
_NEXT = {Silence.ACKNOWLEDGED: "notice.not_acknowledged", Silence.DECIDED: "miss.no_lesson_by"}


def open_card(scene: NearMissScene) -> Card:
    """Everything, for someone entitled, until it is folded away."""
    case, every = scene.case, answered(scene.case, scene.people)
    (report,) = (rows_of(one, scene.agreement) for one in every)
    written = answers_written(every, scene.agreement)
    shown = fitted({**written, "lesson": case.lesson, **messages_said(case)})
    body = [
        heading(scene.title),
        text(status_line(scene)),
        text(say("miss.no_clock"), subtle=True),
        *not_to_lead(scene),
        text(say("open.by", name=scene.name(case.reporter), at=at(case.reported_at))),
        part(say("miss.reported"), [*shown[_STORY], *table(short_rows(report))]),
        *text_parts(report, shown, story=_STORY),
        *changes_part(every, scene, shown),
        *([part(say("miss.lesson"), shown["lesson"])] if shown["lesson"] else []),
        *(part(say("open.withdrawn"), items) for items in withdrawn_items(scene, shown)),
        *(part(say("open.messages"), items) for items in messages_items(scene, shown)),
        part(say("open.history"), history_lines(scene, say_fact)),
        text(say("open.folds"), subtle=True, size="small"),
    ]
    first = Verb.LESSON if case.acknowledged else Verb.ACKNOWLEDGE
    verbs = (Verb.ACKNOWLEDGE, Verb.LESSON, Verb.NAME, Verb.MESSAGE, Verb.CONFLICT, Verb.CLOSE)
    return card(
        body, buttons(scene, verbs, main=first), summary=one_line(scene, status_line(scene))
    )


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
    return card(body, actions, summary=one_line(scene, status_line(scene)))


def status_line(scene: NearMissScene) -> str:
    """Where it stands."""
    if (closed := scene.case.decided) is not None:
        return say("miss.status_closed", at=at(closed.at))
    if (holder := who_has_it(scene)) is not None:
        return say("miss.has_it", name=holder[0], at=at(holder[1]))
    return say("miss.status_reported", at=at(scene.case.reported_at))
