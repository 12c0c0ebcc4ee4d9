"""The one card with content, and the case folded back to its reference.

The chat keeps nothing that people wrote (RT-CHAT, docs/law.md; docs/decisions/0015).
"""

from dialogs.breaches.checklist import checklist, duty_buttons
from dialogs.breaches.decision import decision_items, recorded
from dialogs.breaches.history import answered, say_fact
from dialogs.breaches.owners import whose_it_is
from dialogs.breaches.pack import packs_made, packs_said
from dialogs.breaches.people import people_items
from dialogs.breaches.safety import danger_box, safety_rows, stand_down_button
from dialogs.breaches.same_incident import same_lines
from dialogs.breaches.scene import BreachScene, clock_box, doubts, noticed_line, whose_line
from dialogs.breaches.sentences import say, say_outcome
from dialogs.breaches.verbs import WORK_BUTTONS, BreachVerb
from dialogs.breaches.what_else import what_else_button
from dialogs.breaches.work_recorded import work_items
from dialogs.cards.elements import Card, Element, card, heading, part, text
from dialogs.cases.after_report import withdrawn_line
from dialogs.cases.ladder_lines import NEXT, next_line, seen_line
from dialogs.cases.open_case import OpenCase
from dialogs.cases.scene import at, buttons, has_it, one_line, permitted
from dialogs.cases.verbs import Verb
from dialogs.tasks.asked import answers_given, answers_said, who_was_asked
from governance.access import Action
from governance.breaches.regulator import TELL
from governance.duties.duty import Standing

HANDLERS = (Verb.ACKNOWLEDGE, Verb.OPEN, Verb.DECIDE, Verb.NAME, Verb.MESSAGE, Verb.CONFLICT)
REPORTERS = (Verb.DETAILS, Verb.CORRECT, Verb.DEADLINE, Verb.WITHDRAW)


def open_card(scene: BreachScene) -> Card:
    """Show everything to someone entitled, until it is folded away."""
    reporter = say("open.by", name=scene.name(scene.case.reporter), at=at(scene.case.reported_at))
    case = scene.case
    said = answers_said(case) | packs_said(case)
    opened = OpenCase.of(scene, answered(case, scene.people), recorded(case), **said)
    known = opened.answers(1) or [text(say("open.no_details"), subtle=True)]
    decision = decision_items(scene, opened.shown)
    body = [
        heading(say("case.title", reference=scene.reference)),
        text(status_line(scene)),
        *danger_box(scene),
        *stand_down_button(scene),
        *safety_rows(scene),
        *_clock(scene),
        *checklist(scene),
        *same_lines(scene),
        *whose_it_is(scene),
        text(reporter),
        part(say("open.report"), opened.answers(story="what_happened")),
        *opened.withdrawn(),
        part(say("open.details"), known),
        *opened.changed(),
        *opened.messages(),
        *answers_given(scene, opened.shown),
        *packs_made(scene, opened.shown),
        *([part(say("open.decision"), decision)] if decision else []),
        *people_items(scene),
        *work_items(case, opened.shown),
        *opened.replaced_texts(),
        *opened.history(say_fact),
    ]
    taken = scene.case.acknowledged is not None
    first = Verb.DECIDE if taken else Verb.ACKNOWLEDGE
    verbs = (Verb.ACKNOWLEDGE, Verb.DECIDE, Verb.NAME, Verb.MESSAGE, Verb.CONFLICT)
    to_do = duty_buttons(scene)
    found = [
        *(*to_do, *_other_buttons(scene)),
        *buttons(scene, verbs, main=None if to_do else first),
        *(*what_else_button(scene), *buttons(scene, (Verb.CLOSE,))),
    ]
    return card(body, found, summary=one_line(scene, status_line(scene)))


def case_card(scene: BreachScene) -> Card:
    """Show the reference and where it stands: what folding leaves, and what an old card becomes."""
    handles = Action.OPEN in scene.allowed
    body = [
        heading(say("case.title", reference=scene.reference)),
        text(status_line(scene)),
        *(withdrawn_line(scene) if handles else []),
        *(danger_box(scene) if handles else []),
        *([*_clock(scene), *checklist(scene)] if handles else []),
        *([*same_lines(scene), *whose_it_is(scene)] if handles else []),
        *(who_was_asked(scene) if handles else []),
        *(text(line) for line in next_line(scene, say, NEXT) if handles),
        *(text(line) for line in seen_line(scene) if handles),
    ]
    offered = _handlers(scene) if handles else buttons(scene, REPORTERS)
    return card(body, offered, summary=one_line(scene, status_line(scene)))


def _handlers(scene: BreachScene) -> list[Element]:
    *first, last = HANDLERS
    every = (*duty_buttons(scene), *buttons(scene, first), *what_else_button(scene))
    return [*every, *buttons(scene, (last,))]


def _other_buttons(scene: BreachScene) -> list[Element]:
    """Return what else can be put right or written down."""
    known = (Standing.OPEN, Standing.DONE)
    owed = any(duty.id == TELL and duty.standing in known for duty in scene.case.duties)
    verbs = (BreachVerb.REFERENCE, BreachVerb.THEIR_DATE) if owed else ()
    if scene.case.closing.closed:
        verbs = (BreachVerb.RECORD_FILE, BreachVerb.REOPEN)
    verbs = (*verbs, BreachVerb.ADVISE)
    odd = (BreachVerb.AWARE,) if doubts(scene) else ()
    return permitted(scene, WORK_BUTTONS, (*verbs, *odd))


def status_line(scene: BreachScene) -> str:
    """Say where it stands."""
    decided, decision = scene.case.decided, scene.case.decision
    closed = scene.case.closing.closed
    if closed is not None and decision is not None:
        return say("status.closed", at=at(closed.at), outcome=say_outcome(decision.outcome))
    if decided is not None and decision is not None:
        return say("status.decided", at=at(decided.at), outcome=say_outcome(decision.outcome))
    reported = f"{say('status.at', at=at(scene.case.reported_at))} {say('status.reported')}"
    return next(iter(has_it(scene, say, "status.picked_up")), reported)


def _clock(scene: BreachScene) -> list[Element]:
    return [*clock_box(scene), text(noticed_line(scene)), *doubts(scene), text(whose_line(scene))]
