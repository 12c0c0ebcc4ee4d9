"""What was recorded about a complaint, in the words it was asked in."""

from collections.abc import Iterable

from dialogs.asking.readers.asked import Choice
from dialogs.cards.elements import Element, facts, plain, text
from dialogs.complaints.questions import HOW, SPEAKS_FOR, THE_PARTNERSHIP, TRI
from dialogs.complaints.scene import ComplaintScene
from dialogs.complaints.sentences import say
from dialogs.words.wording import listed
from governance.complaints.facts import PARTNERSHIP, SpeaksFor, Tri
from governance.moments import say_date


def rows(scene: ComplaintScene) -> Element:
    """Every answer but the narrative."""
    report = scene.case.report
    every = [
        (say("cpo.received"), say_date(scene.case.received)),
        (say("cpo.how"), _label(HOW, report.how)),
        (say("cpo.received_by"), plain(report.received_by)),
        (say("cpo.about"), about_line(scene)),
        (say("cpo.about_data"), _label(TRI, report.about_data)),
        (say("cpo.speaks_for"), _label(SPEAKS_FOR, report.speaks_for)),
        (say("cpo.own_reference"), plain(report.own_reference)),
        (say("cpo.kept_out"), _kept_out(scene)),
        (say("cpo.someone_else"), plain(report.someone_else)),
    ]
    return facts((title, value) for title, value in every if value)


def about_line(scene: ComplaintScene) -> str:
    """Whom it is about, as parties are called."""
    said = [key for key in scene.case.report.about if key != Tri.NOT_SURE]
    named = [THE_PARTNERSHIP.label if k == PARTNERSHIP else scene.party(k) for k in said]
    return listed(named) if named else say("cpo.nobody_known")


def mind(scene: ComplaintScene) -> list[Element]:
    """What whoever handles it must check first."""
    lines = [say("cpo.lado")] if scene.case.lado_told else []
    if scene.case.report.speaks_for is SpeaksFor.OTHER:
        lines.append(say("cpo.authority"))
    if scene.case.report.speaks_for is SpeaksFor.CHILD:
        lines.append(say("cpo.child"))
    return [text(line, colour="warning") for line in lines]


def _kept_out(scene: ComplaintScene) -> str:
    return listed(sorted(scene.name(one) for one in scene.case.out)) if scene.case.out else ""


def _label(options: Iterable[Choice], value: str) -> str:
    return next(one.label for one in options if one.value == value)
