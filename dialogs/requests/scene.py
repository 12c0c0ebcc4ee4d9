"""What every card of a request is made from, and the date that binds as they say it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from dialogs.cards.elements import BoxStyle, Element, box, text
from dialogs.cases.scene import CaseScene
from dialogs.requests.history import say_day
from dialogs.requests.sentences import say
from governance.access import Action
from governance.cases.rungs import Situation
from governance.clocks.catalogue import Tag, say_standing
from governance.clocks.confirmed import say_confirm
from governance.clocks.due import Due, Outcome, Standing, overdue_from
from governance.clocks.work import to_confirm
from governance.moments import say_date
from governance.requests.facts import Clocked
from governance.requests.request import RequestCase
from governance.requests.rights import DATA_PROTECTION


def cited(source: str, tag: Tag) -> str:
    """Return a source as it is shown: one that we have not read ourselves says so."""
    unread = tag in (Tag.SECONDARY, Tag.KNOWLEDGE)
    return say("rq.to_confirm", source=source) if unread else source


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestScene(CaseScene):
    """The scene of a request. `outcomes`: its dates as they are now, none once it is closed.

    `help_by`: when partners who are asked now would answer (a partnership target).
    """

    case: RequestCase
    timing: Situation
    outcomes: tuple[Outcome, ...]
    help_by: date

    @property
    def situation(self) -> Situation:
        """What the ladder needs to know of it."""
        return self.timing

    @property
    def kind(self) -> str:
        """ "Subject access request"."""
        return say(f"rq_kind.{self.case.right}")

    @property
    def title(self) -> str:
        """ "Request RQ-2026-0007"."""
        return say("rq.title", reference=self.reference)

    @property
    def handles(self) -> bool:
        """Whether whoever looks handles it."""
        return Action.OPEN in self.allowed

    @property
    def part_3_possible(self) -> bool:
        """Whether its party enforces the law, so that Part 3 could apply (DPA 2018 Sch 7)."""
        controller = self.agreement.controller_of(self.case.header.party)
        return controller.competent_authority and self.case.right in DATA_PROTECTION


def clock_box(scene: RequestScene) -> list[Element]:
    """Return the date that binds, in the box that must not be missed; nothing once it is closed."""
    if not scene.outcomes:
        return []
    style: BoxStyle = "attention" if is_overdue(scene) else "emphasis"
    return [box(style, [text(line) for line in clock_lines(scene)])]


def clock_lines(scene: RequestScene) -> list[str]:
    """Say what is due and when: the law's date first, then our own target."""
    first, *others = scene.outcomes
    targets = (one for one in others if one.standing is Standing.TARGET)
    return [
        _line(first, overdue=is_overdue(scene)),
        *(
            say("rq.target", on=_on(one), standing=_standing(one))
            for one in targets
            if isinstance(one, Due) and scene.now < overdue_from(one.due)
        ),
    ]


def is_overdue(scene: RequestScene) -> bool:
    """Return whether the day that binds is over."""
    first = scene.outcomes[0] if scene.outcomes else None
    late = isinstance(first, Due) and scene.now >= overdue_from(first.due)
    return late and not scene.in_doubt


def _line(outcome: Outcome, *, overdue: bool) -> str:
    if not isinstance(outcome, Due):
        return say("rq.waits")
    sentence = "rq.was_due" if overdue else "rq.due"
    return say(sentence, on=_on(outcome), standing=_standing(outcome))


def working(scene: RequestScene) -> list[Element]:
    """Return how the date was worked out, line by line, with its source."""
    if not scene.outcomes:
        return []
    first = scene.outcomes[0]
    lines = "\n".join(f"- {line}" for line in first.explanation)
    return [
        text(say("rq.how"), bold=True),
        text(lines),
        text(say("rq.source", source=first.source), subtle=True),
        *(
            text(line, subtle=True)
            for line in say_confirm(to_confirm(scene.outcomes), scene.confirmed)
        ),
    ]


def last_moved(scene: RequestScene) -> list[Element]:
    """Return the date before and after the last event that could move it."""
    found = list(_events(scene))
    if not found:
        return []
    before, after = found[-1]
    if before == after:
        return [text(say("rq.not_moved", on=say_day(after)))]
    return [
        box(
            "accent",
            [
                text(say("rq.before", on=say_day(before))),
                text(say("rq.after", on=say_day(after)), bold=True),
            ],
        )
    ]


def _events(scene: RequestScene) -> Iterator[tuple[date | None, date | None]]:
    """Return the day that bound before and after each event that could move it."""
    first = scene.case.history[0].fact
    before: date | None = getattr(first, "binds", None)
    for event in scene.case.history:
        if isinstance(event.fact, Clocked):
            yield before, event.fact.binds
            before = event.fact.binds


def _on(outcome: Outcome) -> str:
    if not isinstance(outcome, Due):
        return say("rq.no_day")
    due = outcome.due
    return say_date(due.date() if isinstance(due, datetime) else due)


def _standing(outcome: Outcome) -> str:
    return say_standing(outcome.standing)
