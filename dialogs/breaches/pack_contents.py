"""What an evidence pack holds, as documents: the whole case, or one party's own part of it.

Everything stands in full: nothing is cut to fit a card. Legal advice, the reporter's name, other
cases and read marks stay out unless they were ticked by name.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from dialogs.asking.answer_rows import answer_rows, differing_rows
from dialogs.breaches.decision import recorded
from dialogs.breaches.history import answered, say_fact
from dialogs.breaches.scene import BreachScene, paper_stands
from dialogs.breaches.sentences import say, say_outcome
from dialogs.cases.answered import Answered
from dialogs.cases.history import say_event
from dialogs.cases.scene import Names, at, unmarked
from dialogs.letters.blocks import bullet, heading, table, text, title
from dialogs.tasks.scene import reply_words
from dialogs.words.wording import party_name
from governance.breaches.advice import AdviceGiven
from governance.breaches.breach import Breach
from governance.breaches.packs import PackMade, Ticked
from governance.breaches.partners import OwnerTold
from governance.breaches.same_incident import OfTheSame
from governance.cases.event import Event
from governance.cases.facts import Linked, MessageSent, NameKept, NoteAdded, Unlinked
from governance.keys import PartyKey
from governance.letters.document import Block, Document
from governance.moments import london, say_date
from governance.people.identity import PersonId
from governance.tasks.facts import TaskAsked, TaskReplied
from governance.tasks.task import Task

OTHER_CASES = (Linked, Unlinked, OfTheSame, OwnerTold)


@dataclass(frozen=True, slots=True)
class WithoutTheReporter:
    """Names, but for the reporter's: they are "the reporter" wherever they stand."""

    people: Names
    reporter: PersonId

    def name(self, person: PersonId) -> str:
        """Return a person's name."""
        return say("pack.the_reporter") if person == self.reporter else self.people.name(person)

    def role_label(self, role: str) -> str:
        """Return what people call a role."""
        return self.people.role_label(role)

    def phone_of(self, party: PartyKey) -> str | None:
        """Return a party's number, where one is on record."""
        return self.people.phone_of(party)


def pack_document(scene: BreachScene, made: PackMade) -> Document:
    """Return the document of a pack: the case, or what the party of the pack has of it."""
    pack = _Pack(scene, made)
    blocks = pack.part() if made.party else pack.whole()
    return Document(
        kind="pack",
        title=say("pack.document", reference=scene.reference),
        blocks=(*pack.head(), *blocks),
        party=party_name(scene.agreement, scene.case.header.party),
        dated=london(scene.now).date(),
        reference=scene.reference,
    )


def read_me(scene: BreachScene, made: PackMade, *, proved: int, newer: int) -> str:
    """Return what stands beside the documents: how it is read, what is not in it, and what proves
    it: entries, of which some are `newer` than the last head that left.
    """
    out = "\n".join(f"- {line}" for line in _left_out(scene.case, made))
    no_more = say("pack.no_more" if out else "pack.nothing_out")
    lines = (say("pack.read_me", reference=scene.reference), out, no_more)
    proof = say("pack.proof", count=str(proved), newer=str(newer)) if proved else ""
    return "\n\n".join(filter(None, (*lines, proof))) + "\n"


def goes_in(case: Breach, made: PackMade, event: Event) -> bool:
    """Return whether what an event says goes into a pack: of a party's own part, what it was asked
    and what it answered. A name that is kept on the desk page goes into none.
    """
    if isinstance(event.fact, NameKept):
        return False
    if made.party:
        return event in _of_its_part(case, made.party)
    other = isinstance(event.fact, OTHER_CASES)
    note = isinstance(event.fact, NoteAdded) and event.fact.legal
    legal = note or isinstance(event.fact, AdviceGiven)
    return (not other or Ticked.OTHER_CASES in made.ticked) and (
        not legal or Ticked.LEGAL_ADVICE in made.ticked
    )


def _of_its_part(case: Breach, party: PartyKey) -> list[Event]:
    answers = [event for task in case.tasks if task.party == party for event in task.answers]
    asked = [
        event
        for event in case.history
        if isinstance(event.fact, TaskAsked) and event.fact.party == party
    ]
    return [*answers, *asked]


def _left_out(case: Breach, made: PackMade) -> list[str]:
    if made.party:
        return [say("pack.part_alone")]
    names = any(isinstance(event.fact, NameKept) for event in case.history)
    not_ticked = [say(f"pack_out.{one}") for one in Ticked if one not in made.ticked]
    return [*not_ticked, *([say("pack.no_names")] if names else [])]


