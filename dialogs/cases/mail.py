"""A rung told by mail: a reference, what to do, the clock and who is told next. Plain text.

A mailbox is read by whoever reads it: nothing of the report, and no name of anyone.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from dialogs.cases.ladder_lines import say_next
from dialogs.cases.scene import at, front_door, unmarked
from dialogs.words.wording import role_label, say
from governance.breaches.breach import Breach
from governance.cases.case import Case
from governance.cases.ladders import Rung, Silence
from governance.cases.recipients import Told
from governance.cases.rungs import Situation, next_told, was_due
from governance.complaints.complaint import ComplaintCase
from governance.people.directory import Numbers
from governance.requests.request import RequestCase


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


def mail_subject(mailing: Mailing) -> str:
    """The same for every rung: that it is urgent, or how, is for those who open it."""
    return say("mail.subject", reference=mailing.reference)


def mail_text(mailing: Mailing) -> str:
    """The body."""
    return "\n\n".join(unmarked(line) for line in _lines(mailing)) + "\n"


def _lines(mailing: Mailing) -> Iterator[str]:
    due = was_due(mailing.rung, mailing.situation)
    if mailing.told.late and due is not None:
        yield say("mail.late", at=at(due))
    if isinstance(mailing.case, Breach) and mailing.case.report.urgent:
        yield say("notice.danger")
        yield say("notice.danger_do", front_door=front_door(mailing.numbers))
    what, to_do = _what(mailing)
    yield say(what, reference=mailing.reference, party=mailing.party)
    yield say(to_do, reference=mailing.reference)
    yield say("mail.not_you")
    if isinstance(mailing.case, Breach):
        yield _clock(mailing.case, mailing.now)
    yield from _next(mailing, role_label)
    yield say("mail.footer")


def _what(mailing: Mailing) -> tuple[str, str]:
    """The sentences that say why we write, and what to do: as ids."""
    if mailing.rung.first:
        return "mail.new", "mail.acknowledge"
    if mailing.rung.silenced_by is Silence.ACKNOWLEDGED:
        return "mail.nobody", "mail.acknowledge"
    if isinstance(mailing.case, Breach):
        return "mail.undecided", "mail.decide"
    if mailing.rung.silenced_by is Silence.LETTER_SENT:
        return "mail.not_written", "mail.letter"
    if isinstance(mailing.case, RequestCase | ComplaintCase):
        return "mail.not_answered", "mail.answer"
    return "mail.not_learnt", "mail.lesson"


def _clock(case: Breach, now: datetime) -> str:
    limit = at(case.limit)
    if now >= case.limit:
        return say("up.passed_if_ours" if case.may_not_be_ours else "up.passed", at=limit)
    return say("clock.not_ours" if case.may_not_be_ours else "clock.if_notifiable", at=limit)


def _next(mailing: Mailing, label: Callable[[str], str]) -> Iterator[str]:
    found = next_told(mailing.case.ladder, mailing.situation, mailing.now)
    if found is not None:
        yield say_next(*found, label)
