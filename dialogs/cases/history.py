"""A case's history as lines: who did what, when. Never the narrative, never a reason.

What every kind has is said here; a kind says its own facts in its room's `history.py`.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from dialogs.cards.elements import Element, text
from dialogs.cards.quoting import plain
from dialogs.cases.scene import CaseScene, Names, at
from dialogs.words.wording import listed, party_name, say
from governance.cases.event import Event
from governance.cases.facts import (
    Acknowledged,
    AcknowledgementLapsed,
    CommonFact,
    ConflictDeclared,
    HandedBack,
    HeldOver,
    LadderMoved,
    LeaderNamed,
    Linked,
    MessageSent,
    NameKept,
    NoteAdded,
    RungFired,
    Snoozed,
    Unlinked,
    Unreached,
    Withdrawn,
)
from governance.cases.recipients import Told
from governance.moments import say_date
from governance.people.identity import PersonId
from governance.retention.facts import (
    Delivered,
    EndForetold,
    Held,
    HoldEnded,
    LookedAgain,
    OfRetention,
    RetentionFact,
)
from governance.tasks.facts import (
    TaskAnswered,
    TaskAsked,
    TaskCancelled,
    TaskFact,
    TaskPhoned,
    TaskTold,
    TaskUnanswered,
    TaskUnreached,
)

OURSELVES = "IG Desk"
MOST_LINES = 30  # of history on an open card: the newest
MOST_LETTERS = 3000  # of history, on a card that must stay under 28 KB

Holding = HandedBack | AcknowledgementLapsed | Snoozed | HeldOver | LadderMoved
"""What can happen to who has it, and to what they are reminded of."""

Beside = NoteAdded | Linked | Unlinked | NameKept
"""What can stand beside a case."""

PartyNames = Callable[[str], str]
"""A party's name by its key."""

SayFact = Callable[[Any, str, Names, PartyNames], str]
"""What a kind says of a fact that its cases can have, by whom: one line."""


def history_lines(scene: CaseScene, say_fact: SayFact) -> list[Element]:
    """Return the newest lines that fit; how many more there are is said."""
    parties = partial(party_name, scene.agreement)
    said = [
        (event.at, say_event(event, scene.people, parties, say_fact))
        for event in scene.case.history
    ]
    in_order = sorted([*said, *_seen_lines(scene)], key=lambda line: line[0])
    lines = [f"- {line}" for _, line in in_order]
    kept = lines[-MOST_LINES:]
    while len("\n".join(kept)) > MOST_LETTERS:
        kept = kept[1:]
    earlier = len(lines) - len(kept)
    more = [text(say("open.earlier", count=str(earlier)), subtle=True)] if earlier else []
    return [*more, text("\n".join(kept))]


def _seen_lines(scene: CaseScene) -> list[tuple[datetime, str]]:
    """Say when each person who was told had it on their screen, where that is known."""
    tellings = (telling.told for telling in scene.case.tellings)
    return [
        (seen, say("history.seen", at=at(seen), who=recipient(told, scene.people)))
        for told in dict.fromkeys(tellings)
        if told.person and (seen := scene.seen.get((told.rung, told.person)))
    ]


WHY: Mapping[str, str] = {
    "blocked": "why.blocked",
    "gone": "why.gone",
    "late": "why.late",
    "not_encrypted": "why.not_encrypted",
    "refused": "why.refused",
    "unreachable": "why.unreachable",
}
"""Ids of why somebody could not be reached, by the word that is kept of it."""


def say_event(event: Event, people: Names, parties: PartyNames, say_fact: SayFact) -> str:
    """Return one line: "Mon 23 Nov 2026 16:40: Tom Bexley acknowledged it"."""
    by = plain(people.name(event.by)) if isinstance(event.by, PersonId) else OURSELVES
    return f"{at(event.at)}: {say_fact(event.fact, by, people, parties)}"


