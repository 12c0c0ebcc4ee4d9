"""What a complaint was recorded with, and which day of receipt was put right."""

from collections.abc import Iterator
from dataclasses import replace

from dialogs.asking.readers.asked import Choice
from dialogs.cards.elements import Element, plain, text
from dialogs.cases.answered import Answered, Version
from dialogs.cases.scene import People
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


def answered(case: ComplaintCase, people: People) -> tuple[Answered, ...]:
    """Return the record as it was made, and with each day of receipt that was put right."""
    named = (one for one in case.report.named if one != NOBODY_NAMED)
    options = tuple(Choice(one, plain(people.name(PersonId.parse(one)))) for one in named)
    return (Answered(complaint_flow(options), tuple(_versions(case))),)


def _versions(case: ComplaintCase) -> Iterator[Version]:
    report: ComplaintReport = case.report
    for event in case.history:
        match event.fact:
            case ComplaintReceived():
                yield Version(event, report)
            case ReceivedCorrected(new=new):
                report = replace(report, received=new)
                yield Version(event, report)
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
