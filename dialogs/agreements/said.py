"""What people wrote about the agreement: changes they want, who should be asked, why they refuse.

For the partnership office, when it asks; nothing of it stands on any other card.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from dialogs.agreements.scene import AgreementScene, button, card
from dialogs.agreements.sentences import say
from dialogs.agreements.verbs import AgreementVerb as Verb
from dialogs.cards.elements import Card, Element, group, heading, quoted, text
from governance.agreements.facts import (
    AgreementEvent,
    NoticeWithdrawn,
    NotMe,
    ReviewAnswered,
    SignatureDeclined,
)
from governance.agreements.model import ReviewOutcome
from governance.moments import london, say_date

NEWEST = 4  # of two thousand characters each, twice: what one card can hold


def anything_said(scene: AgreementScene) -> bool:
    """Whether anybody wrote anything."""
    return any(_written(event) for event in scene.state.history)


def said_card(scene: AgreementScene) -> Card:
    """The newest of it, word for word."""
    title = say("said.title")
    events = (event for event in reversed(scene.state.history) if _written(event))
    parts = [_one(scene, event) for event in islice(events, NEWEST)]
    folds = text(say("said.folds"), subtle=True, size="small")
    body = [heading(title), *(parts or [text(say("said.nothing"))]), folds]
    close = button(scene, "close", Verb.PROGRESS)
    propose = [] if scene.state.has_ended(scene.today) else [_propose(scene)]
    return card(body, [*propose, close], summary=title)


def _propose(scene: AgreementScene) -> Element:
    return button(scene, "propose", Verb.PROPOSE)


def _one(scene: AgreementScene, event: AgreementEvent) -> Element:
    kind, party, words = _written(event) or ("", "", ())
    day = say_date(london(event.at).date())
    line = say(f"said.{kind}", party=scene.name(party) if party else "", day=day)
    return group([text(line, bold=True), *_quoted(words)], separator=True)


def _quoted(words: Sequence[str]) -> Iterator[Element]:
    for each in words:
        yield from quoted(each)


def _written(event: AgreementEvent) -> tuple[str, str, tuple[str, ...]] | None:
    """(the sentence, whose words, the words) where somebody wrote some."""
    match event.fact:
        case ReviewAnswered(party, outcome=ReviewOutcome.CHANGE_NEEDED, what=what, why=why):
            return "change", party, (what, why)
        case NotMe(party, who=who) if who:
            return "not_me", party, (who,)
        case SignatureDeclined(party, why=why) if why:
            return "declined", party, (why,)
        case NoticeWithdrawn(why) if why:
            return "withdrawn", "", (why,)
        case _:
            return None
