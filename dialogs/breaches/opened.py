"""The one card with content, and the case folded back to its reference.

The chat keeps nothing that people wrote (RT-CHAT, docs/law.md; docs/decisions/0015).
"""

from collections.abc import Sequence

from dialogs.asking.answer_rows import AnswerRow
from dialogs.breaches.answers import answered
from dialogs.breaches.clock import clock_box, doubts, noticed_line, whose_line
from dialogs.breaches.decision import decision_items, reasons_given
from dialogs.breaches.history import say_fact
from dialogs.breaches.notices import danger_box
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import OUTCOMES, say
from dialogs.cards.elements import Card, Element, card, heading, text
from dialogs.cards.fitting import Fitted, fitted
from dialogs.cases.after_report import (
    messages_items,
    messages_said,
    withdrawn_items,
    withdrawn_line,
)
from dialogs.cases.answers_on_open import answers_items, answers_written, changes_part, rows_of
from dialogs.cases.history import history_lines
from dialogs.cases.ladder_lines import NEXT, next_line
from dialogs.cases.open_parts import part
from dialogs.cases.scene import at, buttons, one_line, who_has_it
from dialogs.cases.verbs import Verb
from governance.access import Action

HANDLERS = (Verb.ACKNOWLEDGE, Verb.OPEN, Verb.DECIDE, Verb.NAME, Verb.MESSAGE, Verb.CONFLICT)
REPORTERS = (Verb.DETAILS, Verb.CORRECT, Verb.DEADLINE, Verb.WITHDRAW)


def open_card(scene: BreachScene) -> Card:
    """Everything, for someone entitled, until it is folded away."""
    reporter = say("open.by", name=scene.name(scene.case.reporter), at=at(scene.case.reported_at))
    every = answered(scene.case, scene.people)
    report, details = (rows_of(one, scene.agreement) for one in every)
    shown = fitted(
        {
            **answers_written(every, scene.agreement),
            **reasons_given(scene.case),
            **messages_said(scene.case),
        }
    )
    body = [
        heading(say("case.title", reference=scene.reference)),
        text(status_line(scene)),
        *danger_box(scene),
        *_clock(scene),
        text(reporter),
        part(say("open.report"), answers_items(report, shown, story="what_happened")),
        *(part(say("open.withdrawn"), items) for items in withdrawn_items(scene, shown)),
        part(say("open.details"), _details(details, shown)),
        *changes_part(every, scene, shown),
        *(part(say("open.messages"), items) for items in messages_items(scene, shown)),
        *([part(say("open.decision"), items)] if (items := decision_items(scene, shown)) else []),
        part(say("open.history"), history_lines(scene, say_fact)),
        text(say("open.folds"), subtle=True, size="small"),
    ]
    taken = scene.case.acknowledged is not None
    first = Verb.DECIDE if taken else Verb.ACKNOWLEDGE
    verbs = (Verb.ACKNOWLEDGE, Verb.DECIDE, Verb.NAME, Verb.MESSAGE, Verb.CONFLICT, Verb.CLOSE)
    return card(
        body, buttons(scene, verbs, main=first), summary=one_line(scene, status_line(scene))
    )


def case_card(scene: BreachScene) -> Card:
    """The reference and where it stands: what Close leaves, and what an old card becomes."""
    handles = Action.OPEN in scene.allowed
    body = [
        heading(say("case.title", reference=scene.reference)),
        text(status_line(scene)),
        *(withdrawn_line(scene) if handles else []),
        *(danger_box(scene) if handles else []),
        *(_clock(scene) if handles else []),
        *(text(line) for line in next_line(scene, say, NEXT) if handles),
    ]
    return card(
        body,
        buttons(scene, HANDLERS if handles else REPORTERS),
        summary=one_line(scene, status_line(scene)),
    )


def status_line(scene: BreachScene) -> str:
    """Where it stands."""
    decided, decision = scene.case.decided, scene.case.decision
    if decided is not None and decision is not None:
        return say("status.decided", at=at(decided.at), outcome=OUTCOMES[decision.outcome])
    if (holder := who_has_it(scene)) is not None:
        return say("status.picked_up", name=holder[0], at=at(holder[1]))
    return f"{say('status.at', at=at(scene.case.reported_at))} {say('status.reported')}"


def _clock(scene: BreachScene) -> list[Element]:
    return [*clock_box(scene), text(noticed_line(scene)), *doubts(scene), text(whose_line(scene))]


def _details(rows: Sequence[AnswerRow], shown: Fitted) -> list[Element]:
    if not rows:
        return [text(say("open.no_details"), subtle=True)]
    return answers_items(rows, shown)
