"""What the regulator asks, filled in from the case in the form's own order (BR-FORM, docs/law.md).

What nobody has said is marked to be filled in. By the party's route (BR-ROUTE): the regulator's
form, the NHS toolkit with its grid, or a note for the ministry. Nothing here sends anything.
"""

from collections.abc import Callable, Iterable
from typing import Final

from dialogs.breaches.form_answers import (
    ASKED,
    FILL_IN,
    actions,
    consequences,
    controller,
    cyber,
    data_kinds,
    delay,
    discovered,
    found_out,
    happened_on,
    likelihood,
    others_told,
    people_how_many,
    people_kinds,
    people_told,
    reference,
    report_type,
    what_happened,
)
from dialogs.breaches.scene import BreachScene, paper_stands
from dialogs.breaches.sentences import say
from dialogs.letters.blocks import table, text, title
from dialogs.words.wording import party_name, sentence_case
from governance.agreements.model import Route
from governance.breaches.grading import graded, route_of
from governance.breaches.report import WentWrong
from governance.letters.document import Block, Document
from governance.moments import london

Answer = Callable[[BreachScene], str]
Row = tuple[str, Answer]


def _fill_in(_scene: BreachScene) -> str:
    return FILL_IN


ABOUT: tuple[Row, ...] = (
    ("Have you spoken to anyone there already? To whom?", _fill_in),
    ("Is this a first report or a follow-up?", report_type),
    ("Their case reference, if it is a follow-up", reference),
)
WHAT: tuple[Row, ...] = (
    ("What has happened?", what_happened),
    ("Was it caused by a cyber incident?", cyber),
    ("How did you find out?", found_out),
    ("When did you discover it?", discovered),
    ("When did it happen?", happened_on),
    ("Which kinds of personal data?", data_kinds),
    ("How many records?", _fill_in),
    ("How many people could be affected?", people_how_many),
    ("Which kinds of people?", people_kinds),
    ("What could it lead to? Has anyone come to harm?", consequences),
    ("How likely are serious consequences?", likelihood),
)
TRAINING: Row = ("Was whoever was involved trained in data protection in two years?", _fill_in)
LATE: Row = ("If you report late: why?", delay)
CYBER: tuple[Row, ...] = (
    ("Cyber: which of confidentiality, integrity and availability?", _fill_in),
    ("Cyber: how much of the service is lost?", _fill_in),
    ("Cyber: how long until it is back?", _fill_in),
)
DONE: tuple[Row, ...] = (
    ("What have you done, or will you do, about it?", actions),
    ("What will stop it from happening again, and by when?", _fill_in),
    ("Have you told the people?", people_told),
    ("Have you told, or will you tell, other organisations?", others_told),
)
WHO: tuple[Row, ...] = (
    ("Are you in a code of conduct or certification scheme?", _fill_in),
    ("The organisation: name, registration number, address", controller),
    ("Who reports it: name, e-mail, telephone", _fill_in),
    ("The data protection officer: name, e-mail, telephone", _fill_in),
)


def likelihood_graded(scene: BreachScene) -> str:
    """Return the likelihood by the NHS grid, as it counts."""
    grade = graded(scene.case, scene.agreement)
    return say(f"likelihood.{grade.likelihood}") if grade else FILL_IN


def impact_graded(scene: BreachScene) -> str:
    """Return the impact by the NHS grid, as it counts."""
    grade = graded(scene.case, scene.agreement)
    return say(f"impact.{grade.impact}") if grade else FILL_IN


def cell_graded(scene: BreachScene) -> str:
    """Return who hears of it through the toolkit, by the cell."""
    grade = graded(scene.case, scene.agreement)
    if grade is None:
        return FILL_IN
    return f"{sentence_case(say(f'cell.{grade.cell}'))} (grid {grade.grid})"


GRID: tuple[Row, ...] = (
    ("How likely is harm? (the grid, 1 to 5)", likelihood_graded),
    ("How bad would it be? (the grid, 1 to 5)", impact_graded),
    ("Who hears of it, by the cell", cell_graded),
)

KINDS: Final = {
    Route.ICO: "regulators_form",
    Route.DSPT: "toolkit_form",
    Route.MOJ: "ministry_note",
}


def _route(scene: BreachScene) -> Route:
    return route_of(scene.case, scene.agreement)


def rows_of(scene: BreachScene) -> tuple[Row, ...]:
    """Return what is asked, in order; the rows for cyber only of a cyber incident."""
    cyber_rows = CYBER if scene.case.report.went_wrong is WentWrong.CYBER else ()
    match _route(scene):
        case Route.ICO:
            return (*ABOUT, *WHAT, TRAINING, LATE, *cyber_rows, *DONE, *WHO)
        case Route.DSPT:
            return (*WHAT, *GRID, TRAINING, LATE, *cyber_rows, *DONE, *WHO)
        case Route.MOJ:
            return (*WHAT, LATE, *cyber_rows, *DONE, *WHO[1:])


def form_title(scene: BreachScene) -> str:
    """Return what the draft is called."""
    return say(f"form_of.{_route(scene)}", reference=scene.reference)


def regulators_form(scene: BreachScene) -> Document:
    """Return the draft: every question in its order, and the answer or a mark."""
    route = _route(scene)
    rows = [(f"{n}. {asks}", answer(scene)) for n, (asks, answer) in enumerate(rows_of(scene), 1)]
    return Document(
        kind=KINDS[route],
        title=form_title(scene),
        blocks=(title(form_title(scene)), *_notes(scene), table(ASKED, rows)),
        party=party_name(scene.agreement, scene.case.header.party),
        dated=london(scene.now).date(),
        reference=scene.reference,
    )


def _notes(scene: BreachScene) -> Iterable[Block]:
    route = _route(scene)
    yield text(paper_stands(scene))
    yield text(say("form.draft"))
    name = scene.agreement.controller_of(scene.case.header.party).name
    yield text(say(f"goes.{route}", controller=name))
    if scene.case.report.went_wrong is WentWrong.CYBER and route is Route.DSPT:
        yield text(say("form.nis"))