def say_common(fact: CommonFact | TaskFact, by: str, people: Names, parties: PartyNames) -> str:
    """Say what a case of any kind can have."""
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
        case Unreached(told, why):
            return _unreached(recipient(told, people), why)
        case _:
            return _say_written(fact, by, people, parties)


def _unreached(who: str, why: str) -> str:
    if why == "late":  # it is still tried
        return say("history.not_reached_yet", who=who)
    reason = say(WHY[why]) if why in WHY else ""
    return (
        say("history.unreached_why", who=who, why=reason)
        if reason
        else say("history.unreached", who=who)
    )


def _say_written(
    fact: Withdrawn | MessageSent | Beside | Holding | RetentionFact | TaskFact,
    by: str,
    people: Names,
    parties: PartyNames,
) -> str:
    match fact:
        case HandedBack() | AcknowledgementLapsed() | Snoozed() | HeldOver() | LadderMoved():
            return _say_holding(fact, by, people)
        case Withdrawn():
            return say("history.withdrawn", by=by)
        case MessageSent(to_reporter=to_reporter):
            return say("history.message" if to_reporter else "history.answer", by=by)
        case NoteAdded() | Linked() | Unlinked() | NameKept():
            return _say_beside(fact, by)
        case OfRetention():
            return _say_retention(fact, by)
        case _:
            return _say_task(fact, by, people, parties)


def _say_beside(fact: Beside, by: str) -> str:
    match fact:
        case NoteAdded():
            return say("history.note", by=by)
        case NameKept():
            return say("history.name_kept", by=by)
        case Linked(reference=reference):
            return say("history.linked", by=by, reference=reference)
        case Unlinked(reference=reference):
            return say("history.unlinked", by=by, reference=reference)


def _say_holding(fact: Holding, by: str, people: Names) -> str:
    match fact:
        case HandedBack():
            return say("history.handed_back", by=by)
        case AcknowledgementLapsed():
            return say("history.lapsed")
        case Snoozed(until):
            return say("history.snoozed", by=by, until=at(until))
        case HeldOver(person, until):
            name = plain(people.name(person))
            return say("history.held_over", by=by, name=name, until=at(until))
        case LadderMoved():
            return say("history.ladder_moved")


def _say_retention(fact: RetentionFact, by: str) -> str:
    match fact:
        case Held(look_on=day):
            return say("history.held", by=by, day=say_date(day))
        case HoldEnded():
            return say("history.hold_ended", by=by)
        case EndForetold(day):
            return say("history.end_foretold", day=say_date(day))
        case LookedAgain():
            return say("history.looked_again", by=by)
        case Delivered(deliveries):
            return say("history.delivered", count=str(len(deliveries)))


_OF_A_TASK = {
    TaskPhoned: "history.task_phoned",
    TaskAnswered: "history.task_answered",
    TaskCancelled: "history.task_cancelled",
    TaskUnanswered: "history.task_unanswered",
}


def _say_task(fact: TaskFact, by: str, people: Names, parties: PartyNames) -> str:
    match fact:
        case TaskAsked(party=party):
            return say("history.task_asked", by=by, party=parties(party))
        case TaskTold(told=told):
            return _told(told, people)
        case TaskUnreached(told=told):
            return say("history.unreached", who=recipient(told, people))
        case TaskPhoned() | TaskAnswered() | TaskCancelled() | TaskUnanswered():
            return say(_OF_A_TASK[type(fact)], by=by)


def say_reported(by: str, kept_from: tuple[PersonId, ...], people: Names) -> str:
    """Say that it was reported, and to whom it was not to go."""
    if not kept_from:
        return say("history.reported", by=by)
    names = listed(plain(people.name(person)) for person in kept_from)
    return say("history.reported_past", by=by, names=names)


def _told(told: tuple[Told, ...], people: Names) -> str:
    if not told:
        return say("history.told_nobody")
    return say("history.told", who=listed(recipient(one, people) for one in told))


def recipient(told: Told, people: Names) -> str:
    """Name who was told, and as what."""
    label = people.role_label(told.role)
    return f"{plain(people.name(told.person))} ({label})" if told.person else f"the {label}"
