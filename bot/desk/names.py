"""Names that a letter must bear, and who was told: kept with a case on the desk page.

They are shown there and in a letter that is made there (docs/decisions/0051). No button of a card
leads here, and no card, notice or mail is made from what is kept: these are called by the page's
own requests alone.
"""

from dataclasses import dataclass, field

from bot.cases.case_kind import Letters
from bot.cases.escalation import append_fact
from bot.letters.drafting import DocumentFile, as_file
from bot.showing.viewing import At
from bot.work import Work
from dialogs.desk.sentences import say
from dialogs.letters.naming import named
from governance.access import Action
from governance.cases.case import Case
from governance.cases.event import Event
from governance.cases.facts import NameKept
from governance.keys import CaseId
from governance.outbox_message import Recipe
from governance.people.identity import Viewer
from governance.policy import NAME_LETTERS, NAME_WORDS_LETTERS, NAMES_KEPT
from storage.errors import NotThere

NEW = 0
"""The number of a name that is not kept yet."""


class NameNotKept(Exception):
    """What was typed cannot be kept: the message is the sentence that they see."""


@dataclass(frozen=True, slots=True)
class Given:
    """What was typed on the page; `number` is which name it takes the place of, or NEW."""

    number: int
    name: str = field(repr=False)
    address: str = field(default="", repr=False)
    told: str = field(default="", repr=False)


def names_of(work: Work, viewer: Viewer, case_id: CaseId) -> tuple[Event, ...]:
    """Return the names that are kept with a case, each an event with its `NameKept`: the look is
    written down. NotThere for whoever may not work on it.
    """
    return _case(work, viewer, case_id).names


def keep(work: Work, viewer: Viewer, case_id: CaseId, given: Given) -> tuple[Event, ...]:
    """Keep a name with a case, or put it in the place of another. Returns those that are kept then.

    Raises NameNotKept for what cannot be kept, NotThere for a name or a case that is not there.
    """
    case = _case(work, viewer, case_id)
    fact = _fact(case, given)
    if not fact.name:
        raise NameNotKept(say("names.none"))
    return append_fact(work, case, viewer, fact).names


def take_away(work: Work, viewer: Viewer, case_id: CaseId, number: int) -> tuple[Event, ...]:
    """Take a name away: it is shown nowhere any more. Returns those that are kept then."""
    case = _case(work, viewer, case_id)
    _one(case, number)
    return append_fact(work, case, viewer, NameKept(number, "")).names


def letters_of(work: Work, viewer: Viewer, case_id: CaseId) -> tuple[str, ...]:
    """Return the names of the letters that can be made for a case, as it stands."""
    case = _case(work, viewer, case_id)
    return tuple(map(str, _letters(work, case).names(case)))


def letter(work: Work, viewer: Viewer, case_id: CaseId, which: str, number: int) -> DocumentFile:
    """Make a letter that bears a name that is kept with the case. Its file is called as every
    letter is, by our reference and its kind. Raises NameNotKept where the letter lacks something.
    """
    case = _case(work, viewer, case_id)
    letters, to = _letters(work, case), _one(case, number)
    if which not in letters.names(case):
        raise NotThere
    scene = work.services.kinds.of(case).scene(work, case, viewer)
    drafted = letters.draft(At(work, Recipe("", case=case.header.id), viewer, scene), which)
    if drafted is None:
        raise NameNotKept(say("names.no_letter"))
    return as_file(work.services, named(drafted.document, to.name, to.address))


def _case(work: Work, viewer: Viewer, case_id: CaseId) -> Case:
    return work.unit.cases.history(viewer, case_id, Action.WORK, now=work.now)


def _letters(work: Work, case: Case) -> Letters:
    return work.services.kinds.of(case).letters


def _one(case: Case, number: int) -> NameKept:
    """Return a name that is kept. NotThere for none."""
    for event in case.names:
        if isinstance(event.fact, NameKept) and event.fact.number == number:
            return event.fact
    raise NotThere


def _fact(case: Case, given: Given) -> NameKept:
    number = given.number
    if number == NEW:
        number = 1 + max(
            (e.fact.number for e in case.history if isinstance(e.fact, NameKept)), default=0
        )
    else:
        _one(case, number)
    if number > NAMES_KEPT:
        raise NameNotKept(say("names.many"))
    name = " ".join(given.name.split())
    told, address = given.told.strip(), given.address.strip()
    if len(name) > NAME_LETTERS or max(len(address), len(told)) > NAME_WORDS_LETTERS:
        raise NameNotKept(say("names.long"))
    return NameKept(number, name, address, told)
