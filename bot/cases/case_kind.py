"""What the machine knows of the rooms: a record for each, and one table of them all.

The machine (turns, drafts, showing, post, timer and the actions of any case) imports no room. It
finds what a press, a typed word, a draft, a card or a due row is for in the table.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol

from bot.letters.drafting import DocumentFile
from bot.services import Services
from bot.showing.recipes import Shown
from bot.showing.viewing import At, Make, Renderer
from bot.turns.turn import Answer, Handler, Turn
from bot.work import Work
from dialogs.asking.flow import Answers, Flow
from dialogs.cases.case_kind import KindWords
from dialogs.cases.scene import CaseScene
from governance.access import Action
from governance.cases.case import Case
from governance.cases.claims import claimed_once
from governance.cases.event import Fact
from governance.outbox_message import AgreementNotice, CardBody, Recipe
from governance.people.identity import PersonId, Viewer
from governance.tasks.facts import TaskKind
from governance.tasks.task import Task
from storage.drafts import Draft
from storage.due import DueRow

Unreached = Callable[[Work, Recipe, PersonId | None, str], None]
"""What follows where a notice reached nobody: the person (None for a mailbox), and why."""

FallDue = Callable[[Work, DueRow], bool]
"""Does what a due row asks for; whether that is settled, or the row waits."""

Follows = Callable[[Work, Any, Task], Case]
"""What follows for a task of a case; the case after it."""


class GoesOn(Protocol):
    """Begins a report of a kind with the story of what was begun as another."""

    def __call__(self, turn: Turn, story: str, *, past_lead: bool, first_word: datetime) -> Answer:
        """Show the form. `past_lead`: the IG lead is not to hear of it; `first_word`: when it was
        first told (UTC).
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices:
    """How a room's notices fare, by the card that they show.

    kept: which stay the card they are when their case is brought up to date; any other becomes
        the case's card.
    left_alone: whether what happened to a case does not touch a notice, which is of another
        party's record.
    over: whether a rung's notice need not be heard any more.
    mails: what a mailbox is told by it.
    unreached: what follows where a rung's notice reached nobody.
    """

    kept: frozenset[str]
    left_alone: Mapping[str, Callable[[Case], bool]]
    over: Mapping[str, Callable[[Case, Recipe], bool]]
    mails: Mapping[str, Callable[[Work, Recipe], Shown | None]]
    unreached: Mapping[str, Unreached]


