"""A complaint's own lines of history (never what was written, nor why), and its versions."""

from collections.abc import Iterator
from dataclasses import replace

from dialogs.asking.readers.reader import Choice
from dialogs.cards.quoting import plain
from dialogs.cases.answered import Answered, AnswerVersion
from dialogs.cases.history import PartyNames, say_common
from dialogs.cases.recorded import Recorded
from dialogs.cases.scene import Names
from dialogs.complaints.questions import complaint_flow
from dialogs.complaints.sentences import say
from governance.cases.facts import CommonFact, LessonRecorded
from governance.complaints.complaint import ComplaintCase
from governance.complaints.facts import (
    NOBODY_NAMED,
    AcknowledgementSent,
    ComplaintAnswered,
    ComplaintFact,
    ComplaintReceived,
    ComplaintReport,
    GroupAsked,
    GroupDecided,
    PassedOn,
    ProgressNoted,
    ReceivedCorrected,
)
from governance.moments import say_date
from governance.people.identity import PersonId
from governance.tasks.facts import TaskFact


def say_fact(  # noqa: PLR0911  one each
    fact: ComplaintFact | LessonRecorded | CommonFact | TaskFact,
    by: str,
    people: Names,
    parties: PartyNames,
) -> str:
    """Return the line for a fact that a complaint can have; its own say parties by their keys."""
    match fact:
        case ComplaintReceived(passed_from=passed_from):
            said = "history.complaint_passed" if passed_from else "history.complaint"
            return say(said, by=by, reference=passed_from)
        case ReceivedCorrected(old, new):
            return say("history.received", by=by, old=say_date(old), new=say_date(new))
        case AcknowledgementSent(on):
            return say("history.letter", by=by, on=say_date(on))
        case ProgressNoted(told=told):
            return say("history.progress_told" if told else "history.progress", by=by)
        case ComplaintAnswered(told_on=on):
            return say("history.outcome", by=by, on=say_date(on))
        case PassedOn() | GroupAsked() | GroupDecided():
            return _say_routed(fact, by)
        case LessonRecorded():
            return say("history.lesson", by=by)
        case _:
            return say_common(fact, by, people, parties)


def _say_routed(fact: PassedOn | GroupAsked | GroupDecided, by: str) -> str:
    match fact:
        case PassedOn(to, reference):
            return say("history.passed_on", by=by, to=to, reference=reference)
        case GroupAsked():
            return say("history.group_asked", by=by)
        case GroupDecided(nominee):
            return say("history.group_decided", by=by, nominee=nominee)


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


def recorded(case: ComplaintCase) -> tuple[Recorded, ...]:
    """Return every outcome, every lesson, and why the day it was received was put right."""
    return tuple(_recorded(case))


def _recorded(case: ComplaintCase) -> Iterator[Recorded]:
    for event in case.history:
        match event.fact:
            case ComplaintAnswered(result, outcome):
                yield Recorded(event, "outcome", say(f"cp.{result}"), outcome)
            case LessonRecorded(lesson):
                yield Recorded(event, "lesson", say("cp.learnt"), lesson)
            case ReceivedCorrected(reason=reason):
                yield Recorded(event, "why_day", say("cpo.why_day"), reason)
            case _:
                pass
