"""The date that binds, how it was worked out, and what an event moved."""

from collections.abc import Iterator
from datetime import date, datetime

from dialogs.cards.elements import BoxStyle, Element, box, text
from dialogs.requests.history import say_day
from dialogs.requests.scene import RequestScene
from dialogs.requests.sentences import say
from governance.clocks.catalogue import say_standing
from governance.clocks.due import Due, Outcome, Standing, overdue_from
from governance.clocks.work import say_confirm
from governance.moments import say_date
from governance.requests.facts import Clocked


def clock_box(scene: RequestScene) -> list[Element]:
    """The date that binds, in the box that must not be missed; nothing once it is closed."""
    if not scene.outcomes:
        return []
    style: BoxStyle = "attention" if is_overdue(scene) else "emphasis"
    return [box(style, [text(line) for line in clock_lines(scene)])]


def clock_lines(scene: RequestScene) -> list[str]:
    """What is due and when: the law's date first, then our own target."""
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
    """Whether the day that binds is over."""
    first = scene.outcomes[0] if scene.outcomes else None
    return isinstance(first, Due) and scene.now >= overdue_from(first.due)


def _line(outcome: Outcome, *, overdue: bool) -> str:
    if not isinstance(outcome, Due):
        return say("rq.waits")
    sentence = "rq.was_due" if overdue else "rq.due"
    return say(sentence, on=_on(outcome), standing=_standing(outcome))


def working(scene: RequestScene) -> list[Element]:
    """How the date was worked out, line by line, with its source."""
    if not scene.outcomes:
        return []
    first = scene.outcomes[0]
    lines = "\n".join(f"- {line}" for line in first.explanation)
    return [
        text(say("rq.how"), bold=True),
        text(lines),
        text(say("rq.source", source=first.source), subtle=True),
        *(text(line, subtle=True) for line in say_confirm(scene.outcomes)),
    ]


def last_moved(scene: RequestScene) -> list[Element]:
    """The date before and after the last event that could move it."""
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
    """The day that bound before and after each event that could move it."""
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
