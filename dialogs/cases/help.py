"""Help: what can be typed, by this person before anyone, with sample conversations."""

from collections.abc import Iterable, Sequence

from dialogs.cards.elements import MOST_BUTTONS, Card, Element, Ref, card, group, heading, text
from dialogs.cards.quoting import plain
from dialogs.cases.home import MY_REPORTS, NOBODY, ForThem, StartButton, not_sent
from dialogs.words.wording import say

Transcript = Sequence[tuple[str, str]]
"""A sample conversation: (who, what), in order."""


def help_card(
    ref: Ref,
    suggested: Iterable[tuple[str, str]],
    starts: Sequence[StartButton],
    more: Sequence[StartButton],
    transcripts: Iterable[Transcript] = (),
    theirs: ForThem = NOBODY,
) -> Card:
    """List what can be typed, as Teams suggests it, with sample conversations if there are any.

    `more`: buttons that only this card has. What is this person's own comes first.
    """
    body = [
        heading(say("help.title")),
        *not_sent(theirs),
        *_own_list(theirs),
        _typed_list([*suggested], say("help.choices")),
        *(_example(transcript) for transcript in transcripts),
    ]
    rest = [*starts, MY_REPORTS, *more]
    actions = [*theirs.actions(ref), *(one.shown(ref) for one in rest)]
    return card(body, actions[:MOST_BUTTONS], summary=say("help.title"))


def _own_list(theirs: ForThem) -> list[Element]:
    if not theirs.lines:
        return []
    title = "help.own" if theirs.of_a_case() else "help.own_agreement"
    return [text(say(title, posts=theirs.posts)), _typed_list(theirs.lines)]


def _typed_list(rows: Sequence[tuple[str, str]], *more: str) -> Element:
    lines = [*(f"**{plain(typed)}**: {plain(does)}." for typed, does in rows), *more]
    return text("\n".join(f"- {line}" for line in lines))


def _example(transcript: Transcript) -> Element:
    said = [text(f"**{plain(who)}:** {plain(what)}") for who, what in transcript]
    return group([heading(say("help.example"), size="medium"), *said], separator=True)
