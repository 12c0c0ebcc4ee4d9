"""What whoever has a disclosure request writes down, a handler for each form."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from bot.cases.actions import find_kind, happened, show_below
from bot.disclosures.shows import DisclosureShow
from bot.drafts.narrative_input import written
from bot.post.outbox_messages import tell_person
from bot.post.refresh import renew_receipts
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.asking.readers.moments import day as read_day
from dialogs.asking.readers.reader import NotUnderstood, ReplyContext
from dialogs.disclosures.sentences import say
from governance.access import Action
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
    Route,
    Step,
    Telling,
    TellingDecided,
    Victim,
)
from governance.disclosures.report import Really
from governance.disclosures.steps import check
from governance.moments import london
from governance.outbox_message import TextBody

O = TypeVar("O", bound=StrEnum)  # noqa: E741  an option

BUTTON = "“Record it”"
TICKED = "true"

ask_check = show_below(DisclosureShow.CHECK, Action.DECIDE)
ask_weigh = show_below(DisclosureShow.WEIGH, Action.DECIDE)
ask_legal = show_below(DisclosureShow.LEGAL, Action.DECIDE)
ask_sent = show_below(DisclosureShow.SENT, Action.DECIDE)
ask_tell = show_below(DisclosureShow.TELL, Action.DECIDE)


class NotFilledIn(Exception):
    """A form lacks something: `answer` says what, and leaves the form as it is."""

    def __init__(self, answer: Answer) -> None:
        """Take what is said to whoever filled it in."""
        super().__init__()
        self.answer = answer


Reads = Callable[[Turn, DisclosureCase], Step]
"""Reads what a form amounts to. Raises NotFilledIn, NotUnderstood or FactsDoNotFit."""


def recording(reads: Reads) -> Callable[[Turn], Answer]:
    """Return the handler that records what a form amounts to, or says what to put right first."""

    def handler(turn: Turn) -> Answer:
        case = find_kind(turn, DisclosureCase, Action.DECIDE)
        try:
            fact = reads(turn, case)
            today, asked_on = london(turn.now).date(), london(case.reported_at).date()
            check(case, fact, today=today, asked_on=asked_on)
        except NotFilledIn as lacks:
            return lacks.answer
        except (NotUnderstood, FactsDoNotFit) as problem:
            return Answer(TextBody(str(problem)), replaces=False)
        return _recorded(turn, happened(turn, case, fact))

    return handler


def _recorded(turn: Turn, case: DisclosureCase) -> Answer:
    """Show where it stands, on the receipt too; tell whoever took it down, if that closed it."""
    renew_receipts(turn, case)
    if case.decided is not None and case.reporter not in case.out:
        what = f"outcome:{case.header.version}"
        tell_person(turn, case, case.reporter, card_of(case, Show.OUTCOME), what=what)
    return shown(card_of(case, Show.CASE))


def _checked(turn: Turn, _case: DisclosureCase) -> Step:
    return AskerChecked(_option(turn, "really", Really))


def _weighed(turn: Turn, case: DisclosureCase) -> Step:
    footing, victim = _option(turn, "footing", Footing), _option(turn, "victim", Victim)
    return AskWeighed(
        footing=footing,
        power=_words(turn, case, "power"),
        what=_words(turn, case, "what"),
        victim=victim,
        why_no_notice=_words(turn, case, "why_no_notice") if turn.given("why_no_notice") else "",
        counselling=turn.given("counselling") == TICKED,
        by=_day(turn, "by") if turn.given("by") else None,
    )


def _asked_legal(turn: Turn, _case: DisclosureCase) -> Step:
    return LegalAsked(_day(turn, "on"))


def _decided(turn: Turn, case: DisclosureCase) -> Step:
    decision = _option(turn, "decision", Decision)
    leave = turn.given("leave") == TICKED
    return DisclosureDecided(decision, _words(turn, case, "reasons"), leave)


def _sent(turn: Turn, case: DisclosureCase) -> Step:
    route, on = _option(turn, "route", Route), _day(turn, "on")
    read_twice = turn.given("read_twice") == TICKED
    return DisclosureSent(_words(turn, case, "what"), route, on, read_twice)


def _told(turn: Turn, case: DisclosureCase) -> Step:
    telling = _option(turn, "telling", Telling)
    return TellingDecided(telling, _words(turn, case, "reasons"))


send_check = recording(_checked)
send_weigh = recording(_weighed)
send_legal = recording(_asked_legal)
send_decision = recording(_decided)
send_sent = recording(_sent)
send_tell = recording(_told)


def _option(turn: Turn, name: str, options: type[O]) -> O:
    """Return the option that the card says; NotFilledIn where it says none."""
    found = next((one for one in options if one == turn.given(name)), None)
    if found is None:
        raise NotFilledIn(Answer(TextBody(say("dr.choose")), replaces=False))
    return found


def _words(turn: Turn, case: DisclosureCase, name: str) -> str:
    said = written(turn, case, name, BUTTON)
    if isinstance(said, Answer):
        raise NotFilledIn(said)
    return said


def _day(turn: Turn, name: str) -> date:
    return date.fromisoformat(str(read_day(turn.given(name), ReplyContext((), turn.now))))
