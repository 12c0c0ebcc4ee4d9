"""A disclosure request's own lines of history (never what was written), and what was written."""

from collections.abc import Iterator

from dialogs.asking.readers.reader import Choice
from dialogs.cards.quoting import plain
from dialogs.cases.answered import Answered, AnswerVersion
from dialogs.cases.history import PartyNames, say_common, say_reported
from dialogs.cases.recorded import Recorded
from dialogs.cases.scene import Names
from dialogs.disclosures.questions import disclosure_flow
from dialogs.disclosures.sentences import say
from governance.cases.facts import CommonFact
from governance.disclosures.disclosure import DisclosureCase
from governance.disclosures.facts import (
    AskerChecked,
    AskWeighed,
    DisclosureDecided,
    DisclosureFact,
    DisclosureSent,
    DisclosureTaken,
    LegalAsked,
    TellingDecided,
)
from governance.disclosures.report import NOBODY
from governance.moments import say_date
from governance.people.identity import PersonId
from governance.tasks.facts import TaskFact


def say_fact(  # noqa: PLR0911  one each
    fact: DisclosureFact | CommonFact | TaskFact, by: str, people: Names, parties: PartyNames
) -> str:
    """Return the line for a fact that a disclosure request can have."""
    match fact:
        case DisclosureTaken(kept_from=kept_from):
            return say_reported(by, kept_from, people)
        case AskerChecked():
            return say("history.dr_checked", by=by)
        case AskWeighed():
            return say("history.dr_weighed", by=by)
        case LegalAsked(on):
            return say("history.dr_legal", by=by, on=say_date(on))
        case DisclosureDecided(decision):
            return say("history.dr_decided", by=by, how=say(f"dr_decision.{decision}"))
        case DisclosureSent(route=route, on=on):
            return say("history.dr_sent", by=by, on=say_date(on), route=say(f"dr_route.{route}"))
        case TellingDecided(telling):
            return say("history.dr_telling", by=by, how=say(f"dr_telling.{telling}"))
        case _:
            return say_common(fact, by, people, parties)


def answered(case: DisclosureCase, people: Names) -> tuple[Answered, ...]:
    """Return what was taken down, once: what was found since stands beside it."""
    ticked = (one for one in case.taken.part_of_it if one != NOBODY)
    options = tuple(Choice(one, plain(people.name(PersonId.parse(one)))) for one in ticked)
    return (Answered(disclosure_flow(options), (AnswerVersion(case.history[0], case.taken),)),)


def recorded(case: DisclosureCase) -> tuple[Recorded, ...]:
    """Return every text that was written down, by the sentence that stands over it."""
    return tuple(_recorded(case))


def _recorded(case: DisclosureCase) -> Iterator[Recorded]:
    for number, event in enumerate(case.history):
        match event.fact:
            case AskWeighed(power=power, what=what, why_no_notice=why):
                for title, words in (("power", power), ("what", what), ("why_no_notice", why)):
                    yield Recorded(event, f"dr.{title}", say(f"dr.{title}"), words)
            case DisclosureDecided(reasons=reasons):
                yield Recorded(event, "dr.decision", say("dr.decision"), reasons)
            case DisclosureSent(what=what):  # each stands: what went first is not replaced
                yield Recorded(event, f"dr.sent {number}", say("dr.sent"), what)
            case TellingDecided(reasons=reasons):
                yield Recorded(event, "dr.telling", say("dr.telling"), reasons)
            case _:
                pass
