"""What handlers wrote about the work, in their own words: for the open card alone."""

from collections.abc import Iterator

from dialogs.breaches.sentences import say
from dialogs.cards.elements import Element, part, text
from dialogs.cards.fitting import Fitted
from dialogs.cases.recorded import Recorded
from governance.breaches.breach import Breach
from governance.breaches.containment import ContactCleared, ContainmentRecorded
from governance.breaches.people_told import PersonNotTold, PersonTold, SafetyAnswered
from governance.cases.event import Event


def work_recorded(event: Event) -> tuple[Recorded, ...]:
    """Return the texts of one event of the work; nothing of any other."""
    return tuple(Recorded(event, name, title, words) for name, title, words in _texts(event))


def work_items(case: Breach, shown: Fitted) -> list[Element]:
    """Return a part with those that stand, each under its title; nothing where nobody wrote any."""
    titles = {one.name: one.title for event in case.history for one in work_recorded(event)}
    items = [
        item
        for name, title in titles.items()
        if shown.get(name)
        for item in (text(title, bold=True), *shown[name])
    ]
    return [part(say("open.work"), items)] if items else []


def _texts(event: Event) -> Iterator[tuple[str, str, str]]:
    match event.fact:
        case ContactCleared(by):
            yield "cleared", say("open.cleared"), by
        case ContainmentRecorded(said_by=said_by, note=note):
            yield "said_by", say("open.said_by"), said_by
            yield "contained", say("open.contained"), note
        case SafetyAnswered(person, way=way):
            yield f"way {person}", say("open.safe_way", person=say(f"person.{person}")), way
        case PersonTold(person, by=by):
            yield f"told {person}", say("open.told_by", person=say(f"person.{person}")), by
        case PersonNotTold(person, why=why):
            yield f"why {person}", say("open.not_told", person=say(f"person.{person}")), why
        case _:
            return