@dataclass(frozen=True, slots=True)
class _Pack:
    scene: BreachScene
    made: PackMade

    @property
    def people(self) -> Names:
        """Who is named, and how."""
        everyone, reporter = self.scene.people, self.scene.case.reporter
        named = Ticked.REPORTER in self.made.ticked
        return everyone if named else WithoutTheReporter(everyone, reporter)

    def head(self) -> Iterator[Block]:
        """Say what this is, for whom and why, and what is left out."""
        made = self.made
        yield title(say("pack.document", reference=self.scene.reference))
        yield text(paper_stands(self.scene))
        yield text(say("pack.for", whom=made.for_whom))
        yield text(say("pack.because", why=made.why))
        for line in _left_out(self.scene.case, made):
            yield bullet(line)

    def whole(self) -> Iterator[Block]:
        """Yield the whole case, as far as it is ticked."""
        case = self.scene.case
        yield text(say("pack.clock", at=at(case.awareness.at), limit=at(case.limit)))
        for one in answered(case, self.people):
            yield from self._answers(one)
        yield from self._decided()
        yield from self._written()
        yield from self._tasks(case.tasks)
        yield from self._history()

    def part(self) -> Iterator[Block]:
        """Yield what the party of the pack was told and asked, and what it answered."""
        yield from self._tasks(
            tuple(task for task in self.scene.case.tasks if task.party == self.made.party)
        )

    def _answers(self, one: Answered) -> Iterator[Block]:
        if not one.versions:
            return
        yield heading(one.flow.title)
        agreement = self.scene.agreement
        rows = answer_rows(one.flow, one.stands, agreement)
        yield table(_HEADS, [(row.label, row.said) for row in rows])
        for was, then in zip(one.versions, one.versions[1:], strict=False):
            yield text(say("pack.changed", by=self._by(then.event), at=at(then.event.at)))
            changed = differing_rows(one.flow, was.facts, then.facts, agreement)
            yield table(_CHANGED, [(row.label, row.before, row.now) for row in changed])

    def _decided(self) -> Iterator[Block]:
        decision, decided = self.scene.case.decision, self.scene.case.decided
        if decision is None or decided is None:
            return
        yield heading(say("open.decision"))
        outcome = say_outcome(decision.outcome)
        yield text(f"{outcome} ({self._by(decided)}, {at(decided.at)})")

    def _written(self) -> Iterator[Block]:
        """Yield every reason that was recorded, the messages and the notes, oldest first."""
        for one in recorded(self.scene.case):
            if one.text and self._goes_in(one.event):
                yield from self._said(one.event, one.title, one.text)
        for event in self.scene.case.history:
            match event.fact:
                case MessageSent(words):
                    yield from self._said(event, say("pack.message"), words)
                case NoteAdded(words, legal) if self._goes_in(event):
                    label = "pack.legal" if legal else "pack.note"
                    yield from self._said(event, say(label), words)

    def _said(self, event: Event, label: str, words: str) -> Iterator[Block]:
        yield heading(f"{label} ({self._by(event)}, {at(event.at)})")
        yield text(words)

    def _tasks(self, tasks: tuple[Task, ...]) -> Iterator[Block]:
        for task in tasks:
            party = party_name(self.scene.agreement, task.party)
            slots = {"asked": at(task.asked_at), "target": say_date(task.target)}
            yield heading(say("pack.task", party=party, **slots))
            yield text(unmarked(task.brief))
            for event in task.answers:
                if isinstance(event.fact, TaskReplied):
                    words = reply_words(event.fact.answer)
                    yield text(say("pack.answer", words=words, at=at(event.at)))
                    yield text(event.fact.reason)

    def _history(self) -> Iterator[Block]:
        yield heading(say("open.history"))
        parties = partial(party_name, self.scene.agreement)
        for event in self.scene.case.history:
            if self._goes_in(event):
                yield bullet(say_event(event, self.people, parties, say_fact))
        if self._has(Ticked.READ_MARKS):
            yield from self._read_marks()

    def _goes_in(self, event: Event) -> bool:
        return goes_in(self.scene.case, self.made, event)

    def _read_marks(self) -> Iterator[Block]:
        for told in dict.fromkeys(telling.told for telling in self.scene.case.tellings):
            seen = self.scene.seen.get((told.rung, told.person)) if told.person else None
            if seen and told.person:
                name = self.people.name(told.person)
                yield bullet(say("history.seen", at=at(seen), who=name))

    def _has(self, one: Ticked) -> bool:
        return one in self.made.ticked

    def _by(self, event: Event) -> str:
        return self.people.name(event.by) if isinstance(event.by, PersonId) else "IG Desk"


_HEADS = ("Question", "Answer")
_CHANGED = ("Question", "Before", "Then")
