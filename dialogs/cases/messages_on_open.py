"""On the open card: the messages with the reporter, and why a report was taken back."""

from collections.abc import Iterator

from dialogs.cards.elements import Element, plain, text
from dialogs.cards.fitting import Fitted
from dialogs.cases.history import OURSELVES
from dialogs.cases.scene import CaseScene, Names, at
from dialogs.words.wording import say
from governance.cases.case import Case
from governance.cases.event import Event
from governance.cases.facts import MessageSent, Withdrawn
from governance.people.identity import PersonId

MOST_MESSAGES = 5  # the newest: a card must stay under 28 KB


def thread(case: Case) -> tuple[tuple[str, Event, MessageSent], ...]:
    """The newest messages, oldest first, each with a name of its own."""
    said = [(event, event.fact) for event in case.history if isinstance(event.fact, MessageSent)]
    return tuple((f"message {n}", event, fact) for n, (event, fact) in enumerate(said))[
        -MOST_MESSAGES:
    ]


def messages_said(case: Case) -> dict[str, str]:
    """What people wrote after the report, by the names that `fitted` gives it back under."""
    fact = case.withdrawn.fact if case.withdrawn else None
    why = {"withdrawn": fact.reason} if isinstance(fact, Withdrawn) else {}
    return why | {name: message.text for name, _, message in thread(case)}


def messages_items(scene: CaseScene, shown: Fitted) -> Iterator[list[Element]]:
    """One part with every message; none where there was none."""
    if items := [
        item
        for name, event, _ in thread(scene.case)
        for item in (text(say_message(event, scene.people)), *shown[name])
    ]:
        yield items


def say_message(event: Event, people: Names) -> str:
    """Who wrote it, and when."""
    by = plain(people.name(event.by)) if isinstance(event.by, PersonId) else OURSELVES
    return say("message.by", name=by, at=at(event.at))


def withdrawn_items(scene: CaseScene, shown: Fitted) -> Iterator[list[Element]]:
    """One part with the reason; none where it was not taken back."""
    if "withdrawn" in shown:
        yield [*withdrawn_line(scene), *shown["withdrawn"]]


def withdrawn_line(scene: CaseScene) -> list[Element]:
    """For whoever decides: that it was taken back, and that nothing stops for it."""
    taken = scene.case.withdrawn
    if taken is None or scene.case.decided is not None:
        return []
    return [text(say("withdrawn.line", at=at(taken.at)), colour="warning")]
