"""A near miss with what was written, and folded back to its reference."""

from dialogs.cards.elements import Card, card, heading, part, text
from dialogs.cases.after_report import withdrawn_line
from dialogs.cases.ladder_lines import next_line
from dialogs.cases.open_case import OpenCase, table
from dialogs.cases.scene import at, buttons, has_it, one_line
from dialogs.cases.verbs import Verb
from dialogs.near_misses.history import answered, recorded, say_fact
from dialogs.near_misses.receipt import see_it
from dialogs.near_misses.scene import NearMissScene, not_to_lead
from dialogs.near_misses.sentences import say
from governance.access import Action
from governance.cases.ladders import Silence

_STORY = "what_happened"
_NEXT = {Silence.ACKNOWLEDGED: "notice.not_acknowledged", Silence.DECIDED: "miss.no_lesson_by"}


def open_card(scene: NearMissScene) -> Card:
    """Show everything to someone entitled, until it is folded away."""
    case = scene.case
    opened = OpenCase.of(scene, answered(case, scene.people), recorded(case))
    body = [
        heading(scene.title),
        text(status_line(scene)),
        text(say("miss.no_clock"), subtle=True),
        *not_to_lead(scene),
        text(say("open.by", name=scene.name(case.reporter), at=at(case.reported_at))),
        part(say("miss.reported"), [*opened.story(_STORY), *table(opened.rows())]),
        *opened.texts(story=_STORY),
        *opened.changed(),
        *opened.written(say("miss.lesson"), "lesson"),
        *opened.replaced_texts(),
        *opened.withdrawn(),
        *opened.messages(),
        *opened.history(say_fact),
    ]
    first = Verb.LESSON if case.acknowledged else Verb.ACKNOWLEDGE
    verbs = (Verb.ACKNOWLEDGE, Verb.LESSON, Verb.NAME, Verb.MESSAGE, Verb.CONFLICT)
    last = (Verb.LOOKED, Verb.CLOSE)
    return card(
        body,
        buttons(scene, (*verbs, *last), main=first),
        summary=one_line(scene, status_line(scene)),
    )


def case_card(scene: NearMissScene) -> Card:
    """Show the reference and where it stands: what folding leaves, and what an old card becomes."""
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
    """Say where it stands."""
    if (closed := scene.case.decided) is not None:
        return say("miss.status_closed", at=at(closed.at))
    reported = say("miss.status_reported", at=at(scene.case.reported_at))
    return next(iter(has_it(scene, say, "miss.has_it")), reported)
