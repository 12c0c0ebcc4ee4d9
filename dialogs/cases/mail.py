"""A rung told by mail: a reference, what to do, the clock and who is told next. Plain text.

A mailbox is read by whoever reads it: nothing of the report, and no name of anyone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from dialogs.cases.ladder_lines import say_next
from dialogs.cases.scene import at, unmarked
from dialogs.words.wording import Say, role_label, say
from governance.cases.case import Case
from governance.cases.ladders import Rung, Silence
from governance.cases.recipients import Told
from governance.cases.rungs import Situation, next_told, was_due
from governance.people.directory import Numbers


@dataclass(frozen=True, slots=True)
class Mailing:
    """What a mail is made from. `party` is the name of the case's own party."""

    case: Case
    told: Told
    situation: Situation
    party: str
    numbers: Numbers
    now: datetime

    @property
    def reference(self) -> str:
        """The human reference, BR-2026-0007."""
        return self.case.header.reference

    @property
    def rung(self) -> Rung:
        """The rung that the mailbox is told by."""
        return self.case.ladder.rung(self.told.rung)


Lines = Callable[[Mailing], Iterable[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MailWords:
    """What a mail says of one kind of case; sentences by their ids in the kind's `say`.

    `undone`: for what a later rung waits, why we write and what to do. `next`: what is said of
    the rung after it. `alarm` stands before all that, `clock` after it.
    """

    say: Say
    undone: Mapping[Silence, tuple[str, str]]
    next: Mapping[Silence, str]
    alarm: Lines
    clock: Lines


def no_lines(_mailing: Mailing) -> Iterable[str]:
    """Say nothing: for a kind that has no alarm or no clock."""
    return ()


def mail_subject(mailing: Mailing) -> str:
    """Return the same for every rung: that it is urgent, or how, is for those who open it."""
    return say("mail.subject", reference=mailing.reference)


def mail_text(mailing: Mailing, words: MailWords) -> str:
    """Return the body, in the words of the kind."""
    return "\n\n".join(unmarked(line) for line in _lines(mailing, words)) + "\n"


def _lines(mailing: Mailing, words: MailWords) -> Iterator[str]:
    due = was_due(mailing.rung, mailing.situation)
    if mailing.told.late and due is not None:
        yield say("mail.late", at=at(due))
    yield from words.alarm(mailing)
    what, to_do = _what(mailing.rung, words)
    yield words.say(what, reference=mailing.reference, party=mailing.party)
    yield words.say(to_do, reference=mailing.reference)
    yield say("mail.not_you")
    yield from words.clock(mailing)
    yield from _next(mailing, words)
    yield say("mail.footer")


def _what(rung: Rung, words: MailWords) -> tuple[str, str]:
    """Return the sentences that say why we write, and what to do: as ids."""
    if rung.first:
        return "mail.new", "mail.acknowledge"
    if rung.silenced_by is Silence.ACKNOWLEDGED:
        return "mail.nobody", "mail.acknowledge"
    return words.undone[rung.silenced_by]


def _next(mailing: Mailing, words: MailWords) -> Iterator[str]:
    found = next_told(mailing.case.ladder, mailing.situation, mailing.now)
    if found is not None:
        yield say_next(*found, role_label, words.say, words.next)