NO_NOTICES = Notices(kept=frozenset(), left_alone={}, over={}, mails={}, unreached={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What leads to one room. No field has a default: what a room forgets is a type error.

    Buttons, by the verb that they carry:
        handlers: of those that only show something.
        changes: of those that change something; a second tap on the same card gets the same answer.
        alike: pairs of the latter that send one form; once it is sent, the other sends no second.
    What is typed:
        commands: alone, by name, where no button has that name or does another thing.
        case_actions: the same, beside a reference.
        if_not_theirs: beside a reference, where the case is not theirs to see.
        typed: what answers a text in words of its own, with None for any other text; or None.
    Time:
        due: what falls due, by a due row's whole name or its beginning up to and with the colon.
    Cards:
        needs: its own cards of a case, each with what a person must be allowed.
        renders: its cards that are no case's own, and authorise for themselves.
        folds: cards that show what people wrote, each with what it is folded away to. Whoever opens
            one is written down as having read it.
        files: cards that a file goes with.
        notices: how its notices fare.
    People:
        left_out: what else happens when someone is out of a case: the case after it; or None.
    """

    handlers: Mapping[str, Handler]
    changes: Mapping[str, Handler]
    alike: Mapping[str, str]
    commands: Mapping[str, Handler]
    case_actions: Mapping[str, Handler]
    if_not_theirs: Mapping[str, Handler]
    typed: Callable[[Turn], Answer | None] | None
    due: Mapping[str, FallDue]
    needs: Mapping[str, Action]
    renders: Mapping[str, Renderer]
    folds: Mapping[str, str]
    files: frozenset[str]
    notices: Notices
    left_out: Callable[[Work, Case], Case] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementNotices:
    """Notices about the agreement, which are of no case.

    card: the card for a person; None where it is theirs no more, or what it asks for is done.
    mail: the same for a party's mailbox.
    unreached: what follows where one reached nobody.
    """

    card: Callable[[Work, AgreementNotice, PersonId], Shown | None]
    mail: Callable[[Work, AgreementNotice], Shown | None]
    unreached: Callable[[Work, AgreementNotice], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """How a case of a kind is reported: by a card, or by typing each answer.

    start, send, send_not_lead: show the form; send it; send it past the IG lead, or None.
    all_answered: what someone who types is told after the last question.
    fitted: the flow for a person and a draft, where what it offers depends on them; or None.
    note: why they see this form, or None.
    turns_out: what an answer may make of the draft instead of a report, or None.
    lead_hears: what the IG lead is told of a draft that is not sent; None where they hear nothing.
    """

    start: Handler
    send: Handler
    send_not_lead: Handler | None
    all_answered: str
    fitted: Callable[[Turn, Draft], Flow] | None
    note: Callable[[Draft], str] | None
    turns_out: Callable[[Turn, Draft, Answers], Answer | None] | None
    lead_hears: Callable[[Services, Draft], CardBody] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    """How whoever reported a case of a kind corrects it.

    flow: the questions that are asked again.
    answers: those of the case as it stands.
    fact: what is written down, of the case and the report as it should be; None where that is what
        it was.
    turns_out: what an answer may make of it instead, or None.
    then: what else follows, of the case before and after: the case after that; or None.
    """

    flow: Flow
    answers: Callable[[Any], Answers]
    fact: Callable[[Any, Any], Fact | None]
    turns_out: Callable[[Turn, Case, Answers], Answer | None] | None
    then: Callable[[Turn, Any, Any], Case] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """The letters that cases of a kind have.

    names: of those that there are for a case, as it stands.
    draft: one of them; None where a template lacks facts.
    """

    names: Callable[[Any], Sequence[str]]
    draft: Callable[[At, str], DocumentFile | None]


NO_LETTERS = Letters(names=lambda _case: (), draft=lambda _at, _name: None)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindDesk(Room):
    """A kind of case, as the bot works on it.

    words: what it is in words, with its rules.
    scene: what its cards are made from.
    cards: the makers of every card that a case of it has, its own and those of any kind.
    letters: what is written to people about it.
    reporting: how it is reported.
    goes_on: begins its report where a case of another kind turned out to be one; or None.
    correcting: how a report is corrected; None where it cannot be.
    taken: what whoever takes it is asked at once; or None.
    reporter_wrote: what else follows words that its reporter writes about it: the case after that;
        or None.
    answered: what follows an answer to a task, or a corrected one.
    silent: what follows a chase that went out, or everyone's stepping aside.
    """

    words: KindWords
    scene: Callable[[Work, Any, Viewer], CaseScene]
    cards: Mapping[str, Make]
    letters: Letters
    reporting: Reporting
    goes_on: GoesOn | None
    correcting: Correcting | None
    taken: Callable[[Turn, Any], None] | None
    reporter_wrote: Callable[[Turn, Any, str], Case] | None
    answered: Mapping[TaskKind, Follows]
    silent: Mapping[TaskKind, Follows]


class KindTable:
    """Every room's rows in one table each, which never changes once it is made.

    `commands` and `case_actions` have every verb of a button too: what is typed does what the
    button does, unless a room says otherwise. `shows` is every card that there is, and `usual` the
    kind of a report that names none.
    """

    def __init__(
        self, kinds: Sequence[KindDesk], rooms: Sequence[Room], agreement: AgreementNotices
    ) -> None:
        """Put the rows together. Raises ClaimedTwice for a key that two rooms claim."""
        every: Sequence[Room] = (*kinds, *rooms)
        self.changes: Final = frozenset().union(*(room.changes for room in every))
        self.verbs: Final = claimed_once(
            [*(room.handlers for room in every), *(room.changes for room in every)]
        )
        self.alike: Final = claimed_once(room.alike for room in every)
        self.commands: Final = self.verbs | claimed_once(room.commands for room in every)
        self.case_actions: Final = self.verbs | claimed_once(room.case_actions for room in every)
        self.if_not_theirs: Final = claimed_once(room.if_not_theirs for room in every)
        self.typed: Final = tuple(room.typed for room in every if room.typed)
        self.due: Final = claimed_once(room.due for room in every)
        self.needs: Final = claimed_once(room.needs for room in every)
        self.renders: Final = claimed_once(room.renders for room in every)
        self.shows: Final = frozenset({*self.needs, *self.renders})
        self.folds: Final = claimed_once(room.folds for room in every)
        self.files: Final = frozenset().union(*(room.files for room in every))
        self.notices: Final = _together([room.notices for room in every])
        self.agreement: Final = agreement
        self.left_out: Final = tuple(room.left_out for room in every if room.left_out)
        self.by_name: Final = claimed_once({kind.words.rules.name: kind} for kind in kinds)
        self.by_case: Final = claimed_once({kind.words.rules.case: kind} for kind in kinds)
        self.by_flow: Final = claimed_once({kind.words.report.name: kind} for kind in kinds)
        self.goes_on: Final = {one.words.rules.name: one.goes_on for one in kinds if one.goes_on}
        self.answered: Final = claimed_once(kind.answered for kind in kinds)
        self.silent: Final = claimed_once(kind.silent for kind in kinds)
        self.usual: Final = next(kind for kind in kinds if kind.words.home and kind.words.home.main)

    def of(self, case: Case) -> KindDesk:
        """Return the kind of a case."""
        return self.by_case[type(case)]

    def folded(self, recipe: Recipe) -> Recipe:
        """Return what a card that shows what people wrote is folded away to."""
        return Recipe(self.folds[recipe.show], case=recipe.case, part=recipe.part)


def _together(each: Sequence[Notices]) -> Notices:
    return Notices(
        kept=frozenset().union(*(one.kept for one in each)),
        left_alone=claimed_once(one.left_alone for one in each),
        over=claimed_once(one.over for one in each),
        mails=claimed_once(one.mails for one in each),
        unreached=claimed_once(one.unreached for one in each),
    )
