"""A case's history as lines: who did what, when. Never the narrative, never a reason."""

from collections.abc import Callable

from dialogs.cards.elements import plain
from dialogs.cases.scene import People, at
from dialogs.complaints.history import of_complaint
from dialogs.requests.history import of_request
from dialogs.words.wording import OUTCOMES, listed, say
from governance.breaches.facts import (
    AwarenessCorrected,
    BreachFact,
    Corrected,
    Decided,
    DetailsAdded,
    Reported,
)
from governance.cases.event import Event, Fact
from governance.cases.facts import (
    Acknowledged,
    CommonFact,
    ConflictDeclared,
    LeaderNamed,
    LessonRecorded,
    MessageSent,
    RungFired,
    Unreached,
    Withdrawn,
)
from governance.cases.recipients import Told
from governance.complaints.facts import ComplaintFact
from governance.near_misses.facts import NearMissCorrected, NearMissFact, NearMissReported
from governance.people.identity import PersonId
from governance.requests.facts import RequestFact
from governance.tasks.facts import (
    TaskAnswered,
    TaskAsked,
    TaskCancelled,
    TaskFact,
    TaskTold,
    TaskUnreached,
)

OURSELVES = "IG Desk"


Parties = Callable[[str], str]
"""A party's name by its key."""


def say_event(event: Event, people: People, parties: Parties = str) -> str:
    """One line: "Mon 23 Nov 2026 16:40: Tom Bexley acknowledged it"."""
    by = plain(people.name(event.by)) if isinstance(event.by, PersonId) else OURSELVES
    return f"{at(event.at)}: {_what(event.fact, by, people, parties)}"


def _what(fact: Fact, by: str, people: People, parties: Parties) -> str:
    """The line of a kind's own fact, or of one that any kind can have."""
    if isinstance(fact, BreachFact):
        return _of_breach(fact, by, people)
    if isinstance(fact, NearMissFact):
        return _of_near_miss(fact, by, people)
    if isinstance(fact, ComplaintFact):
        return of_complaint(fact, by)
    if isinstance(fact, RequestFact):
        return of_request(fact, by)
    if isinstance(fact, TaskFact):
        return _of_task(fact, by, people, parties)
    assert isinstance(fact, CommonFact | LessonRecorded)  # noqa: S101  every fact is one of these
    return _of_any(fact, by, people)


def _of_breach(fact: BreachFact, by: str, people: People) -> str:
    match fact:
        case Reported(kept_from=kept_from):
            return _reported(by, kept_from, people)
        case DetailsAdded():
            return say("history.details", by=by)
        case Corrected():
            return say("history.corrected", by=by)
        case AwarenessCorrected(old, new):
            return say("history.awareness", by=by, old=at(old), new=at(new))
        case Decided(outcome):
            return say("history.decided", by=by, outcome=OUTCOMES[outcome])


def _of_near_miss(fact: NearMissFact, by: str, people: People) -> str:
    match fact:
        case NearMissReported(kept_from=kept_from):
            return _reported(by, kept_from, people)
        case NearMissCorrected():
            return say("history.corrected", by=by)


def _of_any(  # noqa: C901, PLR0911  one each
    fact: CommonFact | LessonRecorded, by: str, people: People
) -> str:
    match fact:
        case Acknowledged():
            return say("history.acknowledged", by=by)
        case LeaderNamed(leader):
            name = plain(people.name(leader))
            return say("history.leads" if name == by else "history.named", by=by, name=name)
        case ConflictDeclared(person):
            return say("history.stepped_aside", name=plain(people.name(person)))
        case RungFired(told=told):
            return _told(told, people)
        case Unreached(told):
            return say("history.unreached", who=_recipient(told, people))
        case LessonRecorded():
            return say("history.lesson", by=by)
        case Withdrawn():
            return say("history.withdrawn", by=by)
        case MessageSent(to_reporter=to_reporter):
            return say("history.message" if to_reporter else "history.answer", by=by)


def _of_task(fact: TaskFact, by: str, people: People, parties: Parties) -> str:
    match fact:
        case TaskAsked(party=party):
            return say("history.task_asked", by=by, party=parties(party))
        case TaskTold(told=told):
            return _told(told, people)
        case TaskUnreached(told=told):
            return say("history.unreached", who=_recipient(told, people))
        case TaskAnswered():
            return say("history.task_answered", by=by)
        case TaskCancelled():
            return say("history.task_cancelled", by=by)


def _reported(by: str, kept_from: tuple[PersonId, ...], people: People) -> str:
    if not kept_from:
        return say("history.reported", by=by)
    names = listed(plain(people.name(person)) for person in kept_from)
    return say("history.reported_past", by=by, names=names)


def _told(told: tuple[Told, ...], people: People) -> str:
    if not told:
        return say("history.told_nobody")
    return say("history.told", who=listed(_recipient(one, people) for one in told))


def _recipient(told: Told, people: People) -> str:
    label = people.role_label(told.role)
    return f"{plain(people.name(told.person))} ({label})" if told.person else f"the {label}"
