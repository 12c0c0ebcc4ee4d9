"""A complaint with what was written, and folded back to its reference."""

from dialogs.cards.elements import Card, Element, card, execute, heading, part, text
from dialogs.cards.fitting import Fitted
from dialogs.cases.after_report import withdrawn_line
from dialogs.cases.ladder_lines import next_line, seen_line
from dialogs.cases.open_case import OpenCase, table
from dialogs.cases.scene import at, buttons, has_it, one_line
from dialogs.cases.verbs import Verb
from dialogs.complaints.history import answered, recorded, say_fact
from dialogs.complaints.notices import NEXT, group_lines, passed_line
from dialogs.complaints.receipt import same_lines, see_it
from dialogs.complaints.scene import ComplaintScene, clock_items
from dialogs.complaints.sentences import say
from dialogs.complaints.verbs import CpVerb, beside
from dialogs.tasks.asked import answers_given, answers_said, who_was_asked
from dialogs.words.wording import listed
from governance.access import Action
from governance.cases.event import Event
from governance.complaints.complaint import ComplaintCase
from governance.complaints.facts import (
    ProgressNoted,
    SpeaksFor,
)
from governance.moments import say_date
from governance.people.identity import PersonId

_STORY = "summary"
MOST_NOTES = 5  # the newest: a card must stay under 28 KB


def open_card(scene: ComplaintScene) -> Card:
    """Show everything to someone entitled, until it is folded away."""
    case = scene.case
    opened = OpenCase.of(scene, answered(case, scene.people), recorded(case), **_written(scene))
    rows, shown = (*opened.rows(), (say("cpo.kept_out"), _kept_out(scene))), opened.shown
    body = [
        heading(scene.title),
        text(status_line(scene)),
        *passed_line(scene),
        *clock_items(scene),
        *beside(scene, (CpVerb.LETTER, CpVerb.RECEIVED), main=CpVerb.LETTER),
        *_mind(scene),
        *(text(line, colour="warning") for line in same_lines(scene)),
        text(say("cpo.recorded", name=scene.name(case.reporter), at=at(case.reported_at))),
        part(say("cpo.complaint"), [*opened.story(_STORY), *table(rows)]),
        *opened.texts(story=_STORY),
        *opened.changed(),
        *opened.written(say("cpo.why_day"), "why_day"),
        part(say("cpo.who_responds"), _route(scene)),
        *answers_given(scene, shown),
        part(say("cpo.progress"), [*_notes(scene, shown), *beside(scene, (CpVerb.NOTE,))]),
        *_outcome(scene, opened),
        *opened.replaced_texts(),
        *opened.withdrawn(),
        *opened.messages(),
        *opened.history(say_fact),
    ]
    return card(body, _actions(scene), summary=one_line(scene, status_line(scene)))


def _mind(scene: ComplaintScene) -> list[Element]:
    """Warn whoever handles it of what to check first."""
    lines = [say("cpo.lado")] if scene.case.lado_told else []
    if scene.case.report.speaks_for is SpeaksFor.OTHER:
        lines.append(say("cpo.authority"))
    if scene.case.report.speaks_for is SpeaksFor.CHILD:
        lines.append(say("cpo.child"))
    return [text(line, colour="warning") for line in lines]


def _written(scene: ComplaintScene) -> dict[str, str]:
    notes = {f"note {n}": fact.note for n, _, fact in _newest(scene)}
    return {**notes, **answers_said(scene.case)}


def _kept_out(scene: ComplaintScene) -> str:
    return listed(sorted(scene.name(one) for one in scene.case.out)) if scene.case.out else ""


def _newest(scene: ComplaintScene) -> list[tuple[int, Event, ProgressNoted]]:
    noted = ((n, event, event.fact) for n, event in enumerate(scene.case.notes))
    return [(n, e, fact) for n, e, fact in noted if isinstance(fact, ProgressNoted)][-MOST_NOTES:]


