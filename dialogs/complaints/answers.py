"""What a complaint was recorded with, and which day of receipt was put right."""

from collections.abc import Iterator
from dataclasses import replace

from dialogs.asking.readers.reader import Choice
from dialogs.cards.elements import Element, plain, text
from dialogs.cases.answered import Answered, AnswerVersion
from dialogs.cases.scene import Names
from dialogs.complaints.questions import complaint_flow
from dialogs.complaints.scene import ComplaintScene
from dialogs.complaints.sentences import say
from governance.complaints.complaint import ComplaintCase
from governance.complaints.facts import (
    NOBODY_NAMED,
    ComplaintReceived,
    ComplaintReport,
    ReceivedCorrected,
    SpeaksFor,
)
from governance.people.identity import PersonId


def answered(case: ComplaintCase, people: Names) -> tuple[Answered, ...]:
    """Return the record as it was made, and with each day of receipt that was put right."""
    named = (one for one in case.report.named if one != NOBODY_NAMED)
    options = tuple(Choice(one, plain(people.name(PersonId.parse(one)))) for one in named)
    return (Answered(complaint_flow(options), tuple(_versions(case))),)


def _versions(case: ComplaintCase) -> Iterator[AnswerVersion]:
    report: ComplaintReport = case.report
    for event in case.history:
        match event.fact:
            case ComplaintReceived():
                yield AnswerVersion(event, report)
            case ReceivedCorrected(new=new):
                report = replace(report, received=new)
                yield AnswerVersion(event, report)
            case _:
                pass


def mind(scene: ComplaintScene) -> list[Element]:
    """What whoever handles it must check first."""
    lines = [say("cpo.lado")] if scene.case.lado_told else []
    if scene.case.report.speaks_for is SpeaksFor.OTHER:
        lines.append(say("cpo.authority"))
    if scene.case.report.speaks_for is SpeaksFor.CHILD:
        lines.append(say("cpo.child"))
    return [text(line, colour="warning") for line in lines]
