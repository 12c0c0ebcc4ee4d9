"""Who looked at a case, and who did what: one list, in the order in which it came."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from dialogs.cards.elements import Card, Element, box, card, execute, heading, part, text
from dialogs.cards.quoting import plain
from dialogs.cases.history import SayFact, say_event
from dialogs.cases.scene import CaseScene, Names, at, buttons
from dialogs.cases.verbs import Verb
from dialogs.reading.sentences import say
from dialogs.words.wording import party_name
from governance.moments import london
from governance.policy import LOOKS_SHOWN
from governance.reading.looks import Looks

A_PAGE = 25  # lines: a card must stay under 28 KB
MOST_REFUSED = MOST_OPENED = 10


def looked_card(
    scene: CaseScene,
    say_fact: SayFact,
    looks: Sequence[Looks],
    refused: Sequence[Looks],
    *,
    page: int,
) -> Card:
    """Show a page of it; the first holds the newest. It names people, so it is folded away."""
    title = say("looked.title", reference=scene.reference)
    lines = _lines(scene, say_fact, looks)
    last = max(len(lines) - A_PAGE * page, min(A_PAGE, len(lines)))
    first = max(last - A_PAGE, 0)
    body = [
        heading(title),
        text(say("looked.means")),
        *_refused(scene, refused),
        text("\n".join(f"- {line}" for line in lines[first:last])),
        *_which(lines, first, last),
        *_only(looks),
        text(say("open.folds"), subtle=True, size="small"),
    ]
    return card(
        body, [*_earlier(scene, first, page), *buttons(scene, (Verb.CLOSE,))], summary=title
    )


def who_opened(people: Names, looks: Sequence[Looks]) -> list[Element]:
    """Return the block of an opened part: who of its party opened it, the newest last."""
    lines = [
        f"- {_look(plain(people.name(one.by)), one, 'looked.opened_once', 'looked.opened_often')}"
        for one in looks[-MOST_OPENED:]
    ]
    means = text(say("looked.means_part"), subtle=True)
    return [part(say("looked.opened"), [text("\n".join(lines)), means])]


def _lines(scene: CaseScene, say_fact: SayFact, looks: Sequence[Looks]) -> list[str]:
    parties = partial(party_name, scene.agreement)
    done = [
        (event.at, say_event(event, scene.people, parties, say_fact))
        for event in scene.case.history
    ]
    read = [
        (one.first, _look(scene.name(one.by), one, "looked.once", "looked.often")) for one in looks
    ]
    return [line for _, line in sorted([*done, *read], key=_when)]


def _when(line: tuple[datetime, str]) -> datetime:
    return line[0]


def _look(who: str, one: Looks, once: str, often: str) -> str:
    said = {"at": at(one.first), "who": who}
    if one.count == 1:
        return say(once, **said)
    return say(often, count=str(one.count), last=f"{london(one.last):%H:%M}", **said)


def _refused(scene: CaseScene, refused: Sequence[Looks]) -> list[Element]:
    if not refused:
        return []
    lines = [
        _look(scene.name(one.by), one, "looked.refused_once", "looked.refused_often")
        for one in refused[-MOST_REFUSED:]
    ]
    said = [
        text(say("looked.refused"), bold=True),
        text("\n".join(f"- {line}" for line in lines)),
        text(say("looked.refused_means"), subtle=True),
    ]
    return [box("warning", said)]


def _which(lines: Sequence[str], first: int, last: int) -> list[Element]:
    if len(lines) <= A_PAGE:
        return []
    said = {"first": str(first + 1), "last": str(last), "count": str(len(lines))}
    return [text(say("looked.page", **said), subtle=True)]


def _only(looks: Sequence[Looks]) -> list[Element]:
    enough = sum(one.count for one in looks) >= LOOKS_SHOWN
    return [text(say("looked.only", count=str(LOOKS_SHOWN)), subtle=True)] if enough else []


def _earlier(scene: CaseScene, first: int, page: int) -> list[Element]:
    data = {**scene.ref.data(), "more": page + 1}
    button = execute(say("looked.earlier"), Verb.LOOKED, data, needs_inputs=False)
    return [button] if first else []
