"""What comes next of a disclosure request, and what must hold before it is kept (DC-FIRST).

In danger nothing waits: what is needed is shared, and written down after.
"""

from datetime import date
from enum import StrEnum

from governance.cases.danger import Danger
from governance.clocks.due import FactsDoNotFit
from governance.disclosures.disclosure import DisclosureCase
from governance.disclosures.facts import (
    AskerChecked,
    AskWeighed,
    Decision,
    DisclosureDecided,
    DisclosureSent,
    Footing,
    LegalAsked,
    Step,
    TellingDecided,
    Victim,
)
from governance.disclosures.report import Really

CLOSED = "It is closed, and stays as it was recorded."
NOT_KNOWN = "First: is it really them? Ring back on a number that you found yourself."
NOT_WEIGHED = "First: what is asked, under what power, and must we or may we?"
NOT_REFUSED = "This is a “must”: it is not ours to refuse. Ask legal today."
NO_LEAVE = "This must not go without leave. Tick that you have seen the court's leave, or refuse."
SAY_WHY = "Please write down what the police say about why there is no notice."
NOT_DECIDED = "First: decide whether it may go."
NOT_TO_GO = "It was decided that nothing goes. To send something, decide again first."
GONE = "Something has gone already, so that decision stands."
NOT_READ = "Please have somebody else read what goes, and tick that they have."
NOT_YET = "That day has not come yet."
TOO_EARLY = "That day is before it was asked for."
NOT_A_CHECK = "Please choose how you know that it is really them."


class Next(StrEnum):
    """What can be written down, in the order in which it is asked."""

    CHECK = "check"
    WEIGH = "weigh"
    LEGAL = "legal"
    DECIDE = "decide"
    SENT = "sent"
    TELL = "tell"


def possible(case: DisclosureCase) -> tuple[Next, ...]:
    """Return what makes sense now, what comes next first; nothing once it is closed.

    A decision can be made again until something went; more can be sent until it is closed.
    """
    if case.decided is not None:
        return ()
    undecided, lacks = case.decision is None, lacking(case)
    wanted = (
        (Next.SENT, case.to_send),
        (Next.DECIDE, undecided and lacks is None),
        (Next.CHECK, not case.known),
        (Next.WEIGH, undecided or case.weighed is None),
        (Next.TELL, not undecided and case.telling is None),
        (Next.LEGAL, case.must and case.legal is None),
        (Next.DECIDE, not undecided and not case.sent),
        (Next.SENT, bool(case.sent)),
    )
    return tuple(step for step, makes_sense in wanted if makes_sense)


def next_step(case: DisclosureCase) -> Next | None:
    """Return what it asks next; None once it is closed."""
    return next(iter(possible(case)), None)


def lacking(case: DisclosureCase) -> str | None:
    """Return what comes before a decision; None where it can be made. In danger nothing does."""
    if case.taken.danger is Danger.YES:
        return None
    if not case.known:
        return NOT_KNOWN
    return NOT_WEIGHED if case.weighed is None else None


def decisions(case: DisclosureCase) -> tuple[Decision, ...]:
    """Return what can be decided. *Refuse* is not offered for a *must*, nor before it is known
    what is asked (DC-MUST, docs/law.md).
    """
    if case.must or case.weighed is None:
        return (Decision.SHARE, Decision.PART)
    return tuple(Decision)


def check(case: DisclosureCase, fact: Step, *, today: date, asked_on: date) -> None:
    """Raise FactsDoNotFit where `fact` cannot be kept, with what to do about it.

    `today` and `asked_on` are London days: now, and when it was taken down.
    """
    if case.decided is not None:
        raise FactsDoNotFit(CLOSED)
    match fact:
        case AskerChecked(Really.NOT_YET):
            raise FactsDoNotFit(NOT_A_CHECK)
        case AskWeighed(victim=Victim.NO_NOTICE, why_no_notice=""):
            raise FactsDoNotFit(SAY_WHY)
        case LegalAsked(on):
            _on_a_day(on, today=today, since=asked_on)
        case DisclosureDecided():
            _decided(case, fact)
        case DisclosureSent():
            _sent(case, fact)
            _on_a_day(fact.on, today=today, since=asked_on)
        case TellingDecided() if case.decision is None:
            raise FactsDoNotFit(NOT_DECIDED)
        case _:
            pass


def _decided(case: DisclosureCase, fact: DisclosureDecided) -> None:
    if case.sent:
        raise FactsDoNotFit(GONE)
    if waits := lacking(case):
        raise FactsDoNotFit(waits)
    if fact.decision not in decisions(case):
        raise FactsDoNotFit(NOT_REFUSED if case.must else NOT_WEIGHED)
    footing = case.weighed.footing if case.weighed else None
    goes = fact.decision is not Decision.REFUSE
    if goes and footing is Footing.NOT_WITHOUT_LEAVE and not fact.leave:
        raise FactsDoNotFit(NO_LEAVE)


def _sent(case: DisclosureCase, fact: DisclosureSent) -> None:
    if case.decision is None:
        raise FactsDoNotFit(NOT_DECIDED)
    if case.decided_as is Decision.REFUSE:
        raise FactsDoNotFit(NOT_TO_GO)
    if not fact.read_twice and case.taken.danger is not Danger.YES:
        raise FactsDoNotFit(NOT_READ)


def _on_a_day(on: date, *, today: date, since: date) -> None:
    if on > today:
        raise FactsDoNotFit(NOT_YET)
    if on < since:
        raise FactsDoNotFit(TOO_EARLY)
