"""A request with everything about it, and folded back to its reference."""

from collections.abc import Iterable

from dialogs.cards.elements import Card, Element, card, heading, part, text
from dialogs.cases.after_report import withdrawn_line
from dialogs.cases.ladder_lines import next_line, seen_line
from dialogs.cases.open_case import OpenCase, table
from dialogs.cases.recorded import standing
from dialogs.cases.scene import at, buttons, has_it, one_line
from dialogs.cases.verbs import Verb
from dialogs.requests.history import answered, recorded, say_fact
from dialogs.requests.receipt import closed_line, recognised_lines
from dialogs.requests.scene import RequestScene, cited, clock_box, working
from dialogs.requests.sentences import say
from dialogs.requests.verbs import RequestVerb, request_buttons
from dialogs.tasks.asked import answers_given, answers_said, who_was_asked
from dialogs.words.wording import party_name
from governance.cases.ladders import Silence
from governance.moments import say_date
from governance.requests.bites import bite
from governance.requests.helping import asks
from governance.requests.holds import hold_of
from governance.requests.rights import DATA_PROTECTION, How, Right

NEXT = {Silence.ACKNOWLEDGED: "notice.not_acknowledged", Silence.DECIDED: "rq.not_answered"}
WORK = (RequestVerb.STEPS, RequestVerb.HOLDING, RequestVerb.ASK, RequestVerb.LETTERS)


def open_card(scene: RequestScene) -> Card:
    """Show everything to someone entitled, until it is folded away."""
    case, reasons = scene.case, recorded(scene.case)
    opened = OpenCase.of(scene, answered(case, scene.people), reasons, **answers_said(case))
    body = [
        heading(scene.title),
        text(status_line(scene)),
        *clock_box(scene),
        *working(scene),
        *hold_lines(scene),
        text(say("open.by", name=scene.name(case.reporter), at=at(case.reported_at))),
        part(say("rq.taken"), [*_rows(scene, opened.rows()), *_recognised(scene)]),
        *opened.texts(),
        *opened.changed(),
        *_bites(scene),
        *answers_given(scene, opened.shown),
        *(part(say(title), opened.shown[title]) for title in standing(reasons)),
        *opened.replaced_texts(),
        *opened.withdrawn(),
        *opened.messages(),
        *opened.history(say_fact),
    ]
    return card(body, _actions(scene, close=True), summary=one_line(scene, status_line(scene)))


def case_card(scene: RequestScene) -> Card:
    """Show the reference and where it stands: what folding leaves, and what an old card becomes."""
    body = [
        heading(scene.title),
        text(status_line(scene)),
        *(withdrawn_line(scene) if scene.handles else []),
        *clock_box(scene),
        *(hold_lines(scene) if scene.handles else []),
        *(who_was_asked(scene) if scene.handles else []),
        *(text(line) for line in next_line(scene, say, NEXT) if scene.handles),
        *(text(line) for line in seen_line(scene) if scene.handles),
    ]
    why = request_buttons(scene, (RequestVerb.WHY,))
    reporters = [*why, *buttons(scene, (Verb.WITHDRAW,))]
    actions = _actions(scene, close=False) if scene.handles else reporters
    return card(body, actions, summary=one_line(scene, status_line(scene)))


def _actions(scene: RequestScene, *, close: bool) -> list[Element]:
    """Return the buttons: six at most on the card it is folded to; the rest can be typed."""
    over = scene.case.decided is not None
    work = (RequestVerb.LETTERS,) if over else _work(scene)
    if scene.case.acknowledged is None and not over:
        verbs = (Verb.ACKNOWLEDGE, *(() if close else (Verb.OPEN,)), Verb.NAME, Verb.CONFLICT)
        first = buttons(scene, verbs, main=Verb.ACKNOWLEDGE)
        return [*first, *request_buttons(scene, work[:2]), *_close(scene, close=close)]
    first = [] if close else buttons(scene, (Verb.OPEN,))
    return [*request_buttons(scene, work), *first, *_close(scene, close=close)]


def _work(scene: RequestScene) -> tuple[RequestVerb, ...]:
    """Return what can be done; partners are asked only where they may be asked something."""
    every = (*WORK, RequestVerb.RIGHT)
    return tuple(verb for verb in every if verb is not RequestVerb.ASK or asks(scene.case))


def _close(scene: RequestScene, *, close: bool) -> list[Element]:
    return buttons(scene, (Verb.LOOKED, Verb.CLOSE)) if close else []


def status_line(scene: RequestScene) -> str:
    """Say what it is and where it stands."""
    if scene.case.decided is not None:
        return f"{scene.kind}. {closed_line(scene)}"
    nobody = say("rq.nobody_yet", on=say_date(scene.case.clock.received))
    return f"{scene.kind}. {next(iter(has_it(scene, say, 'rq.has_it')), nobody)}"


def hold_lines(scene: RequestScene) -> list[Element]:
    """Warn that nothing it concerns may be shredded, while it is open."""
    hold = hold_of(scene.case)
    return [text(say("rq.hold", law=cited(hold.law, hold.tag)), colour="warning")] if hold else []


def _rows(scene: RequestScene, taken: Iterable[tuple[str, str]]) -> list[Element]:
    part_3 = say("rq.part_3") if scene.case.clock.law_enforcement else ""
    return table(
        (
            (say("rq.row_kind"), scene.kind),
            *taken,
            (say("rq.row_from"), _from(scene)),
            (say("rq.row_regime"), part_3),
        )
    )


def _from(scene: RequestScene) -> str:
    case = scene.case
    if not case.from_party:
        return ""
    party = party_name(scene.agreement, case.from_party)
    return f"{party} ({case.from_reference})"


def _recognised(scene: RequestScene) -> list[Element]:
    lines = recognised_lines(scene)
    if scene.case.right is Right.FOI and scene.case.taken.how is How.SPOKEN:
        lines = [*lines, say("rq.spoken_foi")]
    return [text(line, subtle=True) for line in lines]


def _bites(scene: RequestScene) -> list[Element]:
    """Return whether the right applies here: a guide, for a person to decide."""
    case = scene.case
    if case.right not in DATA_PROTECTION:
        return []
    row = bite(case.right, part_3=case.clock.law_enforcement)
    lines = [
        text(say(f"rq_bites.{row.verdict}"), bold=True),
        text(row.why),
        text(say("rq.source", source=cited(row.source, row.tag)), subtle=True),
        text(say("rq.guide"), subtle=True),
    ]
    return [part(say("rq.bites"), lines)]