def _notes(scene: ComplaintScene, shown: Fitted) -> list[Element]:
    items: list[Element] = []
    for n, event, _ in _newest(scene):
        by = scene.name(event.by) if isinstance(event.by, PersonId) else ""
        items += [text(say("cpo.note_by", name=by, at=at(event.at))), *shown[f"note {n}"]]
    return items


def _route(scene: ComplaintScene) -> list[Element]:
    row, passed = scene.case.route, scene.case.passed
    items = [text(say("cpo.why", reason=row.reason, clause=row.clause))]
    if scene.case.decided is None and passed is None and scene.case.asked is None:
        items.append(text(say("cpo.suggested"), subtle=True))
    if passed is not None:
        party = scene.party(passed.to)
        items.append(text(say("cpo.passed", party=party, reference=passed.reference)))
    items += [text(line) for line in group_lines(scene)]
    verbs = (CpVerb.ASK_GROUP, CpVerb.PASS_ON)
    return [*items, *beside(scene, verbs, main=CpVerb.ASK_GROUP)]


def _outcome(scene: ComplaintScene, opened: OpenCase) -> list[Element]:
    outcome = scene.case.outcome
    parts = []
    if outcome is not None:
        lines = [
            text(f"{say(f'cp.{outcome.result}')} {status_line(scene)}"),
            *opened.shown["outcome"],
            text(say("cpo.regulator")),
        ]
        parts.append(part(say("cpo.outcome"), lines))
    return [*parts, *opened.written(say("cp.learnt"), "lesson")]


def _actions(scene: ComplaintScene) -> list[Element]:
    rest = buttons(scene, (Verb.NAME, Verb.MESSAGE, Verb.CONFLICT, Verb.LOOKED, Verb.CLOSE))
    if scene.case.decided is not None:
        return [*buttons(scene, (Verb.LESSON,), main=Verb.LESSON), *rest]
    first = () if scene.case.acknowledged else (Verb.ACKNOWLEDGE,)
    found = buttons(scene, first, main=Verb.ACKNOWLEDGE)
    if Action.DECIDE in scene.allowed:
        # it is not decided, it is answered: the same verb under its own name
        data = scene.ref.data()
        found.append(execute("Record the outcome", Verb.DECIDE, data, needs_inputs=False))
    return [*found, *rest]


def case_card(scene: ComplaintScene) -> Card:
    """Show the reference and where it stands: what folding leaves, and what an old card becomes."""
    if Action.OPEN not in scene.allowed:
        mine = [*see_it(scene), *buttons(scene, (Verb.WITHDRAW,))]
        body = [heading(scene.title), text(status_line(scene))]
        return card(body, mine, summary=one_line(scene, status_line(scene)))
    body = [
        heading(scene.title),
        text(status_line(scene)),
        *passed_line(scene),
        *withdrawn_line(scene),
        *clock_items(scene),
        *(text(line) for line in group_lines(scene)),
        *who_was_asked(scene),
        *(text(line) for line in next_line(scene, say, NEXT)),
        *(text(line) for line in seen_line(scene)),
    ]
    return card(body, _folded_actions(scene), summary=one_line(scene, status_line(scene)))


def _folded_actions(scene: ComplaintScene) -> list[Element]:
    main = Verb.OPEN if scene.case.acknowledged else Verb.ACKNOWLEDGE
    first = buttons(scene, (Verb.ACKNOWLEDGE, Verb.OPEN), main=main)
    return [*first, *buttons(scene, (Verb.NAME, Verb.MESSAGE, Verb.CONFLICT))]


def status_line(scene: ComplaintScene) -> str:
    """Say where it stands."""
    if (outcome := scene.case.outcome) is not None:
        return say("cp.answered", on=say_date(outcome.told_on))
    reported = say("cp.reported", at=at(scene.case.reported_at))
    return next(iter(has_it(scene, say, "cp.has_it")), reported)


def to_do(case: ComplaintCase) -> str:
    """Say what it asks next: the acknowledgement, then its outcome."""
    return say("to_do.outcome" if case.acknowledged_on else "to_do.letter")
