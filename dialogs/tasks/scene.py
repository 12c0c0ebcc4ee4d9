"""What a task's cards are made from, on the side of the party that is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from dialogs.cards.elements import Element, Ref
from dialogs.cards.quoting import plain
from dialogs.cases.scene import Names
from dialogs.tasks.sentences import say
from dialogs.words.wording import party_name
from governance.agreements.model import Agreement
from governance.cases.event import Event
from governance.keys import PartyKey
from governance.moments import say_date
from governance.people.identity import PersonId
from governance.plain import from_plain
from governance.tasks.choosing import CannotRespond
from governance.tasks.facts import TaskKind, TaskReply
from governance.tasks.task import REPLIES, Task


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskView:
    """A task's own record (`governance.plain.to_plain` of this): all that a party is given."""

    reference: str
    from_party: str
    kind: TaskKind
    target: date
    asked_at: datetime
    brief: str = field(default="", repr=False)

    @classmethod
    def read(cls, payload: Mapping[str, object]) -> "TaskView":
        """Return the view a stored payload is of; NotPlain when it does not fit."""
        return from_plain(cls, dict(payload))


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskScene:
    """The record, and where its answer stands.

    `over`: no answer is taken any more. `urgent`: somebody may be in danger because of it.

    `cannot` are the parties that the group cannot choose, and why; `opened` says who opened it, for
    those who may know.
    """

    view: TaskView
    task: Task
    over: bool
    now: datetime
    people: Names
    agreement: Agreement
    ref: Ref
    urgent: bool = False
    cannot: Mapping[PartyKey, CannotRespond] = field(default_factory=dict)
    opened: Sequence[Element] = ()

    @property
    def replies(self) -> tuple[TaskReply, ...]:
        """What can still be answered."""
        return () if self.over else REPLIES[self.view.kind]

    @property
    def asker(self) -> str:
        """The name of the party that asks."""
        return party_name(self.agreement, self.view.from_party)

    @property
    def asked(self) -> str:
        """The name of the party that is asked."""
        return party_name(self.agreement, self.task.party)

    @property
    def target(self) -> str:
        """The partnership target, as a day."""
        return say_date(self.view.target)

    @property
    def data(self) -> dict[str, Any]:
        """What every button carries: the card, the part, and how many answers it knew of."""
        return {**self.ref.data(), "v": len(self.task.answers)}

    def who(self, answer: Event) -> str:
        """Return the name of whoever answered, safe inside a sentence."""
        return name_of(answer, self.people)


def name_of(event: Event, people: Names) -> str:
    """Return a person's name, safe inside a sentence; "IG Desk" where the product did it."""
    return plain(people.name(event.by)) if isinstance(event.by, PersonId) else "IG Desk"


TITLES: Mapping[TaskKind, str] = {
    TaskKind.ASSIST: "task.title_assist",
    TaskKind.RELEASE: "task.title_release",
    TaskKind.CHOOSE: "task.title_choose",
    TaskKind.RESPOND: "task.title_respond",
    TaskKind.TOLD: "task.title_told",
    TaskKind.COOPERATE: "task.title_cooperate",
}

REPLY_WORDS: Mapping[TaskReply, str] = {
    TaskReply.HOLDS: "reply.holds",
    TaskReply.DOES_NOT_HOLD: "reply.does_not_hold",
    TaskReply.EXEMPT: "reply.exempt",
    TaskReply.MAY_RELEASE: "reply.may_release",
    TaskReply.MAY_NOT_RELEASE: "reply.may_not_release",
    TaskReply.PART_OF_IT: "reply.part_of_it",
    TaskReply.PROPOSES: "reply.proposes",
    TaskReply.ABSTAINS: "reply.abstains",
    TaskReply.ACCEPTS: "reply.accepts",
    TaskReply.DECLINES: "reply.declines",
    TaskReply.SEEN: "reply.seen",
    TaskReply.OURS_TOO: "reply.ours_too",
    TaskReply.HOLDS_COPY: "reply.holds_copy",
    TaskReply.NOT_US: "reply.not_us",
    TaskReply.HELPED: "reply.helped",
}


def reply_words(reply: TaskReply) -> str:
    """Return "We do not hold it"."""
    return say(REPLY_WORDS[reply])


def summary_task(scene: TaskScene) -> str:
    """Return the line that a phone shows: the kind and the reference."""
    return say(TITLES[scene.view.kind], reference=scene.view.reference, party=scene.asker)
