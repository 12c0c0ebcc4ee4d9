"""What a mail to an IG mailbox says of a breach: danger first, and the 72 hours."""

from collections.abc import Iterator

from dialogs.breaches.sentences import say
from dialogs.cases.ladder_lines import NEXT
from dialogs.cases.mail import Mailing, MailWords
from dialogs.cases.scene import at, front_door
from governance.breaches.breach import Breach
from governance.cases.ladders import Silence


def _alarm(mailing: Mailing) -> Iterator[str]:
    if isinstance(mailing.case, Breach) and mailing.case.urgent:
        yield say("notice.danger")
        yield say("notice.danger_do", front_door=front_door(mailing.numbers))


def _clock(mailing: Mailing) -> Iterator[str]:
    case = mailing.case
    if not isinstance(case, Breach) or case.decided:
        return
    passed = mailing.now >= case.limit
    ours, if_ours = (
        ("up.passed", "up.passed_if_ours") if passed else ("clock.if_notifiable", "clock.not_ours")
    )
    yield say(if_ours if case.may_not_be_ours else ours, at=at(case.limit))


MAIL = MailWords(
    say=say,
    undone={
        Silence.DECIDED: ("mail.undecided", "mail.decide"),
        Silence.DONE: ("mail.not_done", "mail.do"),
    },
    next=NEXT,
    alarm=_alarm,
    clock=_clock,
)
