"""What every case card is made from: the case as it stands, who is looking, and who is who."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from dialogs.cards.elements import Element, Ref, execute
from dialogs.cards.quoting import plain
from dialogs.cases.verbs import BUTTONS, Button, Verb
from dialogs.words.wording import Say
from governance.access import Action
from governance.agreements.model import Agreement
from governance.cases.case import Case
from governance.cases.facts import LeaderNamed
from governance.cases.recipients import Notified
from governance.cases.rungs import Situation
from governance.clocks.confirmed import Confirmed
from governance.keys import PartyKey
from governance.moments import say_moment
from governance.outcomes import Outcome
from governance.people.directory import Numbers
from governance.people.identity import PersonId

V = TypeVar("V", bound=StrEnum)


class Names(Protocol):
    """Names for ids, at the last moment before a card is shown."""

    def name(self, person: PersonId) -> str:
        """Say what to call this person."""

    def role_label(self, role: str) -> str:
        """Say what people call a role of the ladder."""

    def phone_of(self, party: PartyKey) -> str | None:
        """Return the number on which a party is rung; None where none is on record."""


@dataclass(frozen=True, slots=True)
class CaseScene:
    """Everything a card of any kind of case may show.

    `allowed` is what its reader may do: buttons follow it. `confirmed` is which rules the DPO or
    the IG lead has confirmed. `seen`: when a rung's notice was seen by a person, where it is known;
    `became`: what became of each. `in_doubt`: whether the time itself is, so that no card may say
    that a limit has passed.
    """

    case: Case
    now: datetime
    people: Names
    numbers: Numbers
    agreement: Agreement
    ref: Ref
    allowed: frozenset[Action] = frozenset()
    confirmed: Confirmed = field(default_factory=dict)
    seen: Mapping[Notified, datetime] = field(default_factory=dict)
    became: Mapping[Notified, Outcome] = field(default_factory=dict)
    in_doubt: bool = False

    @property
    def reference(self) -> str:
        """The human reference, BR-2026-0007."""
        return self.case.header.reference

    @property
    def front_door(self) -> str:
        """Name the children's front door; a bare number is said to be one."""
        return front_door(self.numbers)

    @property
    def situation(self) -> Situation:
        """What the ladder needs to know of the case."""
        raise NotImplementedError

    def name(self, person: PersonId) -> str:
        """Return a person's name, safe inside a sentence."""
        return plain(self.people.name(person))


def front_door(numbers: Numbers) -> str:
    """Name the children's front door; a bare number is said to be one."""
    said = numbers.front_door
    bare = said[:1].isdigit() or said[:1] in "+("
    return f"the children's front door on {said}" if bare else said


def ig_team_to_ring(numbers: Numbers) -> str:
    """Name the party's IG team for "phone ...", with its number where the party lists one."""
    return f"{numbers.ig_team} on {numbers.ig_phone}" if numbers.ig_phone else numbers.ig_team


def has_it(scene: CaseScene, say: Say, sentence: str) -> list[str]:
    """Say who has the case, and since when, in the kind's words; nothing while nobody has."""
    case, took = scene.case, scene.case.acknowledged
    if case.leader is not None:
        named = (e.at for e in case.history if e.fact == LeaderNamed(case.leader))
        since = max(named, default=case.reported_at)
        return [say(sentence, name=scene.name(case.leader), at=at(since))]
    if took is not None and isinstance(took.by, PersonId):
        return [say(sentence, name=scene.name(took.by), at=at(took.at))]
    return []


def buttons(scene: CaseScene, verbs: Iterable[Verb], *, main: Verb | None = None) -> list[Element]:
    """Return those that the reader may press and that still make sense; `main` stands out."""
    open_still = (verb for verb in verbs if not _over(scene, verb))
    return permitted(scene, BUTTONS, open_still, main=main)


def permitted(
    scene: CaseScene, table: Mapping[V, Button], verbs: Iterable[V], *, main: V | None = None
) -> list[Element]:
    """Return the buttons of `table` for the verbs that the reader may use; `main` stands out."""
    return [
        execute(
            table[verb].title,
            verb,
            scene.ref.data(),
            style="positive" if verb is main else None,
            needs_inputs=False,
        )
        for verb in verbs
        if table[verb].needs in scene.allowed
    ]


def _over(scene: CaseScene, verb: Verb) -> bool:
    """Return whether it is done: nobody acknowledges or withdraws twice."""
    match verb:
        case Verb.ACKNOWLEDGE:
            return not scene.case.nobody_has_it
        case Verb.WITHDRAW:
            return scene.case.withdrawn is not None
        case Verb.MESSAGE:
            return Action.WITHDRAW in scene.allowed  # only the reporter may withdraw
        case _:
            return False


def at(instant: datetime) -> str:
    """Return an instant as every card says it: "Mon 23 Nov 2026 16:40"."""
    return say_moment(instant)


def one_line(scene: CaseScene, status: str) -> str:
    """Return the reference and where it stands, for a phone: no content, no markdown."""
    return f"{scene.reference}. {unmarked(status)}"


def unmarked(words: str) -> str:
    """Return the sentence for where there is no markdown: a phone, a screen reader."""
    return words.replace("**", "")


@dataclass(frozen=True, slots=True)
class SceneForMe(CaseScene):
    """A case of any kind for `me`, who reported it or handles it; told of at its `version`."""

    me: PersonId = field(kw_only=True)
    version: int = field(kw_only=True)

    @property
    def mine(self) -> bool:
        """Whether I reported it."""
        return self.me == self.case.reporter
